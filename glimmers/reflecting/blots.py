"""Draws how much there was of something as blots of watercolour: more of it is more colour, and nothing to count. Pure.

Lengths are in the units of an SVG whose middle is (0, 0). The same blots are drawn each time, as what looks like chance
follows from the name of what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin, sqrt
from typing import NamedTuple
from zlib import crc32

MOST = 12
RADIUS = 15
_CORNERS = 8
_GOLDEN_ANGLE = 137.5  # in degrees: so far apart, each new one falls into the largest gap
_APART = 8.2


class Blot(NamedTuple):
    """One blot: which of the outlines it has, and where it lies, as SVG's `transform`."""

    outline: int
    place: str


def amount(times: int) -> int:
    """Return with how many blots to draw what was there so often: ever more slowly more, up to `MOST`."""
    return min(MOST, round(1.5 * sqrt(times) + 0.5)) if times else 0


def blots(name: str, count: int) -> list[Blot]:
    """Draw so many blots, from the middle outwards."""
    first = _chance(name, 360)
    drawn = []
    for number in range(count):
        angle, far = radians(first + number * _GOLDEN_ANGLE), _APART * sqrt(number)
        x, y = round(1.3 * far * cos(angle)), round(0.8 * far * sin(angle))
        each = f"{name} {number}"
        scale = (9 + _chance(f"{each} scale", 4)) / 10
        place = f"translate({x} {y}) rotate({_chance(each, 360)}) scale({scale})"
        drawn.append(Blot(_chance(f"{each} outline", len(OUTLINES)), place))
    return drawn


def outline(name: str) -> str:
    """Return the outline of a blot as SVG's `d`: nearly round, closed, without corners."""
    corners = list(_corners(name))
    begin, *_ = middles = [
        (round((x + next_x) / 2, 1), round((y + next_y) / 2, 1))
        for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True)
    ]
    turns = zip([*corners[1:], corners[0]], [*middles[1:], begin], strict=True)
    curves = "".join(f"Q{x} {y} {to_x} {to_y}" for (x, y), (to_x, to_y) in turns)
    return f"M{begin[0]} {begin[1]}{curves}z"


def _corners(name: str) -> Iterator[tuple[float, float]]:
    for number in range(_CORNERS):
        angle = radians(number * 360 / _CORNERS + _chance(f"{name} {number} angle", 24) - 12)
        far = RADIUS * (0.86 + _chance(f"{name} {number} far", 44) / 100)
        yield round(far * cos(angle), 1), round(far * sin(angle), 1)


def _chance(name: str, below: int) -> int:
    """Return a number from 0 on that follows from the name."""
    return crc32(name.encode()) % below


OUTLINES = [outline(f"outline {number}") for number in range(5)]
