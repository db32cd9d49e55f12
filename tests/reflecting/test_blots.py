"""What there was is drawn without a number: the same each time, gently more, and all shifts by one rule."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from glimmers.journal.vocabulary import Source
from glimmers.reflecting.blots import MOST, OUTLINES, amount, blots
from glimmers.reflecting.glyphs import GLYPHS


def test_nothing_is_drawn_of_nothing_and_something_of_one() -> None:
    assert amount(0) == 0
    assert amount(1) == 2
    assert blots("joy", 0) == []
    assert len(blots("joy", 2)) == 2


@given(st.integers(1, 20_000))
def test_more_is_never_less_and_ends_somewhere(times: int) -> None:
    assert amount(times) <= amount(times + 1) <= MOST
    assert amount(times + 1) - amount(times) <= 1


def test_the_same_is_drawn_each_time_and_more_of_it_only_adds() -> None:
    assert blots("calm", 9) == blots("calm", 9)
    assert blots("calm", MOST)[:9] == blots("calm", 9)
    assert blots("calm", 9) != blots("awe", 9)


def test_outlines_are_closed_curves() -> None:
    for outline in OUTLINES:
        assert re.fullmatch(r"M-?[\d.]+ -?[\d.]+(Q(-?[\d.]+ ?){4})+z", outline), outline


def test_each_source_has_its_drawing() -> None:
    assert list(GLYPHS) == Source.values
    assert all(drawing.startswith("M") for drawing in GLYPHS.values())
