"""The months in which a person has glimmers, as the database keeps them."""

from __future__ import annotations

from datetime import date

from django.db import connection

from accounts.models import User

_MONTHS = "SELECT month FROM journal_keptmonth WHERE user_id = %s ORDER BY month DESC"


def months_of(user: User) -> list[date]:
    """The first day of each month with a kept glimmer, the latest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_MONTHS, [user.pk])
        return [month for (month,) in cursor.fetchall()]
