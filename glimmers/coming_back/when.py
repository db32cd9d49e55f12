"""Which days a day of the year brings back, and which of many is the one for today. Pure."""

from __future__ import annotations

from calendar import isleap
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

AROUND = timedelta(days=10)


def same_days(day: date, first: date) -> list[date]:
    """Return the same day of each year from that of `first` to the one before the day's, the latest first.

    A 29 February has no other in most years; on the 28th of a year without one, both come.
    """
    years = range(day.year - 1, first.year - 1, -1)
    days = [date(year, day.month, day.day) for year in years if (day.month, day.day) != (2, 29) or isleap(year)]
    if (day.month, day.day) == (2, 28) and not isleap(day.year):
        days += [date(year, 2, 29) for year in years if isleap(year)]
    return days


def around(day: date, first: date) -> list[tuple[date, date]]:
    """Return the first and the last day of this time of year, in each earlier year back to `first`."""
    # The turn of the year may lie within: early January is around the end of the December before.
    middles = [
        date(year, day.month, min(day.day, 28) if day.month == 2 else day.day)
        for year in range(day.year - 1, first.year - 2, -1)
    ]
    return [(middle - AROUND, middle + AROUND) for middle in middles if middle + AROUND >= first]


def number_of(owner: UUID, day: date, of: int) -> int:
    """Return a number below `of` that stays for the whole day: a page that is opened again brings the same one."""
    return int.from_bytes(sha256(f"{owner} {day}".encode()).digest()[:8]) % of
