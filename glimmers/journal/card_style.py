"""The style of a glimmer's card: paper, tape and tilt follow from its id, so that they never change. Pure."""

from __future__ import annotations

from typing import Literal, NamedTuple
from zlib import crc32

SHORT_NOTE_CHARACTERS = 90  # up to here a note is set large, like a jotting
TAPES = ("middle", "end", "corner", "", "", "")  # half of the cards have none
LONG_NOTE_CHARACTERS = 280  # from here on a card is tall and hardly tilts, or its foot would slip sideways
VERY_LONG_NOTE_CHARACTERS = 480  # from here on the scrapbook shows the beginning, and the rest one tap away
TILTS = (0, 1, 2, 3, 4, 5, 6)  # classes tilt-0 … tilt-6, from -1° to 1.1°
SLIGHT_TILTS = (2, 3, 4)


class CardStyle(NamedTuple):
    """Names of classes in static/css/components/card.css."""

    paper: Literal["wash", "ruled", "sheet"]
    is_short: bool
    is_long: bool
    tape: str
    tape_hue: int
    tilt: int
    may_be_wide: bool


def card_style(key: bytes, text: str, shift: str, *, is_close: bool = False) -> CardStyle:
    """Return the card style of the glimmer with this key (16 bytes): washed in its shift's colour, plain, or ruled."""
    grain = crc32(key)
    is_short = len(text) <= SHORT_NOTE_CHARACTERS and text.count("\n") < 3
    tilts = SLIGHT_TILTS if len(text) > LONG_NOTE_CHARACTERS else TILTS
    paper: Literal["wash", "ruled", "sheet"] = "wash"
    if not is_short and grain % 5 == 0:
        paper = "ruled"
    elif not shift:
        paper = "sheet"
    return CardStyle(
        paper=paper,
        is_short=is_short,
        is_long=len(text) > VERY_LONG_NOTE_CHARACTERS or text.count("\n") > 12,
        tape=TAPES[grain // 5 % len(TAPES)],
        tape_hue=grain // 30 % 6,
        tilt=tilts[grain // 180 % len(tilts)],
        may_be_wide=is_close or grain // 1260 % 4 == 0,
    )
