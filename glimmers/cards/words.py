"""A glimmer's words as HTML: safe, with tags and addresses as links, and marked where they were searched for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from markupsafe import Markup, escape

from glimmers.journal.addresses import tag_address
from glimmers.journal.text import Piece, may_have_pieces, pieces

_TAG = Markup('<a class="tag" href="%s">%s</a>')
_ADDRESS = Markup('<a href="%s" rel="nofollow noreferrer noopener">%s</a>')
_MARK = Markup("<mark>%s</mark>")


class Found(Protocol):
    """What is to be marked: see glimmers/search/marking.py."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...
    def has_tag(self, name: str) -> bool: ...
    def begin(self, text: str) -> int: ...


def linked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it.

    With `found`, what was searched is marked, and a text in which it stands far on begins a little before it.
    """
    if found is None:
        return _joined([_html(piece, escape(piece.text)) for piece in _pieces(text)])
    begin = found.begin(text)
    spans, at = found.spans(text), begin
    said = [Markup("… ")] if begin else []
    for piece in _pieces(text[begin:]):
        is_whole = piece.kind == "tag" and found.has_tag(piece.name)
        there = [(0, len(piece.text))] if is_whole else _within(spans, at, at + len(piece.text))
        said.append(_html(piece, _marked(piece.text, there)))
        at += len(piece.text)
    return _joined(said)


def marked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped, with what was searched marked."""
    return _marked(text, found.spans(text)) if found else escape(text)


def _pieces(text: str) -> Iterable[Piece]:
    return pieces(text) if may_have_pieces(text) else [Piece("words", text)] if text else []


def _joined(parts: list[Markup]) -> Markup:
    """The parts as one. Markup's own `join` would escape each once more to find that it needs none."""
    return Markup("".join(parts))  # noqa: S704 - each is markup


def _html(piece: Piece, inner: Markup) -> Markup:
    if piece.kind == "tag":
        return _TAG % (tag_address(piece.name), inner)
    if piece.kind == "address":
        return _ADDRESS % (piece.text, inner)
    return inner


def _within(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the spans that lie in this stretch, counted from its start."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _marked(text: str, spans: list[tuple[int, int]]) -> Markup:
    if not spans:
        return escape(text)
    parts, done = [], 0
    for start, end in spans:
        parts += [escape(text[done:start]), _MARK % (text[start:end],)]
        done = end
    return _joined([*parts, escape(text[done:])])
