"""The chips that there are for everybody, drawn: all queries have the same, but for what stands behind it."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote_plus

from django.template import loader
from django.urls import get_script_prefix
from django.utils.translation import get_language
from markupsafe import Markup

from glimmers.search.chips import OWN, Chips, asks_own, kinds
from glimmers.search.query import Query

BEHIND = "~behind~"  # in place of what is asked for, which is not to be remembered


def narrowing(query: Query) -> Markup:
    """Draw them for this query, without those that are chosen."""
    if asks_own(query):
        return _drawn(Chips(query))
    drawn = _unchosen(get_language(), get_script_prefix())
    return _behind(drawn, quote_plus(query.behind_a_tap(OWN[0])))


@lru_cache(maxsize=64)
def _unchosen(language: str | None, prefix: str) -> Markup:
    return _drawn(Chips(Query(), behind=BEHIND))


def _drawn(make: Chips) -> Markup:
    drawn = loader.render_to_string("search/_kinds.html", {"groups": kinds(make)})
    return Markup(drawn)  # noqa: S704 - escaped as it was drawn


def _behind(drawn: Markup, address: str) -> Markup:
    return Markup(str(drawn).replace(BEHIND, address))  # noqa: S704 - quoted, an address has nothing to escape
