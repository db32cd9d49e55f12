"""Bytes in, clean sizes out: any photo that phones and cameras write becomes upright sRGB made from bare pixels. Pure.

It runs in a separate process (`darkroom.py`), which ends with it: nothing here is shared with the site.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from PIL import ExifTags, Image

from glimmers.photos import colour
from glimmers.photos.decoding import load, open_photo, read_smaller
from glimmers.photos.developed import Developed, Refused
from glimmers.photos.long_jpeg import LongJpeg
from glimmers.photos.measures import MASTER_EDGE, master_size, part, part_box
from glimmers.photos.rows import EndsTooEarly, Rows, can_be_read_in_rows, find_exif
from glimmers.photos.strips import strips
from glimmers.photos.writing import MASTER_QUALITY, write

MOST_PIXELS_IN_MEMORY = MASTER_EDGE**2
_HEIF_TURNS = (b"irot", b"imir")
_HEIF_HEADER = 256 * 1024  # bytes; the boxes that describe the image come before its data
_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def develop(file: BinaryIO) -> Developed:
    """Make the photo in this file upright and clean. Raises `Refused`; any other exception means that it is damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a photo's content; we decide ourselves whether it is taken
        try:
            return _develop(file)
        except EndsTooEarly:
            file.seek(0)
            return _develop(file, may_end_early=True)


def _develop(file: BinaryIO, *, may_end_early: bool = False) -> Developed:
    image = open_photo(file)
    find_exif(image, file)
    try:
        taken_at = _taken_at(image)
        turn = _turn(image, file)
        profile = _profile(image)
        most = {"most_pixels": MOST_PIXELS_IN_MEMORY} if turn in _TRANSPOSED else {}
        read_smaller(image, master_size(*image.size, **most), edge=MASTER_EDGE)
        size = master_size(*image.size, **most)
        rows: Rows | Image.Image = image
        if can_be_read_in_rows(image) and not may_end_early:
            rows = Rows(image)
        else:
            load(image, file)
        del image  # it may be as large as everything that follows
        cut = strips(rows, size, profile)
        del rows
        if size[0] * size[1] > MOST_PIXELS_IN_MEMORY:
            master, shown = _long_master(cut, size)
            written = write(None, shown)._replace(master=master)
        else:
            picture = _upright(cut, size, turn)
            size = picture.size
            shown = picture.crop(part_box(*size)) if part(*size) else picture
            written = write(picture, shown)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, RuntimeError) as error:
        raise Refused("damaged") from error
    return Developed(
        width=size[0],
        height=size[1],
        master=written.master,
        sizes=written.sizes,
        is_cut=bool(part(*size)),
        tones=written.tones,
        taken_at=taken_at,
    )


def _upright(strips: Iterator[Image.Image], size: tuple[int, int], turn: int) -> Image.Image:
    """Put these strips together, turned as the picture was seen."""
    picture: Image.Image | None = None
    top = 0
    for strip in strips:
        # Not before the first one: until then libjpeg may need the room.
        picture = picture or Image.new("RGB", size)
        picture.paste(strip, (0, top))
        top += strip.height
    assert picture is not None
    return picture.transpose(_TRANSPOSED[turn]) if turn in _TRANSPOSED else picture


def _long_master(strips: Iterator[Image.Image], size: tuple[int, int]) -> tuple[bytes, Image.Image]:
    """Make the master of a picture that is too large for memory, and the part of it that cards show."""
    left, top, right, bottom = part_box(*size)
    shown = Image.new("RGB", (right - left, bottom - top))
    master = LongJpeg(*size, quality=MASTER_QUALITY)
    row = 0
    for strip in strips:
        master.add(strip)
        if row < bottom:
            shown.paste(strip.crop((left, 0, right, strip.height)), (0, row - top))
        row += strip.height
    return master.getvalue(), shown


def _taken_at(image: Image.Image) -> datetime | None:
    try:
        exif = image.getexif()
        written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
        return datetime.strptime(str(written).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except Exception:
        return None


def _turn(image: Image.Image, file: BinaryIO) -> int:
    """Return the EXIF orientation that is still to be applied, 1 to 8.

    HEIF has turns of its own, which libheif has applied, and EXIF only repeats them (ISO/IEC 23008-12, 6.5.10 and
    A.2); where a writer left them out, EXIF is all there is.
    """
    if image.format == "HEIF":
        file.seek(0)
        header = file.read(_HEIF_HEADER)
        file.seek(0)
        if any(turn in header for turn in _HEIF_TURNS):
            return 1
        return int(image.info.get("original_orientation") or 1)
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:
        return 1


def _profile(image: Image.Image) -> bytes | None:
    """Return the ICC profile of its colours; None where they are sRGB or nothing is said."""
    written = image.info.get("icc_profile")
    if written:
        return bytes(written)
    if (image.info.get("nclx_profile") or {}).get("color_primaries") == 12:  # ITU-T H.273: Display P3
        return colour.display_p3()
    try:
        interoperability = image.getexif().get_ifd(ExifTags.IFD.Interop).get(1)
    except Exception:
        return None
    return colour.adobe_rgb() if interoperability == "R03" else None  # DCF 2.0: the optional colour space
