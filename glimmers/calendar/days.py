"""What the days of a month or a year have, read in one query whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from accounts.models import User
from glimmers.calendar.table import Kept
from glimmers.photos.models import Photo

_DAYS = """
    SELECT day, times, shifts, pictured_by FROM journal_keptday
    WHERE user_id = %s AND day BETWEEN %s AND %s ORDER BY day DESC
"""


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """The days from `first` to `last` that have glimmers. One query, which reads a row for each of them."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_DAYS, [user.pk, first, last])
        return {day: Kept(times, shifts, pictured_by) for day, times, shifts, pictured_by in cursor.fetchall()}


def pictures(user: User, days: Iterable[Kept]) -> dict[UUID, Photo]:
    """By its glimmer, the first photo of each of those that show their day. One query."""
    glimmers = [day.pictured_by for day in days if day.pictured_by]
    photos = user.photos.in_place().filter(glimmer__in=glimmers).distinct("glimmer_id")
    return {photo.glimmer_id: photo for photo in photos if photo.glimmer_id}
