"""Draws what shifted, and where it came from: each as blots, made once, as they are the same for everybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from django.template import loader
from markupsafe import Markup

from glimmers.reflecting.blots import MOST, amount, blots
from glimmers.reflecting.glyphs import GLYPHS


class Drawn(NamedTuple):
    """One of the things that can shift, or that a glimmer can come from: its word, and its drawing."""

    key: str
    word: str
    drawing: Markup


def drawn(words: Mapping[str, str], there: Iterable[str]) -> list[Drawn]:
    """Draw what was there, in the order that these words always have: none comes first for being more."""
    times = Counter(there)
    return [Drawn(key, word, _drawing(key, amount(times[key]))) for key, word in words.items() if times[key]]


@lru_cache(maxsize=32 * MOST)
def _drawing(key: str, count: int) -> Markup:
    values = {"blots": blots(key, count), "glyph": GLYPHS.get(key, "")}
    drawing = loader.render_to_string("reflecting/_blots.html", values).strip()
    return Markup(drawing)  # noqa: S704 - escaped as it was drawn
