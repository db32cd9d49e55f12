"""What of a glimmer can be searched for, as a `tsvector` of Postgres: see docs/decisions/0011. Pure.

Each lexeme begins with its owner and its year. So the index has a separate list of each word for each person and year:
what others have written neither shows nor slows, and a search reads one year at a time, the latest first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from common.dates import FIRST_DAY
from glimmers.journal.folding import MAX_UNIT_CHARACTERS, spellings, units
from glimmers.journal.text import filed_under, tag_name

# The kind of a lexeme, by the character before it; words have none, as no word begins with one of these.
TAG, SHIFT, SOURCE, ANY, DAY = "#", "=", "@", ".", "%"
# Columns say these too; but then a common word would be read everywhere it occurs.
CLOSE, PHOTO = "*close", "*photo"
LAP = 16_000  # Postgres counts to 16,383; from here positions begin again, so that phrases are found in long texts too
# Postgres holds 1,048,575 bytes of lexemes and positions, and refuses a row with more. No honest text comes near that;
# 20,000 characters that are chosen for it do.
MOST_BYTES = 900_000
MOST_POSITIONS = 255  # of one lexeme; Postgres drops the others


@dataclass(frozen=True, kw_only=True)
class Searchable:
    """What is searched of one glimmer; `shown` is what its photos show, one text for each."""

    text: str
    shift: str = ""
    sources: Iterable[str] = ()
    place: str = ""
    shown: Iterable[str] = ()
    is_close: bool = False


def owner_mark(owner: UUID) -> str:
    """Return 8 characters. Two owners may share them, rarely, so the owner is compared as well."""
    return owner.hex[-8:]


def beginning(owner: UUID, year: int) -> str:
    """Return the 10 characters that each lexeme of this owner's year begins with. Years are 1900 to 2155."""
    return f"{owner_mark(owner)}{year_mark(year)}"


def quoted(lexeme: str) -> str:
    """Quote it for the text input of `tsvector` and `tsquery` (PostgreSQL, "Text Search Types")."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def year_mark(year: int) -> str:
    """Return 2 characters."""
    return f"{year - FIRST_DAY.year:02x}"


def lexemes_of_tag(name: str) -> tuple[str, ...]:
    """Return one for each spelling, the first as `fold` writes it; any of them finds the tag and those below it."""
    return tuple(f"{TAG}{each[:MAX_UNIT_CHARACTERS]}" for each in spellings(tag_name(name)))


def lexeme_of_day(year: str, month_and_day: str) -> str:
    """Return "%7e0301" for 1 March 2026: with its year once more, so that no other year's day is the same."""
    return f"{DAY}{year}{month_and_day}"


def search_vector(owner: UUID, noticed_on: date, searched: Searchable) -> str:
    """Write the text input of a glimmer's `tsvector`."""
    day = lexeme_of_day(year_mark(noticed_on.year), f"{noticed_on:%m%d}")
    return lexemes(searched, beginning(owner, noticed_on.year), day)


def lexemes(searched: Searchable, begin: str, *more: str) -> str:
    """Write each lexeme once, with this beginning; words with their positions, which skip one between two texts."""
    shown = list(searched.shown)
    positions, otherwise = _positions([searched.text, searched.place, *shown])
    plain = {ANY, *more, *(f"{SOURCE}{source}" for source in searched.sources)}
    plain.update(lexeme for name in filed_under(searched.text) for lexeme in lexemes_of_tag(name))
    if searched.shift:
        plain.add(f"{SHIFT}{searched.shift}")
    if searched.is_close:
        plain.add(CLOSE)
    if shown:
        plain.add(PHOTO)
    entries = [quoted(begin + lexeme) for lexeme in sorted(plain)]
    entries += [
        f"{quoted(begin + lexeme)}:{','.join(map(str, at))}" for lexeme, at in _that_fit(positions, otherwise, begin)
    ]
    return " ".join(entries)


def _that_fit(positions: dict[str, list[int]], otherwise: set[str], begin: str) -> Iterator[tuple[str, list[int]]]:
    """Yield all of them; or, where Postgres could not hold all, words as written before their other readings."""
    # How many bytes each takes in Postgres, rounded up.
    sizes = {
        each: len((begin + each).encode()) + 2 * min(len(at), MOST_POSITIONS) + 4 for each, at in positions.items()
    }
    if sum(sizes.values()) <= MOST_BYTES:
        yield from positions.items()
        return
    left = MOST_BYTES
    for each in sorted(positions, key=otherwise.__contains__):
        left -= sizes[each]
        if left < 0:
            return
        yield each, positions[each]


def _positions(texts: list[str]) -> tuple[dict[str, list[int]], set[str]]:
    """Return the positions of each word, counted over all texts; and the words that are other readings of one."""
    positions: dict[str, list[int]] = {}
    written: set[str] = set()
    begin = 0
    for text in texts:
        place = -1
        for unit in units(text):
            if unit.place != place:
                written.add(unit.text)
            place = unit.place
            at = (begin + place) % LAP + 1
            word_positions = positions.setdefault(unit.text, [])
            if not word_positions or word_positions[-1] != at:
                word_positions.append(at)
        begin += place + 2
    return positions, positions.keys() - written
