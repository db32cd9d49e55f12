"""Reads the glimmers of a day, 24 at a time, by keyset, so that none is left out or repeated while others are added."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from glimmers.journal import keyset
from glimmers.journal.keyset import PAGE, Page
from glimmers.photos.glimmer_values import Seen, seen_where

_OF_DAY = "user_id = %s AND noticed_on = %s AND put_away_at IS NULL"
_PAST = " AND (noticed_at, id) < (%s, %s)"


def of_day(user: User, day: date, after: str) -> Page[Seen]:
    """Read a user's glimmers of one day, newest first, past the place in the address; from the first without one."""
    place = keyset.read(after)
    if place and place.noticed_on < day:
        return Page([], "")
    is_within = place is not None and place.noticed_on == day
    condition = _OF_DAY + _PAST if is_within else _OF_DAY
    values = [user.pk, day, *([place.noticed_at, place.id] if place and is_within else [])]
    glimmers = seen_where(condition, values, order="DESC", most=PAGE + 1)
    return Page(glimmers[:PAGE], str(glimmers[PAGE - 1].place_in_time) if len(glimmers) > PAGE else "")
