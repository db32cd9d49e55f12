"""The rail of months beside the scrapbook, by years. Pure but for the language in use."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import get_language

from glimmers.common.dates import written
from glimmers.scrapbook.chapters import years


class Step(NamedTuple):
    """One month: how the address asks for it, and how it is written."""

    key: str
    short: str
    year: str
    label: str


class Year(NamedTuple):
    """A year with its months, the latest first."""

    year: int
    steps: list[Step]


def rail(months: Iterable[date]) -> list[Year]:
    """Make it from the first days of the months that there are, the latest first."""
    language = get_language()
    return [Year(year.year, [_step(month, language) for month in year.months]) for year in years(months)]


@lru_cache(maxsize=4096)
def _step(month: date, language: str | None) -> Step:
    return Step(month.isoformat()[:7], written(month, "M"), written(month, "Y"), written(month, "F Y"))
