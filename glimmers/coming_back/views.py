"""Settings → Coming back, what rests, and what lies at the end of the scrapbook."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import User
from common.dates import day_in_full
from common.owned import atomic_for
from common.requests import SignedIn
from glimmers.cards.no_longer import no_longer
from glimmers.coming_back.bringing_back import around_this_time
from glimmers.coming_back.forms import QuietDayForm, RestForm, WayForm
from glimmers.coming_back.models import Kind, QuietDay, Way
from glimmers.journal.models import Glimmer, Rest, RestedGlimmer
from glimmers.journal.rests import Kind as RestKind
from glimmers.journal.rests import rest
from glimmers.journal.vocabulary import source_labels

WORDS_SHOWN = 80  # characters of a glimmer that rests


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: SignedIn) -> HttpResponse:
    """Show and save the ways in which something comes back; below them what rests, and the days left alone."""
    data = request.POST if request.method == "POST" else None
    ways = {way.kind: way for way in Way.objects.of(request.user.pk)}
    forms = [WayForm(data, kind=kind, way=ways.get(kind)) for kind in Kind]
    if data is not None and not any(form.errors for form in forms):
        with atomic_for(request.user.pk):
            for form in forms:
                form.save(request.user)
        messages.success(request, _("Saved."))
        return redirect("coming_back:settings")
    return _page(request, ways=forms, status=200 if data is None else 422)


@require_POST
def add_rest(request: SignedIn) -> HttpResponse:
    """Let a tag, a name, a source or some days rest."""
    form = RestForm(request.POST, user=request.user, today=timezone.localdate())
    if not form.is_valid():
        return _page(request, refused=form, status=422)
    form.save()
    messages.success(request, _("It rests now."))
    return _back_to("rests")


@require_POST
def end_rest(request: SignedIn, pk: int) -> HttpResponse:
    """End the rest of a tag, a name, a source or some days."""
    get_object_or_404(Rest.objects.of(request.user.pk), pk=pk).delete()
    messages.success(request, _("Its rest is over."))
    return _back_to("rests")


@require_POST
def add_quiet_day(request: SignedIn) -> HttpResponse:
    """Mark a day on which nothing comes back."""
    form = QuietDayForm(request.POST)
    if not form.is_valid():
        return _page(request, quiet=form, status=422)
    form.save(request.user)
    messages.success(request, _("Nothing will come on that day."))
    return _back_to("quiet-days")


@require_POST
def end_quiet_day(request: SignedIn) -> HttpResponse:
    """Treat a marked day as any other again."""
    form = QuietDayForm(request.POST)
    if not form.is_valid():
        return _page(request, quiet=form, status=422)
    QuietDay.objects.of(request.user.pk).filter(on=form.cleaned_data["on"]).delete()
    messages.success(request, _("That day is as any other again."))
    return _back_to("quiet-days")


@require_POST
def rest_glimmer(request: SignedIn, pk: UUID) -> HttpResponse:
    """Let one glimmer rest, so that nothing shows it unasked any more."""
    glimmer = get_object_or_404(request.user.glimmers.reachable(), pk=pk)
    try:
        rest(glimmer)
    except Glimmer.DoesNotExist:
        raise Http404 from None
    if request.htmx:
        response = render(request, "coming_back/_rests.html", {"glimmer": glimmer})
        return no_longer(response, glimmer)
    messages.success(request, _("It rests now. It is in your journal as before, and nothing brings it back."))
    return redirect(glimmer)


@require_POST
def end_glimmer_rest(request: SignedIn, pk: UUID) -> HttpResponse:
    """End the rest of one glimmer."""
    glimmer = get_object_or_404(request.user.glimmers.reachable(), pk=pk)
    RestedGlimmer.objects.of(request.user.pk).filter(glimmer_id=glimmer.pk).delete()
    if request.htmx:
        return render(request, "coming_back/_rests_no_longer.html")
    messages.success(request, _("Its rest is over."))
    return _back_to("rests")


@require_safe
@vary_on_headers("HX-Request")
def this_time(request: SignedIn) -> HttpResponse:
    """Show a few from around this time of earlier years; for scripts, what the end of the scrapbook takes in."""
    context = {"this_time": around_this_time(request.user, timezone.localdate())}
    return render(request, "coming_back/_this_time.html" if request.htmx else "coming_back/this_time.html", context)


def _back_to(part: str) -> HttpResponse:
    return redirect(f"{reverse('coming_back:settings')}#{part}")


class Resting(NamedTuple):
    """One line of what rests: how it is written, until when, the address that ends it, and that of a glimmer."""

    kind: str
    what: str
    until: str
    ends: str
    address: str = ""


def _page(
    request: SignedIn,
    *,
    ways: list[WayForm] | None = None,
    refused: RestForm | None = None,
    quiet: QuietDayForm | None = None,
    status: int,
) -> HttpResponse:
    user, today = request.user, timezone.localdate()
    chosen = {} if ways else {way.kind: way for way in Way.objects.of(user.pk)}
    rest_forms = [
        refused if refused and refused.said == kind else RestForm(user=user, today=today, kind=kind)
        for kind in RestKind
    ]
    context: dict[str, Any] = {
        "ways": ways or [WayForm(kind=kind, way=chosen.get(kind)) for kind in Kind],
        "rest_forms": rest_forms,
        "not_said": refused.errors["kind"] if refused and not refused.said else (),
        "rests": [*map(_line, Rest.objects.of(user.pk).on(today).in_order()), *map(_glimmers_line, _rested(user))],
        "quiet_form": quiet or QuietDayForm(),
        "quiet_days": QuietDay.objects.of(user.pk).in_order(),
    }
    return render(request, "coming_back/settings.html", context, status=status)


def _line(each: Rest) -> Resting:
    kind = RestKind(each.kind)
    what = {RestKind.TAG: f"#{each.what}", RestKind.SOURCE: source_labels().get(each.what, "")}.get(kind, each.what)
    if each.first_on and each.last_on:
        what = " – ".join(day_in_full(day) for day in dict.fromkeys([each.first_on, each.last_on]))
    until = _("until %(day)s") % {"day": day_in_full(each.until_on)} if each.until_on else ""
    return Resting(str(kind.label), what, until, reverse("coming_back:end_rest", args=[each.pk]))


def _glimmers_line(glimmer: Glimmer) -> Resting:
    words = Truncator(" ".join(glimmer.text.split())).chars(WORDS_SHOWN) or _("A photo")
    ends = reverse("coming_back:end_glimmer_rest", args=[glimmer.pk])
    return Resting(day_in_full(glimmer.noticed_on), words, "", ends, glimmer.get_absolute_url())


def _rested(user: User) -> list[Glimmer]:
    mine = user.glimmers.kept().filter(rested__user_id=user.pk)
    return list(mine.newest_first())
