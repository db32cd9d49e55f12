"""Reads the years, months and days in which a person has glimmers, as the database keeps them."""

from __future__ import annotations

from datetime import date

from accounts.models import User
from accounts.sessions import OWNER, Along, came_along
from common.owned import cursor_of
from common.requests import SignedIn

_MONTHS = "SELECT month FROM journal_keptmonth WHERE user_id = %s ORDER BY month DESC"
_YEARS = """
    SELECT ARRAY(
        SELECT DISTINCT date_part('year', month)::int AS year
        FROM journal_keptmonth WHERE user_id = {owner} ORDER BY year DESC
    )
"""
_BESIDE = """
    SELECT
        (SELECT day FROM journal_keptday WHERE user_id = %(user)s AND day < %(day)s ORDER BY day DESC LIMIT 1),
        (SELECT day FROM journal_keptday WHERE user_id = %(user)s AND day > %(day)s ORDER BY day LIMIT 1)
"""


def months_of(user: User) -> list[date]:
    """Return the first day of each month with a kept glimmer, the latest first. One query."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(_MONTHS, [user.pk])
        return [month for (month,) in cursor.fetchall()]


def years_along(**_address: object) -> Along:
    """Make the statement of `years_for`, to be read along with the session, for any address."""
    return Along(_YEARS.format(owner=OWNER), ())


def years_for(request: SignedIn) -> list[int]:
    """Return each year with a kept glimmer, the latest first: read along with the session, or else by one query."""
    row = came_along(request, request.user)
    if row is None:
        with cursor_of(request.user.pk) as cursor:
            cursor.execute(_YEARS.format(owner="%s"), [request.user.pk])
            row = cursor.fetchone()
    years: list[int] = row[0]
    return years


def days_beside(user: User, day: date) -> tuple[date | None, date | None]:
    """Return the nearest earlier and the nearest later day with a kept glimmer. One query."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(_BESIDE, {"user": user.pk, "day": day})
        before, after = cursor.fetchone()
        return before, after
