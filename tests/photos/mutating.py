"""Damage photos, the same way each time: number n is one of a few whole files with a few of its bytes changed.

`python -m tests.photos.mutating 0 1000` develops them one after the other in this process and says what came of each.
"""

from __future__ import annotations

import io
import signal
import struct
import sys
import zlib
from collections.abc import Callable
from functools import cache
from random import Random

from PIL import Image

from tests.photos.heic import heic
from tests.photos.pictures import scene, written
from tests.photos.telling import exif, jpeg, profile

HANGS_S = 20
EXTREMES = (0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)


def _picture() -> Image.Image:
    """Draw a small picture, with something in every corner for a decoder to stumble over."""
    dots = Image.frombytes("RGB", (90, 60), Random(2054).randbytes(90 * 60 * 3))
    return Image.blend(scene((90, 60)), dots, 0.25)


@cache
def whole() -> tuple[tuple[str, bytes], ...]:
    """Return the files that the damaged ones are made from, each with its kind."""
    image, other = _picture(), scene((90, 60))
    clear = image.convert("RGBA")
    clear.putalpha(scene((90, 60)).getchannel(0))
    more = {"exif": exif(), "icc_profile": profile()}
    several = {"save_all": True, "append_images": [other, image], "duration": 40}
    files = [
        ("JPEG", written(image, quality=85, **more)),
        ("JPEG", written(image, quality=85, progressive=True)),
        ("JPEG", written(image.convert("CMYK"), quality=70)),
        ("JPEG", written(image.convert("L"), quality=70, restart_marker_blocks=4)),
        ("JPEG", jpeg("MPO")),
        ("PNG", written(image, "PNG", **more)),
        ("PNG", written(clear, "PNG")),
        ("PNG", written(image.quantize(32), "PNG", bits=8, transparency=3)),
        ("PNG", written(image.convert("L").convert("I;16"), "PNG")),
        ("PNG", written(image, "PNG", **several)),
        ("WEBP", written(image, "WEBP", quality=80, **more)),
        ("WEBP", written(clear, "WEBP", lossless=True)),
        ("WEBP", written(image, "WEBP", **several)),
        ("GIF", written(image.quantize(64), "GIF")),
        ("GIF", written(image, "GIF", transparency=1, **several)),
        ("AVIF", written(image, "AVIF", quality=60, speed=10, **more)),
        ("AVIF", written(clear, "AVIF", quality=60, speed=10)),
        ("HEIF", heic(exif=exif()[6:], turns=1, primaries=12)),
        ("HEIF", heic(bits=10)),
    ]
    return tuple(files)


def flip(data: bytearray, chance: Random) -> None:
    for _ in range(chance.choice((1, 1, 2, 8, 40))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def overrun(data: bytearray, chance: Random) -> None:
    start, length = chance.randrange(len(data)), chance.randrange(1, 40)
    data[start : start + length] = chance.choice((bytes(length), b"\xff" * length, chance.randbytes(length)))


def cut(data: bytearray, chance: Random) -> None:
    del data[chance.randrange(len(data)) :]


def lose(data: bytearray, chance: Random) -> None:
    start = chance.randrange(len(data))
    del data[start : start + chance.randrange(1, 1 + len(data) // 4)]


def double(data: bytearray, chance: Random) -> None:
    start, length = chance.randrange(len(data)), chance.randrange(1, 200)
    place = chance.randrange(len(data))
    data[place:place] = data[start : start + length] * chance.choice((1, 1, 2, 50))


def belie(data: bytearray, chance: Random) -> None:
    """Write an extreme number where a header is likely to have a length, a count or a size."""
    kind = chance.choice((">I", "<I", ">H", "<H", "B"))
    place = chance.randrange(max(1, min(len(data), 700) - 4))
    size = struct.calcsize(kind)
    data[place : place + size] = struct.pack(kind, chance.choice(EXTREMES) % 256**size)


WAYS: tuple[Callable[[bytearray, Random], None], ...] = (flip, flip, overrun, cut, lose, double, belie, belie)


def mutated(number: int) -> tuple[str, bytes]:
    """Return the kind and the bytes of damaged photo `number`; each kind comes round evenly."""
    chance = Random(number)
    kind, data = whole()[number % len(whole())]
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        if damaged:
            chance.choice(WAYS)(damaged, chance)
    if kind == "PNG" and chance.random() < 0.7:
        return kind, _mended(bytes(damaged))
    return kind, bytes(damaged)


def _mended(data: bytes) -> bytes:
    """Return the same PNG with the right checksums for its chunks, so that decoders look into them."""
    place, out = 8, data[:8]
    while place + 12 <= len(data):
        length = struct.unpack(">I", data[place : place + 4])[0]
        body = data[place + 4 : place + 8 + length]
        out += data[place : place + 4] + body + struct.pack(">I", zlib.crc32(body))
        place += 12 + length
    return out + data[place:]


def develop_all(first: int, last: int) -> None:
    """Develop each photo, and print a line with its number and the result. A crash or a hang ends the process."""
    from glimmers.photos.developed import Refused
    from glimmers.photos.pipeline import develop

    for number in range(first, last):
        signal.alarm(HANGS_S)
        try:
            develop(io.BytesIO(mutated(number)[1]))
            came = "taken"
        except Refused as refused:
            came = refused.reason
        except MemoryError:
            came = "memory"
        except Exception as error:
            came = f"raised {type(error).__name__}"
        sys.stdout.write(f"{number} {came}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    develop_all(int(sys.argv[1]), int(sys.argv[2]))
