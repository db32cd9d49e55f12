"""Put away: what can be taken back for 30 days, and deleting it for good."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import User
from common.owned import atomic_for
from common.requests import SignedIn
from glimmers.cards.put_away_items import Item, held, held_before, photo_item, put_away_item, words_item
from glimmers.journal.keyset import Page
from glimmers.journal.models import EarlierWords
from glimmers.photos import keeping_with_photos as keeping
from glimmers.photos.models import prints_of, with_photos
from glimmers.photos.prints import Prints
from glimmers.put_away.list_page import page_of
from glimmers.tags.models import are_some_lately

LARGE = "(min-width: 50rem) 34rem, calc(100vw - 4rem)"  # how wide a photo is shown before it is deleted, for `sizes`


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: SignedIn, pk: UUID) -> HttpResponse:
    """Delete a put-away glimmer for good, after asking."""
    if request.method == "POST":
        with atomic_for(request.user.pk):  # one that is taken back at this moment stays
            get_object_or_404(request.user.glimmers.put_away().select_for_update(), pk=pk).delete()
        return _gone(request)
    glimmer = get_object_or_404(request.user.glimmers.put_away(), pk=pk)
    return render(request, "put_away/delete.html", {"held": held(glimmer, prints_of(glimmer))})


@require_POST
def take_words_back(request: SignedIn, pk: int) -> HttpResponse:
    """Give a glimmer back what a change had replaced."""
    earlier = get_object_or_404(request.user.earlier_words.put_away(), pk=pk)
    try:
        glimmer = keeping.take_words_back(earlier)
    except EarlierWords.DoesNotExist:
        raise Http404 from None
    messages.success(request, _("What was replaced is back."))
    return redirect(glimmer)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_words(request: SignedIn, pk: int) -> HttpResponse:
    """Delete for good what was replaced, after asking."""
    words = request.user.earlier_words.put_away()
    if request.method == "POST":
        with atomic_for(request.user.pk):  # those that are taken back at this moment stay
            get_object_or_404(words.select_for_update(of=("self",)), pk=pk).delete()
        return _gone(request)
    return render(request, "put_away/delete_words.html", {"held": held_before(get_object_or_404(words, pk=pk))})


@require_POST
def take_photo_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Put a photo back into the glimmer that it was taken out of."""
    photo = get_object_or_404(request.user.photos.reachable().exclude(glimmer_id=None).select_related("glimmer"), pk=pk)
    assert photo.glimmer is not None
    glimmer = photo.glimmer
    try:
        is_back = photo.take_back()
    except ObjectDoesNotExist:
        raise Http404 from None
    if is_back:
        messages.success(request, _("It is back in its place."))
    else:
        messages.error(request, _("That glimmer holds as many photos as it can. Take one out of it first."))
    return redirect(glimmer)


@require_http_methods(["GET", "HEAD", "POST"])
def delete_photo(request: SignedIn, pk: UUID) -> HttpResponse:
    """Delete for good a photo that was taken out, after asking."""
    photos = request.user.photos.put_away()
    if request.method == "POST":
        with atomic_for(request.user.pk):  # one that is taken back at this moment stays
            get_object_or_404(photos.select_for_update(), pk=pk).delete()
        return _gone(request)
    shown = Prints().of(get_object_or_404(photos, pk=pk), sizes=LARGE, is_eager=True)
    return render(request, "put_away/delete_photo.html", {"photo": shown})


def _gone(request: SignedIn) -> HttpResponse:
    messages.success(request, _("Gone for good."))
    return redirect("put_away:put_away")


@require_safe
@vary_on_headers("HX-Request")
def put_away(request: SignedIn) -> HttpResponse:
    """Show what was put away, taken out or replaced in the last 30 days: the first of each, or more of one."""
    kind = next((name for name in LISTS if request.GET.get(name)), "")
    if kind and request.htmx:
        return render(request, "put_away/_list.html", {"list": _list(request, kind), "goes_on": True})
    lists = [_list(request, name) for name in LISTS if kind in {"", name}]
    renames = list(request.user.tag_renames.lately()) if not kind and are_some_lately(request.user) else []
    is_empty = not renames and not any(each.rows for each in lists)
    context = {"lists": lists, "asked": kind, "goes_on": False, "renames": renames, "is_empty": is_empty}
    return render(request, "put_away/put_away.html", context)


class List(NamedTuple):
    """Some of what can be taken back, under its name, and the address where it goes on, or ""."""

    name: str
    rows: list[Item]
    after: str
    address: str


def _list(request: SignedIn, kind: str) -> List:
    name, page = LISTS[kind](request.user, request.GET.get(kind, ""))
    return List(name, page.rows, page.after, f"{request.path}?{kind}={page.after}")


def _glimmers(user: User, after: str) -> tuple[str, Page[Item]]:
    page = page_of(user.glimmers.put_away(), "put_away_at", after)
    with_photos(page.rows)
    return "", page.of(lambda glimmer: put_away_item(glimmer, prints_of(glimmer)))


def _photos(user: User, after: str) -> tuple[str, Page[Item]]:
    page = page_of(user.photos.put_away().select_related("glimmer"), "put_away_at", after)
    return _("Photos taken out"), page.of(photo_item)


def _words(user: User, after: str) -> tuple[str, Page[Item]]:
    return _("What was replaced"), page_of(user.earlier_words.put_away(), "replaced_at", after).of(words_item)


LISTS: dict[str, Callable[[User, str], tuple[str, Page[Item]]]] = {
    "glimmers": _glimmers,
    "photos": _photos,
    "words": _words,
}
