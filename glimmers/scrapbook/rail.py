"""The rail of months beside the scrapbook, by years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.template import loader
from django.utils.translation import get_language
from markupsafe import Markup, escape

from common.dates import written
from glimmers.scrapbook.chapters import years

NARROWED = "narrowed-by&"  # in place of what a page is narrowed by, which must not be remembered


class Year(NamedTuple):
    """A year with the links to its months, the latest first."""

    year: int
    steps: list[Markup]


def rail(months: Iterable[date], narrowed: str = "") -> list[Year]:
    """Make it from the first days of the months, the latest first; each address begins with `narrowed`."""
    language = get_language()
    if not narrowed:
        return [Year(year.year, [_step(month, language, "") for month in year.months]) for year in years(months)]
    prefix = str(escape(narrowed))
    return [Year(year.year, [_narrowed(month, language, prefix) for month in year.months]) for year in years(months)]


def _narrowed(month: date, language: str | None, prefix: str) -> Markup:
    step = str(_step(month, language, NARROWED)).replace(str(escape(NARROWED)), prefix)
    return Markup(step)  # noqa: S704 - both were escaped


@lru_cache(maxsize=4096)
def _step(month: date, language: str | None, narrowed: str) -> Markup:
    values = {
        "narrowed": narrowed,
        "key": month.isoformat()[:7],
        "short": written(month, "M"),
        "year": written(month, "Y"),
        "label": written(month, "F Y"),
    }
    drawn = loader.render_to_string("scrapbook/_step.html", values).strip()
    return Markup(drawn)  # noqa: S704 - escaped as it was drawn
