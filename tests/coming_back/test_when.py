"""Which days of earlier years a day brings up, and which number is a day's own."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.coming_back.when import AROUND, around, number_of, same_days
from tests.coming_back.surfaces import are_newest_first

DAYS = st.dates(date(1900, 1, 1), date(2155, 12, 31))
OWNER = UUID("01a20437-7783-7036-847b-3a779806e9ec")


@given(DAYS, DAYS)
def test_the_same_days_are_of_earlier_years_and_of_that_day(day: date, first: date) -> None:
    days = same_days(day, first)
    assert all(first.year <= each.year < day.year for each in days)
    assert {(each.month, each.day) for each in days} <= {(day.month, day.day), (2, 29)}
    assert len(set(days)) == len(days)


@pytest.mark.parametrize(
    ("day", "has"),
    [
        (date(2024, 2, 29), [date(2020, 2, 29), date(2016, 2, 29)]),
        (date(2023, 2, 28), [date(2022, 2, 28), date(2021, 2, 28), date(2020, 2, 29), date(2016, 2, 29)]),
        (date(2024, 2, 28), [date(2023, 2, 28), date(2022, 2, 28)]),
        (date(2023, 3, 1), [date(2022, 3, 1), date(2016, 3, 1)]),
    ],
)
def test_a_29_february_comes_in_its_own_years_and_on_the_28th_of_others(day: date, has: list[date]) -> None:
    days = same_days(day, date(2016, 1, 1))
    assert set(has) <= set(days)
    assert ((2, 29) in {(each.month, each.day) for each in days}) == any(each.day == 29 for each in has)


@given(DAYS, DAYS)
def test_around_is_no_further_than_ten_days_and_never_of_this_year(day: date, first: date) -> None:
    spans = around(day, first)
    assert are_newest_first([end for _, end in spans])
    for begin, end in spans:
        assert end - begin == 2 * AROUND
        assert day - end > timedelta(days=300)
        assert end >= first


@pytest.mark.parametrize(
    ("today", "near"),
    [
        (date(2026, 12, 28), date(2026, 1, 2)),  # around 28 December 2025
        (date(2027, 1, 3), date(2025, 12, 28)),
        (date(2024, 2, 29), date(2023, 3, 8)),
        (date(2026, 11, 28), date(1900, 11, 20)),
    ],
)
def test_around_the_turn_of_the_year_nothing_falls_between(today: date, near: date) -> None:
    assert any(begin <= near <= end for begin, end in around(today, near))


@given(DAYS, st.integers(1, 10_000))
def test_a_number_is_the_same_all_day_and_below_its_bound(day: date, of: int) -> None:
    assert 0 <= number_of(OWNER, day, of) < of
    assert number_of(OWNER, day, of) == number_of(OWNER, day, of)


def test_days_have_different_numbers() -> None:
    assert len({number_of(OWNER, date(2026, 1, 1) + timedelta(days=each), 1000) for each in range(100)}) > 80
