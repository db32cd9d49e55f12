"""What the days of a month or a year have, read in one query whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from accounts.models import User
from glimmers.calendar.table import Kept
from glimmers.photos.models import Photo


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """The days from `first` to `last` that have glimmers. One query, which reads a row for each of them."""
    found = user.kept_days.filter(day__range=(first, last)).order_by("-day")
    return {
        day: Kept(times, shifts, pictured_by)
        for day, times, shifts, pictured_by in found.values_list("day", "times", "shifts", "pictured_by")
    }


def pictures(user: User, days: Iterable[Kept]) -> dict[UUID, Photo]:
    """By its glimmer, the first photo of each of those that show their day. One query."""
    glimmers = [day.pictured_by for day in days if day.pictured_by]
    photos = user.photos.in_place().filter(glimmer__in=glimmers).distinct("glimmer_id")
    return {photo.glimmer_id: photo for photo in photos if photo.glimmer_id}
