"""The glimmers that a query asks for, newest first or the other way, a page at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import BooleanField
from django.db.models.expressions import RawSQL

from accounts.models import User
from glimmers.common.dates import FIRST_DAY
from glimmers.journal.cursor import Cursor
from glimmers.journal.models import GlimmerQuerySet
from glimmers.journal.search_vector import owner_mark
from glimmers.search.chunk import OWNER, YEAR
from glimmers.search.query import LAST_DAY, Days, Query

# Year by year from one side, each from the index alone, until there is a page: a common word reads no more than a year,
# a rare one asks the index once for each year that there is. OFFSET 0 keeps the planner from reading, in order, all
# that the owner has, which it takes for quicker wherever it thinks that a word is common.
#
# ARRAY makes it run once, whatever the planner takes the owner to have: as "IN" it would run for each glimmer of a
# journal that the statistics do not know yet.
_BY_YEAR = """journal_glimmer.id = ANY (ARRAY(
    SELECT hit.id
    FROM generate_series({years}) AS year
    CROSS JOIN LATERAL (
        SELECT found.id
        FROM (
            SELECT id, user_id, noticed_on, noticed_at
            FROM journal_glimmer
            WHERE put_away_at IS NULL
                AND search_vector @@ replace(%s, %s, lpad(to_hex(year - %s), 2, '0'))::tsquery
            OFFSET 0
        ) AS found
        WHERE found.user_id = %s
            AND found.noticed_on BETWEEN %s AND %s
            {beyond}
        ORDER BY found.noticed_on {way}, found.noticed_at {way}, found.id {way}
        LIMIT %s
    ) AS hit
    LIMIT %s
))"""
_YEAR_OF = """(
    SELECT extract(year FROM {end}(noticed_on))::int FROM journal_glimmer WHERE user_id = %s AND put_away_at IS NULL
)"""
_FIRST_YEAR, _LAST_YEAR = _YEAR_OF.format(end="min"), _YEAR_OF.format(end="max")
_PLACE = "AND (found.noticed_on, found.noticed_at, found.id) {side} (%s, %s, %s)"
_OLDER = _BY_YEAR.replace("{way}", "DESC").replace(
    "{years}", f"least({_LAST_YEAR}, %s), greatest({_FIRST_YEAR}, %s), -1"
)
_NEWER = _BY_YEAR.replace("{way}", "ASC").replace("{years}", f"greatest({_FIRST_YEAR}, %s), least({_LAST_YEAR}, %s)")


def older(
    user: User, query: Query, *, after: Cursor | None = None, before_day: date | None = None, most: int
) -> GlimmerQuerySet:
    """At most so many, newest first: those past `after` in this order, of days before `before_day`, or the first."""
    if query.tsquery:
        return user.glimmers.filter(_is_older(user, query, _days(query, before_day), after, most)).newest_first()
    found = _narrowed(user.glimmers.kept(), query)
    if after:
        found = found.older_than(after)
    if before_day:
        found = found.filter(noticed_on__lt=before_day)
    return found.newest_first()[:most]


def newer(user: User, query: Query, *, before: Cursor, most: int) -> GlimmerQuerySet:
    """At most so many, the nearest first: those before this place in the order of `older`."""
    if query.tsquery:
        return user.glimmers.filter(_is_newer(user, query, before, most)).nearest_first()
    return _narrowed(user.glimmers.kept(), query).newer_than(before).nearest_first()[:most]


def _narrowed(glimmers: GlimmerQuerySet, query: Query) -> GlimmerQuerySet:
    """By what stands in columns: there is an index for each of these, in the order of `newest_first`."""
    if query.shift:
        glimmers = glimmers.filter(shift=query.shift)
    if (has_photo := query.wants("has")) is not None:
        glimmers = glimmers.filter(photo_count__gt=0) if has_photo else glimmers.filter(photo_count=0)
    if (is_close := query.wants("is")) is not None:
        glimmers = glimmers.filter(is_close=is_close)
    if days := query.days:
        glimmers = glimmers.filter(noticed_on__gte=days.first, noticed_on__lte=days.last)
    return glimmers


def _days(query: Query, before_day: date | None) -> Days:
    days = query.days or Days(FIRST_DAY, LAST_DAY)
    return days._replace(last=min(days.last, before_day - timedelta(days=1))) if before_day else days


def _is_older(user: User, query: Query, days: Days, place: Cursor | None, most: int) -> RawSQL:
    first, last = days.first, min(days.last, place.noticed_on) if place else days.last
    sql = _OLDER.format(beyond=_PLACE.format(side="<") if place else "")
    bounds = [user.pk, last.year, user.pk, first.year]
    return _condition(sql, [*bounds, *_inner(user, query, Days(first, last)), *(place or ()), most, most])


def _is_newer(user: User, query: Query, place: Cursor, most: int) -> RawSQL:
    days = query.days or Days(FIRST_DAY, LAST_DAY)
    first, last = max(days.first, place.noticed_on), days.last
    sql = _NEWER.format(beyond=_PLACE.format(side=">"))
    bounds = [user.pk, first.year, user.pk, last.year]
    return _condition(sql, [*bounds, *_inner(user, query, Days(first, last)), *place, most, most])


def _condition(sql: str, params: list[Any]) -> RawSQL:
    return RawSQL(sql, params, output_field=BooleanField())  # noqa: S611 - made of the constants above


def _inner(user: User, query: Query, days: Days) -> list[Any]:
    words = [query.tsquery.replace(OWNER, owner_mark(user.pk) + YEAR), YEAR, FIRST_DAY.year]
    return [*words, user.pk, days.first, days.last]
