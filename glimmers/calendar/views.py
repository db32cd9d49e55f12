"""A month with a photo or a mark per day, and a year as twelve small months."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from accounts.sessions import asks_along
from common.dates import day_of, last_day
from common.requests import SignedIn
from glimmers.calendar.days import days_of, marked_days_of
from glimmers.calendar.drawn import drawn, to_month, to_year
from glimmers.calendar.month import Month, is_in_bounds, weekdays
from glimmers.calendar.table import Now, table
from glimmers.calendar.year import little_months
from glimmers.journal.months import years_along, years_for
from glimmers.reflecting.heads import look_back_on, way_back


@require_safe
@vary_on_headers("HX-Request")
def calendar(request: SignedIn) -> HttpResponse:
    """Show this month."""
    return _month(request, Month.of(_now().today))


@require_safe
@vary_on_headers("HX-Request")
def month(request: SignedIn, year: int, month: int) -> HttpResponse:
    """Show one month as a table of days; for HTMX, without the page around it."""
    return _month(request, Month(year, month))


@asks_along(years_along)
@require_safe
@vary_on_headers("HX-Request")
def year(request: SignedIn, year: int) -> HttpResponse:
    """Show a year as twelve small months, and the years that have glimmers; for HTMX, without the page around it."""
    now = _now()
    if not is_in_bounds(year, until=now.until):
        raise Http404
    days = marked_days_of(request.user, year)
    context = {
        "year": to_year(year),
        "before": to_year(year - 1) if is_in_bounds(year - 1, until=now.until) else None,
        "after": to_year(year + 1) if is_in_bounds(year + 1, until=now.until) else None,
        "months": little_months(year, days, request.user.first_weekday, now),
        "years": [to_year(each, here=year) for each in years_for(request)],
        "is_now": year == now.today.year,
    }
    return render(request, "calendar/_year.html" if request.htmx else "calendar/year.html", context)


def _month(request: SignedIn, month: Month) -> HttpResponse:
    now = _now()
    if not is_in_bounds(month.year, until=now.until):
        raise Http404
    days = days_of(request.user, month.first, month.last)
    first_weekday = request.user.first_weekday
    context = {
        "month": month.first,
        "whole_year": to_year(month.year),
        "before": to_month(month.before.first) if is_in_bounds(month.before.year, until=now.until) else None,
        # Months to come can be opened, but nothing links to them.
        "after": to_month(month.after.first) if month < Month.of(now.until) else None,
        "weekdays": [(WEEKDAYS[number], WEEKDAYS_ABBR[number]) for number in weekdays(first_weekday)],
        "weeks": drawn(table(month, days, first_weekday, now)),
        "is_plain": not days and month <= Month.of(now.today),
        "is_now": month == Month.of(now.today),
        "way_back": way_back(month.first, now.today),
        "look_back": look_back_on(month.first),
    }
    return render(request, "calendar/_month.html" if request.htmx else "calendar/month.html", context)


def _now() -> Now:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    now = timezone.now()
    return Now(day_of(now, zone), last_day(now, zone))
