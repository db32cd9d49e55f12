"""Reads glimmers with their photos as values for a page: a third of what models cost, where nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from accounts.models import User
from common.owned import cursor_of
from glimmers.journal.glimmer_columns import Noticed
from glimmers.photos.photo_columns import Shown

# As PhotoQuerySet.in_place has them. They come as JSON with their glimmer: asking for them in another query takes
# longer than answering it.
_PHOTOS = """CASE WHEN {shows} THEN (
    SELECT json_agg(
        json_build_array(photo.id, description, width, height, is_cut, tones) ORDER BY photo.position, photo.id
    )
    FROM photos_photo AS photo
    WHERE photo.user_id = {owner} AND photo.glimmer_id = {glimmer} AND photo.put_away_at IS NULL
) END"""


class _PhotoColumns(NamedTuple):
    id: UUID
    description: str
    width: int
    height: int
    is_cut: bool
    tones: str


class SeenPhoto(_PhotoColumns, Shown):
    """A photo in its place. Its columns are those of `Photo`."""

    __slots__ = ()


class _Columns(NamedTuple):
    id: UUID
    text: str
    noticed_at: datetime
    time_zone: str
    noticed_on: date
    has_time: bool
    shift: str
    sources: list[str]
    place: str
    is_close: bool
    is_tucked: bool
    photo_count: int
    prints: list[SeenPhoto]  # its photos, in their order


class Seen(_Columns, Noticed):
    """A glimmer with its photos. Its columns are those of `Glimmer`."""

    __slots__ = ()


COLUMNS = _Columns._fields[:-1]


def seen_where(
    condition: str, values: Sequence[Any], *, order: str, most: int, are_photos_shown: bool = True
) -> list[Seen]:
    """Read at most `most` of the glimmers that this condition holds for, with all of their photos. One query.

    The condition says whose they are, and the first of its values is their owner. They begin with the newest where the
    order is "DESC", with the oldest where it is "ASC". The statement is prepared: Django takes longer to put it
    together than Postgres to answer it.
    """
    statement = _statement(condition, order, most, _OF_EACH if are_photos_shown else "NULL")
    owner = values[0]
    with cursor_of(owner) as cursor:
        cursor.execute(statement, values)
        return [Seen._make((*columns, read_photos(photos))) for *columns, photos in cursor.fetchall()]


@lru_cache(maxsize=256)
def _statement(condition: str, order: str, most: int, photos: str) -> str:
    return f"""
        SELECT {", ".join(COLUMNS)}, {photos} FROM journal_glimmer WHERE {condition}
        ORDER BY noticed_on {order}, noticed_at {order}, id {order} LIMIT {most}
    """  # noqa: S608 - made of constants


def photos_column(owner: str, glimmer: str, shows: str) -> str:
    """Write a column for SELECT with the photos of this owner's glimmer with this id, where `shows` holds."""
    return _PHOTOS.format(owner=owner, glimmer=glimmer, shows=shows)


def read_photos(photos: list[list[Any]] | None) -> list[SeenPhoto]:
    """Read the value of that column."""
    return [SeenPhoto(UUID(key), *columns) for key, *columns in photos or ()]


_OF_EACH = photos_column("journal_glimmer.user_id", "journal_glimmer.id", "photo_count > 0")


def kept_one(user: User, key: UUID) -> Seen | None:
    """Return the user's glimmer with this key; None where there is none, or where it is put away."""
    return next(
        iter(seen_where("user_id = %s AND id = %s AND put_away_at IS NULL", [user.pk, key], order="DESC", most=1)),
        None,
    )
