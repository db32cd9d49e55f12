"""Keyset pagination: a page of a list, and where it ended as a short text in the address. Pure."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar
from uuid import UUID

from common.dates import FIRST_DAY

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
LENGTH = 4 + 8 + 16  # bytes: day, instant, key
PAGE = 24  # rows

Each = TypeVar("Each")
Made = TypeVar("Made")


class Page(NamedTuple, Generic[Each]):
    """Some of a list's rows, in its order, and where the next ones begin; "" where there are none."""

    rows: list[Each]
    after: str

    def of(self, make: Callable[[Each], Made]) -> Page[Made]:
        """Return the same page, of what is made of each row."""
        return Page([make(row) for row in self.rows], self.after)


class Cursor(NamedTuple):
    """The sort key of a glimmer: its local day, its instant (aware, UTC), its id."""

    noticed_on: date
    noticed_at: datetime
    id: UUID

    def __str__(self) -> str:
        packed = self.noticed_on.toordinal().to_bytes(4, "big")
        packed += ((self.noticed_at - EPOCH) // MICROSECOND).to_bytes(8, "big", signed=True)
        return base64.urlsafe_b64encode(packed + self.id.bytes).rstrip(b"=").decode()


def read(text: str) -> Cursor | None:
    """Read a cursor from its text; return None for anything else."""
    try:
        packed = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        if len(packed) != LENGTH:
            return None
        day = date.fromordinal(int.from_bytes(packed[:4], "big"))
        moment = EPOCH + int.from_bytes(packed[4:12], "big", signed=True) * MICROSECOND
    except (ValueError, OverflowError, binascii.Error):
        return None
    # No glimmer lies outside these, and the database's driver may not hold the value.
    if day < FIRST_DAY or not 1800 < moment.year < 9990 or day.year > 9990:
        return None
    return Cursor(day, moment, UUID(bytes=packed[12:]))
