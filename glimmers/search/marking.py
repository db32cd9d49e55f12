"""Finds where in a text the words stand that a query asks for. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from string import ascii_letters, digits

from glimmers.journal.folding import MAX_UNIT_CHARACTERS, Needle, Unit, spellings, units
from glimmers.journal.search_vector import lexemes_of_tag
from glimmers.journal.text import with_those_above
from glimmers.search.chunk import needles_of
from glimmers.search.query import Query

FAR = 280  # characters; a first find further in is shown from a little before it
BEFORE = 80  # characters shown before such a find
MOST_MARKS = 200  # of one text: more of them tell nothing more, and a page has 24 texts
MOST_COMPARED = 20_000  # units of one text that are looked at for one phrase: one of equal words could need millions
_LETTERS = frozenset(ascii_letters + digits)
# Quotation marks, dashes and dots are no part of any word, as in ASCII.
_ODD = re.compile("[^\0-&(-_a-\x7f“”„«»–—…]")
_RUN_ENDS = re.compile(r"[ \n]|\Z")  # there is always one


class Found:
    """What is marked in the glimmers that a query has found."""

    def __init__(self, query: Query) -> None:
        chunks = [*query.all_of("words"), *query.all_of("date")]
        self.sequences = list(dict.fromkeys(tuple(needles_of(chunk)) for chunk in chunks))
        # Where a phrase may begin; the rest of a text is looked at only next to that.
        self._firsts = {text for first, *_others in self.sequences if not first.goes_on for text in first.texts}
        self._first_begun = tuple(text for first, *_others in self.sequences if first.goes_on for text in first.texts)
        self._words = (*self._firsts, *self._first_begun)
        self._are_ascii = all(text.isascii() for text in self._words)
        self._plainly = _plain_words(self.sequences)
        self._has_phrases = any(len(sequence) > 1 for sequence in self.sequences)
        tags = query.all_of("#")
        self.tags = {each for chunk in tags for each in lexemes_of_tag(chunk.value)}
        self.begun = tuple(each for chunk in tags if chunk.is_open for each in lexemes_of_tag(chunk.value))
        self._last: tuple[str, list[tuple[int, int]]] = ("", [])

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return start and end of each stretch to mark, in order; none touches another."""
        if self._last[0] is not text:  # each text is asked for more than once
            self._last = (text, self._spans(text))
        return self._last[1]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        if not self.sequences:
            return []
        if self._plainly is None:
            return _joined(sorted(self._taken_apart(text)))
        odd, among_odd = _odd_runs(text), []
        for begin, stop in odd:
            run = text[begin:stop]
            if self._may_be_in(run):
                among_odd += [(begin + start, begin + end) for start, end in self._taken_apart(run)]
        spans = _plain_spans(_blanked(text, odd) if odd else text, self._plainly)
        return _joined(sorted(spans + among_odd)) if among_odd else spans[:MOST_MARKS]

    def _may_be_in(self, run: str) -> bool:
        """Return whether a run may hold a word: each of its readings in ASCII is a part of it as a whole, folded."""
        if not self._are_ascii:
            return True
        for each in spellings(run):
            for text in self._words:
                if text in each:
                    return True
        return False

    def _taken_apart(self, text: str) -> list[tuple[int, int]]:
        by_place: dict[int, list[Unit]] = defaultdict(list)
        places: dict[str, list[Unit]] = defaultdict(list)
        for unit in units(text):
            if self._has_phrases:
                by_place[unit.place].append(unit)
            if unit.text in self._firsts or (self._first_begun and unit.text.startswith(self._first_begun)):
                places[unit.text].append(unit)
        return [span for sequence in self.sequences for span in _stretches(by_place, places, sequence)]

    def has_tag(self, name: str) -> bool:
        """Return whether this tag was asked for, or one that it lies below."""
        if not self.tags:
            return False
        lexemes = [lexeme for each in with_those_above(name) for lexeme in lexemes_of_tag(each)]
        return any(lexeme in self.tags or lexeme.startswith(self.begun) for lexeme in lexemes)

    def begin(self, text: str) -> int:
        """Return where to show a long text from, so that its first find is seen: 0, or after a space."""
        if len(text) <= FAR:
            return 0
        first = next(iter(self.spans(text)), (0, 0))[0]
        if first < FAR:
            return 0
        space = max(text.rfind(" ", 0, first - BEFORE), text.rfind("\n", 0, first - BEFORE))
        return space + 1 if space > first - 2 * BEFORE else first


Sequence = tuple[Needle, ...]


def _plain_words(sequences: Iterable[Sequence]) -> dict[str, bool] | None:
    """Return the words themselves, for ASCII texts without apostrophes, and which may go on; None for phrases."""
    words: dict[str, bool] = {}
    for first, *others in sequences:
        if others or any(len(text) >= MAX_UNIT_CHARACTERS for text in first.texts):
            return None
        for text in first.texts:
            if text.isascii() and text.isalnum():
                words[text] = words.get(text, False) or first.goes_on
    return words


def _plain_spans(text: str, words: dict[str, bool]) -> list[tuple[int, int]]:
    """Find these words, in a text without anything odd; of those that may go on, all that begins with them."""
    folded, last = text.lower(), len(text)
    spans = []
    for word, goes_on in words.items():
        start = folded.find(word)
        while start >= 0:
            end = start + len(word)
            if not start or folded[start - 1] not in _LETTERS:
                while goes_on and end < last and folded[end] in _LETTERS:
                    end += 1
                if end == last or folded[end] not in _LETTERS:
                    spans.append((start, end))
            start = folded.find(word, end)
    return spans if len(words) == 1 else sorted(set(spans))  # one that goes on may be the beginning of another


def _odd_runs(text: str) -> list[tuple[int, int]]:
    """Find what, between spaces, may be read in more than one way: not ASCII, or with an apostrophe."""
    odd: list[tuple[int, int]] = []
    if text.isascii() and "'" not in text and "`" not in text:  # a quick look, as most are so
        return odd
    at = 0
    while match := _ODD.search(text, at):
        place = match.start()
        start = max(text.rfind(" ", at, place), text.rfind("\n", at, place), at - 1) + 1
        at = _RUN_ENDS.search(text, place).start()  # type: ignore[union-attr]
        odd.append((start, at))
    return odd


def _blanked(text: str, runs: Iterable[tuple[int, int]]) -> str:
    """Return the text with spaces in the place of these runs."""
    parts: list[str] = []
    at = 0
    for begin, stop in runs:
        parts += text[at:begin], " " * (stop - begin)
        at = stop
    return "".join(parts) + text[at:]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that touch; they come in order."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined[:MOST_MARKS]


def _stretches(
    by_place: dict[int, list[Unit]], places: dict[str, list[Unit]], sequence: Sequence
) -> list[tuple[int, int]]:
    """Find where the units of a sequence stand in a row; at most so many, and after so many comparisons."""
    first, *others = sequence
    keys = [key for key in places if key.startswith(first.texts)] if first.goes_on else first.texts
    begins = sorted(unit for key in keys for unit in places.get(key, ()))
    spans: list[tuple[int, int]] = []
    compared = 0
    for begin in begins:
        if len(spans) == MOST_MARKS or compared > MOST_COMPARED:
            break
        last: Unit | None = begin
        for step, needle in enumerate(others, 1):
            compared += 1
            last = _fitting(by_place.get(begin.place + step, ()), needle)
            if not last:
                break
        if last:
            spans.append(_span(begin, last, sequence[-1]))
    return spans


def _fitting(readings: Iterable[Unit], needle: Needle) -> Unit | None:
    """Return the longest of the readings of one word that is asked for."""
    return next((unit for unit in readings if _is_it(unit, needle)), None)


def _is_it(unit: Unit, needle: Needle) -> bool:
    return unit.text.startswith(needle.texts) if needle.goes_on else unit.text in needle.texts


def _span(first: Unit, last: Unit, needle: Needle) -> tuple[int, int]:
    is_pair = last.head < last.end
    is_half = is_pair and last.text not in needle.texts  # only its first character was asked for
    return first.start, last.head if is_half else last.end
