"""Today and any other day, with the form to add to it."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django.views.decorators.vary import vary_on_headers

from accounts.sessions import asks_along
from common.dates import FIRST_DAY, day_in_full, day_of, last_day
from common.requests import SignedIn
from glimmers.cards.card import Card, Cards, Place
from glimmers.coming_back.bringing_back import FromBefore, on_this_day, one_from_before
from glimmers.coming_back.models import Kind
from glimmers.coming_back.ways import may_be_chosen, ways_along
from glimmers.glimmer.drawn_form import drawn
from glimmers.glimmer.forms import GlimmerForm
from glimmers.journal.keeping import KeptOtherwise
from glimmers.journal.keyset import Page
from glimmers.journal.models import Glimmer
from glimmers.journal.months import days_beside
from glimmers.photos.glimmer_values import Seen
from glimmers.photos.keeping_with_photos import PhotoGone, keep
from glimmers.photos.models import prints_of
from glimmers.photos.tray import Tray
from glimmers.today.day_form import as_sent, fresh_form, here, is_today, zone_of
from glimmers.today.day_page import of_day


@asks_along(ways_along)
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def today(request: SignedIn) -> HttpResponse:
    """Show the form, first; below it today's glimmers."""
    return _day(request, day_of(timezone.now(), here()), is_front=True)


@asks_along(ways_along)
@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def day(request: SignedIn, day: date) -> HttpResponse:
    """Show that day's glimmers, the days beside it, and the form to add one to that day."""
    if not FIRST_DAY <= day <= last_day(timezone.now(), here()):
        raise Http404
    return _day(request, day)


def _day(request: SignedIn, day: date, *, is_front: bool = False) -> HttpResponse:
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
            "from_before": _from_before(request, today) if is_front and not after else None,
            "on_this_day": () if is_front or after else _on_this_day(request, day, today),
        },
    )


def _from_before(request: SignedIn, today: date) -> FromBefore | None:
    return one_from_before(request.user, today) if may_be_chosen(request, Kind.FROM_BEFORE) else None


def _on_this_day(request: SignedIn, day: date, today: date) -> list[Card]:
    return on_this_day(request.user, day, today) if may_be_chosen(request, Kind.ON_THIS_DAY) else []


def _cards(page: Page[Seen], *, goes_on: bool = False) -> Page[Card]:
    """Make the cards of a page; where it continues the page before it, the first takes the focus."""
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
    template = "glimmer/_quick_add.html" if request.htmx else "today/keep.html"
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
    is_on_other_day = glimmer.noticed_on != day
    messages.success(
        request, _("Kept on %(day)s.") % {"day": day_in_full(glimmer.noticed_on)} if is_on_other_day else _("Kept.")
    )
    return redirect(request.path)


def _somebody_else(request: SignedIn) -> HttpResponse:
    """Refuse a form that one person opened and sent while another is signed in: it belongs in neither's journal."""
    template = "today/_somebody_else.html" if request.htmx else "today/somebody_else.html"
    response = render(request, template, {"text": request.POST.get("text", "")}, status=409)
    response.headers["HX-Trigger"] = "glimmers:somebody-else"
    return response
