"""What the days of a month or a year have, read in one query whatever it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from accounts.models import User
from glimmers.calendar.table import Kept
from glimmers.photos.seen import SeenPhoto, photos_of

_DAYS = """
    SELECT day, times, shifts, pictured_by FROM journal_keptday
    WHERE user_id = %s AND day BETWEEN %s AND %s ORDER BY day DESC
"""


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """The days from `first` to `last` that have glimmers. One query, which reads a row for each of them."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_DAYS, [user.pk, first, last])
        return {day: Kept(times, shifts, pictured_by) for day, times, shifts, pictured_by in cursor.fetchall()}


def by_month(days: Mapping[date, Kept]) -> dict[tuple[int, int], dict[date, Kept]]:
    """The same days, apart by their year and month."""
    found: dict[tuple[int, int], dict[date, Kept]] = defaultdict(dict)
    for day, kept in days.items():
        found[day.year, day.month][day] = kept
    return found


def pictures(days: Iterable[Kept]) -> dict[UUID, SeenPhoto]:
    """By its glimmer, the first photo of each of those that show their day. One query."""
    found = photos_of(day.pictured_by for day in days if day.pictured_by)
    return {glimmer: photos[0] for glimmer, photos in found.items()}
