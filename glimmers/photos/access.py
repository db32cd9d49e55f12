"""Which photo a person may look at, asked by one statement that is never built: pages ask it for each photo."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from accounts.models import User
from accounts.sessions import OWNER, Along, came_along
from common.requests import SignedIn
from glimmers.photos.glimmer_values import SeenPhoto
from glimmers.photos.models import cutoff

# As `PhotoQuerySet.reachable`; a test holds the two together.
_PHOTO = """
    SELECT photo.width, photo.height, photo.is_cut
    FROM photos_photo AS photo LEFT JOIN journal_glimmer AS glimmer ON glimmer.id = photo.glimmer_id
    WHERE photo.id = %s
        AND (photo.put_away_at IS NULL OR photo.put_away_at > %s)
        AND (glimmer.put_away_at IS NULL OR glimmer.put_away_at > %s)
        AND photo.user_id = """
_MINE = f"{_PHOTO} %s"
_OF_SESSION = f"{_PHOTO} {OWNER}"


def asked_along(pk: UUID, **_other: object) -> Along:
    """What `reached` wants to know, to be asked along with the session."""
    now = cutoff()
    return Along(_OF_SESSION, (pk, now, now))


def reached(request: SignedIn, pk: UUID) -> SeenPhoto | None:
    """As `in_reach`, for a view that has asked along; where what came is not of who is signed in, it is asked anew."""
    row = came_along(request, request.user)
    return in_reach(request.user, pk) if row is None else _seen(pk, row)


def in_reach(user: User, pk: UUID) -> SeenPhoto | None:
    """This photo, where `user` may see it, with nothing but what the names of its files follow from."""
    now = cutoff()
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_MINE, [pk, now, now, user.pk])
        return _seen(pk, cursor.fetchone())


def _seen(pk: UUID, found: tuple[Any, ...] | None) -> SeenPhoto | None:
    if found is None or found[0] is None:
        return None
    width, height, is_cut = found
    return SeenPhoto(pk, "", width, height, is_cut, "")
