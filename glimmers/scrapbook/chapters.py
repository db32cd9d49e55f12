"""Cuts glimmers, newest first, into months, and gathers months into years. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Generic, NamedTuple, Protocol, TypeVar


class HasDay(Protocol):
    @property
    def noticed_on(self) -> date: ...


Dated = TypeVar("Dated", bound=HasDay)


class Chapter(NamedTuple, Generic[Dated]):
    """One month: its first day, and what belongs to it, in the order it came."""

    month: date
    glimmers: list[Dated]


class Year(NamedTuple):
    """A year and the first days of those of its months that have glimmers, in the order they came."""

    year: int
    months: list[date]


def chapters(glimmers: Iterable[Dated]) -> list[Chapter[Dated]]:
    """Cut glimmers, sorted by day, at each new month."""
    months = groupby(glimmers, key=lambda glimmer: glimmer.noticed_on.replace(day=1))
    return [Chapter(month, list(group)) for month, group in months]


def share_a_month(one: HasDay, other: HasDay) -> bool:
    """Return whether both belong to one chapter."""
    return one.noticed_on.replace(day=1) == other.noticed_on.replace(day=1)


def years(months: Iterable[date]) -> list[Year]:
    """Gather months, sorted, by their years."""
    return [Year(year, list(group)) for year, group in groupby(months, key=lambda month: month.year)]


def read_month(text: str) -> date | None:
    """Read a month such as "2026-11" as its first day; return None for anything else."""
    try:
        return date.fromisoformat(f"{text}-01") if len(text) == len("2026-11") else None
    except ValueError:
        return None
