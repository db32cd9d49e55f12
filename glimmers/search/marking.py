"""Where in a text the words stand that a query asks for. Pure."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from glimmers.journal.search_vector import lexeme_of_tag
from glimmers.journal.words import Unit, units
from glimmers.search.query import Query, chunk_needles

FAR = 280  # characters; a first find further in is shown from a little before it
BEFORE = 80  # characters shown before such a find
MOST_MARKS = 200  # of one text: more says nothing more, and a page has 24 of them
MOST_COMPARED = 20_000  # units of one text that are looked at for one phrase: one of equal words could ask for millions


class Found:
    """What is marked in the glimmers that a query has found."""

    def __init__(self, query: Query) -> None:
        self.sequences = list(dict.fromkeys(tuple(chunk_needles(chunk)) for chunk in query.all_of("words")))
        self.tags = {lexeme_of_tag(chunk.value) for chunk in query.all_of("#")}
        self.spans = lru_cache(maxsize=4)(self._spans)  # asked for more than once for each text

    def _spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each stretch to mark, in order; none touches another."""
        if not self.sequences:
            return []
        there = list(units(text))
        places: dict[str, list[int]] = defaultdict(list)
        for at, unit in enumerate(there):
            places[unit.text].append(at)
        spans: list[tuple[int, int]] = []
        for sequence in self.sequences:
            spans += _stretches(there, places, sequence)
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined[:MOST_MARKS]

    def has_tag(self, name: str) -> bool:
        return lexeme_of_tag(name) in self.tags

    def begin(self, text: str) -> int:
        """Where to show a long text from, so that its first find is seen: 0, or after a space."""
        first = next(iter(self.spans(text)), (0, 0))[0]
        if first < FAR:
            return 0
        space = max(text.rfind(" ", 0, first - BEFORE), text.rfind("\n", 0, first - BEFORE))
        return space + 1 if space > first - 2 * BEFORE else first


Sequence = tuple[tuple[str, bool], ...]


def _stretches(there: list[Unit], places: dict[str, list[int]], sequence: Sequence) -> list[tuple[int, int]]:
    """Where the units of a sequence stand one after the other; at most so many, and after so many comparisons."""
    text, goes_on = sequence[0]
    keys = [key for key in places if key.startswith(text)] if goes_on else [text]
    begins = sorted(at for key in keys for at in places.get(key, ()))
    spans: list[tuple[int, int]] = []
    compared = 0
    for at in begins:
        if len(spans) == MOST_MARKS or compared > MOST_COMPARED:
            break
        for step, (needle, may_go_on) in enumerate(sequence):
            compared += 1
            if at + step == len(there) or not _is_it(there[at + step], needle, may_go_on):
                break
        else:
            spans.append(_span(there[at], there[at + len(sequence) - 1], sequence))
    return spans


def _is_it(unit: Unit, text: str, goes_on: bool) -> bool:
    return unit.text.startswith(text) if goes_on else unit.text == text


def _span(first: Unit, last: Unit, sequence: Sequence) -> tuple[int, int]:
    is_pair = last.head < last.end
    is_half = is_pair and last.text != sequence[-1][0]  # its first character alone was asked for
    return first.start, last.head if is_half else last.end
