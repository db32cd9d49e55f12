"""How a glimmer's card is dressed: paper, tape and tilt follow from its id, so that it never changes clothes. Pure."""

from __future__ import annotations

from typing import Literal, NamedTuple
from zlib import crc32

SHORT_NOTE_CHARACTERS = 90  # up to here a note is set large, like something written down in passing
TAPES = ("middle", "end", "corner", "", "", "")  # half of the cards lie there without any
TILTS = 7  # classes tilt-0 … tilt-6 in cards.css, from -1° to 1.1°


class Dress(NamedTuple):
    """Names of classes in static/css/components/card.css."""

    paper: Literal["wash", "ruled", "sheet"]
    is_short: bool
    tape: str
    tape_hue: int
    tilt: int


def dress(key: bytes, text: str, shift: str) -> Dress:
    """The dress of the glimmer with this key (16 bytes): washed in its shift's colour, or plain or ruled without one."""
    grain = crc32(key)
    is_short = len(text) <= SHORT_NOTE_CHARACTERS and text.count("\n") < 3
    paper: Literal["wash", "ruled", "sheet"] = "wash"
    if not is_short and grain % 5 == 0:
        paper = "ruled"
    elif not shift:
        paper = "sheet"
    return Dress(
        paper=paper,
        is_short=is_short,
        tape=TAPES[grain // 5 % len(TAPES)],
        tape_hue=grain // 30 % 6,
        tilt=grain // 180 % TILTS,
    )
