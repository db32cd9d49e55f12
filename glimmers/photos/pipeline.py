"""Bytes in, clean sizes out: any photo that phones and cameras write becomes upright sRGB made from bare pixels. Pure.

It is run in a process of its own (`darkroom.py`), which ends with it: nothing here is shared with the site.
"""

from __future__ import annotations

import io
import struct
import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import pi_heif
from PIL import ExifTags, Image, ImageCms, ImageFile, ImageOps, JpegImagePlugin

from glimmers.photos import colour

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF")  # JPEG: also MPO
MASTER_EDGE = 4096  # px
WIDTHS = (480, 960, 1600)  # px
MOST_PIXELS = 120_000_000
MOST_JPEG_PIXELS = 250_000_000  # read at half, a quarter or an eighth of its size: libjpeg's scaled decoding
MASTER_QUALITY = 90
SIZE_QUALITY = 80
LEAST_READABLE = 0.5  # of a JPEG that ends too early: with less of it, it is no picture any more
_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")
_HEIF_TURNS = (b"irot", b"imir")
_HEIF_HEADER = 256 * 1024  # bytes; the boxes that describe the image come before its data

Image.MAX_IMAGE_PIXELS = None  # our own limits come first, in `_check_size`
warnings.simplefilter("ignore")


class Refused(Exception):
    """Why these bytes are no photo that we keep: "empty", "unknown", "damaged" or "pixels"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


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
    image = _open(file)
    try:
        taken_at = _taken_at(image)
        turn = _turn(image, file)
        profile = _profile(image)
        _load(image)
        picture = _flat(image)
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError) as error:
        raise Refused("damaged") from error
    picture.thumbnail((MASTER_EDGE, MASTER_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    picture = _srgb(picture, profile)
    master = _bare(_turned(picture, turn))
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


def _open(file: BinaryIO) -> Image.Image:
    if not file.read(1):
        raise Refused("empty")
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except Exception as error:
        raise Refused("unknown") from error
    is_jpeg = isinstance(image, JpegImagePlugin.JpegImageFile)
    if image.format == "HEIF" and _ends_too_early(file):
        raise Refused("damaged")  # libheif would paint the tiles that are missing
    if image.width * image.height > (MOST_JPEG_PIXELS if is_jpeg else MOST_PIXELS):
        raise Refused("pixels")
    if is_jpeg:
        # At least as many pixels as the master will have, along its longer edge.
        scale = MASTER_EDGE / max(image.size)
        if scale < 1:
            image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    return image


def _ends_too_early(file: BinaryIO) -> bool:
    """Whether a box of this file says that it is longer than the file (ISO/IEC 14496-12, 4.2)."""
    place, end = 0, file.seek(0, io.SEEK_END)
    while place + 8 <= end:
        file.seek(place)
        length, _kind = struct.unpack(">I4s", file.read(8))
        if length == 1:
            length = int.from_bytes(file.read(8), "big")
        if length == 0:
            break  # "until the end of the file"
        place += max(length, 8)
    file.seek(0)
    return place > end


def _load(image: Image.Image) -> None:
    """Decode. A JPEG whose end is missing is kept as far as it goes, where that is most of it."""
    try:
        image.load()
    except OSError:
        if not isinstance(image, JpegImagePlugin.JpegImageFile) or not _is_mostly_there(image):
            raise
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False


def _is_mostly_there(image: Image.Image) -> bool:
    """Whether the decoder got through half of the rows: those it has not seen are as they were allocated."""
    rows = Image.Image()._new(image.im).convert("L").resize((1, 64), Image.Resampling.BOX)
    seen = [index for index, value in enumerate(rows.tobytes()) if value]
    return bool(seen) and seen[-1] >= 64 * LEAST_READABLE


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


def _turned(picture: Image.Image, turn: int) -> Image.Image:
    if not 1 < turn <= 8:
        return picture
    picture.getexif()[ExifTags.Base.Orientation] = turn
    return ImageOps.exif_transpose(picture)


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
    """Eight bits a channel, and white paper where it was transparent. RGB, L or CMYK."""
    picture: Image.Image = image
    if picture.mode in _DEEP_GREY:
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    has_transparency = picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} or "transparency" in picture.info
    if has_transparency:
        picture = picture.convert("RGBA")
        picture.thumbnail((MASTER_EDGE, MASTER_EDGE), Image.Resampling.LANCZOS, reducing_gap=2.0)
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
