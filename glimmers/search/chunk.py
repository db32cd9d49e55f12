"""One thing that is asked for, and its text for Postgres. Pure."""

from __future__ import annotations

from typing import NamedTuple

from glimmers.journal import search_vector
from glimmers.journal.folding import Needle, needles
from glimmers.journal.search_vector import lexeme_of_day, lexemes_of_tag, quoted, year_mark

OWNER = "~~"  # stands in a tsquery for the beginning of each lexeme; no lexeme holds it
YEAR = "^^"  # and this only for its year


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
    """Write the text input of a `tsquery`, with OWNER where lexemes have their beginning."""
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
    """Return what has to stand in a row, each with whether it may go on."""
    sequence = needles(chunk.raw if chunk.kind == "date" else chunk.value)
    if chunk.is_open:
        sequence[-1] = sequence[-1]._replace(goes_on=True)
    return sequence


def lexeme(*lexemes: str, is_open: bool = False) -> str:
    """Write that any one of them matches; of those that may go on, the shortest of each beginning is enough."""
    needed = [
        each for each in lexemes if not (is_open and any(each != other and each.startswith(other) for other in lexemes))
    ]
    alternatives = " | ".join(f"{quoted(OWNER + each)}{':*' if is_open else ''}" for each in needed)
    return alternatives if len(needed) == 1 else f"({alternatives})"


def _phrase(sought: list[Needle]) -> str:
    parts = [lexeme(*needle.texts, is_open=needle.goes_on) for needle in sought]
    return parts[0] if len(parts) == 1 else f"({' <-> '.join(parts)})"


def _lexeme_of_date(value: str) -> str:
    first, *others = value.split("-")
    year, month_and_day = (year_mark(int(first)), others) if len(first) == len("2026") else (YEAR, [first, *others])
    return lexeme(lexeme_of_day(year, "".join(month_and_day)), is_open=len(month_and_day) == 1)


def _words_of_date(chunk: Chunk) -> str:
    """Write it as if it were no date: each word of it somewhere, and what has no space between as a phrase."""
    phrases = [needles(each) for each in chunk.raw.lstrip("-").split()]
    phrases = [each for each in phrases if each]
    if chunk.is_open:
        phrases[-1][-1] = phrases[-1][-1]._replace(goes_on=True)
    words = " & ".join(map(_phrase, phrases))
    return words if len(phrases) == 1 else f"({words})"
