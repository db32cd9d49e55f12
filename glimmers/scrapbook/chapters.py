"""Glimmers, newest first, cut into months. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple, Protocol


class HasDay(Protocol):
    noticed_on: date


class Chapter(NamedTuple):
    """One month: its first day, and what belongs to it, in the order it came."""

    month: date
    glimmers: list[HasDay]
    continues: bool = False  # the month began on the page before


def chapters(glimmers: Iterable[HasDay], *, after: date | None = None) -> list[Chapter]:
    """Cut glimmers, sorted by day, at each new month. `after` is the day that the page before ended with."""
    months = groupby(glimmers, key=lambda glimmer: glimmer.noticed_on.replace(day=1))
    last = after.replace(day=1) if after else None
    return [Chapter(month, list(those), continues=month == last) for month, those in months]
