"""Colours of wider spaces are converted to sRGB, not merely relabelled: checked against arithmetic of our own."""

from __future__ import annotations

import pytest
from PIL import ExifTags, Image, ImageCms

from glimmers.photos import colour
from tests.photos.arithmetic import FROM_ADOBE, FROM_P3, Matrix, in_srgb
from tests.photos.pictures import master, opened, written

COLOURS = [
    (200, 100, 60),
    (90, 160, 110),
    (70, 90, 180),
    (180, 180, 40),
    (128, 128, 128),
    (240, 220, 230),
    (30, 34, 40),
]
CLOSE = 3  # out of 255; JPEG at quality 90 causes up to 2
APART = 8  # what merely dropping the label would cause


def patches() -> Image.Image:
    image = Image.new("RGB", (32 * len(COLOURS), 32))
    for index, pixel in enumerate(COLOURS):
        image.paste(pixel, (32 * index, 0, 32 * index + 32, 32))
    return image


def kept_of(data: bytes) -> list[tuple[int, ...]]:
    return pixels_of(master(data))


def pixels_of(image: Image.Image) -> list[tuple[int, ...]]:
    return [image.getpixel((32 * index + 16, 16)) for index in range(len(COLOURS))]


def apart(one: list[tuple[int, ...]], other: list[tuple[int, ...]]) -> list[int]:
    """Return for each patch by how much its most different channel differs."""
    pairs = zip(one, other, strict=True)
    return [max(abs(first - second) for first, second in zip(*pair, strict=True)) for pair in pairs]


def labelled_by_dcf(space: str) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif).update({ExifTags.Base.ColorSpace: 65535, ExifTags.IFD.Interop: {1: space}})
    return written(patches(), quality=100, subsampling=0, exif=exif)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "AVIF"])
@pytest.mark.parametrize(("profile", "space"), [(colour.display_p3(), FROM_P3), (colour.adobe_rgb(), FROM_ADOBE)])
def test_display_p3_and_adobe_rgb_are_converted(profile: bytes, space: Matrix, kind: str) -> None:
    options = {"WEBP": {"lossless": True}, "PNG": {}}.get(kind, {"quality": 100, "subsampling": "4:4:4"})
    data = written(patches(), kind, icc_profile=profile, **options)
    kept = kept_of(data)
    wanted = [in_srgb(pixel, space) for pixel in pixels_of(opened(data))]
    assert max(apart(kept, wanted)) <= CLOSE, (kept, wanted)
    assert max(apart(wanted, COLOURS)) > APART, "else this test could not fail"
    assert max(apart(kept, COLOURS)) > APART


def test_adobe_rgb_that_only_exif_tells_of_is_converted() -> None:
    wanted = [in_srgb(pixel, FROM_ADOBE) for pixel in COLOURS]
    assert max(apart(kept_of(labelled_by_dcf("R03")), wanted)) <= CLOSE


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_srgb_stays_as_it_is(kind: str) -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for options in ({}, {"icc_profile": srgb}):
        assert max(apart(kept_of(written(patches(), kind, quality=100, subsampling=0, **options)), COLOURS)) <= CLOSE
    assert max(apart(kept_of(labelled_by_dcf("R98")), COLOURS)) <= CLOSE


def test_the_curves_meet_black_and_white() -> None:
    for profile in (colour.display_p3(), colour.adobe_rgb()):
        for value in (0, 255):
            image = Image.new("RGB", (32, 32), (value,) * 3)
            kept = master(written(image, "PNG", icc_profile=profile)).getpixel((16, 16))
            assert max(abs(channel - value) for channel in kept) <= 1


def test_wide_colours_with_transparency_are_converted_too() -> None:
    image = patches().convert("RGBA")
    kept = kept_of(written(image, "PNG", icc_profile=colour.display_p3()))
    assert max(apart(kept, [in_srgb(pixel, FROM_P3) for pixel in COLOURS])) <= CLOSE


@pytest.mark.parametrize("profile", [b"no profile at all", b"\0" * 200, colour.display_p3()[:150]])
def test_a_profile_that_cannot_be_read_refuses_no_photo(profile: bytes) -> None:
    assert max(apart(kept_of(written(patches(), "PNG", icc_profile=profile)), COLOURS)) <= CLOSE


def test_a_profile_of_other_colours_than_the_pictures_refuses_no_photo() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert max(apart(kept_of(written(patches(), "PNG", icc_profile=lab)), COLOURS)) <= CLOSE
    grey = written(Image.new("L", (32, 32), 90), "PNG", icc_profile=colour.display_p3())
    assert abs(master(grey).getpixel((16, 16))[0] - 90) <= CLOSE
