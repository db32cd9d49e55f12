"""Of a full month some glimmers are chosen: what is kept close, and something of each day."""

from __future__ import annotations

from collections import Counter
from datetime import date
from uuid import UUID

from glimmers.reflecting.choosing import OfMonth, chosen


def month(days: dict[int, int], close: frozenset[int] = frozenset()) -> list[OfMonth]:
    """Make so many glimmers on these days; those with the numbers in `close` are kept close."""
    all_days = [day for day, count in sorted(days.items()) for _ in range(count)]
    return [
        OfMonth(UUID(int=number), date(2026, 10, day), number in close, "", []) for number, day in enumerate(all_days)
    ]


def test_a_month_that_fits_is_whole() -> None:
    all_of_it = month({1: 3, 30: 37})
    assert chosen(all_of_it, 40) == all_of_it
    assert chosen([], 40) == []


def test_of_a_full_month_each_day_has_some_and_their_order_stays() -> None:
    all_of_it = month(dict.fromkeys(range(1, 32), 16))
    picked = chosen(all_of_it, 40)
    assert len(picked) == 40
    assert picked == sorted(picked, key=lambda each: each.noticed_on)
    assert set(Counter(each.noticed_on.day for each in picked).values()) == {1, 2}
    twice = [day for day, count in Counter(each.noticed_on.day for each in picked).items() if count == 2]
    assert twice[0] < 8
    assert twice[-1] > 24, "and the second ones are not all of the first days"
    assert chosen(all_of_it, 40) == picked, "the same each time"


def test_one_full_day_leaves_room_for_the_others() -> None:
    picked = chosen(month({4: 500, 5: 1, 20: 2}), 40)
    assert Counter(each.noticed_on.day for each in picked) == {4: 37, 5: 1, 20: 2}


def test_all_that_is_kept_close_is_there() -> None:
    close = frozenset(range(100, 120))
    picked = chosen(month({1: 200, 2: 200, 3: 5}, close), 40)
    assert {each.id.int for each in picked if each.is_close} == close
    assert {each.noticed_on.day for each in picked} == {1, 2, 3}


def test_more_that_is_kept_close_than_there_is_room_for_is_spread() -> None:
    picked = chosen(month({1: 100, 2: 100}, frozenset(range(200))), 40)
    assert len(picked) == 40
    assert Counter(each.noticed_on.day for each in picked) == {1: 20, 2: 20}
