"""Reads what was typed into the search field. Pure.

Chunks stand in any order, and all have to hold: words, "phrases", #tags, `shift:awe`, `from:animals`,
`has:photo`, `is:close`, `before:2026-03`, `after:2025`, `on:2024-12-24`; a minus before one excludes it. A date that
stands alone, such as 1 March 2026, is that day or those words. Of several shifts one is enough, as a glimmer has only
one. What is tapped is a chunk too, so everything is in one text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple
from urllib.parse import urlencode

import regex

from common.dates import FIRST_DAY, month_after
from glimmers.journal import search_vector
from glimmers.journal.folding import fold, needles
from glimmers.journal.text import pieces
from glimmers.search.chunk import Chunk, lexeme, tsquery_of
from glimmers.search.written_dates import LAST_YEAR, Calendar

MAX_CHUNKS = 40
MAX_CHARACTERS = 500  # the field takes no more; every server takes an address of that length
LAST_DAY = date(LAST_YEAR, 12, 31)
TIMES = frozenset({"before", "after", "on"})
_GOES_ON = frozenset({"words", "#", "date"})

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_HIDDEN = regex.compile(r"\p{Cc}|\p{Cs}")
_CHUNK = regex.compile(
    r"""(?P<no>-+(?=\S))?
    (?: (?P<name>shift|from|has|is|before|after|on): )?
    (?: "(?P<phrase>[^"]*)"? | (?P<word>[^\s"]+) | (?<=:) )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_MARKS = {"has": {"photo": "photo", "photos": "photo"}, "is": {"close": "close"}}
_ENDS_IN_A_WORD = regex.compile(
    r"[\p{L}\p{N}\p{M}_\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d]$"
)
_BEGUN_DAY = regex.compile(r"[0-9]{0,3}|[0-9]{4}-[01]?|[0-9]{4}-(0[1-9]|1[0-2])-[0-3]?")
_DAY = regex.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?")

Names = Mapping[str, Mapping[str, str]]  # of "shift" and "from": what can be typed, folded, and its value


class Days(NamedTuple):
    """From one day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Query:
    """Everything that is asked for. An empty one is false, and asks for all."""

    text: str = ""  # as it was typed, without invisible characters
    chunks: tuple[Chunk, ...] = ()
    unread: tuple[str, ...] = ()  # what was typed and could not be understood; nothing is narrowed by it
    is_cut: bool = False  # there was more than is read

    def __bool__(self) -> bool:
        return bool(self.chunks)

    def asks(self, kind: str, value: str) -> bool:
        """Return whether it is asked for, and not excluded."""
        return any((chunk.kind, chunk.value, chunk.is_excluded) == (kind, value, False) for chunk in self.chunks)

    def after_a_tap(self, kind: str, value: str) -> str:
        """Write the text with this asked for; a second tap takes it out.

        It goes to the front, so that typing goes on at the end; a time takes the place of another.
        """
        if self.asks(kind, value):
            return _written([chunk for chunk in self.chunks if (chunk.kind, chunk.value) != (kind, value)])
        return as_typed(kind, value) + self.behind_a_tap(kind)

    def behind_a_tap(self, kind: str) -> str:
        """Write what follows something of this kind that is asked for now."""
        kept = [chunk for chunk in self.chunks if kind not in TIMES or chunk.kind not in TIMES]
        return f" {_written(kept)}" if kept else " " if kind in _GOES_ON else ""

    def without(self, chunk: Chunk) -> str:
        """Write the text that no longer asks for this chunk."""
        return _written([each for each in self.chunks if each != chunk])

    def all_of(self, kind: str, *, is_excluded: bool = False) -> list[Chunk]:
        return [chunk for chunk in self.chunks if chunk.kind == kind and chunk.is_excluded == is_excluded]

    def wants(self, kind: str) -> bool | None:
        """Return, for `has` and `is`, True where it is asked for, False where it is excluded, None where neither."""
        return next((not chunk.is_excluded for chunk in self.chunks if chunk.kind == kind), None)

    @property
    def shift(self) -> str:
        """Return the one shift that is asked for, where nothing else needs the tsquery: its index has the order."""
        shifts = self.all_of("shift")
        return shifts[0].value if len(shifts) == 1 and not self.tsquery else ""

    @property
    def days(self) -> Days | None:
        """Return the days that it is narrowed to, or None; where none can be, the first is the later one."""
        first, last = FIRST_DAY, LAST_DAY
        spans = [(chunk, _span(chunk.value)) for chunk in self.chunks if chunk.kind in TIMES]
        for chunk, span in spans:
            assert span is not None, chunk
            if chunk.kind != "before":
                first = max(first, span.first if chunk.kind == "on" else span.last + timedelta(days=1))
            if chunk.kind != "after":
                last = min(last, span.last if chunk.kind == "on" else span.first - timedelta(days=1))
        return Days(first, last) if spans else None

    @property
    def tsquery(self) -> str:
        """Write the text input of a `tsquery`, with OWNER for the beginning of lexemes; "" where columns are enough."""
        parts = [tsquery_of(chunk) for chunk in self.chunks if _is_in_vector(chunk)]
        shifts = self.all_of("shift")
        marks = {tsquery_of(chunk): chunk for chunk in self.chunks if chunk.kind in {"has", "is"}}
        if not parts and len(shifts) + len(marks) < 2:
            return ""
        parts += marks
        if shifts:
            parts.append(f"({' | '.join(map(tsquery_of, shifts))})")
        if parts and all(part.startswith("!") for part in parts):
            parts.insert(0, lexeme(search_vector.ANY))  # Postgres would read the whole index for a mere "not"
        return " & ".join(parts)

    @property
    def to_go_on(self) -> str:
        """Write it as the field shows it: with a space after what is ended, so that typing begins something new."""
        return self.text if not self.chunks or self.chunks[-1].is_open or self.text[-1:].isspace() else f"{self.text} "

    @property
    def in_address(self) -> str:
        """Write it for an address, without a question mark; "" where nothing is asked for."""
        return urlencode({"q": self.text}) if self.text.strip() else ""


def as_typed(kind: str, value: str) -> str:
    """Write a chunk as somebody would type it."""
    return f"#{value}" if kind == "#" else f"{kind}:{value}"


def parse(typed: str, names: Names, calendar: Calendar | None = None) -> Query:
    """Read what this text asks for. Any text can be read: what is not understood is in `unread`."""
    text = _HIDDEN.sub(" ", typed)
    is_cut = len(text) > MAX_CHARACTERS
    text = text[:MAX_CHARACTERS]
    chunks: list[Chunk] = []
    unread: list[str] = []
    plain = text.translate(_QUOTES)
    for match, chunk in _cut(plain, names, calendar or Calendar()):
        if chunk and len(chunks) == MAX_CHUNKS:
            is_cut = True
        elif chunk:
            chunks.append(chunk)
        elif match["name"] and (match["word"] or match["phrase"]) and not _is_unfinished(match, plain, names):
            unread.append(match[0])
    return Query(text, _opened(chunks, plain), tuple(unread), is_cut)


def _cut(text: str, names: Names, calendar: Calendar) -> Iterator[tuple[regex.Match[str], Chunk | None]]:
    """Find each thing in the text, and the chunk that it is read as."""
    end = 0
    while end < len(text) and (match := _CHUNK.search(text, end)):
        if not match[0]:  # nothing after a colon
            end += 1
            continue
        thing = text[match.start() : match.end()].lstrip("-([{")
        begin = match.end() - len(thing)
        dated = calendar.read(text, begin) if match["word"] and not match["name"] else None
        end = dated.end if dated else match.end()
        if dated:
            yield match, Chunk("date", dated.value, text[match.start() : end], bool(match["no"]))
        else:
            yield match, _read(match, match[0], names)


def _read(match: regex.Match[str], raw: str, names: Names) -> Chunk | None:
    name, is_excluded = (match["name"] or "").lower(), bool(match["no"])
    typed = match["phrase"].strip() if match["phrase"] is not None else match["word"] or ""
    if name in {"shift", "from"}:
        value = names[name].get(fold(typed), "")
    elif name in {"has", "is"}:
        value = _MARKS[name].get(fold(typed), "")
    elif name:
        value = typed if _span(typed) and not is_excluded else ""
    elif match["word"] and typed[0] in "#＃" and (tag := _tag(typed)):
        return Chunk("#", tag, raw, is_excluded)
    else:
        value, name = typed if needles(typed) else "", "words"
    return Chunk(name, value, raw, is_excluded) if value else None


def _is_unfinished(match: regex.Match[str], text: str, names: Names) -> bool:
    """Return whether this is at the end and may still become something: "shift:a" before its "we"."""
    name, typed = match["name"].lower(), fold(match["word"] or match["phrase"])
    if match.end() < len(text) or (name in TIMES and match["no"]):
        return False
    return (
        bool(_BEGUN_DAY.fullmatch(typed))
        if name in TIMES
        else any(known.startswith(typed) for known in {**_MARKS, **names}[name])
    )


def _tag(typed: str) -> str:
    """Return the tag that this begins with, as in a glimmer's text: without what closes a sentence after it."""
    first = next(pieces(typed))
    return first.text[1:] if first.kind == "tag" else ""


def _opened(chunks: list[Chunk], text: str) -> tuple[Chunk, ...]:
    """Let the last word, tag or date go on, unless a space or a sign has ended it."""
    last = chunks[-1] if chunks else None
    may_go_on = last and last.kind in _GOES_ON and not last.is_excluded and text.endswith(last.raw)
    # After a hyphen a tag may go on, as it does in a glimmer; a word has ended with it.
    if last and may_go_on and (_ENDS_IN_A_WORD.search(last.raw) or last.raw[1:] == f"{last.value}-"):
        return (*chunks[:-1], last._replace(is_open=True))
    return tuple(chunks)


def _written(chunks: list[Chunk]) -> str:
    is_ended = chunks and chunks[-1].kind in _GOES_ON and not chunks[-1].is_open
    return " ".join(chunk.raw for chunk in chunks) + (" " if is_ended else "")


def _span(typed: str) -> Days | None:
    """Return the days of a year, a month or a day; None for anything else, or where nothing can be kept."""
    match = _DAY.fullmatch(typed)
    if not match:
        return None
    try:
        first = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
        if match["day"]:
            last = first
        elif match["month"]:
            last = month_after(first) - timedelta(days=1)
        else:
            last = first.replace(month=12, day=31)
    except ValueError:
        return None
    return Days(first, last) if first >= FIRST_DAY and last <= LAST_DAY else None


def _is_in_vector(chunk: Chunk) -> bool:
    """Return whether it is searched by itself; shifts that are asked for go together, as one of them is enough."""
    return chunk.kind in {"words", "#", "date", "from"} or (chunk.kind == "shift" and chunk.is_excluded)
