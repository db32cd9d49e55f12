"""Words as they are compared: without case, accents and invisible characters. Pure.

A script without spaces is compared by its parts, and a word with an apostrophe both by its parts and as one word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

Span = tuple[int, int]

MAX_UNIT_CHARACTERS = 100  # what is longer is compared by its beginning
MAX_KNOWN_CHARACTERS = 32  # what is no longer is folded once and remembered

# Scripts that put no space between words, Hangul, whose words take their endings without one, and pictures.
_UNSPACED = (
    r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\p{Script=Bopomofo}\p{Script=Hangul}"
    r"\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}"
    r"\p{Extended_Pictographic}\p{Regional_Indicator}"
)
# Soft hyphen, zero-width space and joiners, word joiner, signs of direction: invisible characters within words.
_UNSEEN = r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_JOINERS = rf"\p{{M}}\p{{Emoji_Modifier}}{_UNSEEN}\uff9e\uff9f"
# As keyboards and scripts write it: straight, curly, the letter, the ʻokina, prime, full width, geresh, loose accents.
_APOSTROPHES = "'\u2019\u02bc\u2018\u02bb\u2032\uff07\u05f3`\u00b4"
_LETTER = rf"[[\p{{L}}\p{{N}}]--[{_UNSPACED}{_APOSTROPHES}]]"
_PART = rf"{_LETTER} [[\p{{L}}\p{{N}}{_JOINERS}]--[{_UNSPACED}{_APOSTROPHES}]]*+"
MAX_PARTS = 4  # of one word with apostrophes, as any two of them can be searched together
_RUN = regex.compile(
    rf"(?P<unspaced> [{_UNSPACED}] [{_UNSPACED}{_JOINERS}]* )"
    rf"| (?P<word> (?P<part> {_PART} )"
    rf"  (?: [{_APOSTROPHES}] [{_JOINERS}]*+ (?P<part> {_PART} ) ){{0,{MAX_PARTS - 1}}}+ )",
    regex.VERBOSE | regex.VERSION1,
)
_CLUSTER = regex.compile(r"\X")
# Marks that can be left out in Latin, Greek, Cyrillic, Hebrew and Arabic; other scripts' marks are letters to their
# readers. Also what only shapes or joins a picture or a letter, and what is invisible.
_ACCENTS = regex.compile(
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    r"|[\p{Mn}&&\p{Script=Hebrew}]|[\u064b-\u065f\u0670\u06d6-\u06ed\u0640]|[\ufe00-\ufe0f\p{Emoji_Modifier}]"
    rf"|[{_UNSEEN}{_APOSTROPHES}]",
    regex.VERSION1,
)
_LOOSE = str.maketrans("", "", "`\u00b4")  # taken apart, they would leave a space
# How letters are typed without their marks: "fuesse", "Aarhus", "Koebenhavn". Of letters that Unicode has taken apart.
_SPELLED_OUT = {"a\u0308": "ae", "o\u0308": "oe", "u\u0308": "ue", "a\u030a": "aa", "ø": "oe"}
_TO_SPELL_OUT = regex.compile("|".join(_SPELLED_OUT))
# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ك": "ک",
        "ي": "ی",
        "ى": "ی",
    }
)


class Unit(NamedTuple):
    """What is compared as one: a word; or, in scripts without spaces, a character with the next one.

    It lies in `text[start:end]`, and its first character ends at `head`. Units of one `place`, counted from 0, are
    readings of the same word: "l'eau" is "leau", "l" and "eau".
    """

    place: int
    start: int
    head: int
    end: int
    text: str


class Needle(NamedTuple):
    """What has to be in one place: any one of these texts, and whether more may follow it there."""

    texts: tuple[str, ...]
    goes_on: bool


def fold(text: str) -> str:
    """Return the text without case and accents, the same for all ways to write it: NFC (UAX #15) of what is left."""
    return spellings(text)[0]


def spellings(text: str) -> tuple[str, ...]:
    """Return how the text may be typed: folded; and, where it has umlauts, with them spelled out, as in "fuesse"."""
    # The same few thousand words and characters occur again and again. Long ones do not, and would fill the memory.
    return _known(text) if len(text) <= MAX_KNOWN_CHARACTERS else _spellings(text)


def _spellings(text: str) -> tuple[str, ...]:
    if text.isascii() and text.isalnum():
        return (text.lower(),)
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text.translate(_LOOSE)).casefold())
    spelled_out = _TO_SPELL_OUT.sub(lambda match: _SPELLED_OUT[match[0]], apart)
    return tuple(dict.fromkeys(_without_accents(each) for each in (apart, spelled_out)))


def _without_accents(apart: str) -> str:
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart).translate(_LETTERS))


_known = lru_cache(maxsize=8192)(_spellings)


def units(text: str) -> Iterator[Unit]:
    """Cut the text into units, in order; the last character of a run without spaces comes once more, by itself."""
    place = 0
    for run in _RUN.finditer(text):
        written = run[0]
        if written.isascii() and written.isalnum():  # most words are one part, and have one reading
            start, end = run.span()
            yield Unit(place, start, end, end, written[:MAX_UNIT_CHARACTERS].lower())
            place += 1
            continue
        readings = list(_readings(text, run, place) if run["word"] else _pairs(text, run, place))
        yield from readings
        place = readings[-1].place + 1 if readings else place


def needles(text: str) -> list[Needle]:
    """Return what has to stand in a row where these words occur, each with whether it may go on after that."""
    result: list[Needle] = []
    runs = list(_RUN.finditer(text))
    for run in runs:
        if run["word"]:
            if texts := _cut(run["word"]):
                result.append(Needle(texts, goes_on=False))
            continue
        pairs = [Needle((pair.text,), goes_on=False) for pair in _pairs(text, run, 0)]
        if run is runs[-1]:
            # It may go on in the text. One character begins a pair anywhere; of more, the pairs are enough.
            pairs = pairs[:-1] or [pair._replace(goes_on=True) for pair in pairs]
        result += pairs
    return result


def _readings(text: str, run: regex.Match[str], place: int) -> Iterator[Unit]:
    """Read the word as a whole, without its apostrophes; then each few parts in a row, and each part."""
    spans: list[Span] = run.spans("part")
    for count in range(len(spans), 0, -1):
        for first in range(len(spans) - count + 1):
            start, end = spans[first][0], spans[first + count - 1][1]
            for each in _cut(text[start:end]):
                yield Unit(place, start, end, end, each)


def _cut(word: str) -> tuple[str, ...]:
    return tuple(each[:MAX_UNIT_CHARACTERS] for each in spellings(word) if each)


def _pairs(text: str, run: regex.Match[str], place: int) -> Iterator[Unit]:
    characters = [
        (cluster.start(), cluster.end(), folded[:MAX_UNIT_CHARACTERS])
        for cluster in _CLUSTER.finditer(text, pos=run.start(), endpos=run.end())
        if (folded := fold(cluster[0]))
    ]
    for (begin, head, first), (_begin, last, second) in pairwise(characters):
        yield Unit(place, begin, head, last, first + second)
        place += 1
    if characters:
        begin, head, first = characters[-1]
        yield Unit(place, begin, head, head, first)
