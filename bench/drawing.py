"""Draw a photo of 12 megapixels, with as many edges and as much noise as a phone's, so that it costs as much."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = (4000, 3000)
QUALITY = 90
NOISE = 20
LEAST, MOST = 11e6, 13e6  # pixels of a photo that may be used instead


def photo(folder: Path) -> Path:
    """Return the largest sample photo of this size, or else one that is drawn into this folder once."""
    if samples := os.environ.get("GLIMMERS_SAMPLE_PHOTOS"):
        found = [path for path in sorted(Path(samples).iterdir()) if _is_such(path)]
        if found:
            return max(found, key=lambda path: path.stat().st_size)
    path = folder / "photo.jpg"
    if not path.exists():
        draft = path.with_suffix(".draft")
        draw().save(draft, "JPEG", quality=QUALITY)
        draft.rename(path)
    return path


def draw() -> Image.Image:
    """Draw sky and ground, some hundred soft shapes, and a sensor's noise; all but the noise is the same each time."""
    chance = Random(12)
    sky = Image.linear_gradient("L").resize(SIZE)
    picture = Image.merge("RGB", (sky.point(lambda v: 60 + v // 2), sky.point(lambda v: 90 + v // 3), sky))
    draw = ImageDraw.Draw(picture)
    for _ in range(900):
        x, y, edge = chance.randrange(SIZE[0]), chance.randrange(SIZE[1]), chance.randrange(8, 240)
        colour = tuple(chance.randrange(40, 240) for _ in range(3))
        shape = chance.choice((draw.ellipse, draw.rectangle))
        shape((x, y, x + edge, y + chance.randrange(8, 240)), fill=colour)
    picture = picture.filter(ImageFilter.GaussianBlur(2))
    noise = Image.merge(
        "RGB", [Image.effect_noise(SIZE, NOISE).filter(ImageFilter.GaussianBlur(0.6)) for _ in range(3)]
    )
    return ImageChops.add(picture, noise, 1, -128)


def _is_such(path: Path) -> bool:
    if path.suffix.lower() not in {".jpg", ".jpeg"}:
        return False
    try:
        with Image.open(path) as image:
            if not LEAST <= image.width * image.height <= MOST:
                return False
            image.load()
    except OSError:  # a damaged file
        return False
    return True
