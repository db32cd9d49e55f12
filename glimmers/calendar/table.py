"""The table of a month: its days, each with what it shows. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from glimmers.calendar.month import Month, weeks


class Kept(NamedTuple):
    """What one day holds."""

    times: int  # how many glimmers
    shifts: list[str]  # each once, the latest first
    # The first photo of the latest glimmer that has one and is not tucked away. Nothing here looks into it.
    photo: object | None


class Cell(NamedTuple):
    """One day in the table."""

    day: date
    kept: Kept | None
    is_today: bool
    is_open: bool  # whether there is a page to open

    @property
    def tilt(self) -> int:
        """Return the tilt of its print, the same each time; one of those in `components/card.css`."""
        return self.day.toordinal() * 5 % 7

    @property
    def has_tape(self) -> bool:
        return self.day.toordinal() % 3 == 0

    @property
    def tape(self) -> int:
        """Return the hue of its strip of tape."""
        return self.day.toordinal() // 3 % 6


class Now(NamedTuple):
    """Today by the writer's clock, and the last day that a glimmer may have: tomorrow."""

    today: date
    until: date


def table(month: Month, days: Mapping[date, Kept], first_weekday: int, now: Now) -> list[list[Cell | None]]:
    """Return the weeks of the month, each with seven cells; None where the day belongs to another month."""

    def cell(day: date) -> Cell:
        kept = days.get(day)
        return Cell(
            day,
            kept,
            is_today=day == now.today,
            is_open=day <= now.today or (kept is not None and day <= now.until),
        )

    return [[cell(day) if day else None for day in week] for week in weeks(month, first_weekday)]
