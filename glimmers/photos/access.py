"""Finds a photo that a person may look at, by one statement that is made once: pages ask for each photo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from accounts.models import User
from accounts.sessions import OWNER, Along, came_along
from common.owned import cursor_of
from common.requests import SignedIn
from glimmers.photos.glimmer_values import SeenPhoto
from glimmers.photos.models import cutoff

# As `PhotoQuerySet.reachable`; a test holds the two together.
_PHOTO = """
    SELECT photo.width, photo.height, photo.is_cut
    FROM photos_photo AS photo LEFT JOIN journal_glimmer AS glimmer
        ON glimmer.user_id = photo.user_id AND glimmer.id = photo.glimmer_id
    WHERE photo.id = %s
        AND (photo.put_away_at IS NULL OR photo.put_away_at > %s)
        AND (glimmer.put_away_at IS NULL OR glimmer.put_away_at > %s)
        AND photo.user_id = """
_MINE = f"{_PHOTO} %s"
_OF_SESSION = f"{_PHOTO} {OWNER}"


def asked_along(pk: UUID, **_other: object) -> Along:
    """Make the statement of `reached`, to be read along with the session."""
    now = cutoff()
    return Along(_OF_SESSION, (pk, now, now))


def reached(request: SignedIn, pk: UUID) -> SeenPhoto | None:
    """Do as `in_reach`, with the row read along with the session; asked anew where that is somebody else's."""
    row = came_along(request, request.user)
    return in_reach(request.user, pk) if row is None else _seen(pk, row)


def in_reach(user: User, pk: UUID) -> SeenPhoto | None:
    """Return this photo, where `user` may see it, with only what the names of its files follow from."""
    now = cutoff()
    with cursor_of(user.pk) as cursor:
        cursor.execute(_MINE, [pk, now, now, user.pk])
        return _seen(pk, cursor.fetchone())


def _seen(pk: UUID, row: tuple[Any, ...] | None) -> SeenPhoto | None:
    if row is None or row[0] is None:
        return None
    width, height, is_cut = row
    return SeenPhoto(pk, "", width, height, is_cut, "")
