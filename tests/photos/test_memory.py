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
kind = Image.registered_extensions()[path[path.rindex("."):]]
options = {"quality": 40} if kind == "JPEG" else {"compress_level": 1}
whole.convert("RGB").save(path, **options, progressive="progressive" in path)
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
    run(DRAW, path, *size)
    width, height, megabytes = map(int, run(DEVELOP, path).split())
    print(f"{name}, {path.stat().st_size / 1e6:.0f} MB, {size}: at most {megabytes} MB of memory")  # noqa: T201
    assert (width, height) == expected
    assert 30 < megabytes <= MOST_MB
