"""What is found in a glimmer's words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.journal.text import MAX_TAG_CHARACTERS, from_form, pieces, tag_name, tags, unkeepable


@given(st.text())
def test_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(piece.text for piece in pieces(text)) == text


@given(st.text(alphabet="#＃aß猫हि0_ .,/:htps\u200d👩☕&\n"))
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
        ("#1 #2026 # #- ## a#b &#39; #️⃣", []),
        ("https://example.org/#part and example.org/#part", []),
        ("#" + "x" * MAX_TAG_CHARACTERS, ["x" * MAX_TAG_CHARACTERS]),
        ("#" + "x" * (MAX_TAG_CHARACTERS + 1), []),
    ],
)
def test_tags_are_found_in_any_script(text: str, found: list[str]) -> None:
    assert tags(text) == found


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
