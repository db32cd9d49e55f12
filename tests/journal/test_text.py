"""A glimmer's text is taken apart into words, tags and addresses, and nothing of it is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.journal.text import (
    _PIECE,
    MAX_TAG_CHARACTERS,
    _piece,
    _tags_and_addresses,
    filed_under,
    from_form,
    pieces,
    tag_name,
    tags,
    unkeepable,
)


@given(st.text())
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(st.text(alphabet="#＃aß猫हि0_ .,/:-‑／htps\u200d👩☕&\n"))
def test_the_pieces_of_text_full_of_tags_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text
    assert all(tag == tag_name(tag) for tag in tags(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("#tea and #Tea and #TEA", ["tea"]),
        ("#Straße #STRASSE", ["strasse"]),
        ("#е́ж #ΜΈΛΙ #μέλι", ["е́ж", "μέλι"]),
        ("#हिन्दी #ไทย #שָׁלוֹם #مرحبا", ["हिन्दी", "ไทย", "שָׁלוֹם", "مرحبا"]),
        ("#می‌خواهم", ["می‌خواهم"]),
        ("朝の＃光 #光", ["光"]),
        ("(#tea), #tea. “#cake”!", ["tea", "cake"]),
        ("#two_words #2026garden #café", ["two_words", "2026garden", "café"]),
        ("#cafe\u0301 #café", ["café"]),
        ("#☕ #👩\u200d👩\u200d👧", ["☕", "👩\u200d👩\u200d👧"]),
        ("#slow-morning #mother-in-law's #3-year-old", ["slow-morning", "mother-in-law", "3-year-old"]),
        ("#slow\u2011morning #slow\u2010morning #Slow－Morning", ["slow-morning"]),
        ("#people/mum #People/Mum #People／mum", ["people/mum"]),
        ("#a/b/c-d/e_f #🍵/🌿 #猫/子猫 #_/a #a-_", ["a/b/c-d/e_f", "🍵/🌿", "猫/子猫", "_/a", "a-_"]),
        ("#slow- #a/ #b// #c--d #e/-f #g-/h", ["slow", "a", "b", "c", "e", "g"]),
        ("#a//b #c-#d #e/#f (#g/) #h-\ni", ["a", "c", "d", "e", "g", "h"]),
        ("#-a #/b and/or a-b", []),
        ("#and/or #2026/tea #1-tea", ["and/or", "2026/tea", "1-tea"]),
        ("#2026-03-01 #24/7 #1-2/3", []),
        ("#a–b #c—d #e+f", ["a", "c", "e"]),
        ("#tea-https://example.org/#x #tea/HTTP://example.org", ["tea"]),
        ("#httpd/https #a-http", ["httpd/https", "a-http"]),
        ("#" + "x" * 60 + "/" + "y" * 60, ["x" * 60]),
        ("#" + "x" * 60 + "-" + "y" * 60 + "/z", ["x" * 60]),
        ("#1/" + "y" * 120, []),
        ("#1 #2026 # #- ## a#b &#39; #️⃣", []),
        ("https://example.org/#part and example.org/#part", []),
        ("#" + "x" * MAX_TAG_CHARACTERS, ["x" * MAX_TAG_CHARACTERS]),
        ("#" + "x" * (MAX_TAG_CHARACTERS + 1), []),
    ],
)
def test_tags_are_found_in_any_script(text: str, found: list[str]) -> None:
    assert tags(text) == found


def test_a_nested_tag_is_filed_under_those_above_it_too() -> None:
    assert filed_under("#people/mum/tea #People #slow-morning") == [
        "people",
        "people/mum",
        "people/mum/tea",
        "slow-morning",
    ]
    assert filed_under("#2026/03/tea") == ["2026/03/tea"], "a number alone is no tag"


def test_what_follows_a_tag_that_is_too_long_is_still_there() -> None:
    text = "#" + "é" * 60 + "-" + "y" * 60 + " https://example.org"
    assert [(piece.kind, piece.text) for piece in pieces(text)] == [
        ("tag", "#" + "é" * 60),
        ("words", "-" + "y" * 60 + " "),
        ("address", "https://example.org"),
    ]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("See https://example.org.", "https://example.org"),
        ("(https://example.org/a_(b))", "https://example.org/a_(b)"),
        ("“http://example.org/?q=1&r=2#x”, she said", "http://example.org/?q=1&r=2#x"),
        ("HTTPS://EXAMPLE.ORG!", "HTTPS://EXAMPLE.ORG"),
        ("https://…", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org", None),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text: str, address: str | None) -> None:
    assert next((piece.text for piece in pieces(text) if piece.kind == "address"), None) == address


def test_what_cannot_be_kept_is_named() -> None:
    assert unkeepable("fine 👩\u200d👧 \u202e") is None
    assert unkeepable("a\0b") == "\0"
    assert unkeepable("a\ud83d") == "\ud83d"


def test_a_form_sends_line_breaks_as_two_characters() -> None:
    assert from_form("a\r\nb\nc\rd") == "a\nb\nc\rd"


@given(
    st.text(alphabet="#＃aKß猫हि0_ .,;!?()/:-‑／hHtTpPsSſ\u200d\ufe0f\u0301👩☕&\n", max_size=40),
    st.sampled_from(["", "http://", "hTTpſ://x#b", " #a", " #A_1, ", f" #{'a' * 100} ", f"(#{'a' * 101}."]),
)
def test_looking_where_a_piece_may_begin_finds_what_looking_everywhere_finds(text: str, amid: str) -> None:
    text = text[:20] + amid + text[20:]
    everywhere = [(match.start(), _piece(match)) for match in _PIECE.finditer(text)]
    assert list(_tags_and_addresses(text)) == [(start, piece) for start, piece in everywhere if piece]
