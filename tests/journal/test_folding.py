"""Words are compared folded, and split where a script has no spaces. Without a database."""

from __future__ import annotations

import unicodedata
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glimmers.journal.folding import MAX_UNIT_CHARACTERS, Unit, fold, needles, spellings, units
from glimmers.journal.search_vector import LAP, Searchable, lexemes, search_vector


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
    ("text", "words"),
    [
        ("Don't stop", ["dont", "don", "t", "stop"]),
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
def test_words_are_cut_where_their_script_cuts_them(text: str, words: list[str]) -> None:
    assert [unit.text for unit in units(text)] == words


def test_where_a_unit_stands_is_told_in_the_text_as_it_was_written() -> None:
    text = "Ein CAFE\u0301 – 喫茶"
    assert [text[unit.start : unit.end] for unit in units(text)] == ["Ein", "CAFE\u0301", "喫茶", "茶"]
    assert [text[unit.start : unit.head] for unit in units(text)][2:] == ["喫", "茶"]


def is_found(words: str, text: str, *, at: int | None = None) -> bool:
    """Return whether these words stand in the text one after the other, at this place if one is given."""
    readings_at: dict[int, list[Unit]] = {}
    for unit in units(text):
        readings_at.setdefault(unit.place, []).append(unit)
    sought = needles(words)
    return not sought or any(
        all(
            any(
                unit.text.startswith(needle.texts) if needle.goes_on else unit.text in needle.texts for unit in readings
            )
            for step, needle in enumerate(sought)
            for readings in [readings_at.get(begin + step, [])]
        )
        for begin in (readings_at if at is None else [at])
    )


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("I don't know", ["dont", "don't", "don\u2019t", "don\u02bct", "DON´T know", "i dont know", "don`t", "don"]),
        ("I dont know", ["don't", "don\u2019t know"]),
        ("It’s hers", ["its", "it's", "it", "its hers"]),
        ("dans l’eau chaude", ["eau", "l'eau", "leau", "eau chaude", "dans l'eau chaude"]),
        ("qu’aujourd’hui", ["aujourd'hui", "aujourdhui", "qu'aujourd'hui", "hui"]),
        ("O'Neill’s", ["neill", "o'neill", "oneills", "neill's"]),
        (
            "м'ята Hawai\u02bbi rock'n'roll",
            ["мята", "м\u02bcята", "ята", "hawaii", "Hawai‘i", "rock’n’roll", "rocknroll"],
        ),
        ("sun\u00adflo\u00adwer sea\u200bside", ["sunflower", "sun\u2060flower", "sunflower seaside", "sea\u00adside"]),
        ("sun\u2060flower, sun\u200bflower, sun\ufeffflower", ["sunflower sunflower sunflower"]),
        ("می\u200cخواهم", ["میخواهم", "می\u200cخواهم"]),
        ("ตอน\u200bเช้า 喫\u2060茶店", ["ตอนเช้า", "喫茶店"]),
        (
            "Füße ÜBER Ärger, gro\u0308ßer",
            ["fuesse", "fusse", "ueber", "uber", "Aerger", "arger", "groesser", "grosser"],
        ),
        ("die Füße über", ["die fuesse ueber", "die fusse uber", "fuesse uber"]),
        ("fuesse", ["Füße", "fuesse"]),
        ("København Århus", ["koebenhavn", "kobenhavn", "aarhus", "arhus"]),
        ("blue poem neue Goethe", ["blue", "poem", "neue", "Goethe", "blue poem"]),
        ("l'Übermut", ["uebermut", "luebermut", "l'übermut"]),
    ],
)
def test_a_word_is_found_however_it_is_spelled(text: str, typed: list[str]) -> None:
    assert [words for words in typed if not is_found(words, text)] == []


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("blue", ["blu", "bleu"]),
        ("fusse", ["fuesse"]),
        ("don't", ["dot", "do", "nt", "don t"]),
        ("Füße", ["fues", "fuse"]),
        ("the dogs' bowl", ["dogsbowl"]),
        ("sun flower", ["sunflower"]),
    ],
)
def test_what_is_another_word_is_not_found(text: str, typed: list[str]) -> None:
    assert [words for words in typed if is_found(words, text)] == []


_SPELLED = {
    "'": ["", "'", "\u2019", "\u02bc"],
    "~": ["", "\u00ad", "\u200b", "\u2060", "\u200c", "\u200d"],
    "ü": ["ü", "u\u0308", "Ü", "ue", "u"],
    "ß": ["ß", "ss"],
}


_PARTS = st.text("ab~üßé", min_size=1, max_size=5).filter(lambda part: part[0] != "~" and part[-1] != "~")


@given(st.lists(st.lists(_PARTS, min_size=1, max_size=4).map("'".join), min_size=1, max_size=5), st.data())
def test_each_word_of_a_text_is_found_in_each_of_its_spellings(words: list[str], data: st.DataObject) -> None:
    """Either all umlauts of a word are spelled out or none: nobody mixes them."""
    text = " ".join(word.replace("~", data.draw(st.sampled_from(_SPELLED["~"]))) for word in words)
    typed = []
    for word in words:
        umlaut = data.draw(st.sampled_from(_SPELLED["ü"]))
        chosen = {"ü": umlaut} | {sign: data.draw(st.sampled_from(_SPELLED[sign])) for sign in "'~ß"}
        typed.append("".join(chosen.get(character, character) for character in word))
    assert is_found(" ".join(typed), text)
    assert all(is_found(word, text) for word in typed)


@given(st.text(max_size=40))
def test_the_spellings_of_a_spelling_are_itself_and_the_first_is_the_folded_one(text: str) -> None:
    first, *others = spellings(text)
    assert first == fold(text)
    assert all(spellings(each) == (each,) for each in (first, *others))


@given(st.text(), st.text(min_size=1), st.text())
def test_words_are_found_wherever_they_stand_by_themselves(before: str, words: str, after: str) -> None:
    assert is_found(words, f"{before} {words} {after}")


@given(st.text(alphabet="東京都庁の猫กาแฟร้อน", min_size=1, max_size=12), st.data())
def test_a_part_of_a_run_without_spaces_is_found(run: str, data: st.DataObject) -> None:
    clusters = [unit.start for unit in units(run)] + [len(run)]
    start = data.draw(st.integers(0, len(clusters) - 2))
    end = data.draw(st.integers(start + 1, len(clusters) - 1))
    assert is_found(run[clusters[start] : clusters[end]], run, at=start)


@given(st.text())
def test_folding_again_changes_nothing_and_leaves_it_composed(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert unicodedata.is_normalized("NFC", folded)
    assert all(unit.text and len(unit.text) <= 2 * MAX_UNIT_CHARACTERS for unit in units(text))


def test_a_vector_holds_what_can_be_searched_with_its_owner_and_year() -> None:
    searched = Searchable(text="Rain, #Tea rain", shift="calm", sources=["sound"], place="Oma's", shown=["A heron"])
    assert search_vector(UUID("0198f0a0-0000-7000-8000-0000deadbeef"), date(2026, 5, 1), searched) == (
        "'deadbeef7e#tea' 'deadbeef7e%7e0501' 'deadbeef7e*photo' "
        "'deadbeef7e.' 'deadbeef7e=calm' 'deadbeef7e@sound' 'deadbeef7erain':1,3 'deadbeef7etea':2 "
        "'deadbeef7eomas':5 'deadbeef7eoma':5 'deadbeef7es':5 'deadbeef7ea':7 'deadbeef7eheron':8"
    )


def test_positions_begin_again_before_postgres_can_no_longer_count_them() -> None:
    vector = lexemes(Searchable(text="a " * LAP + "end"), "~~")
    assert vector.endswith("'~~end':1")
    assert max(int(at) for at in vector.split("'~~a':")[1].split(" ")[0].split(",")) == LAP
