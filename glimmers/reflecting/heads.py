"""What looking back adds to the head of a chapter, and to the calendar: the month's line, and a way to its page."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from common.dates import day_of, written
from common.languages import remembered_by_language
from common.requests import SignedIn
from common.view_addresses import Address
from glimmers.reflecting.lines import lines_for

_month = Address("reflecting:month", "1907", "09")


class Head(NamedTuple):
    """The line of a month, or "", and the address of the page that looks back, or ""."""

    line: str = ""
    address: str = ""


NO_HEAD = Head()


def month_address(month: date) -> str:
    """Return the address of the page that looks back on a month, given by its first day."""
    return _month(f"{month.year:04}", f"{month.month:02}")


def way_back(month: date, today: date) -> str:
    """Return the same for a month that is over by now; "" for one that still goes on."""
    return month_address(month) if month < today.replace(day=1) else ""


@remembered_by_language
def look_back_on(month: date) -> str:
    """Write what leads there: "Look back on October"."""
    return _("Look back on %(month)s") % {"month": written(month, "F")}


def heads_for(request: SignedIn, months: Collection[date]) -> dict[date, Head]:
    """Make the heads of these months. One that goes on has a way to its page where somebody has been there before."""
    lines, today = lines_for(request, months), _today()
    return {
        month: Head(line, month_address(month)) if (line := lines.get(month, "")) else Head("", way_back(month, today))
        for month in months
    }


def _today() -> date:
    zone = timezone.get_current_timezone()
    assert isinstance(zone, ZoneInfo)
    return day_of(timezone.now(), zone)
