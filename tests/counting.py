"""Count glimmers one by one, to compare with the numbers that the database keeps of them."""

from __future__ import annotations

from typing import Any

from glimmers.journal.kept_counts import KeptDay, KeptMonth
from glimmers.journal.models import Glimmer, GlimmerTag, Tag

Numbers = tuple[dict[Any, Any], dict[Any, int], dict[int, int]]


def counted() -> Numbers:
    """Count the glimmers of each day, the days of each month, and the uses of each tag."""
    days: dict[Any, tuple[int, list[str], Any]] = {}
    months: dict[Any, set[Any]] = {}
    tags = dict.fromkeys(Tag.objects.values_list("pk", flat=True), 0)
    filed = GlimmerTag.objects.values_list("glimmer_id", "tag_id")
    kept = list(Glimmer.objects.kept().newest_first())
    for glimmer in kept:
        place = (glimmer.user_id, glimmer.noticed_on)
        times, shifts, pictured_by = days.get(place, (0, [], None))
        if glimmer.shift and glimmer.shift not in shifts:
            shifts = [*shifts, glimmer.shift]
        if glimmer.photo_count and not glimmer.is_tucked:
            pictured_by = pictured_by or glimmer.pk
        days[place] = (times + 1, shifts, pictured_by)
        months.setdefault((glimmer.user_id, glimmer.noticed_on.replace(day=1)), set()).add(glimmer.noticed_on)
    keys = {glimmer.pk for glimmer in kept}
    for glimmer_key, tag in filed:
        tags[tag] += glimmer_key in keys
    return days, {month: len(dates) for month, dates in months.items()}, tags


def numbers() -> Numbers:
    """Return the same numbers as the database keeps them."""
    days = {(day.user_id, day.day): (day.times, day.shifts, day.pictured_by) for day in KeptDay.objects.all()}
    months = {(month.user_id, month.month): month.days for month in KeptMonth.objects.all()}
    return days, months, dict(Tag.objects.values_list("pk", "times"))
