"""The months in which a person has glimmers, found without reading the glimmers."""

from __future__ import annotations

from datetime import date

from django.db import connection

from accounts.models import User

# From each month that there is, one step down the index to the next older one: as many steps as there are months,
# however many glimmers lie in them.
_STEPS = """
    WITH RECURSIVE months AS (
        SELECT (SELECT date_trunc('month', max(noticed_on))::date FROM journal_glimmer
                WHERE user_id = %(user)s AND put_away_at IS NULL) AS month
        UNION ALL
        SELECT (SELECT date_trunc('month', max(noticed_on))::date FROM journal_glimmer
                WHERE user_id = %(user)s AND put_away_at IS NULL AND noticed_on < months.month)
        FROM months WHERE months.month IS NOT NULL
    )
    SELECT month FROM months WHERE month IS NOT NULL
"""


def months_of(user: User) -> list[date]:
    """The first day of each month with a kept glimmer, the latest first. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_STEPS, {"user": user.pk})
        return [month for (month,) in cursor.fetchall()]
