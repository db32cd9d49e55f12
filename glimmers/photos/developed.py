"""The result of developing a photo, for those who do it and those who ask for it. Pure.

The web processes load no more of it: only a separate process loads what decodes a photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


class Refused(Exception):
    """Why these bytes are no photo that we keep: "empty", "unknown", "damaged" or "pixels"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Developed:
    """What is kept of one photo. Nothing in the files says where, when or with what it was taken."""

    width: int  # px, of the master
    height: int
    master: bytes  # JPEG
    sizes: dict[int, bytes]  # WebP, by the width asked for; the last one may be narrower
    is_cut: bool  # of a very long one: the sizes show a part of it, which is all that a card has room for
    tones: str  # RRGGBB of the sizes' upper half, then of the lower: shown until the photo has loaded
    taken_at: datetime | None  # the camera's wall clock, naive
