"""Search finds what reading every glimmer would find, in any script; this file works it out in another way."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from unicodedata import category

from accounts.models import User
from glimmers.search.finding import older
from glimmers.search.query_from_address import read
from tests.factories import make_glimmer

ALL = 100
# The written language as readers see it: how each word can be spelled, and what counts as one character in scripts
# without spaces. Nothing in this file comes from the code under test.
WORDS = {
    "cafe": ["Café", "CAFÉ", "cafe", "Cafe\u0301"],
    "cafes": ["cafés"],
    "naive": ["naïve", "NAÏVE"],
    "oresund": ["Øresund", "øresund"],
    "strasse": ["Straße", "STRASSE"],
    "οδυσσευσ": ["Οδυσσεύς", "ΟΔΥΣΣΕΎΣ", "ΟΔΥΣΣΕΥΣ", "οδυσσεύς"],
    "ежик": ["ёжик", "Ежик", "ЁЖИК"],
    "чаи": ["чай", "ЧАЙ"],
    "b": ["<b>", "</b>", "B"],
    "tea": ["tea", "Tea", "“tea”", "'tea'", "TEA,"],
    "teapot": ["teapot", "Teapot!"],
    "2024": ["2024", "(2024)"],
    "हिन्दी": ["हिन्दी"],
}
CHARACTERS = [*"朝茶喫店台所のガっ한글차ก🍵🌿", "น้ำ", "นี่", "า", "👩\u200d👩\u200d👧"]
GAP = "|"


def _some_text(chance: Random) -> tuple[str, list[str]]:
    """Return a text, and its parts: a word or a character each, with a gap where something ends."""
    written, made_of = [], [GAP]
    for _ in range(chance.randrange(1, 7)):
        if chance.random() < 0.6:
            word = chance.choice(list(WORDS))
            written.append(chance.choice(WORDS[word]))
            made_of += [word, GAP]
        else:
            run = chance.choices(CHARACTERS, k=chance.randrange(1, 6))
            written.append("".join(run))
            made_of += [*run, GAP]
    return chance.choice((" ", ", ", " & ", "\n", " \\ ", ' " ')).join(written), made_of


def _some_query(chance: Random, made_of: list[str]) -> tuple[str, list[str]]:
    """Return what somebody could type who remembers a piece of a text, and that piece: of whole words, or of parts
    where there are no spaces."""
    start = chance.choice([place for place, each in enumerate(made_of) if each != GAP])
    piece = made_of[start : start + chance.randrange(1, 5)]
    while piece[-1] == GAP:
        piece.pop()
    typed = "".join(chance.choice(WORDS.get(each, [each])) if each != GAP else " " for each in piece)
    return typed.replace("“", "").replace("”", "").replace('"', ""), piece


def _holds(made_of: list[str], piece: list[str], *, may_go_on: bool) -> bool:
    def fits(place: int) -> bool:
        part = made_of[place : place + len(piece)]
        if may_go_on and piece[-1] in WORDS and len(part) == len(piece):
            return part[:-1] == piece[:-1] and part[-1].startswith(piece[-1])
        return part == piece

    return any(fits(place) for place in range(len(made_of)))


def _is_found(piece: list[str], **how: bool) -> Callable[[list[str]], bool]:
    return lambda made_of: _holds(made_of, piece, may_go_on=how.get("may_go_on", False))


def test_search_finds_what_reading_everything_finds(alice: User) -> None:
    chance = Random(7)
    made = []
    for number in range(60):
        text, made_of = _some_text(chance)
        when = f"{2010 + number // 6}-01-{number % 6 + 1:02}T10:00"
        made.insert(0, (make_glimmer(alice, text, when=when).pk, made_of))
    found_none = 0
    for _ in range(40):
        (typed, piece), (other, other_piece) = (_some_query(chance, chance.choice(made)[1]) for _ in range(2))
        is_here, is_there = _is_found(piece), _is_found(other_piece)
        for q, holds in {
            f'"{typed}"': [is_here],
            # A sign at the end ends the word.
            f'"{typed}': [_is_found(piece, may_go_on=category(typed[-1])[0] in "LNM")],
            f'"{typed}" -"{other}" ': [is_here, lambda it, is_there=is_there: not is_there(it)],
            f'"{other}" "{typed}"': [is_here, is_there],
        }.items():
            expected = [key for key, made_of in made if all(each(made_of) for each in holds)]
            assert [glimmer.pk for glimmer in older(alice, read({"q": q}), most=ALL)] == expected, (q, piece)
            found_none += not expected
    assert found_none < 80  # of 160 queries; the others had something to find
