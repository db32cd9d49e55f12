"""What a glimmer is, and ideas for noticing one: to be read with or without an account."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from glimmers.practice.ideas import PLACES, books, examples, sections


class Narrower(NamedTuple):
    """A link to the ideas for one place, or back to all where these are shown."""

    label: str
    address: str
    is_chosen: bool


@login_not_required
@require_safe
def what(request: HttpRequest) -> HttpResponse:
    """Say what a glimmer is, where the word comes from, and what is known about noticing."""
    return render(request, "practice/what.html", {"examples": examples(), "books": books()})


@login_not_required
@require_safe
def ideas(request: HttpRequest) -> HttpResponse:
    """Show all ideas to read and print, or those for one place; a place that there is not narrows nothing."""
    place = request.GET.get("for", "")
    place = place if place in PLACES else ""
    here = reverse("practice:ideas")
    narrowers = [
        Narrower(_(label), here if key == place else f"{here}?for={key}", key == place) for key, label in PLACES.items()
    ]
    return render(request, "practice/ideas.html", {"sections": sections(place), "narrowers": narrowers})
