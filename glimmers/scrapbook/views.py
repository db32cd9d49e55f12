"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.requests import SignedIn
from glimmers.common.dates import month_after
from glimmers.journal import cursor
from glimmers.journal.cursor import Cursor
from glimmers.journal.models import Glimmer
from glimmers.journal.months import months_of
from glimmers.photos.models import with_photos
from glimmers.scrapbook.chapters import chapters, read_month, years
from glimmers.search.chips import all_chips
from glimmers.search.finding import newer, older
from glimmers.search.query import Query
from glimmers.search.reading import read

PAGE = 24


class Leaf(NamedTuple):
    """One page of the scrapbook: its glimmers, newest first, and what lies on either side of it."""

    glimmers: list[Glimmer]
    older: Cursor | None  # where the page after this one begins
    newer: Cursor | None


@require_safe
@vary_on_headers("HX-Request")
def scrapbook(request: SignedIn) -> HttpResponse:
    """24 glimmers, from where the address says; for scripts, the leaf alone."""
    query = read(request.GET)
    month = read_month(request.GET.get("month", ""))
    leaf = _leaf(request, query, month)
    context: dict[str, Any] = {
        "leaf": leaf,
        "chapters": chapters(leaf.glimmers),
        "asked": query,
        "query": f"?{query.in_address}" if query else "",
        "tag": query.chunks[0].value if [(each.kind, each.is_open) for each in query.chunks] == [("#", False)] else "",
    }
    if request.htmx:
        return render(request, "scrapbook/scrapbook.html#leaf", context)
    context |= {"month": month, "years": years(months_of(request.user)), "chips": all_chips(query)}
    return render(request, "scrapbook/scrapbook.html", context)


def _leaf(request: SignedIn, query: Query, month: date | None) -> Leaf:
    """The page that `after`, `before` or `month` asks for; the first one where none can be read."""
    after = cursor.read(request.GET.get("after", ""))
    before = cursor.read(request.GET.get("before", ""))
    # One more than is shown tells whether there is a next page.
    if before:
        found = list(with_photos(newer(request.user, query, before=before, most=PAGE + 1)))
        shown = found[:PAGE][::-1]
        place = shown[0].place_in_time if len(found) > PAGE else None
        return Leaf(shown, older=shown[-1].place_in_time if shown else before, newer=place)
    until = month_after(month) if month and not after else None
    found = list(with_photos(older(request.user, query, after=after, before_day=until, most=PAGE + 1)))
    shown = found[:PAGE]
    return Leaf(
        shown,
        older=shown[-1].place_in_time if len(found) > PAGE else None,
        newer=shown[0].place_in_time if shown and (after or month) else None,
    )
