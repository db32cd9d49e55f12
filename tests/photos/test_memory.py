"""A photo of any size is developed in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_MB = 250
# Drawn in another process, so that this one stays small. Every block of 16 by 16 pixels has something in it.
DRAW = """
import sys
from PIL import Image
path, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
tile = Image.effect_noise((400, 300), 25)
whole = Image.new("L", (width, height))
for y in range(0, height, 300):
    for x in range(0, width, 400):
        whole.paste(tile, (x, y))
whole.convert("RGB").save(path, quality=40, progressive="progressive" in path)
"""
# The same picture as a PNG: what 300 rows come to is written again and again, as each part of a stream that was
# flushed in full stands for itself (zlib's manual, Z_FULL_FLUSH).
DRAW_PNG = """
import struct, sys, zlib
from PIL import Image
path, width, height = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
tile = Image.effect_noise((400, 300), 25)
band = Image.new("RGB", (width, 300))
for x in range(0, width, 400):
    band.paste(tile.convert("RGB"), (x, 0))
data, row = band.tobytes(), width * 3
rows = [b"\\0" + data[start : start + row] for start in range(0, len(data), row)]
def packed(part):
    packer = zlib.compressobj(1, wbits=-15)
    return packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH)
def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
times, rest = divmod(height, 300)
whole, last = b"".join(rows), b"".join(rows[:rest])
packed_whole, check = packed(whole), 1
for part in (*[whole] * times, last):
    check = zlib.adler32(part, check)
with open(path, "wb") as file:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    file.write(b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"\\x78\\x01"))
    for part in (*[packed_whole] * times, packed(last)):
        file.write(chunk(b"IDAT", part))
    file.write(chunk(b"IDAT", b"\\x03\\x00" + struct.pack(">I", check)) + chunk(b"IEND", b""))
"""
# The darkroom is its only child, so the peak is the darkroom's.
DEVELOP = """
import resource, sys
from pathlib import Path
from glimmers.photos.darkroom import develop
with Path(sys.argv[1]).open("rb") as file:
    photo = develop(file)
print(photo.width, photo.height, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def run(script: str, *arguments: object) -> str:
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout.decode()


@pytest.mark.parametrize(
    ("name", "size", "expected"),
    [
        ("a camera's.jpg", (12_000, 9_000), (4096, 3072)),
        ("a phone's.jpg", (8_000, 6_000), (4096, 3072)),
        ("a phone's.png", (8_000, 6_000), (4096, 3072)),
        ("a talk.png", (790, 36_861), (790, 36_861)),
        ("a talk.jpg", (790, 36_861), (790, 36_861)),
        ("a progressive talk.jpg", (790, 36_861), (790, 36_861)),
        ("a book.png", (1440, 65_000), (1080, 48_750)),
        ("a book.jpg", (1440, 65_000), (1080, 48_750)),
        ("a panorama.jpg", (30_000, 400), (30_000, 400)),
        ("a long panorama.jpg", (60_000, 1_000), (60_000, 1_000)),
        ("a long panorama.png", (60_000, 1_000), (60_000, 1_000)),
        # A progressive file yields all rows at once, beside its coefficients: pixels get the room that is left.
        ("a progressive panorama.jpg", (60_000, 1_000), (15_000, 250)),
    ],
)
def test_a_large_photo_is_developed_in_little_memory(
    tmp_path: Path, name: str, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    path = tmp_path / name
    run(DRAW_PNG if path.suffix == ".png" else DRAW, path, *size)
    width, height, megabytes = map(int, run(DEVELOP, path).split())
    print(f"{name}, {path.stat().st_size / 1e6:.0f} MB, {size}: at most {megabytes} MB of memory")  # noqa: T201
    assert (width, height) == expected
    assert 30 < megabytes <= MOST_MB
