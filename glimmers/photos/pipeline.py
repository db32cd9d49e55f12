"""Bytes in, clean sizes out: any photo that phones and cameras write becomes upright sRGB made from bare pixels. Pure.

It is run in a process of its own (`darkroom.py`), which ends with it: nothing here is shared with the site.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

import pi_heif
from PIL import (
    AvifImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageFile,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)
from PIL.JpegImagePlugin import JpegImageFile as JpegFile

from glimmers.photos import colour

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "HEIF")  # JPEG: also MPO
MASTER_EDGE = 4096  # px
WIDTHS = (480, 960, 1600)  # px
MOST_PIXELS = 120_000_000
MOST_JPEG_PIXELS = 250_000_000  # read at half, a quarter or an eighth of its size: libjpeg's scaled decoding
MOST_COEFFICIENTS = 500_000_000  # bytes
MASTER_QUALITY = 90
SIZE_QUALITY = 80
LEAST_READABLE = 0.5  # of a JPEG that ends too early: with less of it, it is no picture any more
# Of a progressive one, which comes whole and gets sharper: as many as libjpeg has begun once each detail is there.
LEAST_SCANS = {"L": 4, "RGB": 6, "CMYK": 10}
STRIP = 256  # rows
_DEEP_GREY = ("I", "I;16", "I;16B", "I;16L")
_OURS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp(avi[fs]|hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL
)
_HEIF_TURNS = (b"irot", b"imir")
_HEIF_HEADER = 256 * 1024  # bytes; the boxes that describe the image come before its data
_HEIF_BOXES = (b"ftyp", b"meta", b"mdat")  # what the image is made of; cameras append boxes and bytes of their own
# Named here, or Pillow would look through all of its formats for each photo: longer than a small one takes.
_PLUGINS = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)
_TRANSPOSED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

Image.MAX_IMAGE_PIXELS = None  # our own limits come first, in `_open`
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
        _load(image, file)
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


def _open(file: BinaryIO) -> Image.Image:
    if not file.read(1):
        raise Refused("empty")
    file.seek(0)
    try:
        image = Image.open(file, formats=FORMATS)
    except Exception as error:
        file.seek(0)
        raise Refused("damaged" if _OURS.match(file.read(16)) else "unknown") from error
    if image.format == "HEIF" and _ends_too_early(file):
        raise Refused("damaged")  # libheif would paint the tiles that are missing
    if image.width * image.height > (MOST_JPEG_PIXELS if isinstance(image, JpegFile) else MOST_PIXELS):
        raise Refused("pixels")
    if isinstance(image, JpegFile):
        # At least as many pixels as the master will have, along its longer edge; half of them where memory is short.
        scale = MASTER_EDGE / max(image.size) / (2 if _coefficients(image) > MOST_COEFFICIENTS else 1)
        if scale < 1:
            image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))
    return image


def _coefficients(image: JpegFile) -> int:
    """How many bytes of them libjpeg holds: of a progressive file all, two each."""
    if not image.info.get("progressive"):
        return 0
    finest = max(across * down for _, across, down, _ in image.layer) or 1
    return sum(2 * image.width * image.height * across * down // finest for _, across, down, _ in image.layer)


def _ends_too_early(file: BinaryIO) -> bool:
    """Whether a box of this file says that it is longer than the file (ISO/IEC 14496-12, 4.2)."""
    place, end, kind = 0, file.seek(0, io.SEEK_END), b""
    while place + 8 <= end:
        file.seek(place)
        length, kind = struct.unpack(">I4s", file.read(8))
        if length == 1:
            length = int.from_bytes(file.read(8), "big")
        if length == 0:
            break  # "until the end of the file"
        place += max(length, 8)
    file.seek(0)
    return place > end and kind in _HEIF_BOXES


def _load(image: Image.Image, file: BinaryIO) -> None:
    """Decode. A JPEG whose end is missing is kept as far as it goes, where that is most of it."""
    try:
        image.load()
    except OSError:
        if not isinstance(image, JpegFile):
            raise
        # With an end put to it libjpeg paints the rest in its middle grey; what it gave up on stays as allocated.
        missing = (127, 128) if image.tile else (0,)
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            image.load()
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False
        if not _is_mostly_there(image, missing) or not _is_sharp_enough(image, file):
            raise


def _is_mostly_there(image: Image.Image, missing: tuple[int, ...]) -> bool:
    rows = image.getchannel(0).resize((1, 64), Image.Resampling.BOX)
    seen = [index for index, value in enumerate(rows.tobytes()) if value not in missing]
    return bool(seen) and seen[-1] >= 64 * LEAST_READABLE


def _is_sharp_enough(image: Image.Image, file: BinaryIO) -> bool:
    if not image.info.get("progressive"):
        return True
    file.seek(0)
    return file.read().count(b"\xff\xda") >= LEAST_SCANS[image.mode]


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
