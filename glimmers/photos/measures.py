"""Measures of photos: how large one is kept, in which sizes, and which part of a very long one a card shows. Pure.

The names of the files in the storage follow from these numbers, so a change of one needs a migration.
"""

from __future__ import annotations

from typing import Literal

MASTER_EDGE = 4096  # px
LEAST_SHORT = 1080  # px of the shorter edge of a long one: words in a screenshot stay readable
MOST_EDGE = 65_500  # px; libjpeg's
WIDTHS = (480, 960, 1600)  # px

CUT_TALL_FROM = 3  # height by width: a card shows the top of it
TOP = 2.5
CUT_WIDE_FROM = 5  # width by height: a card shows the middle of it
MIDDLE = 3

Part = Literal["top", "middle", ""]


def master_size(width: int, height: int, *, most_pixels: int = MOST_EDGE * LEAST_SHORT) -> tuple[int, int]:
    """Return width and height of the master of a photo of this size; never larger than it.

    A long one is bound by its area, so that its shorter edge keeps `LEAST_SHORT` px as long as there is room for that.
    """
    longer, shorter = max(width, height), min(width, height)
    scale = min(1, MASTER_EDGE / longer)
    if shorter * scale < LEAST_SHORT:
        room = min(MOST_EDGE / longer, (most_pixels / (width * height)) ** 0.5)
        scale = max(scale, min(1, LEAST_SHORT / shorter, room))
    return max(1, round(width * scale)), max(1, round(height * scale))


def widths(width: int) -> list[int]:
    """Return those of `WIDTHS` that a photo of this width has: all that it reaches, and one more where it is wider."""
    return [each for index, each in enumerate(WIDTHS) if index == 0 or WIDTHS[index - 1] < width]


def part(width: int, height: int) -> Part:
    """Return which part of a photo of this size a card shows; "" where it shows all."""
    if height > CUT_TALL_FROM * width:
        return "top"
    return "middle" if width > CUT_WIDE_FROM * height else ""


def part_box(width: int, height: int) -> tuple[int, int, int, int]:
    """Return where that part lies: left, top, right, bottom."""
    shown_part = part(width, height)
    if shown_part == "top":
        return 0, 0, width, round(TOP * width)
    if shown_part == "middle":
        left = (width - MIDDLE * height) // 2
        return left, 0, left + MIDDLE * height, height
    return 0, 0, width, height
