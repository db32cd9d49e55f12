"""A HEIC, as iPhones and newer cameras write it, is turned upright once, even if it names the turn twice."""

from __future__ import annotations

import pytest
from PIL import ExifTags, Image

from tests.photos.arithmetic import FROM_P3, in_srgb
from tests.photos.heic import box, heic
from tests.photos.pictures import JPEG_NOISE, SIDES, developed, difference, held, master, opened, refusal, scene
from tests.photos.telling import exif, told

# For each number of quarter turns against the clock, the same turn as an EXIF orientation.
SAME_IN_EXIF = {1: 8, 2: 3, 3: 6}


def seen(orientation: int) -> Image.Image:
    """Return the picture that one sees if the scene was stored with this orientation."""
    ways = [scene(), *(scene().transpose(way) for way in Image.Transpose)]
    return next(way for way in ways if held(way, orientation).tobytes() == scene().tobytes())


def oriented(orientation: int) -> bytes:
    data = Image.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data.get_ifd(ExifTags.IFD.Exif).update({ExifTags.Base.DateTimeOriginal: "2026:11:15 08:30:05"})
    return data.tobytes()[6:]


@pytest.mark.parametrize("bits", [8, 10])
def test_a_heic_of_eight_or_ten_bits_is_the_same_picture(bits: int) -> None:
    assert difference(master(heic(bits=bits)), scene()) < JPEG_NOISE


@pytest.mark.parametrize("turns", [1, 2, 3])
@pytest.mark.parametrize("repeats_it", [False, True])
def test_a_turn_that_exif_repeats_is_made_once(turns: int, repeats_it: bool) -> None:
    exif = oriented(SAME_IN_EXIF[turns]) if repeats_it else b""
    assert difference(master(heic(turns=turns, exif=exif)), seen(SAME_IN_EXIF[turns])) < JPEG_NOISE


@pytest.mark.parametrize("orientation", SIDES)
def test_a_turn_that_only_exif_tells_of_is_made(orientation: int) -> None:
    kept = developed(heic(exif=oriented(orientation)))
    assert difference(opened(kept.master), seen(orientation)) < JPEG_NOISE
    assert str(kept.taken_at) == "2026-11-15 08:30:05"


def test_display_p3_is_converted_where_the_file_names_it_by_its_number() -> None:
    wanted = in_srgb(master(heic()).getpixel((24, 24)), FROM_P3)
    kept = master(heic(primaries=12)).getpixel((24, 24))
    assert max(abs(one - other) for one, other in zip(kept, wanted, strict=True)) <= 4
    assert max(abs(one - other) for one, other in zip(kept, (200, 60, 50), strict=True)) > 8


def test_a_heic_tells_nothing() -> None:
    data = heic(exif=exif()[6:])
    assert len(told(data)) >= 4
    kept = developed(data)
    assert [told(file) for file in (kept.master, *kept.sizes.values())] == [[], []]


def test_a_heic_whose_end_is_missing_is_damaged() -> None:
    whole = heic(exif=oriented(6))
    for length in range(20, len(whole) - 60, 7):
        assert refusal(whole[:length]) == "damaged"


def test_a_film_behind_a_heic_is_no_damage() -> None:
    behind = [b"MotionPhoto_Data and a film", bytes(100), b"abc", box(b"mpvd", b"a film"), box(b"mpvd", b"a film")[:-3]]
    for more in behind:
        assert difference(master(heic() + more), scene()) < JPEG_NOISE


def test_a_heic_of_more_than_120_megapixels_is_refused_by_its_header() -> None:
    assert refusal(heic(size=(10_955, 10_955))) == "pixels"


def test_a_film_in_heifs_clothes_is_refused() -> None:
    data = heic()
    assert refusal(data.replace(b"ftypheic", b"ftypmp42").replace(b"mif1heicmiaf", b"isommp42avc1")) == "unknown"
    assert refusal(data.replace(b"hvc1", b"av01")) == "damaged"
