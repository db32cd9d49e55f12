"""Spreads the demonstration's moments over three years of days, the same way each time, with pictures for some."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

from glimmers.demo import album
from glimmers.demo.texts import MOMENTS, Moment
from glimmers.journal.keeping import Content

ZONE = ZoneInfo("Europe/Berlin")
YEARS = 3
MOST_YEARS = 20
SEED = 2054


class Plan(NamedTuple):
    """One glimmer of the demonstration."""

    content: Content
    is_close: bool
    is_tucked: bool
    pictures: tuple[album.Picture, ...]


def planned(now: datetime, count: int = len(MOMENTS)) -> Iterator[Plan]:
    """Plan `count` glimmers, oldest first, the last of them a little before `now` (a naive wall-clock time).

    There are busy weeks and empty ones, as in a life. Each moment comes once, or more often where more are wanted than
    there are; then they spread over more years.
    """
    times = -(-count // len(MOMENTS))
    chance = Random(SEED)  # noqa: S311
    days = _days(now.date(), times, chance)[-count:]
    moments = _in_season(days, times, chance)
    instants = [_time(day, moment, now, chance) for day, moment in zip(days, moments, strict=True)]
    seen = [album.Moment(when, moment.text, moment.sources) for when, moment in zip(instants, moments, strict=True)]
    for when, moment, pictures in zip(instants, moments, album.chosen(seen, chance, times=times), strict=True):
        content = Content(text=moment.text, when=when, shift=moment.shift, sources=moment.sources, place=moment.place)
        yield Plan(content, chance.random() < 0.1, chance.random() < 0.03, pictures)


def _time(day: date, moment: Moment, now: datetime, chance: Random) -> datetime:
    hour = moment.hour if moment.hour is not None else chance.choice((7, 8, 9, 12, 13, 16, 17, 18, 20, 21, 22))
    when = datetime.combine(day, time(hour % 24, chance.randrange(60)))
    if when > now:
        # A moment that is still ahead moves to a while ago, but stays today.
        when = max(now - timedelta(minutes=chance.randrange(20, 200)), datetime.combine(now.date(), time.min))
    return when


def _days(today: date, times: int, chance: Random) -> list[date]:
    count = len(MOMENTS) * times
    first = today - timedelta(days=365 * min(YEARS * times, MOST_YEARS))
    length = (today - first).days
    moods = [chance.choice((0.1, 0.5, 1.0, 1.0, 2.5)) for _ in range(length // 7 + 1)]  # one a week
    days = chance.choices(
        [first + timedelta(days=index) for index in range(length)],
        weights=[moods[index // 7] for index in range(length)],
        k=count - 8,
    )
    # The last week is never empty: it is seen first.
    days += [today - timedelta(days=back) for back in (0, 0, 1, 2, 2, 4, 5, 6)]
    return sorted(days)


def _in_season(days: list[date], times: int, chance: Random) -> list[Moment]:
    """Order the moments so that those bound to a season lie in it, as far as its days go."""
    free = [moment for moment in MOMENTS if not moment.months] * times
    bound = [moment for moment in MOMENTS if moment.months] * times
    chance.shuffle(free)
    chance.shuffle(bound)
    places: list[Moment | None] = [None] * len(days)
    by_month: dict[int, list[int]] = {}
    for index in chance.sample(range(len(days)), len(days)):
        by_month.setdefault(days[index].month, []).append(index)
    for moment in bound:
        fitting = [month for month in moment.months if by_month.get(month)]
        if fitting:
            places[by_month[chance.choice(fitting)].pop()] = moment
        else:
            free.append(moment)
    return [place or free.pop() for place in places]
