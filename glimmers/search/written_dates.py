"""Dates as people type them: 2026-03-01, 2026-03, March 2026, 1 March, March 1, 2026, 1.3.2026, 01/03/2026. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import regex

from common.dates import FIRST_DAY
from glimmers.journal.folding import fold

LAST_YEAR = 2155  # search_vector.beginning counts no further
LEAP_YEAR = 2000  # a day without a year may be the 29th of February

_NUMBER = r"(?P<{name}> [0-9]{{1,2}} )"
_DAY = rf"{_NUMBER.format(name='day')} (?: st | nd | rd | th | \. )?"
_MONTH = r"(?P<month> [\p{L}\p{M}]{3,} ) \.?"
_YEAR = r"(?P<year> [0-9]{4} )"
# A year that is being typed, at the very end: "1 March 20" is the first of March until then.
_BEGUN = r"[12][0-9]{0,2} \Z"
_END = r"(?! [\p{L}\p{N}\p{M}_/:'’-] | [.,] \p{N} )"
_WRITTEN = [
    regex.compile(rf"(?: {each} ) {_END}", regex.VERBOSE | regex.IGNORECASE)
    for each in (
        rf"{_YEAR} - (?P<second> [0-9]{{1,2}} )",
        rf"{_YEAR} (?P<sign> [-/.] ) (?P<second> [0-9]{{1,2}} ) (?P=sign) {_NUMBER.format(name='day')}",
        rf"{_NUMBER.format(name='first')} (?P<sign> [-/.] ) (?P<second> [0-9]{{1,2}} ) (?P=sign) {_YEAR}",
        rf"{_DAY} \ + (?: of \ + )? {_MONTH} (?: ,? \ + (?: {_YEAR} | {_BEGUN} ) )?",
        rf"{_MONTH} \ + {_DAY} (?: ,? \ + (?: {_YEAR} | {_BEGUN} ) )?",
        rf"{_MONTH} ,? \ + {_YEAR}",
    )
]
_A_DIGIT = re.compile("[0-9]")


class Dated(NamedTuple):
    """A date in a text: `value` is "2026-03-01", "2026-03" for a month, or "03-01" for that day of any year."""

    value: str
    end: int


@dataclass(frozen=True)
class Calendar:
    """How dates are written in a language: its months by their folded names, and whether 1/3 is in March."""

    months: Mapping[str, int] = field(default_factory=dict)
    is_day_first: bool = True

    def read(self, text: str, start: int) -> Dated | None:
        """Read the date that begins here, the longest possible; return None where there is none."""
        if not _A_DIGIT.search(text, start):  # every way to write one has some
            return None
        dates = [each for pattern in _WRITTEN if (each := self._read(pattern.match(text, start)))]
        return max(dates, key=lambda each: each.end, default=None)

    def _read(self, match: regex.Match[str] | None) -> Dated | None:
        if not match:
            return None
        parts = match.groupdict()
        for month, day in self._orders(parts):
            if value := _value(parts.get("year"), month, day):
                return Dated(value, match.end())
        return None

    def _orders(self, parts: Mapping[str, str | None]) -> Iterator[tuple[int, int | None]]:
        """Yield the month and the day; where both are numbers, the other way round too, in case that is impossible."""
        if name := parts.get("month"):
            if month := self.months.get(fold(name)):
                yield month, _number(parts.get("day"))
        elif parts.get("first"):
            first, second = int(parts["first"] or 0), int(parts["second"] or 0)
            ways = [(second, first), (first, second)]
            # With dots the day comes first wherever they are used.
            yield from ways if self.is_day_first or parts["sign"] == "." else ways[::-1]
        else:
            yield int(parts["second"] or 0), _number(parts.get("day"))


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _value(year: str | None, month: int, day: int | None) -> str:
    """Write it as in `Dated`; "" where there is no such day, or nothing can be kept then."""
    try:
        first = date(int(year) if year else LEAP_YEAR, month, 1 if day is None else day)
    except ValueError:
        return ""
    if not FIRST_DAY.year <= first.year <= LAST_YEAR:
        return ""
    if not year:
        return f"{first:%m-%d}"
    return f"{first:%Y-%m}" if day is None else f"{first:%Y-%m-%d}"
