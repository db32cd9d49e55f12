"""The months and years in which a person has glimmers, as the database keeps them."""

from __future__ import annotations

from datetime import date

from django.db import connection

from accounts.models import User

_MONTHS = "SELECT month FROM journal_keptmonth WHERE user_id = %s ORDER BY month DESC"
_YEARS = """
    SELECT DISTINCT extract(year FROM month)::int AS year FROM journal_keptmonth WHERE user_id = %s ORDER BY year DESC
"""


def months_of(user: User) -> list[date]:
    """The first day of each month with a kept glimmer, the latest first. One query."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_MONTHS, [user.pk])
        return [month for (month,) in cursor.fetchall()]


def years_of(user: User) -> list[int]:
    """Each year with a kept glimmer, the latest first. One query."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_YEARS, [user.pk])
        return [year for (year,) in cursor.fetchall()]
