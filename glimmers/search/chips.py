"""What can be tapped in place of being typed: each chip leads to the query as it is after a tap on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from glimmers.common.languages import cached_by_language
from glimmers.journal.vocabulary import shift_labels, source_labels
from glimmers.search.chunk import Chunk
from glimmers.search.dates import LEAP_YEAR
from glimmers.search.query import TIMES, Query, as_typed

OWN = ("has", "is", "shift", "from")  # what there is a chip for, asked for or not


class Chip(NamedTuple):
    """`address` is the query after a tap, empty or with its question mark; `shift` is the one whose colour it has."""

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


def chip(query: Query, kind: str, value: str, label: str) -> Chip:
    """One for this chunk of a query."""
    shift = value if kind == "shift" else ""
    key = f"chip-{kind}-{value}"
    there = next(
        (each for each in query.chunks if (each.kind, each.value, each.is_excluded) == (kind, value, False)), None
    )
    return Chip(
        key,
        label,
        bool(there),
        _address(query.after_a_tap(kind, value)),
        shift,
        there.raw if there else as_typed(kind, value),
    )


def all_chips(query: Query, *, with_words: bool = True) -> list[Chip]:
    """One for each there is; those that are chosen come first, where a narrow row shows them."""
    there = [*_others(query, with_words=with_words), *_marks(query), *_shifts(query), *_sources(query)]
    return sorted(there, key=lambda each: not each.is_chosen)


def chosen(query: Query) -> list[Chip]:
    """One for each thing that is asked for, but for words, which stand in the field."""
    has_own = any(chunk.kind in OWN and not chunk.is_excluded for chunk in query.chunks)
    return [each for each in all_chips(query, with_words=False) if each.is_chosen] if has_own else _others(query)


@cached_by_language
def untouched() -> tuple[Chip, ...]:
    """The same where nothing is asked for yet."""
    return tuple(all_chips(Query()))


def groups(query: Query, *, years: Iterable[int], tags: Iterable[str]) -> list[Group]:
    """What can be added to a query, by kind; without what it asks for already."""
    there = [
        Group(_("What shifted"), _shifts(query)),
        Group(_("Where it came from"), _sources(query)),
        Group(_("Marked"), _marks(query)),
        Group(_("When"), _times(query, years)),
        Group(_("Tags"), [chip(query, "#", name, f"#{name}") for name in tags]),
    ]
    left = [Group(group.name, [each for each in group.chips if not each.is_chosen]) for group in there]
    return [group for group in left if group.chips]


def _marks(query: Query) -> list[Chip]:
    return [chip(query, "has", "photo", _("With photos")), chip(query, "is", "close", _("Kept close"))]


def _shifts(query: Query) -> list[Chip]:
    return [chip(query, "shift", value, label) for value, label in shift_labels().items()]


def _sources(query: Query) -> list[Chip]:
    return [chip(query, "from", value, label) for value, label in source_labels().items()]


def _times(query: Query, years: Iterable[int]) -> list[Chip]:
    """Each year; and, once one time is chosen, what came before it and after it."""
    chosen = [chunk for chunk in query.chunks if chunk.kind in TIMES]
    beside = []
    if len(chosen) == 1:
        time = chosen[0].value
        beside = [
            chip(query, "on", time, time),
            chip(query, "before", time, _("Before %(time)s") % {"time": time}),
            chip(query, "after", time, _("After %(time)s") % {"time": time}),
        ]
    return [*beside, *(chip(query, "on", str(year), str(year)) for year in years if not query.asks("on", str(year)))]


def _others(query: Query, *, with_words: bool = False) -> list[Chip]:
    """What was typed and has no chip of its own: words, tags, days, what is excluded. A tap takes it out."""
    own = {(kind, False) for kind in OWN} | (set() if with_words else {("words", False)})
    typed = [chunk for chunk in query.chunks if (chunk.kind, chunk.is_excluded) not in own]
    return [
        Chip(f"chip-{chunk.raw}", _label(chunk), True, _address(query.without(chunk)), written=chunk.raw)
        for chunk in typed
    ]


def _label(chunk: Chunk) -> str:
    """As it was typed; a date in full, so that one sees which day 01/03/2026 is taken for."""
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
