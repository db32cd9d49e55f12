"""Words as they are compared: folded, and cut where a script has no spaces. Without a database."""

from __future__ import annotations

import unicodedata
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.journal.search_vector import LAP, Searchable, lexemes, search_vector
from glimmers.journal.words import MAX_UNIT_CHARACTERS, fold, needles, units


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Café", "cafe"),
        ("Cafe\u0301", "CAFÉ"),
        ("Straße", "STRASSE"),
        ("ŁÓDŹ", "lodz"),
        ("Ærø", "aero"),
        ("İstanbul ılık", "istanbul ilik"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσεύς"),
        ("Ἀθῆναι", "αθηναι"),
        ("Ёжик, й", "ежик, и"),
        ("ｶﾞﾗｽ", "ガラス"),
        ("ﬁne ①", "fine 1"),
        ("שָׁלוֹם", "שלום"),
        ("مَرْحَبًا", "مرحبا"),
        ("Việt Nam", "viet nam"),
    ],
)
def test_case_and_accents_do_not_matter(text: str, same: str) -> None:
    assert fold(text) == fold(same)


@pytest.mark.parametrize(("text", "other"), [("が", "か"), ("กี", "กิ"), ("हिंदी", "हद"), ("n", "m"), ("커피", "카피")])
def test_what_is_another_letter_to_its_readers_stays_another(text: str, other: str) -> None:
    assert fold(text) != fold(other)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("Don't stop", ["don", "t", "stop"]),
        ("喫茶店", ["喫茶", "茶店", "店"]),
        ("猫", ["猫"]),
        ("今日はTeaを", ["今日", "日は", "は", "tea", "を"]),
        ("ร้อน", ["ร้อ", "อน", "น"]),
        ("커피를 마셨다", ["커피", "피를", "를", "마셨", "셨다", "다"]),
        ("🐈‍⬛ 👋🏽", ["🐈⬛", "👋"]),
        ("#green_tea", ["green", "tea"]),
        ("\0 !? ـ \u0301", []),
    ],
)
def test_words_are_cut_where_their_script_cuts_them(text: str, there: list[str]) -> None:
    assert [unit.text for unit in units(text)] == there


def test_where_a_unit_stands_is_told_in_the_text_as_it_was_written() -> None:
    text = "Ein CAFE\u0301 – 喫茶"
    assert [text[unit.start : unit.end] for unit in units(text)] == ["Ein", "CAFE\u0301", "喫茶", "茶"]
    assert [text[unit.start : unit.head] for unit in units(text)][2:] == ["喫", "茶"]


@given(st.text(), st.text(min_size=1), st.text())
def test_words_are_found_wherever_they_stand_by_themselves(before: str, words: str, after: str) -> None:
    there = [unit.text for unit in units(f"{before} {words} {after}")]
    sought = needles(words)
    assert not sought or any(
        all(
            text.startswith(needle) if goes_on else text == needle
            for (needle, goes_on), text in zip(sought, there[at:], strict=False)
        )
        for at in range(len(there) - len(sought) + 1)
    )


@given(st.text(alphabet="東京都庁の猫กาแฟร้อน", min_size=1, max_size=12), st.data())
def test_a_part_of_a_run_without_spaces_is_found(run: str, data: st.DataObject) -> None:
    clusters = [unit.start for unit in units(run)] + [len(run)]
    start = data.draw(st.integers(0, len(clusters) - 2))
    end = data.draw(st.integers(start + 1, len(clusters) - 1))
    part = run[clusters[start] : clusters[end]]
    there, sought = [unit.text for unit in units(run)], needles(part)
    assert all(
        text.startswith(needle) if goes_on else text == needle
        for (needle, goes_on), text in zip(sought, there[start:], strict=False)
    )


@given(st.text())
def test_folding_again_changes_nothing_and_leaves_it_composed(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
    assert all(unit.text and len(unit.text) <= 2 * MAX_UNIT_CHARACTERS for unit in units(text))


def test_a_vector_holds_what_can_be_searched_with_its_owner_and_year() -> None:
    searched = Searchable(text="Rain, #Tea rain", shift="calm", sources=["sound"], place="Oma's", shown=["A heron"])
    assert search_vector(UUID("0198f0a0-0000-7000-8000-0000deadbeef"), date(2026, 5, 1), searched) == (
        "'deadbeef7e#tea' 'deadbeef7e*photo' "
        "'deadbeef7e.' 'deadbeef7e=calm' 'deadbeef7e@sound' 'deadbeef7erain':1,3 'deadbeef7etea':2 "
        "'deadbeef7eoma':5 'deadbeef7es':6 'deadbeef7ea':8 'deadbeef7eheron':9"
    )


def test_positions_begin_again_before_postgres_can_no_longer_count_them() -> None:
    vector = lexemes(Searchable(text="a " * LAP + "end"), "~~")
    assert vector.endswith("'~~end':1")
    assert max(int(at) for at in vector.split("'~~a':")[1].split(" ")[0].split(",")) == LAP
