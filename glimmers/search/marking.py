"""Where in a text the words stand that a query asks for. Pure."""

from __future__ import annotations

from glimmers.journal.search_vector import lexeme_of_tag
from glimmers.journal.words import Unit, units
from glimmers.search.query import Query, chunk_needles

FAR = 280  # characters; a first find further in is shown from a little before it
BEFORE = 80  # characters shown before such a find


class Found:
    """What is marked in the glimmers that a query has found."""

    def __init__(self, query: Query) -> None:
        self.sequences = [chunk_needles(chunk) for chunk in query.all_of("words")]
        self.tags = {lexeme_of_tag(chunk.value) for chunk in query.all_of("#")}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each stretch to mark, in order; none touches another."""
        there = list(units(text))
        spans = [
            _span(there[at : at + len(sequence)], sequence)
            for sequence in self.sequences
            for at in range(len(there) - len(sequence) + 1)
            if all(_is_it(unit, *needle) for unit, needle in zip(there[at:], sequence, strict=False))
        ]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def has_tag(self, name: str) -> bool:
        return lexeme_of_tag(name) in self.tags

    def begin(self, text: str) -> int:
        """Where to show a long text from, so that its first find is seen: 0, or after a space."""
        first = next(iter(self.spans(text)), (0, 0))[0]
        if first < FAR:
            return 0
        space = max(text.rfind(" ", 0, first - BEFORE), text.rfind("\n", 0, first - BEFORE))
        return space + 1 if space > first - 2 * BEFORE else first


def _is_it(unit: Unit, text: str, goes_on: bool) -> bool:
    return unit.text.startswith(text) if goes_on else unit.text == text


def _span(stretch: list[Unit], sequence: list[tuple[str, bool]]) -> tuple[int, int]:
    last = stretch[-1]
    is_pair = last.head < last.end
    is_half = is_pair and last.text != sequence[-1][0]  # its first character alone was asked for
    return stretch[0].start, last.head if is_half else last.end
