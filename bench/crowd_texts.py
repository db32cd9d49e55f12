"""Make the texts of a crowd: invented words, as uneven as in a real language, and a few planted ones to search for."""

from __future__ import annotations

import re
from itertools import accumulate
from random import Random
from typing import NamedTuple

from glimmers.journal.search_vector import Searchable, lexemes
from glimmers.journal.text import filed_under
from glimmers.journal.vocabulary import Shift, Source

TEXTS, WORDS, PLACES, TAGS = 20_000, 4_000, 300, 24
OWNER_AND_YEAR = "~~"  # stands for the prefix of a vector, which each row has of its own
LENGTH = (8, 45)  # words
# Words to search for, each in one of this many texts. In 100,000 glimmers each text appears some five times.
COMMON, MIDDLING, RARE = ("tea", 3), ("lantern", 100), ("kingfisher", TEXTS // 2)
PHRASE = ("the kettle went quiet", 40)
SPELLED = (("didn’t", 20), ("über", 50))
UNSPACED = (("朝の光が台所の壁にゆっくり動いた。お茶が冷めるまで見ていた。", 100), ("แสงเช้าบนโต๊ะ นกร้องเบา ๆ", 200))
SYLLABLES = re.findall("..", "bedafogahijokalamenioxparisotauvewixyoze")


class PoolText(NamedTuple):
    """Hold a text as COPY takes it: `columns` are text, shift, sources and place, `vector` is what it is found by."""

    columns: str
    vector: str
    tags: list[str]


def pool(chance: Random) -> list[PoolText]:
    """Return all texts, each with its search vector, which is the same in everybody's journal."""
    words = _words(chance, WORDS)
    weights = list(accumulate(1 / rank for rank in range(1, WORDS + 1)))  # Zipf's law
    places = [" ".join(_words(chance, 2)).title() for _ in range(PLACES)]
    names = _words(chance, TAGS)
    names += [f"{names[0]}/{name}" for name in names[1::4]]  # nested tags
    chance.shuffle(names)
    planted = [COMMON, MIDDLING, RARE, PHRASE, *SPELLED, *UNSPACED]
    texts = []
    for number in range(TEXTS):
        own_words = chance.choices(words, cum_weights=weights, k=chance.randrange(*LENGTH))
        for turn, (each, one_of) in enumerate(planted):
            if number % one_of == turn % one_of:
                own_words.insert(chance.randrange(len(own_words)), each)
        if chance.random() < 0.2:
            own_words.append(f"#{names[int(len(names) * chance.random() ** 2)]}")
        place = chance.choice(places) if chance.random() < 0.3 else ""
        shift = chance.choice(Shift.values) if chance.random() < 0.6 else ""
        sources = chance.sample(Source.values, chance.choice((0, 1, 1, 2)))
        texts.append(_pool_text(" ".join(own_words).capitalize() + ".", shift, sources, place))
    return texts


def _words(chance: Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))] = None
    return list(found)


def _pool_text(text: str, shift: str, sources: list[str], place: str) -> PoolText:
    vector = lexemes(Searchable(text=text, shift=shift, sources=sources, place=place), OWNER_AND_YEAR)
    columns = "\t".join((text, shift, f"{{{','.join(sources)}}}", place))
    assert "\\" not in columns + vector
    return PoolText(columns, vector, filed_under(text))
