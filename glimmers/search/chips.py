"""Chips, which are tapped instead of typed: each links to the query as it is after a tap on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import quote_plus, urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from common.languages import cached_by_language
from glimmers.journal.glimmer_address import quoted_tag
from glimmers.journal.vocabulary import shift_labels, source_labels
from glimmers.search.chunk import Chunk
from glimmers.search.query import TIMES, Query, as_typed
from glimmers.search.written_dates import LEAP_YEAR

OWN = ("has", "is", "shift", "from")  # kinds that have chips whether they are asked for or not


class Chip(NamedTuple):
    """One chip. `address` is the query after a tap, "" or with a question mark; `shift` gives it its colour."""

    key: str  # its id in the page, so that it keeps the focus
    label: str
    is_chosen: bool
    address: str
    shift: str = ""
    written: str = ""  # how it is typed


class Group(NamedTuple):
    """Chips of one kind under their name."""

    name: str
    chips: list[Chip]


class Chips:
    """Makes the chips of one query. The rest of each address is written once; or it is `behind`."""

    def __init__(self, query: Query, *, behind: str | None = None) -> None:
        self.query = query
        self._there = {(each.kind, each.value): each for each in reversed(query.chunks) if not each.is_excluded}
        self._behind = behind
        self._behind_kinds: dict[str, str] = {}

    def of(self, kind: str, value: str, label: str) -> Chip:
        """Make the chip of this chunk."""
        chunk = self._there.get((kind, value))
        written = chunk.raw if chunk else as_typed(kind, value)
        if chunk:
            address = _address(self.query.after_a_tap(kind, value))
        else:
            address = (
                f"?q={quoted_tag(written[1:]) if written[0] == '#' else quote_plus(written)}{self._behind_a_tap(kind)}"
            )
        return Chip(f"chip-{kind}-{value}", label, bool(chunk), address, value if kind == "shift" else "", written)

    def _behind_a_tap(self, kind: str) -> str:
        if self._behind is not None:
            return self._behind
        if kind not in self._behind_kinds:
            self._behind_kinds[kind] = quote_plus(self.query.behind_a_tap(kind))
        return self._behind_kinds[kind]


def all_chips(query: Query, *, with_words: bool = True) -> list[Chip]:
    """Make every chip; those that are chosen come first, where a narrow row shows them."""
    make = Chips(query)
    chips = [*_others(query, with_words=with_words), *_marks(make), *_shifts(make), *_sources(make)]
    return sorted(chips, key=lambda each: not each.is_chosen)


def chosen(query: Query) -> list[Chip]:
    """Make a chip for each thing that is asked for, except words, which stand in the field."""
    chips = all_chips(query, with_words=False) if asks_own(query) else _others(query)
    return [each for each in chips if each.is_chosen]


@cached_by_language
def untouched() -> tuple[Chip, ...]:
    """Make every chip where nothing is asked for yet."""
    return tuple(all_chips(Query()))


def kinds(make: Chips) -> list[Group]:
    """Make the chips that every journal has, by kind, without what is asked for already."""
    return _left(
        Group(_("What shifted"), _shifts(make)),
        Group(_("Where it came from"), _sources(make)),
        Group(_("Marked"), _marks(make)),
    )


def times_and_tags(make: Chips, *, years: Iterable[int], tags: Iterable[str]) -> list[Group]:
    """Make the chips that come from a journal: its years, and these of its tags."""
    return _left(
        Group(_("When"), _times(make, years)),
        Group(_("Tags"), [make.of("#", name, f"#{name}") for name in tags]),
    )


def asks_own(query: Query) -> bool:
    """Return whether a chip that everybody has is chosen."""
    return any(chunk.kind in OWN and not chunk.is_excluded for chunk in query.chunks)


def asks_time(query: Query) -> bool:
    """Return whether a day, a month or a year is asked for."""
    return any(chunk.kind in TIMES for chunk in query.chunks)


def _left(*groups: Group) -> list[Group]:
    left = [Group(group.name, [each for each in group.chips if not each.is_chosen]) for group in groups]
    return [group for group in left if group.chips]


def _marks(make: Chips) -> list[Chip]:
    return [make.of("has", "photo", _("With photos")), make.of("is", "close", _("Kept close"))]


def _shifts(make: Chips) -> list[Chip]:
    return [make.of("shift", value, label) for value, label in shift_labels().items()]


def _sources(make: Chips) -> list[Chip]:
    return [make.of("from", value, label) for value, label in source_labels().items()]


def _times(make: Chips, years: Iterable[int]) -> list[Chip]:
    """Make a chip of each year; and, once one time is chosen, of what came before it and after it."""
    chosen = [chunk for chunk in make.query.chunks if chunk.kind in TIMES]
    beside = []
    if len(chosen) == 1:
        time = chosen[0].value
        beside = [
            make.of("on", time, time),
            make.of("before", time, _("Before %(time)s") % {"time": time}),
            make.of("after", time, _("After %(time)s") % {"time": time}),
        ]
    written = (str(year) for year in years)
    return [*beside, *(make.of("on", year, year) for year in written if not make.query.asks("on", year))]


def _others(query: Query, *, with_words: bool = False) -> list[Chip]:
    """Make chips of what was typed and has no other: words, tags, days, what is excluded. A tap takes it out."""
    own = {(kind, False) for kind in OWN} | (set() if with_words else {("words", False)})
    typed = [chunk for chunk in query.chunks if (chunk.kind, chunk.is_excluded) not in own]
    return [
        Chip(f"chip-{chunk.raw}", _label(chunk), True, _address(query.without(chunk)), written=chunk.raw)
        for chunk in typed
    ]


def _label(chunk: Chunk) -> str:
    """Write it as it was typed; a date in full, to show which day 01/03/2026 is taken for."""
    if chunk.kind != "date" or chunk.is_excluded:
        return chunk.raw
    if len(chunk.value) == len("03-01"):
        day = date.fromisoformat(f"{LEAP_YEAR}-{chunk.value}")
        return date_format(day, pgettext("a day of any year; Django's date format letters", "j F"))
    if len(chunk.value) == len("2026-03"):
        month = date.fromisoformat(f"{chunk.value}-01")
        return date_format(month, pgettext("a month; Django's date format letters", "F Y"))
    day = date.fromisoformat(chunk.value)
    return date_format(day, pgettext("a day with its year, short; Django's date format letters", "j F Y"))


def _address(text: str) -> str:
    return f"?{urlencode({'q': text})}" if text.strip() else ""
