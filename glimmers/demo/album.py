"""Chooses pictures for the demonstration's moments: by their words, else by where they came from. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from random import Random
from typing import NamedTuple

from glimmers.demo.pictures import Drawn, drawn

# How many photos each glimmer with photos holds: most of them one.
COUNTS = (6, 5, 4, 3, 3, 2, 2, 2, 2, 2, *[1] * 78)
SHARE = 0.29  # of all glimmers that have photos
MOST_OF_A_KIND = 5  # as a glimmer's first picture: a journal of cats alone would say little
BEGINNING = 300  # characters, in which a text says what it is about
UNDESCRIBED = 0.12  # of the photos; some people leave the description out

WORDS = {
    "cat": "cat mies paw purr",
    "tea": "tea teapot kettle coffee cup saucer",
    "soup": "soup noodle ladle",
    "bread": "bread loaf dough flour bakery baker roll toast",
    "fruit": "plum tomato orange apple cherry pear strawberry",
    "books": "book library shelf archive",
    "chart": "chart map estuary sandbank",
    "sea": "sea beach dyke tide",
    "fog": "ferry fog mist foghorn",
    "pond": "swan duck pond canal heron lake",
    "pool": "pool swim swimming lane",
    "street": "street tram pavement headlight",
    "rain": "rain raining puddle umbrella drizzle",
    "snow": "snow snowed robin icicle",
    "lanterns": "lantern",
    "candles": "candle",
    "lamp": "lamp lampshade crossword",
    "window": "window sill curtain",
    "sunpatch": "sun sunlight wallpaper",
    "roofs": "roof chimney aerial balcony",
    "aurora": "aurora",
    "hills": "hill ridge valley",
    "wood": "wood beech pine owl",
    "leaf": "leaf leaves vein",
    "flowers": "flower dahlia tulip poppy snowdrop bouquet",
    "blossom": "blossom",
    "web": "web spider dew",
    "wires": "bird crow blackbird swift swallow sparrow",
    "starlings": "starling flock",
    "bicycle": "bicycle bike cycled",
    "laundry": "washing laundry sheets peg",
    "chalk": "chalk hopscotch",
}
_KINDS = {word: kind for kind, words in WORDS.items() for word in words.split()}
_WORD = re.compile(rf"\b({'|'.join(sorted(_KINDS, key=len, reverse=True))})(?:s|es)?\b", re.IGNORECASE)

BY_SOURCE = {
    "people": ("lanterns", "street", "bread", "candles", "bicycle"),
    "animals": ("cat", "wires", "pond", "starlings"),
    "nature": ("hills", "wood", "leaf", "flowers", "blossom", "web", "snow"),
    "kindness": ("tea", "bread", "flowers"),
    "sound": ("sea", "wires", "rain"),
    "scent": ("bread", "tea", "blossom", "flowers"),
    "taste": ("tea", "soup", "fruit", "bread"),
    "touch": ("laundry", "leaf", "cat"),
    "light": ("sunpatch", "window", "roofs", "sea", "candles", "aurora"),
    "making": ("books", "chart", "chalk", "bicycle"),
    "rest": ("window", "lamp", "sea", "hills"),
}
# What somebody would photograph in the same hour.
COMPANY = (
    ("tea", "soup", "bread", "fruit", "window", "cat", "lamp", "books", "chart", "sunpatch", "rain"),
    ("hills", "wood", "leaf", "flowers", "blossom", "web", "snow", "pond", "wires"),
    ("sea", "fog", "wires", "starlings", "pool", "pond", "hills"),
    ("street", "bicycle", "laundry", "chalk", "roofs", "rain", "lanterns", "candles", "aurora"),
)
IN_SEASON = {
    "blossom": ("spring",),
    "snow": ("winter",),
    "aurora": ("winter",),
    "web": ("summer", "autumn"),
    "starlings": ("autumn", "winter"),
    "chalk": ("spring", "summer", "autumn"),
    "laundry": ("spring", "summer", "autumn"),
}
SUNLIT = frozenset({"sunpatch", "bicycle", "laundry", "chalk", "flowers", "blossom", "leaf", "web", "pool", "wood"})
LAMPLIT = frozenset({"lanterns", "candles", "street", "aurora"})
DAYLIGHT = {"spring": (6, 19), "summer": (5, 21), "autumn": (7, 18), "winter": (8, 16)}  # hours of sunrise and sunset


class Moment(NamedTuple):
    """What is known of one glimmer when its pictures are chosen. `when` is a naive wall-clock time."""

    when: datetime
    text: str
    sources: tuple[str, ...]


class Picture(NamedTuple):
    """One picture of a glimmer; some people leave the description out."""

    drawn: Drawn
    is_described: bool


def chosen(moments: Sequence[Moment], chance: Random, *, times: int = 1) -> list[tuple[Picture, ...]]:
    """Choose the pictures of each of these moments, none for most. Those without words always have some.

    Where each moment comes `times` times, so may each kind of picture.
    """
    counts = chance.sample(COUNTS * times, min(len(COUNTS) * times, max(1, round(SHARE * len(moments)))))
    order = list(range(len(moments)))
    chance.shuffle(order)
    # Those that name something come first: there the picture shows what the words say.
    order.sort(key=lambda index: (bool(moments[index].text), not kinds_named(moments[index])))
    firsts: dict[int, str] = {}
    seen: Counter[str] = Counter()
    for index in order:
        kinds = [kind for kind in kinds_for(moments[index], chance) if seen[kind] < MOST_OF_A_KIND * times]
        if kinds and len(firsts) < len(counts):
            firsts[index] = kinds[0]
            seen[kinds[0]] += 1
    pictures: list[tuple[Picture, ...]] = [()] * len(moments)
    for (index, first), count in zip(firsts.items(), counts, strict=False):
        pictures[index] = _series(moments[index], first, count, chance)
    return pictures


def kinds_named(moment: Moment) -> list[str]:
    """Return the kinds of picture that the words name and that fit the day, in the order of the words."""
    kinds = dict.fromkeys(_KINDS[match[1].lower()] for match in _WORD.finditer(moment.text[:BEGINNING]))
    return [kind for kind in kinds if fits(kind, moment.when)]


def kinds_for(moment: Moment, chance: Random) -> list[str]:
    """Return the kinds that are named, else those for where it came from, else anything of the season."""
    if named := kinds_named(moment):
        return named
    kinds = [kind for source in moment.sources for kind in BY_SOURCE.get(source, ())]
    fitting = [kind for kind in kinds or BY_SOURCE["nature"] if fits(kind, moment.when)]
    return chance.sample(fitting, len(fitting))


def fits(kind: str, when: datetime) -> bool:
    """Return whether a picture of this kind can be taken at this time of the year and the day."""
    season, light = season_of(when), light_at(when)
    if season not in IN_SEASON.get(kind, (season,)):
        return False
    return kind not in (SUNLIT if light in {"dusk", "night"} else LAMPLIT)


def season_of(when: datetime) -> str:
    """Return the season in the northern half of the world."""
    return ("winter", "spring", "summer", "autumn")[when.month % 12 // 3]


def light_at(when: datetime) -> str:
    """Return the light at that hour, roughly as in Berlin."""
    rise, down = DAYLIGHT[season_of(when)]
    hour = when.hour + when.minute / 60
    if hour < rise - 1 or hour >= down + 1:
        return "night"
    if hour < rise + 1:
        return "dawn"
    if hour >= down:
        return "dusk"
    return "gold" if hour >= down - 2 else "day"


def _series(moment: Moment, first: str, count: int, chance: Random) -> tuple[Picture, ...]:
    kinds = dict.fromkeys([first, *kinds_named(moment)])
    company = [kind for group in COMPANY if first in group for kind in group if fits(kind, moment.when)]
    kinds |= dict.fromkeys(chance.sample(company, len(company)))
    light = light_at(moment.when)
    return tuple(Picture(drawn(kind, light), chance.random() >= UNDESCRIBED) for kind in list(kinds)[:count])
