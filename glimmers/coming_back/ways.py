"""Tells which ways somebody chose, read along with the session: most pages show nothing again, and ask no more."""

from __future__ import annotations

from accounts.sessions import OWNER, Along, came_along
from common.requests import SignedIn
from glimmers.coming_back.models import Kind

_KINDS_ALONG = f"SELECT ARRAY(SELECT kind FROM coming_back_way WHERE user_id = {OWNER})"  # noqa: S608 - a constant


def ways_along(**_address: object) -> Along:
    """Make the statement that tells `may_be_chosen`, for any address."""
    return Along(_KINDS_ALONG, ())


def may_be_chosen(request: SignedIn, kind: Kind) -> bool:
    """Tell whether this person chose this way; where that was not read along, they may have."""
    row = came_along(request, request.user)
    return row is None or kind in row[0]
