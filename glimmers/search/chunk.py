"""One thing that is asked for, and what Postgres is asked by it. Pure."""

from __future__ import annotations

from typing import NamedTuple

from glimmers.journal import search_vector
from glimmers.journal.folding import Needle, needles
from glimmers.journal.search_vector import lexeme_of_day, lexemes_of_tag, quoted, year_mark

OWNER = "~~"  # stands in a tsquery for what each lexeme begins with; no lexeme holds it
YEAR = "^^"  # and this for its year alone


class Chunk(NamedTuple):
    """One thing that is asked for.

    `raw` is how it was typed; `kind` is "words", "#", "date", or the name before the colon.
    """

    kind: str
    value: str
    raw: str
    is_excluded: bool = False
    is_open: bool = False  # its last word may go on: it is being typed


def tsquery_of(chunk: Chunk) -> str:
    """The text input of a `tsquery`, with OWNER where lexemes have their beginning."""
    no = "!" if chunk.is_excluded else ""
    if chunk.kind == "#":
        return no + lexeme(*lexemes_of_tag(chunk.value), is_open=chunk.is_open)
    if chunk.kind == "date":
        return f"{no}({_lexeme_of_date(chunk.value)} | {_words_of_date(chunk)})"
    if chunk.kind == "shift":
        return no + lexeme(search_vector.SHIFT + chunk.value)
    if chunk.kind == "from":
        return no + lexeme(search_vector.SOURCE + chunk.value)
    if chunk.kind in {"has", "is"}:
        return no + lexeme({"has": search_vector.PHOTO, "is": search_vector.CLOSE}[chunk.kind])
    return no + _phrase(needles_of(chunk))


def needles_of(chunk: Chunk) -> list[Needle]:
    """What has to stand one after the other, and of each whether it may go on."""
    found = needles(chunk.raw if chunk.kind == "date" else chunk.value)
    if chunk.is_open:
        found[-1] = found[-1]._replace(goes_on=True)
    return found


def lexeme(*lexemes: str, is_open: bool = False) -> str:
    """Any one of them; of those that may go on, the shortest of each beginning says it all."""
    asked = [
        each for each in lexemes if not (is_open and any(each != other and each.startswith(other) for other in lexemes))
    ]
    said = " | ".join(f"{quoted(OWNER + each)}{':*' if is_open else ''}" for each in asked)
    return said if len(asked) == 1 else f"({said})"


def _phrase(sought: list[Needle]) -> str:
    said = [lexeme(*needle.texts, is_open=needle.goes_on) for needle in sought]
    return said[0] if len(said) == 1 else f"({' <-> '.join(said)})"


def _lexeme_of_date(value: str) -> str:
    first, *others = value.split("-")
    year, month_and_day = (year_mark(int(first)), others) if len(first) == len("2026") else (YEAR, [first, *others])
    return lexeme(lexeme_of_day(year, "".join(month_and_day)), is_open=len(month_and_day) == 1)


def _words_of_date(chunk: Chunk) -> str:
    """As it would be read were it no date: each word of it somewhere, and what has no space between as a phrase."""
    said = [needles(each) for each in chunk.raw.lstrip("-").split()]
    said = [each for each in said if each]
    if chunk.is_open:
        said[-1][-1] = said[-1][-1]._replace(goes_on=True)
    words = " & ".join(map(_phrase, said))
    return words if len(said) == 1 else f"({words})"
