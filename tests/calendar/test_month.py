"""Weeks, weekdays and months agree with the standard library's."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import pairwise

import pytest

from glimmers.calendar.month import Month, is_in_bounds, weekdays, weeks

MONTHS = [Month(year, number) for year in range(1900, 2101) for number in range(1, 13)]


@pytest.mark.parametrize("first_weekday", range(7))
def test_the_weeks_are_those_of_the_standard_library(first_weekday: int) -> None:
    theirs = calendar.Calendar(first_weekday)
    for month in MONTHS:
        expected = [
            [day if Month.of(day) == month else None for day in week] for week in theirs.monthdatescalendar(*month)
        ]
        assert weeks(month, first_weekday) == expected, month
        flat = [day.day if day else 0 for week in weeks(month, first_weekday) for day in week]
        assert flat == list(theirs.itermonthdays(*month)), month


@pytest.mark.parametrize("first_weekday", range(7))
def test_the_weekdays_are_those_of_the_standard_library(first_weekday: int) -> None:
    assert weekdays(first_weekday) == list(calendar.Calendar(first_weekday).iterweekdays())


def test_months_follow_one_another_and_each_begins_after_the_last_day_of_the_one_before() -> None:
    for month, after in pairwise(MONTHS):
        assert month.after == after
        assert after.before == month
        assert month < after
        assert month.last == date(*month, calendar.monthrange(*month)[1])
        assert (after.first - month.last).days == 1


def test_there_are_years_from_1900_to_that_of_tomorrow() -> None:
    on_new_years_eve = date(2027, 1, 1)
    assert [year for year in range(10_000) if is_in_bounds(year, until=on_new_years_eve)] == list(range(1900, 2028))
