"""Any photo that phones and cameras write comes out upright, whole, and in the sizes that pages ask for."""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import datetime

import pytest
from PIL import ExifTags, Image

from glimmers.photos.measures import part_box, widths
from tests.photos.pictures import (
    JPEG_NOISE,
    SIDES,
    developed,
    difference,
    held,
    master,
    opened,
    png,
    png_chunk,
    scene,
    with_segment,
    written,
)


def deep_png() -> bytes:
    """Return a PNG with 16 bits a channel, the lower eight of them noise that must not mix with the upper eight."""
    image = scene()
    pixels = image.tobytes()
    row = image.width * 3
    rows = (pixels[start : start + row] for start in range(0, len(pixels), row))
    deep = b"".join(b"\0" + b"".join(struct.pack("BB", value, 0x7F) for value in line) for line in rows)
    return png(image.size, 16, 2, deep)


OTHER = Image.new("RGB", (96, 64), "black")  # the second of several pictures in one file
KINDS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: written(scene(), quality=90),
    "progressive JPEG": lambda: written(scene(), quality=90, progressive=True),
    "CMYK JPEG": lambda: written(scene().convert("CMYK"), quality=90),
    "JPEG from a camera that adds a preview": lambda: written(scene(), "MPO", save_all=True, append_images=[OTHER]),
    "PNG": lambda: written(scene(), "PNG"),
    "palette PNG": lambda: written(scene().quantize(16), "PNG"),
    "16-bit PNG": deep_png,
    "animated PNG": lambda: written(scene(), "PNG", save_all=True, append_images=[OTHER]),
    "WebP": lambda: written(scene(), "WEBP", quality=90),
    "lossless WebP": lambda: written(scene(), "WEBP", lossless=True),
    "animated WebP": lambda: written(scene(), "WEBP", quality=90, save_all=True, append_images=[OTHER]),
    "AVIF": lambda: written(scene(), "AVIF", quality=90),
    "AVIF sequence": lambda: written(scene(), "AVIF", quality=90, save_all=True, append_images=[OTHER]),
    "GIF": lambda: written(scene(), "GIF"),
    "animated GIF": lambda: written(scene(), "GIF", save_all=True, append_images=[OTHER], duration=100),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_comes_out_as_the_same_picture(kind: str) -> None:
    assert difference(master(KINDS[kind]()), scene()) < JPEG_NOISE


def test_a_picture_that_is_turned_or_mirrored_is_told_from_the_same_picture() -> None:
    for transposed in (Image.Transpose.ROTATE_180, Image.Transpose.FLIP_LEFT_RIGHT, Image.Transpose.FLIP_TOP_BOTTOM):
        assert difference(scene(), scene().transpose(transposed)) > 5 * JPEG_NOISE


@pytest.mark.parametrize("kind", ["JPEG", "progressive JPEG", "PNG", "GIF"])
def test_a_grey_picture_stays_grey(kind: str) -> None:
    grey = scene().convert("L")
    data = written(grey, kind.removeprefix("progressive "), progressive=kind.startswith("progressive"))
    assert difference(master(data), grey) < JPEG_NOISE


def test_sixteen_bits_of_grey_become_eight() -> None:
    rows = b"".join(b"\0" + struct.pack(">64H", *(column * 1040 for column in range(64))) for _ in range(64))
    kept = master(png((64, 64), 16, 0, rows)).convert("L")
    for column in (0, 10, 32, 50, 63):
        assert abs(kept.getpixel((column, 32)) - column * 1040 / 257) <= 3


def transparent(kind: str) -> bytes:
    """Draw 96 by 64: the left half is invisible, one quarter half transparent, and one quarter black."""
    image = Image.new("RGBA", (96, 64), (0, 0, 0, 255))
    image.paste((200, 30, 30, 0), (0, 0, 48, 64))
    image.paste((0, 0, 0, 128), (48, 0, 72, 64))
    return written(image, kind, **{"WEBP": {"lossless": True, "exact": True}, "AVIF": {"quality": 95}}.get(kind, {}))


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_what_is_transparent_lies_on_white_paper(kind: str) -> None:
    kept = master(transparent(kind))
    for column, value in ((20, 255), (60, 127), (84, 0)):
        assert max(abs(channel - value) for channel in kept.getpixel((column, 32))) <= 6


def test_a_colour_that_stands_for_transparent_is_white_paper_too() -> None:
    palette = Image.new("P", (64, 64), 0)
    palette.putpalette([200, 30, 30, 0, 0, 0])
    palette.paste(1, (32, 0, 64, 64))
    grey_and_alpha = Image.merge("LA", (Image.new("L", (64, 64), 0), Image.new("L", (64, 64), 0)))
    grey_and_alpha.paste((0, 255), (32, 0, 64, 64))
    row = b"\0" + b"\xc8\x1e\x1e" * 32 + b"\0\0\0" * 32
    files = {
        "palette PNG": written(palette, "PNG", transparency=0),
        "GIF": written(palette, "GIF", transparency=0),
        "grey and alpha": written(grey_and_alpha, "PNG"),
        "RGB with one colour": png((64, 64), 8, 2, row * 64, png_chunk(b"tRNS", b"\0\xc8\0\x1e\0\x1e")),
    }
    for kind, data in files.items():
        kept = master(data)
        assert min(kept.getpixel((12, 32))) >= 250, kind
        assert max(kept.getpixel((52, 32))) <= 6, kind


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("orientation", SIDES)
def test_a_photo_comes_out_upright_however_the_camera_was_held(orientation: int, kind: str) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored = held(scene(), orientation)
    kept = developed(written(stored, kind, exif=exif, quality=90))
    assert (kept.width, kept.height) == (96, 64)
    assert difference(opened(kept.master), scene()) < JPEG_NOISE
    for size in kept.sizes.values():
        assert difference(opened(size), scene()) < JPEG_NOISE


def test_an_orientation_that_does_not_exist_turns_nothing() -> None:
    for orientation in (0, 9, 65535):
        exif = Image.Exif()
        exif[ExifTags.Base.Orientation] = orientation
        assert difference(master(written(scene(), exif=exif, quality=90)), scene()) < JPEG_NOISE


@pytest.mark.parametrize("entry", [(256, 9, b"\xff\xff\xff\xff"), (256, 11, b"\0\0\xc0\x7f"), (34665, 4, b"\xff" * 4)])
def test_exif_that_no_standard_knows_refuses_no_photo(entry: tuple[int, int, bytes]) -> None:
    tag, kind, value = entry
    orientation = struct.pack("<HHIHH", ExifTags.Base.Orientation, 3, 1, 3, 0)
    entries = struct.pack("<H", 2) + orientation + struct.pack("<HHI", tag, kind, 1) + value + bytes(4)
    data = with_segment(written(held(scene(), 3), quality=90), 0xE1, b"Exif\0\0II*\0\x08\0\0\0" + entries)
    assert difference(master(data), scene()) < JPEG_NOISE


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (1, [480]),
        (480, [480]),
        (481, [480, 960]),
        (960, [480, 960]),
        (961, [480, 960, 1600]),
        (1600, [480, 960, 1600]),
        (4096, [480, 960, 1600]),
    ],
)
def test_a_photo_has_the_sizes_that_show_more_of_it(width: int, expected: list[int]) -> None:
    assert widths(width) == expected


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((5000, 4000), (4096, 3277)),
        ((5000, 1250), (4320, 1080)),
        ((300, 5000), (300, 5000)),
        ((4097, 30), (4097, 30)),
        ((1500, 1000), (1500, 1000)),
        ((300, 200), (300, 200)),
        ((1, 1), (1, 1)),
        ((6000, 1), (6000, 1)),
    ],
)
def test_the_master_and_the_sizes_are_no_larger_than_asked_and_never_enlarged(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    kept = developed(written(scene(size), "PNG"))
    assert (kept.width, kept.height) == expected
    assert opened(kept.master).format == "JPEG"
    assert opened(kept.master).size == (kept.width, kept.height)
    left, top, right, bottom = part_box(*expected)
    across, down = right - left, bottom - top
    assert list(kept.sizes) == widths(across)
    for asked, data in kept.sizes.items():
        picture = opened(data)
        width = min(asked, across)
        assert picture.format == "WEBP"
        assert picture.size == (width, max(1, round(down * width / across)))


@pytest.mark.parametrize(
    ("size", "expected"), [((8200, 2200), (4096, 1099)), ((2200, 8200), (1099, 4096)), ((12000, 1440), (9000, 1080))]
)
def test_a_very_large_photo_is_the_same_picture_made_smaller(size: tuple[int, int], expected: tuple[int, int]) -> None:
    drawn = scene(size)
    for data in (written(drawn), written(drawn, "PNG", compress_level=1)):
        kept = developed(data)
        assert (kept.width, kept.height) == expected
        assert difference(opened(kept.master), scene(expected)) < JPEG_NOISE


@pytest.mark.parametrize("size", [(64, 1100), (1100, 64), (8300, 1040), (30, 8300)])
def test_a_photo_has_no_seams(size: tuple[int, int]) -> None:
    """It is put together strip by strip; strips that leave a gap or overlap would show a line."""
    kept = master(written(Image.new("LA", size, (255, 255)), "PNG", compress_level=1))
    assert kept.convert("L").getextrema()[0] >= 250


def test_what_lies_there_until_the_photo_has_come_are_its_two_tones() -> None:
    image = Image.new("RGB", (64, 64), (200, 30, 60))
    image.paste((20, 90, 40), (0, 32, 64, 64))
    tones = bytes.fromhex(developed(written(image, "PNG")).tones)
    assert max(abs(tone - wanted) for tone, wanted in zip(tones, (200, 30, 60, 20, 90, 40), strict=True)) <= 2


def taken(written_at: str) -> datetime | None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = written_at
    return developed(written(scene(), exif=exif)).taken_at


def test_the_cameras_clock_is_read() -> None:
    assert taken("2026:11:15 08:30:05") == datetime(2026, 11, 15, 8, 30, 5)
    assert developed(written(scene())).taken_at is None


@pytest.mark.parametrize(
    "clock", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026-11-15", "2026:02:30 00:00:00", ""]
)
def test_a_clock_that_was_never_set_says_nothing(clock: str) -> None:
    assert taken(clock) is None
