"""Draw pictures, and write, damage and compare them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from glimmers.photos import decoding as opening
from glimmers.photos import pipeline
from glimmers.photos.developed import Developed

JPEG_NOISE = 4.0  # mean difference of a channel, out of 255, that two compressions may cause in a drawn picture


def scene(size: tuple[int, int] = (96, 64)) -> Image.Image:
    """Draw four quarters in four colours, one of them striped: turned or mirrored, it is another picture."""
    width, height = size
    image = Image.new("RGB", size, (200, 60, 50))
    image.paste((60, 140, 70), (width // 2, 0, width, height // 2))
    image.paste((40, 60, 160), (0, height // 2, width // 2, height))
    image.paste((220, 200, 90), (width // 2, height // 2, width, height))
    image.paste((30, 30, 30), (0, 0, width // 2, height // 8))
    return image


# The sides of the visible picture that the file's first row and first column show (CIPA DC-008, 4.6.4 A, Orientation).
SIDES = {
    1: ("top", "left"),
    2: ("top", "right"),
    3: ("bottom", "right"),
    4: ("bottom", "left"),
    5: ("left", "top"),
    6: ("right", "top"),
    7: ("right", "bottom"),
    8: ("left", "bottom"),
}


def held(image: Image.Image, orientation: int) -> Image.Image:
    """Return the picture as a camera held this way stores it, pixel by pixel from the standard's words."""
    first_row, first_column = SIDES[orientation]
    is_upright = first_row in {"top", "bottom"}
    stored = Image.new("RGB", image.size if is_upright else image.size[::-1])
    for row in range(stored.height):
        for column in range(stored.width):
            x, y = (column, row) if is_upright else (row, column)
            x = image.width - 1 - x if "right" in {first_row, first_column} else x
            y = image.height - 1 - y if "bottom" in {first_row, first_column} else y
            stored.putpixel((column, row), image.getpixel((x, y)))
    return stored


def written(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def developed(data: bytes) -> Developed:
    return pipeline.develop(io.BytesIO(data))


def master(data: bytes) -> Image.Image:
    """Return the master that is kept of this file, as pixels."""
    return opened(developed(data).master)


def refusal(data: bytes) -> str:
    """Return why this file is refused; fail if it is accepted."""
    with pytest.raises(opening.Refused) as refused:
        developed(data)
    return refused.value.reason


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures of one size are apart: the mean over all pixels and channels, of 255."""
    assert one.size == other.size
    if not one.mode == other.mode == "L":
        one, other = one.convert("RGB"), other.convert("RGB")
    means = ImageStat.Stat(ImageChops.difference(one, other)).mean
    return float(sum(means) / len(means))


def png(size: tuple[int, int], depth: int, colour: int, rows: bytes, *chunks: bytes) -> bytes:
    """Write a PNG bit by bit, for kinds that Pillow does not write."""
    header = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    body = [png_chunk(b"IHDR", header), *chunks, png_chunk(b"IDAT", zlib.compress(rows, 9)), png_chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


def png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def claiming(jpeg: bytes, width: int, height: int) -> bytes:
    """Return the same JPEG with another size in its frame header (ITU-T T.81, B.2.2)."""
    frame = next(place for place in range(len(jpeg)) if jpeg[place : place + 2] in {b"\xff\xc0", b"\xff\xc2"})
    return jpeg[: frame + 5] + struct.pack(">HH", height, width) + jpeg[frame + 9 :]


def with_segment(jpeg: bytes, marker: int, data: bytes) -> bytes:
    """Return the same JPEG with one more segment at its beginning, 0xED say for APP13."""
    return jpeg[:2] + struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data + jpeg[2:]
