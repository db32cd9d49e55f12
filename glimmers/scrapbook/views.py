"""Everything that was kept, newest first, month by month."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.requests import SignedIn
from glimmers.journal import cursor, filters
from glimmers.journal.cursor import Cursor
from glimmers.journal.filters import Filters
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


class Chip(NamedTuple):
    """A filter to tap: what is shown after a tap on it, and the shift whose colour it has."""

    label: str
    is_chosen: bool
    after_a_tap: Filters
    shift: str = ""


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
        "chips": _chips(chosen),
    }
    return render(request, "scrapbook/scrapbook.html", context)


def _chips(chosen: Filters) -> list[Chip]:
    """One for each filter there is; those that are chosen come first, where a narrow row shows them."""
    chips = [
        Chip(_("With photos"), chosen.has_photo, chosen.having(has_photo=True)),
        Chip(_("Kept close"), chosen.is_close, chosen.having(is_close=True)),
        *(Chip(str(label), chosen.shift == name, chosen.having(shift=name), name) for name, label in Shift.choices),
        *(Chip(str(label), chosen.source == name, chosen.having(source=name)) for name, label in Source.choices),
    ]
    if chosen.tag:
        chips.insert(0, Chip(f"#{chosen.tag}", is_chosen=True, after_a_tap=chosen.having(tag=chosen.tag)))
    return sorted(chips, key=lambda chip: not chip.is_chosen)


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
