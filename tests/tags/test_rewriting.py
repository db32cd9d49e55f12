"""Another tag in the place of one: nothing else in the text moves."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glimmers.journal.text import pieces, tag_name, tags
from glimmers.tags.rewriting import first_spelling, rewritten
from tests.tags.texts import NAMES, texts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("#tea", "#chai"),
        ("#Tea, (#TEA) “#tea” and #tea’s", "#chai, (#chai) “#chai” and #chai’s"),
        ("tea for two, #teatime, #tea_time, #green_tea", "tea for two, #teatime, #tea_time, #green_tea"),
        ("see https://example.org/#tea, or #tea.", "see https://example.org/#tea, or #chai."),
        ("x#tea &#tea /#tea ##tea", "x#tea &#tea /#tea ##tea"),
        ("＃tea in full width", "＃chai in full width"),
        ("#tea\r\n\n #tea\t", "#chai\r\n\n #chai\t"),
        ("#tea<b>#tea</b>", "#chai<b>#chai</b>"),
        ("#tea #chai", "#chai #chai"),
    ],
)
def test_the_tag_is_rewritten_and_nothing_else(before: str, after: str) -> None:
    assert rewritten(before, "tea", "chai") == after


def test_however_it_was_composed_it_is_the_same_tag() -> None:
    assert rewritten("#the\u0301 and #TH\u00c9", "th\u00e9", "tea") == "#tea and #tea"


def test_tags_in_scripts_without_spaces_are_whole() -> None:
    assert rewritten("#猫 と #猫カフェ、#猫。", "猫", "ねこ") == "#ねこ と #猫カフェ、#ねこ。"


def test_the_same_tag_can_be_spelled_anew() -> None:
    assert rewritten("#mies and #MIES", "mies", "Mies") == "#Mies and #Mies"


def test_a_tag_that_followed_a_picture_is_still_one_after_a_letter() -> None:
    assert rewritten("#🍵#milk", "🍵", "tea") == "#tea #milk"
    assert rewritten("#tea #milk", "tea", "🍵") == "#🍵 #milk"


def test_a_tag_that_appears_by_the_rewriting_is_rewritten_too() -> None:
    assert rewritten("#tea#tea#tea", "tea", "🍵") == "#🍵#🍵#🍵"


def test_the_first_spelling_is_as_it_is_written() -> None:
    assert first_spelling("tea, https://example.org/#tea #TEA #Tea", "tea") == "TEA"
    assert first_spelling("tea", "tea") == ""


@given(texts, st.sampled_from(NAMES), st.sampled_from(NAMES))
@example("#🍵#milk", "🍵", "tea")
@example("#tea#tea", "tea", "🍵")
def test_in_any_text_the_tag_is_gone_and_the_others_are_there(text: str, old: str, new: str) -> None:
    name, after = tag_name(old), rewritten(text, tag_name(old), new)
    before = set(tags(text))
    if name not in before:
        assert after == text
        return
    assert set(tags(after)) >= (before - {name}) | {tag_name(new)}
    assert name == tag_name(new) or name not in tags(after)
    assert addresses(after) == addresses(text)


def addresses(text: str) -> list[str]:
    return [piece.text for piece in pieces(text) if piece.kind == "address"]
