"""Values for the page of a year: its twelve small months. Pure except for the language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from common.dates import written
from glimmers.calendar.drawn import glimmers_in_words, to_month
from glimmers.calendar.month import Month, days_before
from glimmers.calendar.table import Now


class Marked(NamedTuple):
    """What a year shows of one day."""

    times: int  # how many glimmers
    shift: str | None  # the latest


class Little(NamedTuple):
    """One month of a year. The marks repeat in colour what its label says in words."""

    key: str  # "03"
    address: str  # "" where all of it is to come
    name: str
    label: str
    is_now: bool
    marks: list[str]  # the class of each place of its table, or ""


def little_months(year: int, days: Mapping[date, Marked], first_weekday: int, now: Now) -> list[Little]:
    """Make the twelve months; `days` are those of the year that have glimmers."""
    return [_little(Month(year, number), days, first_weekday, now) for number in range(1, 13)]


def _little(month: Month, days: Mapping[date, Marked], first_weekday: int, now: Now) -> Little:
    marks = [""] * days_before(month, first_weekday)
    times = 0
    for day in month.days:
        marked = days.get(day)
        times += marked.times if marked else 0
        marks.append(_mark(day, marked, now.today))
    marks += [""] * (-len(marks) % 7)
    to = to_month(month.first)
    this_month = Month.of(now.today)
    return Little(
        key=f"{month.number:02}",
        address=to.address if times or month <= this_month else "",
        name=written(month.first, "F"),
        label=f"{to.name}, {glimmers_in_words(times)}" if times else to.name,
        is_now=month == this_month,
        marks=marks,
    )


def _mark(day: date, marked: Marked | None, today: date) -> str:
    if marked:
        mark = f"mark shift-{marked.shift} is-kept" if marked.shift else "mark is-kept"
    else:
        mark = "mark is-to-come" if day > today else "mark"
    return f"{mark} is-today" if day == today else mark
