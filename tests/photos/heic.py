"""Build small HEIC files, box by box (ISO/IEC 14496-12 and 23008-12): none of our libraries can write one."""

from __future__ import annotations

import struct
from base64 import b64decode

SIZE = (96, 64)
# `pictures.scene()` in HEVC: the decoder's configuration and the coded picture, in eight and in ten bits.
CODED = {
    8: (
        b64decode(
            "AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQArQgEBA3AAAAMAkAAAAwAAAwAe"
            "oDCBBZbqSSmubgQEDAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA=="
        ),
        b64decode(
            "AAAAgigBrwngDYpyH/3DSN1QzzhVz/u47LnOW6lOWzLhK37tVh81Jj9PU/shZfNv/iH84SeNcFZ2/HnBXaqUunjYr8mC5+lK//2M"
            "kP/5A6r/5WNVSSu3vM40vr4PsFcy1kMhJCB/Zffx1Fh5DJ4mmDfWf+KTI/wH1V57yg+9eVg6P/2pt+A="
        ),
    ),
    10: (
        b64decode(
            "AQQIAAAAAAAAAAAAHvAA/P36+gAADwMgAAEAF0ABDAH//wQIAAADAJ24AAADAAAeugJAIQABACpCAQEECAAAAwCduAAAAwAAHqAw"
            "gQTZbqSSmubgQEDAgAAAAwCAAAADAIQiAAEAB0QBwXKwIkA="
        ),
        b64decode(
            "AAAAbygBrwngDYqDL/+JN76enHvFP/9tDQ9LyXHiBxro7fADJVSkcPuZd/78tP534Bus7BRryeHX//dH6A/knLX/3pFFbKg5p/6s"
            "Pe/2q0f8qIOfd4ACoAOfVH8LSR/hMNH1Hr/yd/Q/aLsXHz+/4w/fgA=="
        ),
    ),
}


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", len(body) + 8, name) + body


def full(name: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags), *parts)


def heic(
    *, bits: int = 8, turns: int = 0, exif: bytes = b"", size: tuple[int, int] = SIZE, primaries: int = 0
) -> bytes:
    """Return the scene as a HEIC. `turns`: quarter turns against the clock that the file asks for (irot).

    `exif` begins with its TIFF header. `primaries` by ITU-T H.273, 12 for Display P3; 0 to say nothing.
    """
    configuration, coded = CODED[bits]
    properties = [
        box(b"hvcC", configuration),
        full(b"ispe", struct.pack(">II", *size)),
        full(b"pixi", bytes([3, *[bits] * 3])),
    ]
    if primaries:
        properties.append(box(b"colr", b"nclx", struct.pack(">HHHB", primaries, 13, 6, 0x80)))
    if turns:
        properties.append(box(b"irot", bytes([turns])))
    used = bytes(
        index + 1 | 0x80 * (index == 0 or (turns > 0 and index + 1 == len(properties)))
        for index in range(len(properties))
    )
    items = [(1, b"hvc1", coded)]
    if exif:
        items.append((2, b"Exif", bytes(4) + exif))
    head = box(b"ftyp", b"heic", bytes(4), b"mif1heicmiaf")
    meta = _meta(items, properties, used, 0)
    return (
        head + _meta(items, properties, used, len(head) + len(meta) + 8) + box(b"mdat", *(data for _, _, data in items))
    )


def _meta(items: list[tuple[int, bytes, bytes]], properties: list[bytes], used: bytes, start: int) -> bytes:
    places, infos = b"", b""
    for number, kind, data in items:
        places += struct.pack(">HHHII", number, 0, 1, start, len(data))
        start += len(data)
        infos += full(b"infe", struct.pack(">HH4sB", number, 0, kind, 0), version=2, flags=number > 1)
    return full(
        b"meta",
        full(b"hdlr", struct.pack(">I4s", 0, b"pict"), bytes(13)),
        full(b"pitm", struct.pack(">H", 1)),
        full(b"iloc", struct.pack(">BBH", 0x44, 0, len(items)), places),
        full(b"iinf", struct.pack(">H", len(items)), infos),
        box(b"iprp", box(b"ipco", *properties), full(b"ipma", struct.pack(">IHB", 1, 1, len(used)), used)),
        *([full(b"iref", box(b"cdsc", struct.pack(">HHH", 2, 1, 1)))] if len(items) > 1 else []),
    )
