"""A photo of 108 megapixels is developed in bounded memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_MB = 400  # 700 are promised; read at half its size, as libjpeg can, it needs 250
# Drawn in a process of its own, so that this one does not stay large. In every 16 by 16 pixels there is something.
DRAW = """
import sys
from PIL import Image
tile = Image.effect_noise((400, 300), 25)
row = Image.new("L", (12000, 300))
for x in range(0, 12000, 400):
    row.paste(tile, (x, 0))
whole = Image.new("L", (12000, 9000))
for y in range(0, 9000, 300):
    whole.paste(row, (0, y))
whole.convert("RGB").save(sys.argv[1], quality=40)
"""
# Its only child is the darkroom's process, so the peak is that one's.
DEVELOP = """
import resource, sys
from pathlib import Path
from glimmers.photos.darkroom import develop
with Path(sys.argv[1]).open("rb") as file:
    photo = develop(file)
print(photo.width, photo.height, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""


def run(script: str, path: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script, path], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def test_a_jpeg_of_108_megapixels_is_read_at_half_its_size(tmp_path: Path) -> None:
    path = tmp_path / "108.jpg"
    run(DRAW, path)
    width, height, megabytes = map(int, run(DEVELOP, path).split())
    print(f"{path.stat().st_size / 1e6:.0f} MB of JPEG, 12000 × 9000: at most {megabytes} MB of memory")  # noqa: T201
    assert (width, height) == (4096, 3072)
    assert 30 < megabytes < MOST_MB
