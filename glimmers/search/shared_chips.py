"""Draws the chips that everybody has: the same for all queries, except for the rest of their addresses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import quote_plus

from django.template import loader
from django.urls import get_script_prefix
from django.utils.translation import get_language
from markupsafe import Markup

from glimmers.search.chips import OWN, Chips, Group, asks_own, asks_time, kinds, times_and_tags
from glimmers.search.query import Query

BEHIND = "~behind~"  # in place of what is asked for, which must not be remembered
A_YEAR = "1000"  # in place of each year that there is
_ITEM, _ITEM_ENDS = "<li>", "</li>"


def narrowing(query: Query, years: Sequence[int]) -> Markup:
    """Draw them for this query, without chosen ones; with these years where no time is asked for."""
    behind = quote_plus(query.behind_a_tap(OWN[0]))
    language, prefix = get_language(), get_script_prefix()
    parts = [_drawn(kinds(Chips(query))) if asks_own(query) else _unchosen(language, prefix)]
    if years and not asks_time(query):
        begin, item, end = _year(language, prefix)
        parts += [begin, *[item.replace(A_YEAR, str(year)) for year in years], end]
    return _behind("".join(parts), behind)


@lru_cache(maxsize=64)
def _unchosen(language: str | None, prefix: str) -> str:
    return _drawn(kinds(Chips(Query(), behind=BEHIND)))


@lru_cache(maxsize=64)
def _year(language: str | None, prefix: str) -> tuple[str, str, str]:
    """Draw the years: what stands before them, one of them, and what stands behind."""
    drawn = _drawn(times_and_tags(Chips(Query(), behind=BEHIND), years=[int(A_YEAR)], tags=()))
    begin, item = drawn.split(_ITEM)
    item, end = item.split(_ITEM_ENDS)
    return begin, f"{_ITEM}{item}{_ITEM_ENDS}", end


def _drawn(groups: list[Group]) -> str:
    return loader.render_to_string("search/_kinds.html", {"groups": groups})


def _behind(drawn: str, address: str) -> Markup:
    return Markup(drawn.replace(BEHIND, address))  # noqa: S704 - drawn by templates, and quoted for an address
