"""One glimmer: shown, changed, marked, put away and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from common.requests import SignedIn
from glimmers.cards.card import Cards, Place
from glimmers.cards.no_longer import no_longer
from glimmers.cards.put_away_items import held
from glimmers.glimmer.forms import ChangeForm
from glimmers.glimmer.said_of_change import said_of_change
from glimmers.journal.keeping import ChangedMeanwhile
from glimmers.journal.models import Glimmer
from glimmers.photos.glimmer_values import kept_one
from glimmers.photos.keeping_with_photos import PhotoGone, change
from glimmers.photos.models import prints_of
from glimmers.photos.tray import Tray
from glimmers.search.finding import beside
from glimmers.search.query_from_address import read


@require_safe
@vary_on_headers("HX-Request")
def glimmer(request: SignedIn, pk: UUID) -> HttpResponse:
    """Show one glimmer, large, between its neighbours among those that the address narrows to."""
    if request.htmx:
        return _shown(request, _find(request, pk), is_focused=True)
    seen = kept_one(request.user, pk)
    away = None if seen else _find(request, pk)
    glimmer: Any = seen or away
    query = read(request.GET)
    address = f"?{query.in_address}" if query else ""
    older, newer = beside(request.user, query, glimmer.place_in_time)
    context = {
        "glimmer": glimmer,
        "it": Cards().of(seen, seen.prints, Place(query=address)) if seen else None,
        "held": held(away, prints_of(away)) if away else None,
        "older": older,
        "newer": newer,
        "query": address,
        "narrowed": f"{query.in_address}&" if query else "",
        "is_focused": False,
        "is_swapped": False,
    }
    return render(request, "glimmer/glimmer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def edit(request: SignedIn, pk: UUID) -> HttpResponse:
    """Change one of somebody's glimmers."""
    glimmer = _find(request, pk)
    is_sent = request.method == "POST"
    tray = (
        Tray.sent(request.user, request.POST, request.FILES, glimmer)  # type: ignore[arg-type]
        if is_sent
        else Tray(request.user, glimmer)
    )
    form = ChangeForm(request.POST if is_sent else None, glimmer=glimmer, photos=tray.choices)
    form.fields["text"].widget.attrs.setdefault("autofocus", not form.is_bound)
    status, other, before = 200, None, glimmer.noticed_on
    photos = {photo.pk for photo in prints_of(glimmer)}
    if tray.was_arranged:
        form.leave_unread()
    elif form.is_bound:
        status = 422
        if form.is_valid() and not tray.mistakes:
            try:
                glimmer = change(glimmer, form.content(), revision=form.opened_at_revision)
            except ChangedMeanwhile as meanwhile:
                status, other = 409, meanwhile.glimmer
                form.catch_up(other)
            except Glimmer.DoesNotExist:
                raise Http404 from None
            except PhotoGone:
                tray.lose_what_is_gone()
            else:
                has_less = glimmer.took_away or bool(photos - {photo.pk for photo in tray.photos})
                message = said_of_change(before, glimmer, has_less=has_less)
                has_moved = glimmer.noticed_on != before
                return _shown(request, glimmer, message, is_focused=True, has_moved=has_moved)
    template = "glimmer/_change.html" if request.htmx else "glimmer/edit.html"
    context = {"form": form, "tray": tray, "glimmer": glimmer, "other": other}
    context["other_marks"] = Cards().marks(other.shift, other.sources, other.place) if other else None
    return render(request, template, context, status=status)


@require_POST
def keep_close(request: SignedIn, pk: UUID) -> HttpResponse:
    """Mark a glimmer as one to come back to, or no longer."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.keep_close(request.POST.get("is_close") == "1")
    return _shown(request, glimmer, _("Kept close.") if glimmer.is_close else _("No longer kept close."))


@require_POST
def tuck_away(request: SignedIn, pk: UUID) -> HttpResponse:
    """Tuck a glimmer away, so that it never comes back unasked, or no longer."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.tuck_away(request.POST.get("is_tucked") == "1")
    return _shown(request, glimmer, _("Tucked away.") if glimmer.is_tucked else _("No longer tucked away."))


@require_POST
def put_away(request: SignedIn, pk: UUID) -> HttpResponse:
    """Take a glimmer out of the journal, with Undo in its place."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.put_away()
    return _shown(request, glimmer)


@require_POST
def take_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Put a glimmer back where it was."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.take_back()
    return _shown(request, glimmer, _("It is back in its place."), is_focused=True)


def _shown(
    request: SignedIn, glimmer: Glimmer, message: str = "", *, is_focused: bool = False, has_moved: bool = False
) -> HttpResponse:
    """Show the glimmer as it is now: its card for HTMX, else its page.

    `is_focused` where the swap removes what had the focus; otherwise htmx finds it again by its id. With `has_moved`
    the card says to which day. One that may not come back as it is now goes from whatever has brought it back.
    """
    if request.htmx:
        context: dict[str, Any] = {"said": message, "is_focused": is_focused}
        if glimmer.put_away_at:
            context |= {"glimmer": glimmer, "is_swapped": True}
            return no_longer(render(request, "glimmer/_put_away.html", context), glimmer)
        context["it"] = Cards().of(glimmer, prints_of(glimmer), Place(has_moved=has_moved))
        response = render(request, "cards/swapped.html", context)
        may_come = request.user.glimmers.may_come_back(timezone.localdate()).filter(pk=glimmer.pk).exists()
        return response if may_come else no_longer(response, glimmer)
    if message:
        messages.success(request, message)
    return redirect(glimmer)


@contextmanager
def _still_there() -> Iterator[None]:
    """Answer for a glimmer that is deleted for good at this moment as for one that never was."""
    try:
        yield
    except Glimmer.DoesNotExist:
        raise Http404 from None


def _find(request: SignedIn, pk: UUID) -> Glimmer:
    return get_object_or_404(request.user.glimmers.reachable(), pk=pk)
