"""Lists that go on: 24 at a time, by keyset, so that none is left out or comes twice while others are added."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Generic, NamedTuple, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

from accounts.models import User
from glimmers.journal import cursor
from glimmers.journal.cursor import EPOCH, MICROSECOND
from glimmers.photos.seen import Seen, seen_where

PAGE = 24
LONGEST_AGO = timedelta(days=365_000)
_PLACE = re.compile(r"([0-9]{1,18})\.([0-9a-f-]{1,36})")

Row = TypeVar("Row", bound=Model)
Each = TypeVar("Each")
Made = TypeVar("Made")


class Page(NamedTuple, Generic[Each]):
    """Some of a list's rows, in its order, and where the next ones begin; "" where there are none."""

    rows: list[Each]
    after: str

    def of(self, make: Callable[[Each], Made]) -> Page[Made]:
        """The same page, of what is made of each."""
        return Page([make(row) for row in self.rows], self.after)


_OF_DAY = "user_id = %s AND noticed_on = %s AND put_away_at IS NULL"
_ONE = "user_id = %s AND id = %s AND put_away_at IS NULL"
_PAST = " AND (noticed_at, id) < (%s, %s)"


def of_day(user: User, day: date, after: str) -> Page[Seen]:
    """My glimmers of one day, newest first, past the place that the address has; from the first where it has none."""
    place = cursor.read(after)
    if place and place.noticed_on < day:
        return Page([], "")
    is_within = place is not None and place.noticed_on == day
    condition = _OF_DAY + _PAST if is_within else _OF_DAY
    values = [user.pk, day, *([place.noticed_at, place.id] if place and is_within else [])]
    found = seen_where(condition, values, order="DESC", most=PAGE + 1)
    return Page(found[:PAGE], str(found[PAGE - 1].place_in_time) if len(found) > PAGE else "")


def kept_one(user: User, key: UUID) -> Seen | None:
    """My glimmer with this key; None where there is none, or where it is put away."""
    return next(iter(seen_where(_ONE, [user.pk, key], order="DESC", most=1)), None)


def of_shelf(rows: QuerySet[Row], at: str, after: str) -> Page[Row]:
    """Those that lie there, which are ordered by the moment `at`, the last one first, and by their key."""
    if place := _read(rows.model, after):
        moment, key = place
        rows = rows.filter(Q(**{f"{at}__lte": moment}) & (Q(**{f"{at}__lt": moment}) | Q(id__lt=key)))
    found = list(rows[: PAGE + 1])
    return Page(found[:PAGE], _written(found[PAGE - 1], at) if len(found) > PAGE else "")


def _written(row: Model, at: str) -> str:
    return f"{(getattr(row, at) - EPOCH) // MICROSECOND}.{row.pk}"


def _read(model: type[Model], text: str) -> tuple[datetime, Any] | None:
    found = _PLACE.fullmatch(text)
    if not found or (ago := int(found[1]) * MICROSECOND) > LONGEST_AGO:
        return None
    try:
        return EPOCH + ago, model._meta.pk.to_python(found[2])
    except ValidationError:
        return None
