"""A month with a photo or a mark per day, and a year as twelve small months."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.requests import SignedIn
from glimmers.calendar.days import Kept, days_of, pictures
from glimmers.calendar.month import Month, is_in_bounds, weekdays, weeks
from glimmers.common.dates import day_of, last_day
from glimmers.journal.months import months_of
from glimmers.photos.models import Photo


class Cell(NamedTuple):
    """One day in the table."""

    day: date
    kept: Kept | None
    photo: Photo | None
    is_today: bool
    is_open: bool  # whether there is a page to open

    @property
    def tilt(self) -> int:
        """How its print lies, the same each time; among those of `components/card.css`."""
        return self.day.toordinal() * 5 % 7

    @property
    def has_tape(self) -> bool:
        return self.day.toordinal() % 3 == 0

    @property
    def tape(self) -> int:
        """The hue of its strip of tape."""
        return self.day.toordinal() // 3 % 6


class SmallMonth(NamedTuple):
    """One of the twelve of a year: how many glimmers, and for each day of its weeks what there is to mark."""

    month: Month
    times: int
    weeks: list[list[Cell | None]]
    is_now: bool
    is_open: bool


class Now(NamedTuple):
    """Today by the writer's clock, and the last day that a glimmer may have: tomorrow."""

    today: date
    until: date


@require_safe
@vary_on_headers("HX-Request")
def calendar(request: SignedIn) -> HttpResponse:
    """This month."""
    return _month(request, Month.of(_now().today))


@require_safe
@vary_on_headers("HX-Request")
def month(request: SignedIn, year: int, month: int) -> HttpResponse:
    """One month as a table of days; for HTMX, without the page around it."""
    return _month(request, Month(year, month))


@require_safe
@vary_on_headers("HX-Request")
def year(request: SignedIn, year: int) -> HttpResponse:
    """A year as twelve small months, and the years that have glimmers; for HTMX, without the page around it."""
    now = _now()
    if not is_in_bounds(year, until=now.until):
        raise Http404
    days = days_of(request.user, date(year, 1, 1), date(year, 12, 31))
    months = [Month(year, number) for number in range(1, 13)]
    context = {
        "year": months[0].first,
        "before": months[0].before.first if is_in_bounds(year - 1, until=now.until) else None,
        "after": months[-1].after.first if is_in_bounds(year + 1, until=now.until) else None,
        "months": [_small(month, days, request.user.first_weekday, now) for month in months],
        "years": sorted({month.replace(month=1) for month in months_of(request.user)}, reverse=True),
        "is_now": year == now.today.year,
    }
    return render(request, "calendar/year.html#year" if request.htmx else "calendar/year.html", context)


def _month(request: SignedIn, month: Month) -> HttpResponse:
    now = _now()
    if not is_in_bounds(month.year, until=now.until):
        raise Http404
    days = days_of(request.user, month.first, month.last)
    photos = pictures(request.user, days.values())
    first_weekday = request.user.first_weekday
    context = {
        "month": month.first,
        "before": month.before.first if is_in_bounds(month.before.year, until=now.until) else None,
        # What is to come can be looked up, but nothing leads there.
        "after": month.after.first if month < Month.of(now.until) else None,
        "weekdays": [(WEEKDAYS[number], WEEKDAYS_ABBR[number]) for number in weekdays(first_weekday)],
        "weeks": _table(month, days, photos, first_weekday, now),
        "is_plain": not days and month <= Month.of(now.today),
        "is_now": month == Month.of(now.today),
    }
    return render(request, "calendar/month.html#month" if request.htmx else "calendar/month.html", context)


def _table(
    month: Month, days: dict[date, Kept], photos: dict[UUID, Photo], first_weekday: int, now: Now
) -> list[list[Cell | None]]:
    def cell(day: date) -> Cell:
        kept = days.get(day)
        return Cell(
            day,
            kept,
            photo=photos.get(kept.pictured_by) if kept and kept.pictured_by else None,
            is_today=day == now.today,
            is_open=day <= now.today or (kept is not None and day <= now.until),
        )

    return [[cell(day) if day else None for day in week] for week in weeks(month, first_weekday)]


def _small(month: Month, days: dict[date, Kept], first_weekday: int, now: Now) -> SmallMonth:
    return SmallMonth(
        month,
        times=sum(days[day].times for day in days if Month.of(day) == month),
        weeks=_table(month, days, {}, first_weekday, now),
        is_now=month == Month.of(now.today),
        is_open=month <= Month.of(now.today) or any(Month.of(day) == month for day in days),
    )


def _now() -> Now:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    now = timezone.now()
    return Now(day_of(now, zone), last_day(now, zone))
