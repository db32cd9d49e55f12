"""Lays out the photos of one glimmer on its card: one, a pair, a spread; and whether the card is wide. Pure."""

from __future__ import annotations

from typing import NamedTuple

MOST_SHOWN = 4  # on a card; the glimmer's own page has all
WIDE_FROM = 1.3  # width by height: over two columns, anything taller would fill a laptop's screen
NARROW_FROM = 1.5  # height by width: a print of it is narrower than its card


class Layout(NamedTuple):
    """A layout. `kind` is a class in static/css/components/photos.css; `more` photos are not shown on the card."""

    kind: str  # "print", "pair", "spread-3", "spread-4" or ""
    is_wide: bool
    is_tall: bool
    more: int


def layout(sizes: list[tuple[int, int]], *, may_be_wide: bool) -> Layout:
    """Lay out photos of which cards show these sizes (width and height, in px), in their order."""
    if not sizes:
        return Layout("", is_wide=False, is_tall=False, more=0)
    shown = min(len(sizes), MOST_SHOWN)
    kind = {1: "print", 2: "pair"}.get(shown, f"spread-{shown}")
    width, height = sizes[0]
    is_one = shown == 1
    return Layout(
        kind,
        is_wide=may_be_wide and is_one and width >= WIDE_FROM * height,
        is_tall=is_one and height > NARROW_FROM * width,
        more=len(sizes) - shown,
    )
