"""A month as weeks of days, and the months and weekdays around it. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from common.dates import FIRST_DAY, month_after

Week = list[date | None]  # seven; None where the day belongs to another month


class Month(NamedTuple):
    """A month; earlier ones compare as less."""

    year: int
    number: int  # from 1

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        return month_after(self.first) - timedelta(days=1)

    @property
    def days(self) -> list[date]:
        begin = self.first.toordinal()
        return [date.fromordinal(number) for number in range(begin, month_after(self.first).toordinal())]

    @property
    def before(self) -> Month:
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    @property
    def after(self) -> Month:
        return Month.of(month_after(self.first))


def is_in_bounds(year: int, *, until: date) -> bool:
    """Return whether there is a calendar of this year, where `until` is the last day that a glimmer may have."""
    return FIRST_DAY.year <= year <= until.year


def weeks(month: Month, first_weekday: int) -> list[Week]:
    """Return the weeks that the month has a day in. Weekdays have the numbers of `date.weekday`: Monday is 0."""
    days: Week = [*[None] * days_before(month, first_weekday), *month.days]
    days += [None] * (-len(days) % 7)
    return [days[start : start + 7] for start in range(0, len(days), 7)]


def days_before(month: Month, first_weekday: int) -> int:
    """Count the days of the first week that belong to the month before, 0 to 6."""
    return (month.first.weekday() - first_weekday) % 7


def weekdays(first_weekday: int) -> list[int]:
    """Return the seven weekdays, from the first day of the week on."""
    return [(first_weekday + number) % 7 for number in range(7)]
