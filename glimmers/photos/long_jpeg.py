"""Writes a JPEG of any length from strips of it, one after the other. Pure.

libjpeg writes each strip as a separate JPEG of one restart interval, at which a decoder forgets all that came before
(ITU-T T.81, E.1.4). So the data of the strips, with restart markers between them, are those of the whole picture.
"""

from __future__ import annotations

import io
import struct

from PIL import Image

BLOCK = 16  # px a side of what is coded together, where colours have half the resolution
STRIP_PIXELS = 500_000
MOST_BLOCKS = 0xFFFF  # in an interval (B.2.4.4)


def strip_rows(width: int) -> int:
    """Return how many rows each strip but the last has."""
    across = -(-width // BLOCK)
    return BLOCK * max(1, min(STRIP_PIXELS // (BLOCK * max(width, BLOCK)), MOST_BLOCKS // across))


class LongJpeg:
    """A JPEG that is being written. Its strips have `strip_rows` rows each, and the last one what is left."""

    def __init__(self, width: int, height: int, *, quality: int) -> None:
        self._height = height
        self._rows = strip_rows(width)
        self._quality = quality
        self._written = bytearray()
        self._strips = 0

    def add(self, strip: Image.Image) -> None:
        """Write this strip below the others."""
        file = io.BytesIO()
        strip.save(file, "JPEG", quality=self._quality, subsampling="4:2:0", restart_marker_rows=self._rows // BLOCK)
        data = file.getvalue()
        frame, start = _frame_and_data(data)
        if self._strips:
            self._written += bytes((0xFF, 0xD0 + (self._strips - 1) % 8))  # RSTm
        else:
            self._written += data[: frame + 5] + struct.pack(">H", self._height) + data[frame + 7 : start]
        self._written += data[start:-2]
        self._strips += 1

    def getvalue(self) -> bytes:
        """Return the whole JPEG, when every strip is in it."""
        return bytes(self._written + b"\xff\xd9")


def _frame_and_data(data: bytes) -> tuple[int, int]:
    """Find where the frame's header begins, and the coded data: right behind the scan's header (B.2.2, B.2.3)."""
    place, frame = 2, 0
    while True:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xC0:
            frame = place
        place += 2 + length
        if marker == 0xDA:
            return frame, place
