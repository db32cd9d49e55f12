"""Instants, the days they belong to, and how both are written. Pure except for the current language."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.utils.dateformat import DateFormat, re_escaped, re_formatchars
from django.utils.formats import get_format
from django.utils.translation import pgettext

from common.languages import remembered_by_language

FIRST_DAY = date(1900, 1, 1)


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """Return the UTC instant of a naive wall-clock time.

    A repeated hour means its first run; a time that a clock change skips moves forward by the gap (PEP 495, fold=0).
    Raises `OverflowError` where the instant lies outside what a `datetime` can hold.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """Return the local day that an aware instant belongs to in this zone."""
    return moment.astimezone(zone).date()


def last_day(now: datetime, zone: ZoneInfo) -> date:
    """Return the last day a glimmer may have: tomorrow, by the writer's clock."""
    return day_of(now, zone) + timedelta(days=1)


def month_after(day: date) -> date:
    """Return the first day of the month after the day's; `date.max` where there is none."""
    try:
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    except ValueError:
        return date.max


@remembered_by_language
def written(day: date, form: str) -> str:
    """Write a day or a local datetime in Django's date format letters, or in the format that Django has by this name.

    This is the filter `date`. A page writes hundreds of dates, and Django would take the letters apart for each.
    """
    writer = DateFormat(day)
    # Only names of formats end like this: no letters do.
    letters = get_format(form) if form.endswith("_FORMAT") else form
    return "".join([str(getattr(writer, piece)()) if is_letter else piece for piece, is_letter in _pieces(letters)])


@lru_cache(maxsize=128)
def _pieces(letters: str) -> tuple[tuple[str, bool], ...]:
    """Split a format into pieces, and tell which are letters to write out; one behind a backslash is not."""
    pieces = re_formatchars.split(letters)
    return tuple(
        (piece if index % 2 else re_escaped.sub(r"\1", piece), index % 2 == 1)
        for index, piece in enumerate(pieces)
        if piece
    )


@remembered_by_language
def day_in_words(day: date) -> str:
    """Write a day as a heading: "Sunday, 22 November"; no line ends between the day and its month."""
    return written(day, pgettext("a day as a heading; Django's date format letters", "l, j\u00a0F"))


@remembered_by_language
def day_in_full(day: date) -> str:
    """Write a day with its year: "Sunday, 22 November 2026"."""
    return written(day, pgettext("a day with its year; Django's date format letters", "l, j\u00a0F Y"))


@remembered_by_language
def day_in_short(day: date) -> str:
    """Write a day as a label in a list: "Sun 22"."""
    return written(day, pgettext("a day within its month; Django's date format letters", "D j"))


def clock(local: datetime) -> str:
    """Write the time of day of a local datetime: "6:31"."""
    return minute(local.hour, local.minute)


@remembered_by_language
def minute(hour: int, minute: int) -> str:
    """Write a time of day, given by its parts, as `clock` does."""
    letters = pgettext("a time of day, without seconds; Django's date format letters", "G:i")
    return written(datetime(1970, 1, 1, hour, minute), letters)  # noqa: DTZ001 - a wall clock has no zone
