"""Finds the glimmers that a query asks for, newest first or the other way, a page at a time."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from accounts.models import User
from common.dates import FIRST_DAY
from glimmers.journal.keyset import Cursor
from glimmers.journal.models import GlimmerQuerySet
from glimmers.photos.glimmer_values import Seen, seen_where
from glimmers.search.query import LAST_DAY, Days, Query
from glimmers.search.statement import NEWER, OLDER, Part, asked


def older(
    user: User, query: Query, *, after: Cursor | None = None, before_day: date | None = None, most: int
) -> GlimmerQuerySet:
    """Select at most `most`, newest first: those past `after`, of days before `before_day`, or the first."""
    return _glimmers(user, query, _older(query, after, before_day, most))


def newer(user: User, query: Query, *, before: Cursor, most: int) -> GlimmerQuerySet:
    """Select at most `most`, the nearest first: those before this place in the order of `older`."""
    return _glimmers(user, query, _newer(query, before, most))


def older_seen(
    user: User, query: Query, *, after: Cursor | None = None, before_day: date | None = None, most: int
) -> list[Seen]:
    """Read those of `older`, with their photos, to be shown."""
    return _seen(user, query, _older(query, after, before_day, most))


def newer_seen(user: User, query: Query, *, before: Cursor, most: int) -> list[Seen]:
    """Read those of `newer`, with their photos, to be shown."""
    return _seen(user, query, _newer(query, before, most))


def beside(user: User, query: Query, place: Cursor) -> tuple[Seen | None, Seen | None]:
    """Read the nearest older and the nearest newer one that the query asks for, without their photos."""
    parts = _older(query, place, None, 1), _newer(query, place, 1)
    older, newer = (
        seen_where(*asked(user.pk, query, part), order=part.way.order, most=1, are_photos_shown=False) for part in parts
    )
    return next(iter(older), None), next(iter(newer), None)


def _older(query: Query, after: Cursor | None, before_day: date | None, most: int) -> Part:
    days = query.days
    if before_day:
        days = days or Days(FIRST_DAY, LAST_DAY)
        days = days._replace(last=min(days.last, before_day - timedelta(days=1)))
    return Part(days, after, OLDER, most)


def _newer(query: Query, before: Cursor, most: int) -> Part:
    return Part(query.days, before, NEWER, most)


def _glimmers(user: User, query: Query, part: Part) -> GlimmerQuerySet:
    selection = asked(user.pk, query, part)
    glimmers = user.glimmers.filter(RawSQL(selection.condition, selection.values, output_field=BooleanField()))  # noqa: S611 - constants
    return (glimmers.newest_first() if part.way is OLDER else glimmers.nearest_first())[: part.most]


def _seen(user: User, query: Query, part: Part) -> list[Seen]:
    return seen_where(*asked(user.pk, query, part), order=part.way.order, most=part.most)
