"""What a glimmer is, ideas for noticing one, and one idea at a time."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.models import User
from common.requests import SignedIn
from glimmers.practice.ideas import BY_KEY, PLACES, books, examples, question, sections
from glimmers.practice.lines import Line
from glimmers.practice.showing_ideas import bring_back, keep_away, kept_away, show_one
from glimmers.search.chips import Chip


@login_not_required
@require_safe
def what(request: HttpRequest) -> HttpResponse:
    """Say what a glimmer is, where the word comes from, and what is known about noticing."""
    return render(request, "practice/what.html", {"examples": examples(), "books": books()})


@login_not_required
@require_safe
def ideas(request: HttpRequest) -> HttpResponse:
    """Show all ideas to read and print, or those for one place; a place that there is not narrows nothing."""
    place = _place(request.GET.get("for", ""))
    away = kept_away(request.user) if isinstance(request.user, User) else []
    context = {
        "sections": sections(place, without={each.key for each in away}),
        "places": [_chip(key, _(label), is_chosen=key == place) for key, label in PLACES.items()],
        "kept_away": [question(each) for each in away],
        "place": place,
    }
    return render(request, "practice/ideas.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@vary_on_headers("HX-Request")
def one(request: SignedIn) -> HttpResponse:
    """Show one idea: the one that the address names or, when asked for another, one that was not there lately."""
    if request.method != "POST":
        key = request.GET.get("idea", "")
        return _show(request, _asked(key) if key else None, is_none_left="none" in request.GET)
    idea = show_one(request.user, _place(request.POST.get("for", "")))
    if request.htmx:
        return _show(request, idea, is_none_left=idea is None)
    return redirect(f"{reverse('practice:one')}?{f'idea={idea.key}' if idea else 'none'}")


@require_POST
def keep_idea_away(request: SignedIn, key: str) -> HttpResponse:
    """Show this idea no more; it can be brought back from the page of all ideas."""
    keep_away(request.user, _asked(key).key)
    if request.htmx:
        return render(request, "practice/_kept_away.html")
    messages.success(request, _("This idea is kept away. The page of ideas can bring it back."))
    return redirect("practice:one")


@require_POST
def bring_idea_back(request: SignedIn, key: str) -> HttpResponse:
    """Let an idea that was kept away come again."""
    bring_back(request.user, _asked(key).key)
    messages.success(request, _("This idea can come again."))
    return redirect("practice:ideas")


def _chip(place: str, label: str, *, is_chosen: bool) -> Chip:
    """Make a chip that narrows the ideas to one place; a second tap takes that away."""
    return Chip(f"for-{place}", label, is_chosen, "" if is_chosen else f"?for={place}")


def _show(request: SignedIn, idea: Line | None, *, is_none_left: bool) -> HttpResponse:
    context = {"idea": question(idea) if idea else None, "is_none_left": is_none_left}
    return render(request, "practice/_idea.html" if request.htmx else "practice/one.html", context)


def _asked(key: str) -> Line:
    if key not in BY_KEY:
        raise Http404
    return BY_KEY[key]


def _place(given: str) -> str:
    return given if given in PLACES else ""
