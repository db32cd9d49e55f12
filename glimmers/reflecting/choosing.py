"""Chooses which glimmers of a month stand on its page, the same ones each time. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby, zip_longest
from typing import NamedTuple
from uuid import UUID
from zlib import crc32


class OfMonth(NamedTuple):
    """A glimmer, as far as choosing and drawing look at it."""

    id: UUID
    noticed_on: date
    is_close: bool
    shift: str
    sources: list[str]


def chosen(glimmers: Sequence[OfMonth], most: int) -> list[OfMonth]:
    """Choose at most `most` of a month's glimmers, which are sorted by day, and leave them in their order.

    Those kept close come first. The others are taken in turns of one from each day, so that no day is left out for
    another to be whole. Which of a day comes first follows from its key, so that mornings do not always win.
    """
    if len(glimmers) <= most:
        return list(glimmers)
    days = [sorted(day, key=_in_day) for _, day in groupby(glimmers, key=lambda each: each.noticed_on)]
    turns = ([each for each in turn if each and not each.is_close] for turn in zip_longest(*days))
    picked: set[UUID] = set()
    for turn in ([each for each in glimmers if each.is_close], *turns):
        picked.update(each.id for each in _spread(turn, most - len(picked)))
    return [each for each in glimmers if each.id in picked]


def _in_day(glimmer: OfMonth) -> tuple[bool, int]:
    return not glimmer.is_close, crc32(glimmer.id.bytes)


def _spread(glimmers: Sequence[OfMonth], most: int) -> Sequence[OfMonth]:
    """Take at most `most`, evenly far apart."""
    count = len(glimmers)
    return glimmers if count <= most else [glimmers[at * count // most] for at in range(most)]
