"""What the days of a month or a year have, read in one query whatever it is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Func, Q, UUIDField

from accounts.models import User
from glimmers.calendar.table import Kept
from glimmers.photos.models import Photo

LATEST_FIRST = ("-noticed_at", "-id")  # within a day: as `newest_first` has it


def days_of(user: User, first: date, last: date) -> dict[date, Kept]:
    """The days from `first` to `last` that have glimmers. One query."""
    pictured = ArrayAgg("id", filter=Q(photo_count__gt=0, is_tucked=False), order_by=LATEST_FIRST)
    found = (
        user.glimmers.kept()
        .filter(noticed_on__range=(first, last))
        .values("noticed_on")
        .annotate(
            times=Count("id"),
            shifts=ArrayAgg("shift", filter=~Q(shift=""), order_by=LATEST_FIRST),
            pictured_by=Func(pictured, template="(%(expressions)s)[1]", output_field=UUIDField()),
        )
        .order_by("-noticed_on")  # the index's order, so that nothing has to be sorted
    )
    return {
        day: Kept(times, list(dict.fromkeys(shifts or ())), pictured_by)
        for day, times, shifts, pictured_by in found.values_list("noticed_on", "times", "shifts", "pictured_by")
    }


def pictures(user: User, days: Iterable[Kept]) -> dict[UUID, Photo]:
    """By its glimmer, the first photo of each of those that show their day. One query."""
    glimmers = [day.pictured_by for day in days if day.pictured_by]
    photos = user.photos.in_place().filter(glimmer__in=glimmers).distinct("glimmer_id")
    return {photo.glimmer_id: photo for photo in photos if photo.glimmer_id}
