"""Convert colours to sRGB in floating-point arithmetic of our own, to check the conversion of photos against."""

from __future__ import annotations

Matrix = tuple[tuple[float, float, float], ...]
# Both spaces have sRGB's white, so XYZ needs no adaptation. IEC 61966-2-1; SMPTE EG 432-1; Adobe RGB (1998), 4.3.
TO_SRGB: Matrix = (
    (3.2404542, -1.5371385, -0.4985314),
    (-0.9692660, 1.8760108, 0.0415560),
    (0.0556434, -0.2040259, 1.0572252),
)
FROM_P3: Matrix = ((0.4865709, 0.2656677, 0.1982173), (0.2289746, 0.6917385, 0.0792869), (0.0, 0.0451134, 1.0439444))
FROM_ADOBE: Matrix = (
    (0.5767309, 0.1855540, 0.1881852),
    (0.2973769, 0.6273491, 0.0752741),
    (0.0270343, 0.0706872, 0.9911085),
)


def in_srgb(pixel: tuple[int, ...], space: Matrix) -> tuple[int, ...]:
    """Convert a pixel of this colour space to sRGB, in floating-point arithmetic."""
    linear = [_gamma(value / 255) if space is FROM_ADOBE else _linear(value / 255) for value in pixel]
    xyz = [sum(factor * value for factor, value in zip(row, linear, strict=True)) for row in space]
    srgb = [sum(factor * value for factor, value in zip(row, xyz, strict=True)) for row in TO_SRGB]
    return tuple(round(255 * _encoded(min(1.0, max(0.0, value)))) for value in srgb)


def _gamma(value: float) -> float:
    return float(value ** (563 / 256))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else float(1.055 * value ** (1 / 2.4) - 0.055)
