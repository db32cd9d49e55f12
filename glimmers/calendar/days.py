"""Reads what the days of a month or a year hold, in one query each."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from common.owned import cursor_of
from glimmers.calendar.table import Kept
from glimmers.calendar.year import Marked
from glimmers.photos.glimmer_values import photos_column, read_photos

_PHOTO = photos_column("journal_keptday.user_id", "journal_keptday.pictured_by", "pictured_by IS NOT NULL")
_DAYS = f"""
    SELECT day, times, shifts, {_PHOTO}
    FROM journal_keptday
    WHERE user_id = %s AND day BETWEEN %s AND %s ORDER BY day DESC
"""  # noqa: S608 - made of constants
# One shift of each day: reading a list in each of 365 rows takes three times as long.
_MARKED_DAYS = "SELECT day, times, shifts[1] FROM journal_keptday WHERE user_id = %s AND day BETWEEN %s AND %s"


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """Return the days from `first` to `last` that have glimmers. One query, with a row for each of them."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(_DAYS, [user.pk, first, last])
        rows = cursor.fetchall()
    return {day: Kept(times, shifts, next(iter(read_photos(photos)), None)) for day, times, shifts, photos in rows}


def marked_days_of(user: User, year: int) -> dict[date, Marked]:
    """Return the days of a year that have glimmers, with the little that a year shows of them. One query."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(_MARKED_DAYS, [user.pk, date(year, 1, 1), date(year, 12, 31)])
        return {day: Marked(times, shift) for day, times, shift in cursor.fetchall()}
