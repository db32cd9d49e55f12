"""A file that is no photo, is too large or is badly damaged is refused, each with its own reason."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from glimmers.photos import pipeline
from tests.photos.pictures import (
    JPEG_NOISE,
    claiming,
    developed,
    difference,
    master,
    opened,
    png,
    png_chunk,
    refusal,
    scene,
    written,
)

PAGE = b"<!doctype html><script>alert(document.cookie)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def archive() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("photo.jpg", written(scene()))
    return file.getvalue()


NO_PHOTOS: dict[str, Callable[[], bytes]] = {
    "SVG": lambda: SVG,
    "SVG with a declaration": lambda: b'<?xml version="1.0"?>' + SVG,
    "PDF": lambda: b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
    "PDF of Pillow's": lambda: written(scene(), "PDF"),
    "HTML": lambda: PAGE,
    "ZIP": archive,
    "ZIP behind a page": lambda: PAGE + archive(),
    "text": lambda: b"First sip. Window open.",
    "one byte": lambda: b"\xff",
    "zeros": lambda: bytes(4096),
    "noise": lambda: random.Random(1).randbytes(4096),
    "TIFF": lambda: written(scene(), "TIFF"),
    "BMP": lambda: written(scene(), "BMP"),
    "icon": lambda: written(scene(), "ICO"),
    "EPS": lambda: written(scene(), "EPS"),
    "film": lambda: b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41" + bytes(64),
    "a page before a photo": lambda: PAGE + written(scene()),
}
# Each begins like a photo, but is none.
POLYGLOTS = {
    "GIF": b"GIF89a/*" + PAGE + b"*/=1;",
    "GIF with a size": b"GIF89a\1\0\1\0\0\0\0" + PAGE,
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF\0" + PAGE,
    "PNG": b"\x89PNG\r\n\x1a\n" + PAGE,
    "WebP": b"RIFF\x40\0\0\0WEBPVP8 " + PAGE,
    "HEIC": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + PAGE,
    "AVIF": b"\0\0\0\x18ftypavif\0\0\0\0mif1avif" + PAGE,
}


@pytest.mark.parametrize("kind", NO_PHOTOS)
def test_what_is_no_photo_is_not_known(kind: str) -> None:
    assert refusal(NO_PHOTOS[kind]()) == "unknown"


@pytest.mark.parametrize("kind", POLYGLOTS)
def test_a_page_that_begins_like_a_photo_is_refused(kind: str) -> None:
    assert refusal(POLYGLOTS[kind]) in {"damaged", "pixels"}


def test_a_page_inside_a_real_photo_is_not_kept() -> None:
    hidden = [
        written(scene(), comment=PAGE),
        written(scene(), "GIF", comment=PAGE),
        written(scene()) + PAGE,
        written(scene(), "WEBP", exif=b"Exif\0\0" + PAGE),
    ]
    for data in hidden:
        assert PAGE in data
        kept = developed(data)
        assert all(PAGE[:20] not in file for file in (kept.master, *kept.sizes.values()))


def test_nothing_is_empty() -> None:
    assert refusal(b"") == "empty"


@pytest.mark.parametrize("size", [(15_812, 15_811), (65_500, 65_500), (65_500, 3_817)])
@pytest.mark.parametrize("is_progressive", [False, True])
def test_a_jpeg_of_more_than_250_megapixels_is_refused_by_its_header(
    size: tuple[int, int], is_progressive: bool
) -> None:
    assert refusal(claiming(written(scene(), progressive=is_progressive), *size)) == "pixels"


@pytest.mark.parametrize(
    ("size", "options", "read_at"),
    [
        ((15_811, 15_811), {}, (7906, 7906)),
        ((12_000, 9000), {"subsampling": "4:4:4"}, (6000, 4500)),
        ((12_000, 9000), {"subsampling": "4:2:0", "progressive": True}, (6000, 4500)),
        # libjpeg holds 650 MB of coefficients, which leaves no room for as many pixels.
        ((12_000, 9000), {"subsampling": "4:4:4", "progressive": True}, (3000, 2250)),
        ((4000, 3000), {"subsampling": "4:4:4", "progressive": True}, (4000, 3000)),
    ],
)
def test_a_large_jpeg_is_read_at_a_part_of_its_size(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], options: dict[str, Any], read_at: tuple[int, int]
) -> None:
    seen = []

    def load(image: Image.Image, file: object) -> None:
        seen.append(image.size)
        raise OSError

    monkeypatch.setattr(pipeline, "load", load)
    monkeypatch.setattr(pipeline, "can_be_read_in_rows", lambda _: False)
    assert refusal(claiming(written(scene(), **options), *size)) == "damaged"
    assert seen == [read_at]


def bomb(edge: int) -> bytes:
    """Return a black PNG with one bit a pixel: 21 MB of rows in 20 kB."""
    return png((edge, edge), 1, 0, bytes(1 + -(-edge // 8)) * edge)


def test_a_png_bomb_is_refused_by_its_header(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bomb(13_000)
    assert len(data) < 30_000
    monkeypatch.setattr(pipeline, "load", lambda *_: pytest.fail("it was unpacked"))
    assert refusal(data) == "pixels"


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_other_kinds_end_at_120_megapixels(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "load", lambda *_: pytest.fail("it was unpacked"))
    data = written(scene(), kind)
    before = {
        "PNG": struct.pack(">II", 96, 64),
        "GIF": struct.pack("<HH", 96, 64),
        "WEBP": struct.pack("<HH", 96, 64),
        "AVIF": b"ispe" + struct.pack(">III", 0, 96, 64),
    }[kind]
    after = {
        "PNG": struct.pack(">II", 10_955, 10_955),
        "GIF": struct.pack("<HH", 10_955, 10_955),
        "WEBP": struct.pack("<HH", 10_955, 10_955),
        "AVIF": b"ispe" + struct.pack(">III", 0, 10_955, 10_955),
    }[kind]
    assert before in data
    larger = data.replace(before, after, 1)
    if kind == "PNG":
        larger = larger[:8] + png_chunk(b"IHDR", larger[16:29]) + larger[33:]
    assert refusal(larger) == "pixels"


def photo_like(size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Draw something in every row, so that bytes are spread over it as over a photo's."""
    return Image.blend(scene(size), Image.effect_noise(size, 80).convert("RGB"), 0.3)


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
@pytest.mark.parametrize("is_progressive", [False, True])
def test_a_jpeg_whose_end_is_missing_is_kept_where_most_of_it_is_there(mode: str, is_progressive: bool) -> None:
    whole = written(photo_like().convert(mode), quality=90, progressive=is_progressive)
    assert refusal(whole[: len(whole) // 10]) == "damaged"
    kept = opened(developed(whole[: len(whole) * 9 // 10]).master)
    upper = (0, 0, 640, 400)
    assert kept.size == (640, 480)
    assert difference(kept.crop(upper), master(whole).crop(upper)) < 2 * JPEG_NOISE


def test_a_dark_photo_whose_end_is_missing_is_no_worse_than_a_bright_one() -> None:
    night = Image.new("RGB", (640, 480))
    night.paste(photo_like((640, 100)), (0, 0))
    night.paste((255, 240, 200), (300, 420, 340, 460))  # a lamp, near the bottom
    whole = written(night, quality=90)
    assert difference(master(whole[:-40]), night) < 2 * JPEG_NOISE


@pytest.mark.parametrize("kind", ["PNG", "GIF", "WEBP", "AVIF"])
def test_other_kinds_whose_end_is_missing_are_damaged(kind: str) -> None:
    whole = written(photo_like(), kind)
    for part in (0.1, 0.5, 0.9, 0.99):
        assert refusal(whole[: int(len(whole) * part)]) == "damaged"


def test_a_jpeg_with_nothing_but_its_header_is_damaged() -> None:
    whole = written(photo_like())
    for length in (3, 20, 200, whole.index(b"\xff\xda") + 14):
        assert refusal(whole[:length]) == "damaged", length
