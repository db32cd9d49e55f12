"""ICC profiles of the colour spaces that cameras name without writing a profile down. Pure.

The chromaticities are those of SMPTE EG 432-1 (Display P3) and of Adobe RGB (1998), adapted from D65 to the D50 of
ICC.1:2022 by the Bradford method; the curves are those of IEC 61966-2-1 (sRGB) and of a gamma of 563/256.
"""

from __future__ import annotations

import struct

# Columns: the XYZ of each primary, relative to D50.
_P3_PRIMARIES = ((0.51512, 0.24120, -0.00105), (0.29198, 0.69225, 0.04189), (0.15710, 0.06657, 0.78407))
_ADOBE_PRIMARIES = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_D50 = (0.9642, 1.0, 0.8249)
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def display_p3() -> bytes:
    """Make the ICC profile of Display P3: P3's primaries with sRGB's curve."""
    return _profile(_P3_PRIMARIES, _parametric(3, _SRGB_CURVE))


def adobe_rgb() -> bytes:
    """Make the ICC profile of Adobe RGB (1998)."""
    return _profile(_ADOBE_PRIMARIES, _parametric(0, (563 / 256,)))


def _profile(primaries: tuple[tuple[float, float, float], ...], curve: bytes) -> bytes:
    tags = {b"wtpt": _xyz(_D50), b"rTRC": curve, b"gTRC": curve, b"bTRC": curve}
    tags |= {name: _xyz(primary) for name, primary in zip((b"rXYZ", b"gXYZ", b"bXYZ"), primaries, strict=True)}
    offset = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += struct.pack(">4sII", name, offset + len(body), len(data))
        body += data
    header = struct.pack(">I4sI4s4s4s", offset + len(body), b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H4s", 2026, 1, 1, 0, 0, 0, b"acsp")
    header = header.ljust(68, b"\0") + _fixed(_D50)
    return header.ljust(128, b"\0") + table + body


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _parametric(kind: int, numbers: tuple[float, ...]) -> bytes:
    return b"para\0\0\0\0" + struct.pack(">HH", kind, 0) + _fixed(numbers)


def _fixed(values: tuple[float, ...]) -> bytes:
    """Write the values as s15Fixed16Number."""
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
