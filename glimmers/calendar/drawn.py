"""Values for the pages of the calendar: the days of a month, and links to others. Pure except for the language."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.utils.translation import ngettext

from common.dates import written
from common.languages import remembered_by_language
from common.view_addresses import Address
from glimmers.calendar.table import Cell, Kept
from glimmers.journal.vocabulary import shift_labels
from glimmers.photos.glimmer_values import SeenPhoto
from glimmers.photos.prints import Print, Prints

_day = Address("today:day", date(1900, 1, 9))
_month = Address("calendar:month", "1907", "09")
_year = Address("calendar:year", "1907")


class Day(NamedTuple):
    """One cell. Its link is named in words; it looks the same with one glimmer or twenty."""

    number: int
    address: str  # "" for a day to come
    classes: str
    is_today: bool
    label: str
    print: Print | None
    tape: int | None  # the hue of its strip
    dots: list[str]  # classes, where no print shows it


class Way(NamedTuple):
    """A month or a year that the page links to."""

    name: str
    address: str
    is_here: bool = False


def to_month(first: date) -> Way:
    """Make the link to a month, by its first day."""
    return Way(written(first, "YEAR_MONTH_FORMAT"), _month(f"{first.year:04}", f"{first.month:02}"))


def to_year(year: int, *, here: int = 0) -> Way:
    """Make the link to a year, on the page of the year `here`."""
    return Way(written(date(year, 1, 1), "Y"), _year(f"{year:04}"), year == here)


def drawn(weeks: list[list[Cell | None]]) -> list[list[Day | None]]:
    """Make the weeks of a month, each with seven days; None where the day belongs to another month."""
    prints = Prints()
    return [[_drawn(cell, prints) if cell else None for cell in week] for week in weeks]


def _drawn(cell: Cell, prints: Prints) -> Day:
    kept = cell.kept
    photo = kept.photo if kept and isinstance(kept.photo, SeenPhoto) else None
    return Day(
        number=cell.day.day,
        address=_day(cell.day) if cell.is_open else "",
        classes=_classes(cell, has_photo=photo is not None),
        is_today=cell.is_today,
        label=_label(cell.day, kept),
        print=prints.of(photo) if photo else None,
        tape=cell.tape if photo and cell.has_tape else None,
        dots=[f" shift-{shift}" for shift in kept.shifts] or [""] if kept and not photo else [],
    )


def _classes(cell: Cell, *, has_photo: bool) -> str:
    if has_photo:
        return f" is-print tilt-{cell.tilt}"
    if not cell.kept:
        return ""
    return f" is-washed shift-{cell.kept.shifts[0]}" if cell.kept.shifts else " is-sheet"


def _label(day: date, kept: Kept | None) -> str:
    label = written(day, "MONTH_DAY_FORMAT")
    if not kept:
        return label
    names = shift_labels() if kept.shifts else {}
    shifts = f": {', '.join([names[each] for each in kept.shifts])}" if kept.shifts else ""
    return f"{label}, {glimmers_in_words(kept.times)}{shifts}"


@remembered_by_language
def glimmers_in_words(times: int) -> str:
    """Write how many there are: "3 glimmers"."""
    return ngettext("%(n)s glimmer", "%(n)s glimmers", times) % {"n": times}
