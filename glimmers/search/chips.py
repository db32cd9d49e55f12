"""What can be tapped in place of being typed: each chip leads to the query as it is after a tap on it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from glimmers.journal.vocabulary import Shift, Source
from glimmers.search.query import Query


class Chip(NamedTuple):
    """`address` is the query after a tap, empty or with its question mark; `shift` is the one whose colour it has."""

    label: str
    is_chosen: bool
    address: str
    shift: str = ""


def chip(query: Query, kind: str, value: str, label: str) -> Chip:
    """One for this chunk of a query."""
    shift = value if kind == "shift" else ""
    return Chip(label, query.asks(kind, value), _address(query.after_a_tap(kind, value)), shift)


def marks(query: Query) -> list[Chip]:
    return [chip(query, "has", "photo", _("With photos")), chip(query, "is", "close", _("Kept close"))]


def shifts(query: Query) -> list[Chip]:
    return [chip(query, "shift", value, str(label)) for value, label in Shift.choices]


def sources(query: Query) -> list[Chip]:
    return [chip(query, "from", value, str(label)) for value, label in Source.choices]


def years(query: Query, there: Iterable[int]) -> list[Chip]:
    return [chip(query, "on", str(year), str(year)) for year in there]


def tags(query: Query, names: Iterable[str]) -> list[Chip]:
    return [chip(query, "#", name, f"#{name}") for name in names]


def others(query: Query) -> list[Chip]:
    """What was typed and has no chip of its own: words, tags, days, what is excluded. A tap takes it out."""
    own = {(kind, False) for kind in ("has", "is", "shift", "from")}
    typed = [chunk for chunk in query.chunks if (chunk.kind, chunk.is_excluded) not in own]
    return [Chip(chunk.raw, is_chosen=True, address=_address(query.without(chunk))) for chunk in typed]


def all_chips(query: Query) -> list[Chip]:
    """One for each there is; those that are chosen come first, where a narrow row shows them."""
    there = [*others(query), *marks(query), *shifts(query), *sources(query)]
    return sorted(there, key=lambda each: not each.is_chosen)


def _address(text: str) -> str:
    return f"?{urlencode({'q': text})}" if text.strip() else ""
