"""Cuts a photo into strips, from the first row to the last, in its final size and in sRGB, as bare pixels. Pure.

In strips, because a conversion of the whole would be in memory beside it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageCms

from glimmers.photos.long_jpeg import strip_rows
from glimmers.photos.rows import Rows

_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")
_REACH = 3  # of the filter: pixels of the result, on both sides


def strips(source: Rows | Image.Image, size: tuple[int, int], profile: bytes | None) -> Iterator[Image.Image]:
    """Cut `source` into strips of a picture of this size, `long_jpeg.strip_rows` each, and the last what is left."""
    width, height = size
    scale = source.height / height
    margin = 0 if source.size == size else int(_REACH * max(1, scale)) + 2
    to_srgb = _Colours(profile)
    rows = strip_rows(width)
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        first = max(0, int(top * scale) - margin)
        last = min(source.height, -int(-bottom * scale) + margin + 1) if margin else bottom
        strip = _on_paper(_read(source, first, last))
        if margin:
            box = (0, top * scale - first, source.width, min(bottom * scale, source.height) - first)
            strip = strip.resize((width, bottom - top), Image.Resampling.LANCZOS, box=box)
        bare = Image.new("RGB", strip.size)  # the old one carries the file's metadata
        bare.paste(to_srgb(strip))
        yield bare


def _read(source: Rows | Image.Image, first: int, last: int) -> Image.Image:
    return source.read(first, last) if isinstance(source, Rows) else source.crop((0, first, source.width, last))


def _on_paper(picture: Image.Image) -> Image.Image:
    """Convert it to eight bits a channel, on white paper where it was transparent. RGB, L or CMYK."""
    if picture.mode in _DEEP_GREY:
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    return picture if picture.mode in {"RGB", "L", "CMYK"} else picture.convert("RGB")


class _Colours:
    """Converts to sRGB by an ICC profile; ignores one for other colours than the picture's."""

    def __init__(self, profile: bytes | None) -> None:
        self._profile = profile
        self._transform: ImageCms.ImageCmsTransform | None = None

    def __call__(self, picture: Image.Image) -> Image.Image:
        try:
            if self._profile and not self._transform:
                source = ImageCms.ImageCmsProfile(io.BytesIO(self._profile))
                target = ImageCms.createProfile("sRGB")
                self._transform = ImageCms.buildTransform(source, target, picture.mode, "RGB")
            if self._transform:
                converted = ImageCms.applyTransform(picture, self._transform)
                assert converted is not None
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            self._profile = None
        return picture if picture.mode == "RGB" else picture.convert("RGB")
