"""The form of a day: empty, as it was sent, and the zone it was written in."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.http import QueryDict
from django.utils import timezone

from common.dates import day_of
from common.requests import SignedIn
from common.zones import is_zone, zone
from glimmers.glimmer.drawn_form import DrawnForm, drawn_empty


def fresh_form(day: date, *, is_focused: bool = False) -> DrawnForm:
    """Draw an empty form; for another day than today, of that day and without a time."""
    return drawn_empty(None if is_today(day) else day, is_focused=is_focused)


def as_sent(post: QueryDict, day: date) -> QueryDict:
    """Return the form, with the day it was sent to where it names none.

    One that waited and names none was written in an earlier release, where an empty When meant now on each day.
    """
    if "on" not in post and "waited" not in post:
        post = post.copy()
        post["on"] = "" if is_today(day) else day.isoformat()
    return post


def is_today(day: date) -> bool:
    return day == day_of(timezone.now(), here())


def zone_of(request: SignedIn) -> ZoneInfo:
    """Return the zone a form was written in: one that waited for a signal may be sent from another zone."""
    sent = request.POST.get("zone", "")
    return zone(sent) if not request.user.time_zone and is_zone(sent) else here()


def here() -> ZoneInfo:
    zone_here = timezone.get_current_timezone()
    assert isinstance(zone_here, ZoneInfo)
    return zone_here
