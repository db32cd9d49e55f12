"""List every address of the site, from its URL map: a name, and a path that leads to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

SOME_ID = UUID("01a20437-7783-7036-847b-3a779806e9ec")
# A value for each converter, and for each named group of a regular expression.
VALUES: dict[str, object] = {
    "DayConverter": date(2026, 3, 1),
    "IntConverter": 1,
    "MonthConverter": 3,
    "SizeConverter": "480",
    "SlugConverter": "first-sip",
    "UUIDConverter": SOME_ID,
    "YearConverter": 2026,
}
OF_REGEX: dict[str, object] = {"key": "x", "uidb36": "0"}


def patterns(found: list[Any] | None = None, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield each route's name, with its namespace, and its pattern. Every route must have a name."""
    for pattern in found if found is not None else get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern.url_patterns, inner)
        else:
            assert pattern.name, f"{pattern} has no name"
            yield namespace + pattern.name, pattern


def path_of(name: str, pattern: URLPattern) -> str:
    """Return a path to this route; the objects it names need not exist."""
    converters = pattern.pattern.converters
    if not converters and pattern.pattern.regex.groupindex:
        values = {
            each: "x-y" if each == "key" and "uidb36" in pattern.pattern.regex.groupindex else OF_REGEX[each]
            for each in pattern.pattern.regex.groupindex
        }
        return reverse(name, kwargs=values)
    return reverse(name, kwargs={each: VALUES[type(kind).__name__] for each, kind in converters.items()})


def paths() -> dict[str, str]:
    """Return a path to each route of the site, by its name."""
    return {name: path_of(name, pattern) for name, pattern in patterns()}
