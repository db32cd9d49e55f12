"""A glimmer's words as HTML: safe, with tags and addresses as links, and marked where they were searched for."""

from __future__ import annotations

from typing import NamedTuple, Protocol
from urllib.parse import quote_plus

from markupsafe import Markup

from glimmers.common.escaping import escaped
from glimmers.journal.addresses import tag_addresses
from glimmers.journal.text import Piece, pieces, tags


class Found(Protocol):
    """What is to be marked: see glimmers/search/marking.py."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...
    def has_tag(self, name: str) -> bool: ...
    def begin(self, text: str) -> int: ...


class Linked(NamedTuple):
    """Words as HTML, and the names of the tags in them, each as often as it stands there."""

    html: Markup
    tags: list[str]


def linked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it.

    With `found`, what was searched is marked, and a text in which it stands far on begins a little before it.
    """
    return linked_with_tags(text, found, tag_addresses()).html


def linked_with_tags(text: str, found: Found | None, addresses: str) -> Linked:
    """Return the same and its tags, for the many texts of one page; `addresses` are those of tags."""
    begin = found.begin(text) if found else 0
    at, said, names = begin, ["… "] if begin else [], tags(text[:begin]) if begin else []
    for piece in pieces(text[begin:]):
        inner = _marked(piece.text, _within_piece(found, text, piece, at)) if found else escaped(piece.text)
        if piece.kind == "words":
            said.append(inner)
        elif piece.kind == "tag":
            names.append(piece.name)
            said.append(f'<a class="tag" href="{escaped(addresses % _in_address(piece.name))}">{inner}</a>')
        else:
            said.append(f'<a href="{escaped(piece.text)}" rel="nofollow noreferrer noopener">{inner}</a>')
        at += len(piece.text)
    return Linked(_joined(said), names)


def marked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped, with what was searched marked."""
    return _joined([_marked(text, found.spans(text) if found else [])])


def _within_piece(found: Found, text: str, piece: Piece, at: int) -> list[tuple[int, int]]:
    """What is marked in a piece, which stands there in the text; a tag that was searched as a whole."""
    if piece.kind == "tag" and found.has_tag(piece.name):
        return [(0, len(piece.text))]
    spans, end = found.spans(text), at + len(piece.text)
    if not spans or len(piece.text) == len(text):
        return spans
    return [(max(start, at) - at, min(stop, end) - at) for start, stop in spans if start < end and stop > at]


def _marked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text as HTML."""
    if not spans:
        return escaped(text)
    parts, done = [], 0
    for start, end in spans:
        parts.append(f"{escaped(text[done:start])}<mark>{escaped(text[start:end])}</mark>")
        done = end
    return "".join([*parts, escaped(text[done:])])


def _in_address(name: str) -> str:
    """A tag as a query's words: quoted, unless it is a plain word, which most are and which needs none of it."""
    return f"%23{name}+" if name.isascii() and name.isalnum() else quote_plus(f"#{name} ")


def _joined(parts: list[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 - each is escaped
