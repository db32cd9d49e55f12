"""Which photo a person may look at, asked by one statement that is never built: pages ask it for each photo."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from accounts.models import User
from glimmers.photos.models import cutoff
from glimmers.photos.seen import SeenPhoto

# As `PhotoQuerySet.reachable`; a test holds the two together.
_MINE = """
    SELECT photo.width, photo.height, photo.is_cut
    FROM photos_photo AS photo LEFT JOIN journal_glimmer AS glimmer ON glimmer.id = photo.glimmer_id
    WHERE photo.id = %(photo)s AND photo.user_id = %(user)s
        AND (photo.put_away_at IS NULL OR photo.put_away_at > %(cutoff)s)
        AND (glimmer.put_away_at IS NULL OR glimmer.put_away_at > %(cutoff)s)
"""


def in_reach(user: User, pk: UUID) -> SeenPhoto | None:
    """This photo, where `user` may see it, with nothing but what the names of its files follow from."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_MINE, {"photo": pk, "user": user.pk, "cutoff": cutoff()})
        found = cursor.fetchone()
    if found is None:
        return None
    width, height, is_cut = found
    return SeenPhoto(pk, "", width, height, is_cut, "")
