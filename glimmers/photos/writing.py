"""Writes a picture as the files that are kept of it: the master, and the sizes that pages show. Pure.

This takes longer than reading the photo, so two threads do it; Pillow releases Python's lock while it works.
"""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from PIL import Image

from glimmers.photos.measures import widths

MASTER_QUALITY = 90
SIZE_QUALITY = 80


class Written(NamedTuple):
    """What is kept of a picture."""

    master: bytes  # JPEG
    sizes: dict[int, bytes]  # WebP, by their widths
    tones: str  # RRGGBB of its upper half, then of its lower


def write(picture: Image.Image | None, shown: Image.Image) -> Written:
    """Write the master of `picture`, empty where there is none, and the sizes and tones of what is `shown` of it.

    Each size is made of the next larger one: no eye or measure tells it from one made of the whole, which takes longer.
    """
    largest, *others = reversed(widths(shown.width))
    with ThreadPoolExecutor(1) as executor:
        # The largest takes as long as all the others with the master.
        larger = executor.submit(_resized, shown, _size(shown, largest))
        first = executor.submit(lambda: _webp(larger.result()))
        master = _jpeg(picture) if picture else b""
        smaller = larger.result()
        sizes: dict[int, bytes] = {}
        for width in others:
            smaller = _resized(smaller, _size(shown, width))
            sizes[width] = _webp(smaller)
        sizes[largest] = first.result()
    tones = smaller.resize((1, 2), Image.Resampling.BOX).tobytes().hex()
    return Written(master, dict(sorted(sizes.items())), tones)


def _size(shown: Image.Image, width: int) -> tuple[int, int]:
    return (width, max(1, round(shown.height * width / shown.width))) if width < shown.width else shown.size


def _resized(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    # A copy even at the same size: Pillow notes on the picture itself how it is written.
    return picture.resize(size, Image.Resampling.LANCZOS)


def _webp(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    # A method of 2 would take half as long, for 2 to 6 % more bytes and half a decibel less.
    picture.save(file, "WEBP", quality=SIZE_QUALITY, method=4)
    return file.getvalue()


def _jpeg(picture: Image.Image) -> bytes:
    """Write it through a pipe: Pillow releases the lock only while it writes to a descriptor, and no file may grow."""
    ours, theirs = os.pipe()
    with ThreadPoolExecutor(1) as executor, os.fdopen(ours, "rb") as source:
        written = executor.submit(source.read)
        with os.fdopen(theirs, "wb") as target:
            picture.save(target, "JPEG", quality=MASTER_QUALITY, optimize=True)
        return written.result()
