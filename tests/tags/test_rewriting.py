"""One tag replaces another, and nothing else in the text changes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from glimmers.journal.text import pieces, tag_name, tags
from glimmers.tags.rewriting import can_be_told_apart, first_spelling, rewritten
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


@pytest.mark.parametrize(
    ("before", "old", "new", "after"),
    [
        ("#people/mum #People #peopleful", "people", "family", "#family/mum #family #peopleful"),
        ("#People／Mum and #people/mum/tea", "people", "family", "#family／Mum and #family/mum/tea"),
        ("#people/mum #people", "people/mum", "people/ma", "#people/ma #people"),
        ("#people/mum #people/mum/tea", "people/mum", "mum", "#mum #mum/tea"),
        ("#a/b/b/b #a/b", "a/b", "a", "#a/b/b #a"),
        ("#people #people/mum", "people", "people/dad", "#people/dad #people/mum"),
        ("#slow-morning #slow", "slow", "calm", "#slow-morning #calm"),
        ("#slow-morning #slow", "slow-morning", "dawn/slow", "#dawn/slow #slow"),
        ("#MIES/x #mies", "mies", "Mies", "#Mies/x #Mies"),
        ("#🍵/🌿#tea", "🍵", "chai", "#chai/🌿#tea"),
        ("#🍵#tea", "🍵", "a/b", "#a/b #tea"),
    ],
)
def test_what_lies_below_a_tag_moves_along(before: str, old: str, new: str, after: str) -> None:
    assert rewritten(before, old, new) == after


@pytest.mark.parametrize(
    ("before", "old", "new", "can"),
    [
        ("#tea", "tea", "chai", True),
        ("#tea #chai", "tea", "chai", False),
        ("#tea #chai/x", "tea", "chai", False),
        ("#tea/x #cha", "tea", "chai", True),
        ("#people/mum #people/dad", "people/mum", "people", True),
        ("#people/mum #people", "people/mum", "people", False),
        ("#people/mum/x", "people/mum", "people", False),
        ("#tea #tea/black", "tea", "tea/green", True),
        ("#tea #tea/green", "tea", "tea/green", False),
        ("#tea", "tea", "tea", False),
    ],
)
def test_it_is_known_whether_the_old_tag_can_be_told_from_the_new(before: str, old: str, new: str, can: bool) -> None:
    assert can_be_told_apart(before, old, new) is can


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
    assert first_spelling("#People/Mum", "people") == "People"


@given(texts, st.sampled_from(NAMES), st.sampled_from(NAMES))
@example("#🍵#milk", "🍵", "tea")
@example("#tea#tea", "tea", "🍵")
def test_in_any_text_the_tag_is_gone_and_the_others_are_there(text: str, old: str, new: str) -> None:
    name, named = tag_name(old), tag_name(new)
    after = rewritten(text, name, new)
    before = set(tags(text))
    moved = {tag for tag in before if tag == name or (tag.startswith(f"{name}/") and not named.startswith(f"{name}/"))}
    if not moved:
        assert after == text
        return
    assert set(tags(after)) >= (before - moved) | {named + tag[len(name) :] for tag in moved}
    assert name == named or name not in tags(after) or f"{name}/" in "".join(f"{tag}/" for tag in before)
    assert addresses(after) == addresses(text)


def addresses(text: str) -> list[str]:
    return [piece.text for piece in pieces(text) if piece.kind == "address"]
