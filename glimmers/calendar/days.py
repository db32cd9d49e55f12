"""What the days of a month or a year have, each read in one query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from accounts.models import User
from glimmers.calendar.table import Kept
from glimmers.calendar.year import Marked
from glimmers.photos.seen import SeenPhoto, photos_of

_DAYS = """
    SELECT day, times, shifts, pictured_by FROM journal_keptday
    WHERE user_id = %s AND day BETWEEN %s AND %s ORDER BY day DESC
"""
# One shift of each day: to read a list in each of 365 rows takes three times as long.
_MARKED_DAYS = "SELECT day, times, shifts[1] FROM journal_keptday WHERE user_id = %s AND day BETWEEN %s AND %s"


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """The days from `first` to `last` that have glimmers. One query, which reads a row for each of them."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_DAYS, [user.pk, first, last])
        return {day: Kept(times, shifts, pictured_by) for day, times, shifts, pictured_by in cursor.fetchall()}


def marked_days_of(user: User, year: int) -> dict[date, Marked]:
    """The days of a year that have glimmers, with the little that a year shows of them. One query."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_MARKED_DAYS, [user.pk, date(year, 1, 1), date(year, 12, 31)])
        return {day: Marked(times, shift) for day, times, shift in cursor.fetchall()}


def pictures(days: Iterable[Kept]) -> dict[UUID, SeenPhoto]:
    """By its glimmer, the first photo of each of those that show their day. One query."""
    found = photos_of(day.pictured_by for day in days if day.pictured_by)
    return {glimmer: photos[0] for glimmer, photos in found.items()}
