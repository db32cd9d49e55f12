"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.requests import SignedIn
from glimmers.journal import cursor, filters
from glimmers.journal.cursor import Cursor
from glimmers.journal.models import Glimmer, GlimmerQuerySet
from glimmers.journal.months import months_of
from glimmers.journal.vocabulary import Shift, Source
from glimmers.photos.models import with_photos
from glimmers.scrapbook.chapters import chapters, month_after, read_month, years

PAGE = 24


class Leaf(NamedTuple):
    """One page of the scrapbook: its glimmers, newest first, and what lies on either side of it."""

    glimmers: list[Glimmer]
    older: Cursor | None  # where the page after this one begins
    newer: Cursor | None
    began_on: date | None  # the day that the page before this one ended with, where that is known


@require_safe
@vary_on_headers("HX-Request")
def scrapbook(request: SignedIn) -> HttpResponse:
    """24 glimmers, from where the address says; for scripts, the leaf alone."""
    chosen = filters.read(request.GET, shifts=Shift.values, sources=Source.values)
    month = read_month(request.GET.get("month", ""))
    leaf = _leaf(request, request.user.glimmers.kept().matching(chosen), month)
    context: dict[str, Any] = {
        "leaf": leaf,
        "chapters": chapters(leaf.glimmers, after=leaf.began_on),
        "chosen": chosen,
        "query": f"?{chosen.query}" if chosen else "",
    }
    if request.htmx:
        return render(request, "scrapbook/scrapbook.html#leaf", context)
    months = months_of(request.user)
    context |= {
        "month": month,
        "years": years(months),
        "shifts": [(value, label, chosen.having(shift=value)) for value, label in Shift.choices],
        "sources": [(value, label, chosen.having(source=value)) for value, label in Source.choices],
        "photos_toggled": chosen.having(has_photo=True),
        "close_toggled": chosen.having(is_close=True),
        "without_tag": chosen.having(tag=chosen.tag),
    }
    return render(request, "scrapbook/scrapbook.html", context)


def _leaf(request: SignedIn, glimmers: GlimmerQuerySet, month: date | None) -> Leaf:
    """The page that `after`, `before` or `month` asks for; the first one where none can be read."""
    after = cursor.read(request.GET.get("after", ""))
    before = cursor.read(request.GET.get("before", ""))
    if before:
        found = list(with_photos(glimmers.newer_than(before).nearest_first())[: PAGE + 1])
        shown = found[:PAGE][::-1]
        newer = shown[0].place_in_time if len(found) > PAGE else None
        return Leaf(shown, older=shown[-1].place_in_time if shown else before, newer=newer, began_on=None)
    if after:
        glimmers = glimmers.older_than(after)
    elif month:
        glimmers = glimmers.filter(noticed_on__lt=month_after(month))
    # One more than is shown tells whether there is a next page.
    found = list(with_photos(glimmers.newest_first())[: PAGE + 1])
    shown = found[:PAGE]
    return Leaf(
        shown,
        older=shown[-1].place_in_time if len(found) > PAGE else None,
        newer=shown[0].place_in_time if shown and (after or month) else None,
        began_on=after.noticed_on if after else None,
    )
