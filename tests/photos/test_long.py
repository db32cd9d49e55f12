"""Long and wide pictures stay large enough to read: a screenshot of a whole talk, a panorama."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import ExifTags, Image, ImageChops

from glimmers.photos import rows
from glimmers.photos.long_jpeg import LongJpeg, strip_rows
from glimmers.photos.measures import LEAST_SHORT, master_size, part, part_box
from tests.photos.pictures import (
    JPEG_NOISE,
    developed,
    difference,
    held,
    master,
    opened,
    png,
    refusal,
    scene,
    written,
)


def talk(size: tuple[int, int]) -> Image.Image:
    """Draw a long screenshot: lines of small dark marks on a colour that changes from top to bottom."""
    line = Image.new("L", (size[0], 8), 255)
    for x in range(0, size[0], 5):
        line.paste(0, (x, 2, x + 2, 6))
    marks = Image.new("L", size, 255)
    for y in range(0, size[1], 8):
        marks.paste(line, ((y * 7) % 60, y))
    along = Image.linear_gradient("L").resize(size)
    return Image.merge("RGB", (marks, ImageChops.multiply(marks, along), marks))


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((790, 36_861), (790, 36_861)),
        ((30_000, 400), (30_000, 400)),
        ((60_000, 1_000), (60_000, 1_000)),
        ((1440, 65_000), (1080, 48_750)),
        ((1080, 8_000), (1080, 8_000)),
        ((16_000, 4_000), (4320, 1080)),
        ((4032, 3024), (4032, 3024)),
        ((9000, 6000), (4096, 2731)),
        ((1, 120_000_000), (1, 65_500)),
        ((800, 100_000), (524, 65_500)),
    ],
)
def test_the_shorter_edge_stays_wide_enough_to_be_read(size: tuple[int, int], expected: tuple[int, int]) -> None:
    assert master_size(*size) == expected
    assert master_size(*size[::-1]) == expected[::-1]
    longer = max(expected)
    assert longer <= 4096 or min(expected) >= min(*size, LEAST_SHORT) or longer == 65_500


# Just more pixels than are developed in one piece: MOST_PIXELS_IN_MEMORY, and rows.WORTH_IT.
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(790, 21_300), (24_100, 700)])
def test_every_mark_in_a_long_picture_is_there(kind: str, size: tuple[int, int]) -> None:
    drawn = talk(size)
    kept = opened(developed(written(drawn, kind, **{"JPEG": {"quality": 95}}.get(kind, {"compress_level": 1}))).master)
    assert kept.size == size
    # JPEG halves the resolution of colour, but not of light and dark.
    grey = drawn.convert("L")
    assert difference(kept.convert("L"), grey) < 2 * JPEG_NOISE
    for moved in (ImageChops.offset(grey, 2, 0), ImageChops.offset(grey, 0, 3)):
        assert difference(moved, grey) > 5 * JPEG_NOISE


def test_made_smaller_strip_by_strip_it_is_as_if_made_at_once() -> None:
    drawn, noise = Image.new("RGB", (1440, 21_000)), Image.effect_noise((1440, 997), 60).convert("RGB")
    for top in range(0, drawn.height, noise.height):  # a prime: it is as high as no strip
        drawn.paste(noise, (0, top))
    kept = master(written(drawn, "PNG", compress_level=1))
    whole = drawn.resize((1080, 15_750), Image.Resampling.LANCZOS)
    assert difference(kept, opened(written(whole, quality=90))) < 0.1


@pytest.mark.parametrize("size", [(24, 40), (17, 16), (1, 700), (333, 4099), (1080, 5000), (4001, 333)])
def test_a_jpeg_of_many_strips_is_the_same_as_one_that_was_written_at_once(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glimmers.photos.long_jpeg.STRIP_PIXELS", 16 * 16)  # more strips than JPEG has restart markers
    drawn = Image.blend(scene(size), Image.effect_noise(size, 80).convert("RGB"), 0.3)
    jpeg = LongJpeg(*size, quality=90)
    rows = strip_rows(size[0])
    for top in range(0, size[1], rows):
        jpeg.add(drawn.crop((0, top, size[0], min(top + rows, size[1]))))
    at_once = opened(written(drawn, quality=90, subsampling="4:2:0"))
    # At the seams a decoder blends the colours of the rows on both sides, in either file.
    assert difference(opened(jpeg.getvalue()), at_once) == 0


def noisy(mode: str = "RGB") -> Image.Image:
    return Image.blend(scene(), Image.effect_noise(scene().size, 80).convert("RGB"), 0.3).convert(mode)


def seen_through(mode: str) -> Image.Image:
    image = noisy(mode)
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image


def deep(colour: int, channels: int) -> bytes:
    line = bytes(value % 251 for value in range(64 * 2 * channels))
    return png((64, 64), 16, colour, b"".join(bytes((row % 2,)) + line for row in range(64)))


def with_exif(kind: str) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    return written(held(noisy(), 6), kind, exif=exif)


READ_IN_ROWS: dict[str, Callable[[], bytes]] = {
    "JPEG": lambda: written(noisy()),
    "JPEG with strips of its own": lambda: written(noisy(), restart_marker_blocks=1),
    "progressive JPEG": lambda: written(noisy(), progressive=True),
    "turned JPEG": lambda: with_exif("JPEG"),
    "PNG": lambda: written(noisy(), "PNG"),
    "turned PNG": lambda: with_exif("PNG"),
    "PNG with alpha": lambda: written(seen_through("RGB"), "PNG"),
    "grey PNG with alpha": lambda: written(seen_through("L"), "PNG"),
    "PNG with a colour that is none": lambda: written(scene(), "PNG", transparency=(200, 60, 50)),
    "PNG of 16 bits": lambda: deep(2, 3),
    "PNG of 16 bits with alpha": lambda: deep(6, 4),
    "grey PNG of 16 bits with alpha": lambda: deep(4, 2),
}
READ_WHOLE: dict[str, Callable[[], bytes]] = {
    "grey JPEG": lambda: written(noisy("L")),
    "CMYK JPEG": lambda: written(noisy("CMYK")),
    "grey PNG": lambda: written(noisy("L"), "PNG"),
    "palette PNG": lambda: written(noisy().quantize(16), "PNG"),
    "WebP": lambda: written(noisy(), "WEBP"),
    "GIF": lambda: written(noisy(), "GIF"),
}


@pytest.mark.parametrize("kind", [*READ_IN_ROWS, *READ_WHOLE])
def test_read_a_few_rows_at_a_time_it_is_the_same_picture(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (READ_IN_ROWS | READ_WHOLE)[kind]()
    whole = developed(data)
    read = []
    decode = rows._decode

    def watched(*args: object) -> object:
        read.append(args)
        return decode(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(rows, "WORTH_IT", 0)
    monkeypatch.setattr(rows, "CHUNK", 64)
    monkeypatch.setattr(rows, "_decode", watched)
    monkeypatch.setattr("glimmers.photos.long_jpeg.STRIP_PIXELS", 0)
    assert developed(data) == whole
    assert bool(read) == (kind in READ_IN_ROWS)


@pytest.mark.parametrize("is_in_rows", [False, True])
def test_one_whose_end_is_missing_is_judged_as_any_other(monkeypatch: pytest.MonkeyPatch, is_in_rows: bool) -> None:
    if is_in_rows:
        monkeypatch.setattr(rows, "WORTH_IT", 0)
    image = Image.blend(scene((640, 480)), Image.effect_noise((640, 480), 80).convert("RGB"), 0.3)
    jpeg, whole = written(image, quality=90), written(image, "PNG")
    assert refusal(jpeg[: len(jpeg) // 10]) == "damaged"
    assert opened(developed(jpeg[: len(jpeg) * 9 // 10]).master).size == (640, 480)
    for part_of_it in (0.1, 0.5, 0.9, 0.99):
        assert refusal(whole[: int(len(whole) * part_of_it)]) == "damaged"


def test_the_exif_of_a_long_png_may_come_after_its_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "WORTH_IT", 0)
    data = with_exif("PNG")
    start = data.index(b"eXIf") - 4
    length = 12 + int.from_bytes(data[start : start + 4], "big")
    chunk, without = data[start : start + length], data[:start] + data[start + length :]
    assert developed(without[:-12] + chunk + without[-12:]) == developed(data)


@pytest.mark.parametrize(
    ("size", "shown", "box"),
    [
        ((400, 3200), "top", (0, 0, 400, 1000)),
        ((790, 21_300), "top", (0, 0, 790, 1975)),
        ((30_000, 400), "middle", (14_400, 0, 15_600, 400)),
        ((400, 1200), "", (0, 0, 400, 1200)),
        ((2000, 400), "", (0, 0, 2000, 400)),
    ],
)
def test_a_card_shows_the_top_of_a_tall_one_and_the_middle_of_a_wide_one(
    size: tuple[int, int], shown: str, box: tuple[int, int, int, int]
) -> None:
    assert (part(*size), part_box(*size)) == (shown, box)
    kept = developed(written(talk(size), "PNG", compress_level=1))
    assert kept.is_cut == bool(shown)
    width, height = box[2] - box[0], box[3] - box[1]
    card = opened(kept.sizes[480])
    assert card.size == (min(480, width), round(height * min(480, width) / width))
    expected = talk(size).crop(box).resize(card.size, Image.Resampling.LANCZOS)
    assert difference(card.convert("L"), expected.convert("L")) < 2 * JPEG_NOISE


@pytest.mark.parametrize("orientation", [3, 6, 8])
def test_a_turned_panorama_is_cut_when_it_is_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    upright = scene((64, 640))
    kept = developed(written(held(upright, orientation), "PNG", exif=exif))
    assert (kept.width, kept.height, kept.is_cut) == (64, 640, True)
    assert difference(opened(kept.sizes[480]), upright.crop((0, 0, 64, 160))) < JPEG_NOISE


def test_a_turned_one_has_no_more_pixels_than_fit_into_memory_twice() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    drawn = Image.new("RGB", (33_000, 600), "white")
    file = io.BytesIO()
    drawn.save(file, "JPEG", exif=exif)
    kept = developed(file.getvalue())
    assert kept.width < 600
    assert kept.height > 25 * 1024
    assert kept.width * kept.height <= 4096**2 * 1.001


@pytest.mark.parametrize("orientation", [1, 6])
def test_nothing_that_the_file_said_is_in_a_long_one(orientation: int) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Make] = "A secret maker"
    kept = developed(written(talk((700, 25_000)), exif=exif, comment=b"A secret comment"))
    for file in (kept.master, *kept.sizes.values()):
        assert b"secret" not in file
        assert b"Exif" not in file
