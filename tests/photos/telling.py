"""Build files that tell all they can beside their picture: who, where, when, with what; and look for it in others."""

from __future__ import annotations

import struct
from collections.abc import Callable

from PIL import ExifTags, Image

from glimmers.photos import colour
from tests.photos.heic import heic
from tests.photos.pictures import png, png_chunk, scene, with_segment, written

SECRETS = [b"Maker of cameras", b"Model 2054", b"a comment on her", b"in the XMP", b"Anna, by IPTC", b"profile of Anna"]
SECRETS += [b"a film behind the photo", b"serial 00412", b"the little picture", b"48.2082"]
NAMES = [b"Exif", b"GPS", b"XMP", b"xmpmeta", b"ICC_PROFILE", b"iCCP", b"8BIM", b"Photoshop", b"ftyp", b"adobe"]
COMMENT = b"a comment on her"
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF>in the XMP, 48.2082</rdf:RDF></x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", 18) + b"\x1c\x02\x50\0\x0dAnna, by IPTC"
FILM = b"\0\0\0\x1cftypmp42MotionPhoto_Data a film behind the photo"


def exif() -> bytes:
    """Return EXIF that tells who took a photo, with which camera and where, with a word in its thumbnail."""
    data = Image.Exif()
    data[ExifTags.Base.Make], data[ExifTags.Base.Model] = "Maker of cameras", "Model 2054"
    data.get_ifd(ExifTags.IFD.Exif).update(
        {ExifTags.Base.DateTimeOriginal: "2026:11:15 08:30:05", ExifTags.Base.BodySerialNumber: "serial 00412"}
    )
    data.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "N", 2: (48.0, 12.0, 29.52), 3: "E", 4: (16.0, 22.0, 25.68), 27: b"by GPS"}
    )
    return data.tobytes() + b"the little picture"


def profile() -> bytes:
    """Return a profile of Display P3 with words in it."""
    data = colour.display_p3() + b"profile of Anna "
    return struct.pack(">I", len(data)) + data[4:]


def jpeg(kind: str = "JPEG") -> bytes:
    more = {"save_all": True, "append_images": [scene()]} if kind == "MPO" else {}
    data = written(scene(), kind, exif=exif(), icc_profile=profile(), comment=COMMENT, quality=90, **more)
    data = with_segment(data, 0xED, IPTC)
    return with_segment(data, 0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP) + FILM


def portable() -> bytes:
    rows = b"".join(b"\0" + bytes(scene().crop((0, row, 96, row + 1)).tobytes()) for row in range(64))
    chunks = [png_chunk(b"eXIf", exif()[6:]), png_chunk(b"tEXt", b"Comment\0" + COMMENT)]
    chunks += [png_chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP)]
    return png((96, 64), 8, 2, rows, *chunks) + FILM


FILES: dict[str, Callable[[], bytes]] = {
    "JPEG": jpeg,
    "MPO": lambda: jpeg("MPO"),
    "PNG": portable,
    "PNG of Pillow's": lambda: written(scene(), "PNG", exif=exif(), icc_profile=profile(), comment=COMMENT),
    "WebP": lambda: written(scene(), "WEBP", exif=exif(), icc_profile=profile(), xmp=XMP) + FILM,
    "AVIF": lambda: written(scene(), "AVIF", exif=exif(), icc_profile=profile(), xmp=XMP),
    "HEIC": lambda: heic(exif=exif()[6:]) + FILM,
    "GIF": lambda: written(scene(), "GIF", comment=COMMENT) + FILM,
}


def told(data: bytes) -> list[bytes]:
    """Return which secrets these bytes tell, and which names that secrets are stored under."""
    return [words for words in (*SECRETS, *NAMES) if words in data]
