"""Glimmers with their photos as values for a page: a third of what models cost, where nothing is to be changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from glimmers.journal.noticed import Noticed
from glimmers.photos.shown import Shown

# As PhotoQuerySet.in_place has them.
_PHOTOS = """
    SELECT glimmer_id, id, description, width, height, is_cut, tones
    FROM photos_photo
    WHERE glimmer_id = ANY(%s) AND put_away_at IS NULL
    ORDER BY glimmer_id, position, id
"""


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
    condition: str, values: Iterable[Any], *, order: str, most: int, are_photos_shown: bool = True
) -> list[Seen]:
    """Read at most so many of the glimmers that this condition holds for, and all of their photos: from the newest on,
    where the order is "DESC", or from the oldest on, where it is "ASC". Two queries, or one where there are no photos.

    Prepared: it takes Django longer to put such a statement together than Postgres to answer it.
    """
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(_statement(condition, order, most), list(values))
        rows = cursor.fetchall()
    return _with_photos(rows) if are_photos_shown else [Seen._make((*row, [])) for row in rows]


@lru_cache(maxsize=256)
def _statement(condition: str, order: str, most: int) -> str:
    return f"""
        SELECT {", ".join(COLUMNS)} FROM journal_glimmer WHERE {condition}
        ORDER BY noticed_on {order}, noticed_at {order}, id {order} LIMIT {most}
    """  # noqa: S608 - made of constants


def _with_photos(rows: list[tuple[Any, ...]]) -> list[Seen]:
    prints = photos_of(row[0] for row in rows if row[-1])
    return [Seen._make((*row, prints.get(row[0], []))) for row in rows]


def photos_of(keys: Iterable[UUID]) -> dict[UUID, list[SeenPhoto]]:
    """Read the photos of the glimmers with these keys, in their order; one query, or none without keys."""
    wanted = list(keys)
    found: dict[UUID, list[SeenPhoto]] = defaultdict(list)
    if wanted:
        with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute(_PHOTOS, [wanted])
            for key, *columns in cursor.fetchall():
                found[key].append(SeenPhoto._make(columns))
    return found
