"""Finds glimmers again: one field, and what can be tapped instead of typed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.sessions import asks_along
from common.requests import SignedIn
from glimmers.cards.card import Cards, Place
from glimmers.journal import keyset
from glimmers.journal.months import years_along, years_for
from glimmers.search.chips import Chips, asks_time, chosen, times_and_tags
from glimmers.search.finding import older_seen
from glimmers.search.marking import Found
from glimmers.search.query import Query
from glimmers.search.query_from_address import read
from glimmers.search.shared_chips import narrowing

PAGE = 24
MOST_TAGS = 24  # to tap; another page has all of them


@asks_along(years_along)
@require_safe
@vary_on_headers("HX-Request")
def search(request: SignedIn) -> HttpResponse:
    """Show what is found, newest first, 24 at a time; for scripts, without the field that is being typed in."""
    query = read(request.GET)
    after = keyset.read(request.GET.get("after", ""))
    # One more than is shown tells whether there are older ones. They are never counted.
    glimmers = older_seen(request.user, query, after=after, most=PAGE + 1) if query else []
    shown = glimmers[:PAGE]
    address = f"?{query.in_address}" if query else ""
    place = Place(in_chapter=True, query=address, found=Found(query))
    make = Cards()
    context: dict[str, Any] = {
        "asked": query,
        "cards": [make.of(each, each.prints, place) for each in shown],
        "after": after,
        "older": shown[-1].place_in_time if len(glimmers) > PAGE else None,
        "query": address,
    }
    context["chosen"] = chosen(query)
    years = years_for(request)
    context["narrowing"] = narrowing(query, years)
    tags = _tags(request, query, [name for card in context["cards"] for name in card.tags])
    context["groups"] = times_and_tags(Chips(query), years=years if asks_time(query) else (), tags=tags)
    return render(request, "search/_answer.html" if request.htmx else "search/search.html", context)


def _tags(request: SignedIn, query: Query, found_tags: list[str]) -> Iterable[str]:
    """Return the tags to tap: those of what was found or, before anything is asked for, the first by name."""
    names = list(dict.fromkeys(found_tags)) if query else request.user.tags.there().values_list("name", flat=True)
    return names[:MOST_TAGS]
