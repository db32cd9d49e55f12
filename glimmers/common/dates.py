"""Instants, the days they belong to, and how both are written. Pure but for the language in use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import pgettext

FIRST_DAY = date(1900, 1, 1)


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a naive wall-clock time.

    A repeated hour means its first run; a time that a clock change skips moves forward by the gap (PEP 495, fold=0).
    Raises `OverflowError` where the instant lies outside what a `datetime` can hold.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The local day that an aware instant belongs to in this zone."""
    return moment.astimezone(zone).date()


def last_day(now: datetime, zone: ZoneInfo) -> date:
    """The last day a glimmer may have: tomorrow, by the writer's clock."""
    return day_of(now, zone) + timedelta(days=1)


def month_after(day: date) -> date:
    """The first day of the month that follows the day's; `date.max` where there is none."""
    try:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    except ValueError:
        return date.max


def day_in_words(day: date) -> str:
    """As a heading: "Sunday, 22 November"; no line ends between a day and its month."""
    return date_format(day, pgettext("a day as a heading; Django's date format letters", "l, j\u00a0F"))


def day_in_full(day: date) -> str:
    """With its year: "Sunday, 22 November 2026"."""
    return date_format(day, pgettext("a day with its year; Django's date format letters", "l, j\u00a0F Y"))


def day_in_short(day: date) -> str:
    """As a label in a list: "Sun 22"."""
    return date_format(day, pgettext("a day within its month; Django's date format letters", "D j"))


def clock(local: datetime) -> str:
    """The time of day of a local datetime: "6:31"."""
    return date_format(local, pgettext("a time of day; Django's date format letters", "G:i"))
