"""Words as they are compared: without case and accents, and by a part where a script has no spaces. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

MAX_UNIT_CHARACTERS = 100  # what goes on longer is compared by its beginning
MAX_KNOWN_CHARACTERS = 32  # what is this short is folded once and remembered

# Scripts that put no space between words, Hangul, whose words take their endings without one, and pictures.
_UNSPACED = (
    r"\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\uff70\p{Script=Bopomofo}\p{Script=Hangul}"
    r"\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}"
    r"\p{Extended_Pictographic}\p{Regional_Indicator}"
)
_JOINERS = r"\p{M}\p{Emoji_Modifier}\u200c\u200d\uff9e\uff9f"
_RUN = regex.compile(
    rf"(?P<unspaced> [{_UNSPACED}] [{_UNSPACED}{_JOINERS}]* )"
    rf"| (?P<word> [[\p{{L}}\p{{N}}]--[{_UNSPACED}]] [[\p{{L}}\p{{N}}{_JOINERS}]--[{_UNSPACED}]]* )",
    regex.VERBOSE | regex.VERSION1,
)
# Marks that can be left out in Latin, Greek, Cyrillic, Hebrew and Arabic; other scripts' marks are letters to their
# readers. With them goes what only shapes or joins a picture or a letter.
_ACCENTS = regex.compile(
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
    r"|[\p{Mn}&&\p{Script=Hebrew}]|[\u064b-\u065f\u0670\u06d6-\u06ed\u0640]|[\u200c\u200d\ufe00-\ufe0f\p{Emoji_Modifier}]",
    regex.VERSION1,
)
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
    """What is compared as one: a word; or, in scripts without spaces, a character with the one that follows it.

    `text[start:end]` is where it stands; `head` is where its first character ends.
    """

    start: int
    head: int
    end: int
    text: str


def fold(text: str) -> str:
    """The text without case and accents, the same for all ways to write it: NFC (UAX #15) of what is left."""
    # The same few thousand words and characters come again and again. Long ones do not, and would fill the memory.
    return _known(text) if len(text) <= MAX_KNOWN_CHARACTERS else _fold(text)


def _fold(text: str) -> str:
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _ACCENTS.sub("", folded).translate(_LETTERS))


_known = lru_cache(maxsize=8192)(_fold)


def units(text: str) -> Iterator[Unit]:
    """The text's units, in their order; the last character of a run without spaces comes once more, by itself."""
    for run in _RUN.finditer(text):
        if run["word"]:
            if folded := fold(run["word"]):
                yield Unit(run.start(), run.end(), run.end(), folded[:MAX_UNIT_CHARACTERS])
        else:
            yield from _pairs(text, run.start(), run.end())


def needles(text: str) -> list[tuple[str, bool]]:
    """What has to stand one after the other where these words stand, and of each whether it may go on after that."""
    found: list[tuple[str, bool]] = []
    runs = list(_RUN.finditer(text))
    for run in runs:
        if run["word"]:
            if folded := fold(run["word"]):
                found.append((folded[:MAX_UNIT_CHARACTERS], False))
            continue
        pairs = list(_pairs(text, run.start(), run.end()))
        if run is not runs[-1]:
            found += [(pair.text, False) for pair in pairs]
        else:
            # It may go on in the text. One character begins a pair wherever it stands; of more, the pairs say it all.
            found += [(pair.text, False) for pair in pairs[:-1]] or [(pair.text, True) for pair in pairs]
    return found


def _pairs(text: str, start: int, end: int) -> Iterator[Unit]:
    characters = [
        (cluster.start(), cluster.end(), folded[:MAX_UNIT_CHARACTERS])
        for cluster in regex.finditer(r"\X", text, pos=start, endpos=end)
        if (folded := fold(cluster[0]))
    ]
    for (begin, head, first), (_begin, last, second) in pairwise(characters):
        yield Unit(begin, head, last, first + second)
    if characters:
        begin, head, first = characters[-1]
        yield Unit(begin, head, head, first)
