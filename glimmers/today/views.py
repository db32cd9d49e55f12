"""Today and any other day with the form to add to it; one glimmer, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from common.dates import FIRST_DAY, day_in_full, day_of, last_day
from common.requests import SignedIn
from glimmers.cards.card import Card, Cards, Place
from glimmers.cards.held import held
from glimmers.journal.drawn_form import drawn
from glimmers.journal.forms import ChangeForm, GlimmerForm
from glimmers.journal.keeping import ChangedMeanwhile, KeptOtherwise
from glimmers.journal.models import Glimmer
from glimmers.journal.months import days_beside
from glimmers.photos.keeping import PhotoGone, change, keep
from glimmers.photos.models import prints_of
from glimmers.photos.seen import Seen
from glimmers.photos.tray import Tray
from glimmers.search.finding import beside
from glimmers.search.reading import read
from glimmers.today.day_form import as_sent, fresh_form, here, is_today, zone_of
from glimmers.today.pages import Page, kept_one, of_day
from glimmers.today.telling import said_of_change


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def today(request: SignedIn) -> HttpResponse:
    """The form, first; below it today's glimmers."""
    return _day(request, day_of(timezone.now(), here()))


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def day(request: SignedIn, day: date) -> HttpResponse:
    """That day's glimmers, the days beside it, and the form to add one to that day."""
    if not FIRST_DAY <= day <= last_day(timezone.now(), here()):
        raise Http404
    return _day(request, day)


def _day(request: SignedIn, day: date) -> HttpResponse:
    if request.method == "POST":
        return _keep(request, day)
    after = request.GET.get("after", "")
    page = of_day(request.user, day, after)
    if request.htmx and after:
        return render(request, "today/_page.html", {"page": _cards(page, goes_on=True)})
    today = day_of(timezone.now(), here())
    day_before, day_after = days_beside(request.user, day)
    return render(
        request,
        "today/day.html",
        {
            "day": day,
            "is_today": day == today,
            "is_past": day < today,
            "form": fresh_form(day),
            "tray": Tray(request.user),
            "page": _cards(page),
            "is_later_page": bool(after),
            "day_before": day_before,
            "day_after": day_after if day < today else None,
        },
    )


def _cards(page: Page[Seen], *, goes_on: bool = False) -> Page[Card]:
    """The page as cards; where it goes on the one before it, reading does so at its first."""
    first = page.rows[0] if goes_on and page.rows else None
    make = Cards()
    return page.of(lambda glimmer: make.of(glimmer, glimmer.prints, Place(is_next=glimmer is first)))


def _keep(request: SignedIn, day: date) -> HttpResponse:
    if request.POST.get("writer", str(request.user.pk)) != str(request.user.pk):
        return _somebody_else(request)
    tray = Tray.sent(request.user, request.POST, request.FILES)  # type: ignore[arg-type]
    zone = zone_of(request)
    form = GlimmerForm(as_sent(request.POST, day), zone=zone, photos=tray.choices)
    status, kept_before = 422, None
    if tray.was_arranged:
        form.leave_unread()
        status = 200
    elif form.is_valid() and not tray.mistakes:
        try:
            glimmer, _is_new = keep(request.user, form.content(), zone=zone, client_id=form.cleaned_data["client_id"])
        except KeptOtherwise as before:
            status = 409
            form.add_error(None, _("These words were sent before and kept, and then changed in this form."))
            form.add_error(None, _("Keep again to keep them as they are now, as a glimmer of their own."))
            form.start_over()
            kept_before = before.glimmer
        except PhotoGone:
            tray.lose_what_is_gone()
        else:
            return _kept(request, glimmer, day)
    template = "today/_quick_add.html" if request.htmx else "today/keep.html"
    context = {"form": drawn(form, kept_before), "tray": tray, "day": day, "is_today": is_today(day)}
    return render(request, template, context, status=status)


def _kept(request: SignedIn, glimmer: Glimmer, day: date) -> HttpResponse:
    if request.htmx:
        context = {
            "glimmer": glimmer,
            "it": Cards().of(glimmer, prints_of(glimmer), Place(is_new=True)),
            "form": fresh_form(day, is_focused=True),
            "tray": Tray(request.user),
            "day": day,
            "is_today": is_today(day),
        }
        # A page that was opened before midnight lists yesterday.
        context["is_on_page"] = request.POST.get("day", day.isoformat()) == glimmer.noticed_on.isoformat()
        response = render(request, "today/_kept.html", context)
        response.headers["HX-Trigger"] = "glimmers:kept"
        return response
    elsewhere = glimmer.noticed_on != day
    messages.success(
        request, _("Kept on %(day)s.") % {"day": day_in_full(glimmer.noticed_on)} if elsewhere else _("Kept.")
    )
    return redirect(request.path)


def _somebody_else(request: SignedIn) -> HttpResponse:
    """The form was opened by one person and sent while another is signed in: it belongs in neither's journal now."""
    template = "today/_somebody_else.html" if request.htmx else "today/somebody_else.html"
    response = render(request, template, {"text": request.POST.get("text", "")}, status=409)
    response.headers["HX-Trigger"] = "glimmers:somebody-else"
    return response


@require_safe
@vary_on_headers("HX-Request")
def glimmer(request: SignedIn, pk: UUID) -> HttpResponse:
    """One glimmer, large, between its neighbours among those that the address narrows it to."""
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
    return render(request, "today/glimmer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def edit(request: SignedIn, pk: UUID) -> HttpResponse:
    """Change one of my glimmers."""
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
                said = said_of_change(before, glimmer, has_less=has_less)
                has_moved = glimmer.noticed_on != before
                return _shown(request, glimmer, said, is_focused=True, has_moved=has_moved)
    template = "today/_change.html" if request.htmx else "today/edit.html"
    context = {"form": form, "tray": tray, "glimmer": glimmer, "other": other}
    context["other_marks"] = Cards().marks(other.shift, other.sources, other.place) if other else None
    return render(request, template, context, status=status)


@require_POST
def keep_close(request: SignedIn, pk: UUID) -> HttpResponse:
    """Mark it as one to come back to, or no longer."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.keep_close(request.POST.get("is_close") == "1")
    return _shown(request, glimmer, _("Kept close.") if glimmer.is_close else _("No longer kept close."))


@require_POST
def tuck_away(request: SignedIn, pk: UUID) -> HttpResponse:
    """Never bring it back unasked, or do again."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.tuck_away(request.POST.get("is_tucked") == "1")
    return _shown(request, glimmer, _("Tucked away.") if glimmer.is_tucked else _("No longer tucked away."))


@require_POST
def put_away(request: SignedIn, pk: UUID) -> HttpResponse:
    """Take it out of the journal, with Undo in its place."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.put_away()
    return _shown(request, glimmer)


@require_POST
def take_back(request: SignedIn, pk: UUID) -> HttpResponse:
    """Put it back where it was."""
    glimmer = _find(request, pk)
    with _still_there():
        glimmer.take_back()
    return _shown(request, glimmer, _("It is back in its place."), is_focused=True)


def _shown(
    request: SignedIn, glimmer: Glimmer, said: str = "", *, is_focused: bool = False, has_moved: bool = False
) -> HttpResponse:
    """The glimmer as it is now: its card for HTMX, else its page.

    `is_focused` where what had the focus is gone with the swap; otherwise htmx finds it again by its id. `has_moved` to
    another day: then the card says to which.
    """
    if request.htmx:
        context: dict[str, Any] = {"said": said, "is_focused": is_focused}
        if glimmer.put_away_at:
            return render(request, "today/_put_away.html", {**context, "glimmer": glimmer, "is_swapped": True})
        context["it"] = Cards().of(glimmer, prints_of(glimmer), Place(has_moved=has_moved))
        return render(request, "cards/swapped.html", context)
    if said:
        messages.success(request, said)
    return redirect(glimmer)


@contextmanager
def _still_there() -> Iterator[None]:
    """One that goes for good at this moment is answered for as one that never was."""
    try:
        yield
    except Glimmer.DoesNotExist:
        raise Http404 from None


def _find(request: SignedIn, pk: UUID) -> Glimmer:
    return get_object_or_404(request.user.glimmers.reachable(), pk=pk)
