"""Bytes in, clean sizes out: any photo that phones and cameras write becomes upright sRGB made from bare pixels. Pure.

It is run in a process of its own (`darkroom.py`), which ends with it: nothing here is shared with the site.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import pi_heif
from PIL import ExifTags, Image, ImageCms

from glimmers.photos import colour
from glimmers.photos.opening import Refused, load, open_photo

MASTER_EDGE = 4096  # px
WIDTHS = (480, 960, 1600)  # px
MASTER_QUALITY = 90
SIZE_QUALITY = 80
STRIP = 256  # rows
_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")
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


@dataclass(frozen=True, kw_only=True)
class Developed:
    """What is kept of one photo. Nothing in the files says where, when or with what it was taken."""

    width: int  # px, of the master
    height: int
    master: bytes  # JPEG
    sizes: dict[int, bytes]  # WebP, by the width asked for; the last one may be narrower
    tones: str  # RRGGBB of the upper half, then of the lower: what lies there until the photo has come
    taken_at: datetime | None  # the camera's wall clock, naive


def develop(file: BinaryIO) -> Developed:
    """The photo in this file, upright and clean. Raises `Refused`; any other exception means that it is damaged."""
    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)
    image = open_photo(file, edge=MASTER_EDGE)
    try:
        taken_at = _taken_at(image)
        turn = _turn(image, file)
        profile = _profile(image)
        load(image, file)
        picture = _flat(image)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError, RuntimeError) as error:
        raise Refused("damaged") from error
    del image  # it is as large as all that is to come
    picture.thumbnail((MASTER_EDGE, MASTER_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = _srgb(picture, profile)
    if turn in _TRANSPOSED:
        picture = picture.transpose(_TRANSPOSED[turn])
    master = _bare(picture)
    return Developed(
        width=master.width,
        height=master.height,
        master=_written(master, "JPEG", quality=MASTER_QUALITY, optimize=True),
        sizes={width: _size(master, width) for width in widths(master.width)},
        tones=_tones(master),
        taken_at=taken_at,
    )


def widths(master_width: int) -> list[int]:
    """Which of `WIDTHS` a photo of this width has: all that it reaches, and one more where that shows more of it."""
    return [width for index, width in enumerate(WIDTHS) if index == 0 or WIDTHS[index - 1] < master_width]


def _taken_at(image: Image.Image) -> datetime | None:
    try:
        exif = image.getexif()
        written = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
        return datetime.strptime(str(written).strip("\0 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007
    except Exception:
        return None


def _turn(image: Image.Image, file: BinaryIO) -> int:
    """The EXIF orientation that is still to be applied, 1 to 8.

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
    """The ICC profile of its colours, or None where they are sRGB or nothing is said."""
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


def _flat(image: Image.Image) -> Image.Image:
    """Eight bits a channel, and white paper where it was transparent. RGB, L or CMYK; of a very large one, a reduction.

    Strip by strip: a conversion of the whole would be in memory beside it.
    """
    factor = max(1, max(image.size) // MASTER_EDGE)
    flat: Image.Image | None = None
    for top in range(0, image.height, STRIP * factor):
        strip = image.crop((0, top, image.width, min(top + STRIP * factor, image.height)))
        strip = _on_paper(strip)
        flat = flat or Image.new(strip.mode, (-(-image.width // factor), -(-image.height // factor)))
        flat.paste(strip.reduce(factor) if factor > 1 else strip, (0, top // factor))
    assert flat is not None
    return flat


def _on_paper(picture: Image.Image) -> Image.Image:
    if picture.mode in _DEEP_GREY:
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        paper = Image.new("RGB", picture.size, "white")
        paper.paste(picture, mask=picture.getchannel("A"))
        return paper
    return picture if picture.mode in {"RGB", "L", "CMYK"} else picture.convert("RGB")


def _srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(picture, source, target, outputMode="RGB")
            assert converted is not None
            return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile of other colours than the picture's, or none: as if it were not there
    return picture.convert("RGB")


def _bare(picture: Image.Image) -> Image.Image:
    """Its pixels in a new image; the old one carries what the file said beside them."""
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    return bare


def _size(master: Image.Image, width: int) -> bytes:
    if width >= master.width:
        return _written(master, "WEBP", quality=SIZE_QUALITY, method=4)
    size = (width, max(1, round(master.height * width / master.width)))
    smaller = master.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _written(smaller, "WEBP", quality=SIZE_QUALITY, method=4)


def _tones(master: Image.Image) -> str:
    return master.resize((1, 2), Image.Resampling.BOX).tobytes().hex()


def _written(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()
