"""A glimmer's words as HTML: safe, with tags and addresses as links, and marked where they were searched for."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup, escape

from glimmers.journal.addresses import tag_address
from glimmers.journal.text import Piece, pieces


class Found(Protocol):
    """What is to be marked: see glimmers/search/marking.py."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...
    def has_tag(self, name: str) -> bool: ...
    def begin(self, text: str) -> int: ...


def linked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it.

    With `found`, what was searched is marked, and a text in which it stands far on begins a little before it.
    """
    begin = found.begin(text) if found else 0
    at, said = begin, ["… "] if begin else []
    for piece in pieces(text[begin:]):
        inner = _marked(piece.text, _within_piece(found, text, piece, at)) if found else escape(piece.text)
        said.append(_html(piece, inner))
        at += len(piece.text)
    return Markup("".join(said))  # noqa: S704 - each is escaped


def marked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped, with what was searched marked."""
    return Markup(_marked(text, found.spans(text))) if found else escape(text)  # noqa: S704 - each is escaped


def _within_piece(found: Found, text: str, piece: Piece, at: int) -> list[tuple[int, int]]:
    """What is marked in a piece, which stands there in the text; a tag that was searched as a whole."""
    end = at + len(piece.text)
    if piece.kind == "tag" and found.has_tag(piece.name):
        return [(0, len(piece.text))]
    return [
        (max(start, at) - at, min(stop, end) - at) for start, stop in found.spans(text) if start < end and stop > at
    ]


# Texts of HTML as they are, not Markup: made into that once, at the end, they take half the time.


def _html(piece: Piece, inner: str) -> str:
    if piece.kind == "tag":
        return f'<a class="tag" href="{escape(tag_address(piece.name))}">{inner}</a>'
    if piece.kind == "address":
        return f'<a href="{escape(piece.text)}" rel="nofollow noreferrer noopener">{inner}</a>'
    return inner


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in spans:
        parts.append(f"{escape(text[done:start])}<mark>{escape(text[start:end])}</mark>")
        done = end
    return "".join([*parts, escape(text[done:])])
