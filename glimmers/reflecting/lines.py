"""Keeps the line of a month, and reads it: for its page, and for the heads of chapters."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from accounts.models import User
from accounts.sessions import OWNER, Along, came_along
from common.owned import cursor_of
from common.requests import SignedIn
from glimmers.reflecting.models import LookedBack

_KEEP = """INSERT INTO reflecting_lookedback (user_id, month, stays_with_me, changed_at) VALUES (%s, %s, %s, %s)
    ON CONFLICT (user_id, month) DO UPDATE
    SET stays_with_me = EXCLUDED.stays_with_me, changed_at = EXCLUDED.changed_at"""
_LINES = "SELECT month, stays_with_me FROM reflecting_lookedback WHERE user_id = %s AND month = ANY(%s)"
_LINE_ALONG = f"""SELECT
    (SELECT stays_with_me FROM reflecting_lookedback WHERE user_id = {OWNER} AND month = %s),
    EXISTS (SELECT FROM journal_rest WHERE user_id = {OWNER})
        OR EXISTS (SELECT FROM journal_restedglimmer WHERE user_id = {OWNER})
"""  # noqa: S608 - a constant
_ARE_SOME_ALONG = f"SELECT EXISTS (SELECT FROM reflecting_lookedback WHERE user_id = {OWNER})"  # noqa: S608 - the same


def keep_line(user: User, month: date, line: str) -> None:
    """Keep this line with the month, exactly as it is; without any, keep nothing of the month."""
    if not line:
        LookedBack.objects.of(user.pk).filter(month=month).delete()
        return
    with cursor_of(user.pk) as cursor:
        cursor.execute(_KEEP, [user.pk, month, line, timezone.now()])


def lines_of(user: User, months: Collection[date]) -> dict[date, str]:
    """Return the lines of those of these months that have one. One query."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(_LINES, [user.pk, list(months)])
        return dict(cursor.fetchall())


def line_along(year: int, month: int) -> Along:
    """Make the statement of `line_for`, to be read along with the session; none has a year before the first."""
    return Along(_LINE_ALONG, (date(max(year, 1), month, 1),))


def line_for(request: SignedIn, month: date) -> str:
    """Return the month's line, or "": read along with the session, or else by one query."""
    row = came_along(request, request.user)
    if row is None:
        return lines_of(request.user, [month]).get(month, "")
    return row[0] or ""


def may_rest(request: SignedIn) -> bool:
    """Tell whether anything of this person's rests: read along with their line; otherwise it may."""
    row = came_along(request, request.user)
    return row is None or bool(row[1])


def are_some_along(**_address: object) -> Along:
    """Make the statement that tells `lines_for` whether there are any, to be read along with the session."""
    return Along(_ARE_SOME_ALONG, ())


def lines_for(request: SignedIn, months: Collection[date]) -> dict[date, str]:
    """Return the lines of these months: by one query, and none where this person has not written any."""
    if not months or came_along(request, request.user) == (False,):
        return {}
    return lines_of(request.user, months)
