"""Opens a photo and checks it: what is none, is too large, or ends too early is refused before it is unpacked. Pure.

A file says first how large it is, and nothing else it says is trusted: our own limits come before any decoding.
"""

from __future__ import annotations

import io
import re
import struct
from typing import BinaryIO

from PIL import GifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin
from PIL.JpegImagePlugin import JpegImageFile as JpegFile

from glimmers.photos.developed import Refused

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")  # JPEG: also MPO
FORMATS_IN_BOXES = ("AVIF", "HEIF")
MOST_PIXELS = 120_000_000
MOST_JPEG_PIXELS = 250_000_000  # read at half, a quarter or an eighth of its size: libjpeg's scaled decoding
MOST_COEFFICIENTS = 500_000_000  # bytes
MOST_AT_ONCE = 210_000_000  # bytes, of coefficients and pixels, where a long photo may have more than others
LEAST_READABLE = 0.5  # of a JPEG that ends too early: less of it is no picture any more
# Of a progressive one, which is whole at first and gets sharper: as many as libjpeg has begun once it has every detail.
LEAST_SCANS = {"L": 4, "RGB": 6, "CMYK": 10}
_OURS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|RIFF.{4}WEBP|.{4}ftyp(avi[fs]|hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL
)
_HEIF_BOXES = (b"ftyp", b"meta", b"mdat")  # what the image is made of; cameras append other boxes and bytes
# Loaded here, or Pillow would try all of its formats for each photo: longer than a small one takes.
_PLUGINS = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)

Image.MAX_IMAGE_PIXELS = None  # our own limits come first, in `open_photo`


def open_photo(file: BinaryIO) -> Image.Image:
    """Open the photo in this file, without unpacking it. Raises `Refused`."""
    head = file.read(16)
    if not head:
        raise Refused("empty")
    file.seek(0)
    try:
        image = Image.open(file, formats=_formats(head))
    except Exception as error:
        raise Refused("damaged" if _OURS.match(head) else "unknown") from error
    if image.format == "HEIF" and _ends_too_early(file):
        raise Refused("damaged")  # libheif would paint the tiles that are missing
    if image.width * image.height > (MOST_JPEG_PIXELS if isinstance(image, JpegFile) else MOST_PIXELS):
        raise Refused("pixels")
    return image


def _formats(head: bytes) -> tuple[str, ...]:
    """Return the formats that a file with this beginning may have."""
    if head[4:8] != b"ftyp":
        return FORMATS
    # Loaded only for those that need them: they take a fifth of the time in which a process is ready.
    import pi_heif  # noqa: PLC0415
    from PIL import AvifImagePlugin  # noqa: PLC0415

    pi_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=2)
    assert AvifImagePlugin
    return FORMATS_IN_BOXES


def read_smaller(image: Image.Image, size: tuple[int, int], *, edge: int) -> None:
    """Have a JPEG read at a half, a quarter or an eighth, where that still has as many pixels as `size`.

    Fewer where memory is short; but as many as a photo of `edge` px has, and at least half of those.
    """
    if not isinstance(image, JpegFile):
        return
    scale = max(wanted / given for wanted, given in zip(size, image.size, strict=True))
    coefficients = _coefficients(image)
    if coefficients:
        # All rows of a progressive one come at once, with its coefficients beside them in memory.
        room = max(0, MOST_AT_ONCE - coefficients) / (4 * image.width * image.height)
        scale = min(scale, max(_part_within(room), edge / max(image.size)))
    if coefficients > MOST_COEFFICIENTS:
        scale /= 2
    if scale < 1:
        image.draft(None, (max(1, int(image.width * scale)), max(1, int(image.height * scale))))


def _part_within(room: float) -> float:
    """Return the largest scale that libjpeg can read at whose area is within `room`, as a part of the whole."""
    return next((scale for scale in (1, 1 / 2, 1 / 4) if scale**2 <= room), 1 / 8)


def _coefficients(image: JpegFile) -> int:
    """Return how many bytes of coefficients libjpeg holds: of a progressive file all, two each."""
    if not image.info.get("progressive"):
        return 0
    finest = max(across * down for _, across, down, _ in image.layer) or 1
    return sum(2 * image.width * image.height * across * down // finest for _, across, down, _ in image.layer)


def _ends_too_early(file: BinaryIO) -> bool:
    """Return whether a box of this file says that it is longer than the file (ISO/IEC 14496-12, 4.2)."""
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


def load(image: Image.Image, file: BinaryIO) -> None:
    """Decode the image. A JPEG whose end is missing is kept as far as it goes, where that is most of it."""
    try:
        image.load()
    except OSError:
        if not isinstance(image, JpegFile):
            raise
        # Where the data end, libjpeg paints the rest in middle grey; where it gives up, the rest stays as allocated.
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
