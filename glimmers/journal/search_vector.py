"""What of a glimmer can be searched for, as a `tsvector` of Postgres: see docs/decisions/0011. Pure.

Each lexeme begins with its owner and its year. So the index has, for each person and year, a list of its own for each
word: what others have written neither shows nor slows, and a search reads one year at a time, the latest first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from glimmers.common.dates import FIRST_DAY
from glimmers.journal.text import tags
from glimmers.journal.words import MAX_UNIT_CHARACTERS, fold, units

# What a lexeme is, told by the character before it; a word has none, as no word begins with one of these.
TAG, SHIFT, SOURCE, ANY = "#", "=", "@", "."
# Columns say these too; but a common word beside them would be read as often as it stands there.
CLOSE, PHOTO = "*close", "*photo"
LAP = 16_000  # Postgres counts to 16,383; from here positions begin again, so that phrases are found in long texts too


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
    """8 characters. Two owners may share one, rarely, so the owner is compared as well."""
    return owner.hex[-8:]


def beginning(owner: UUID, year: int) -> str:
    """What each lexeme of this owner's year begins with: 10 characters. Years are 1900 to 2155."""
    return f"{owner_mark(owner)}{year - FIRST_DAY.year:02x}"


def quoted(lexeme: str) -> str:
    """As text input of `tsvector` and `tsquery` takes it (PostgreSQL, "Text Search Types")."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


def lexeme_of_tag(name: str) -> str:
    return f"{TAG}{fold(name)[:MAX_UNIT_CHARACTERS]}"


def search_vector(owner: UUID, noticed_on: date, searched: Searchable) -> str:
    """The text input of a glimmer's `tsvector`."""
    return lexemes(searched, beginning(owner, noticed_on.year))


def lexemes(searched: Searchable, begin: str) -> str:
    """Each lexeme once, with this beginning; words with their positions, which skip one between two texts."""
    positions: dict[str, list[int]] = {}
    count = 0
    shown = list(searched.shown)
    for text in (searched.text, searched.place, *shown):
        for unit in units(text):
            positions.setdefault(unit.text, []).append(count % LAP + 1)
            count += 1
        count += 1
    plain = {ANY, *map(lexeme_of_tag, tags(searched.text)), *(f"{SOURCE}{source}" for source in searched.sources)}
    if searched.shift:
        plain.add(f"{SHIFT}{searched.shift}")
    if searched.is_close:
        plain.add(CLOSE)
    if shown:
        plain.add(PHOTO)
    said = [quoted(begin + lexeme) for lexeme in sorted(plain)]
    said += [f"{quoted(begin + lexeme)}:{','.join(map(str, at))}" for lexeme, at in positions.items()]
    return " ".join(said)
