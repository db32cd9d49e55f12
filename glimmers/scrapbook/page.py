"""One page of the scrapbook: its glimmers as cards, in chapters, and what lies on either side of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.http import QueryDict

from accounts.models import User
from common.dates import month_after, written
from glimmers.cards.card import Card, Cards, Place
from glimmers.journal import keyset
from glimmers.journal.keyset import Cursor
from glimmers.photos.glimmer_values import Seen
from glimmers.reflecting.heads import NO_HEAD, Head
from glimmers.scrapbook.chapters import chapters, share_a_month
from glimmers.search.finding import newer_seen, older_seen
from glimmers.search.query import Query

PAGE = 24
SEEN_AT_ONCE = 2  # cards whose photos are fetched first


class Page(NamedTuple):
    """A page's glimmers, newest first, and where the pages beside it begin."""

    glimmers: list[Seen]
    older: Cursor | None
    newer: Cursor | None
    goes_on: bool  # its last month, on the older page


class Month(NamedTuple):
    """One chapter: how its month is written, and its cards."""

    key: str  # "2026-11"
    name: str  # "November"
    year: str
    label: str  # both
    cards: list[Card]
    goes_on: bool  # more of it is on the older page
    head: Head


def page_of(user: User, query: Query, month: date | None, address: QueryDict) -> Page:
    """Find the page that `after`, `before` or `month` asks for; the first one where none can be read."""
    after = keyset.read(address.get("after", ""))
    before = keyset.read(address.get("before", ""))
    # One more than is shown tells whether there is a next page.
    if before:
        glimmers = newer_seen(user, query, before=before, most=PAGE + 1)
        shown = glimmers[:PAGE][::-1]
        place = shown[0].place_in_time if len(glimmers) > PAGE else None
        older = shown[-1].place_in_time if shown else before
        return Page(shown, older, newer=place, goes_on=bool(shown) and share_a_month(shown[-1], before))
    until = month_after(month) if month and not after else None
    glimmers = older_seen(user, query, after=after, before_day=until, most=PAGE + 1)
    shown = glimmers[:PAGE]
    return Page(
        shown,
        older=shown[-1].place_in_time if len(glimmers) > PAGE else None,
        newer=shown[0].place_in_time if shown and (after or month) else None,
        goes_on=len(glimmers) > PAGE and share_a_month(*glimmers[PAGE - 1 :]),
    )


def months_on(page: Page, heads: Mapping[date, Head], *, query: str, is_first: bool) -> list[Month]:
    """Make its chapters; `query` is added to the addresses of the glimmers, `is_first` where a browser opens it."""
    make = Cards()
    months: list[Month] = []
    all_chapters = chapters(page.glimmers)
    for chapter in all_chapters:
        eager = SEEN_AT_ONCE if is_first and not months else 0
        cards = [
            make.of(glimmer, glimmer.prints, Place(in_chapter=True, query=query, is_eager=number < eager))
            for number, glimmer in enumerate(chapter.glimmers)
        ]
        first = chapter.month
        names = (written(first, "F"), written(first, "Y"), written(first, "F Y"))
        goes_on = page.goes_on and chapter is all_chapters[-1]
        months.append(Month(first.isoformat()[:7], *names, cards, goes_on, heads.get(first, NO_HEAD)))
    return months
