"""Chooses one glimmer after the other from those kept close, in an order that each visit makes anew."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models
from django.db.models import F, Func, Value
from django.db.models.functions import Cast, Concat

from accounts.models import User
from glimmers.journal.models import Glimmer, GlimmerQuerySet
from glimmers.photos.measures import widths
from glimmers.photos.models import prints_of, with_photos
from glimmers.photos.photo_columns import Shown

MOST_CARRIED = 30
WIDEST = 960  # px, of the photos
_SEED = re.compile("[0-9a-f]{8}")


class Photo(NamedTuple):
    address: str
    width: int
    height: int
    alt: str  # "" where it has no description: the words say what there is to say


class ForNow(NamedTuple):
    """One glimmer, as it is shown on a hard day: large, and with nothing to be done about it but to look."""

    key: str
    words: str
    photos: list[Photo]
    noticed_on: date


def new_seed() -> str:
    """Make the order of one visit."""
    return secrets.token_hex(4)


def read_seed(written: str) -> str:
    """Return the order that an address names, or a new one."""
    return written if _SEED.fullmatch(written) else new_seed()


def shelf(user: User, today: date) -> GlimmerQuerySet:
    """Select what there is to go back to on this day."""
    return user.glimmers.may_come_back(today).filter(is_close=True)


def next_one(user: User, today: date, seed: str, after: UUID | None) -> ForNow | None:
    """Return the one after this one in the order of the visit, or the first; None where there is none, or no more."""
    shuffled = shelf(user, today).annotate(turn=_turn(F("id"), seed)).order_by("turn")
    if after:
        shuffled = shuffled.filter(turn__gt=_turn(Value(after, output_field=models.UUIDField()), seed))
    return next(iter(_shown(shuffled[:1])), None)


def carried(user: User, today: date) -> list[ForNow]:
    """Return what a device may carry: the newest of those kept close."""
    return _shown(shelf(user, today).newest_first()[:MOST_CARRIED])


def _turn(key: Any, seed: str) -> Func:
    text = Concat(Cast(key, models.TextField()), Value(seed), output_field=models.TextField())
    return Func(text, function="md5", output_field=models.TextField())


def _shown(glimmers: GlimmerQuerySet) -> list[ForNow]:
    rows: list[Glimmer] = with_photos(list(glimmers))
    return [
        ForNow(str(each.pk), each.text, [_photo(photo) for photo in prints_of(each)], each.noticed_on) for each in rows
    ]


def _photo(photo: Shown) -> Photo:
    width, height = photo.shown_size
    size = max(each for each in widths(width) if each <= WIDEST)
    return Photo(photo.url(size), width, height, photo.description)
