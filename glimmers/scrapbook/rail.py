"""The rail of months beside the scrapbook, by years."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.template import loader
from django.utils.translation import get_language
from markupsafe import Markup

from glimmers.common.dates import written
from glimmers.scrapbook.chapters import years


class Year(NamedTuple):
    """A year with the links to its months, the latest first; each from what its address asks for on."""

    year: int
    steps: list[Markup]


def rail(months: Iterable[date]) -> list[Year]:
    """Make it from the first days of the months that there are, the latest first."""
    language = get_language()
    return [Year(year.year, [_step(month, language) for month in year.months]) for year in years(months)]


@lru_cache(maxsize=4096)
def _step(month: date, language: str | None) -> Markup:
    values = {
        "key": month.isoformat()[:7],
        "short": written(month, "M"),
        "year": written(month, "Y"),
        "label": written(month, "F Y"),
    }
    drawn = loader.render_to_string("scrapbook/_step.html", values).strip()
    return Markup(drawn)  # noqa: S704 - escaped as it was drawn
