"""A glimmer's words as safe HTML, with tags and addresses as links, and with what was searched marked."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from markupsafe import Markup

from common.escaping import escaped
from glimmers.journal.glimmer_address import quoted_tag, tag_addresses
from glimmers.journal.text import may_have_pieces, pieces, tags


class Found(Protocol):
    """What a search marks: see glimmers/search/marking.py."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...
    def has_tag(self, name: str) -> bool: ...
    def begin(self, text: str) -> int: ...


class Linked(NamedTuple):
    """Words as HTML, and the names of the tags in them, each as often as it occurs."""

    html: Markup
    tags: list[str]


def linked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it.

    With `found`, what was searched is marked, and a text that has it far inside begins a little before it.
    """
    return linked_with_tags(text, found, tag_addresses()).html


def linked_with_tags(text: str, found: Found | None, addresses: str) -> Linked:
    """Return the same and its tags, for the many texts of one page; `addresses` is the pattern for those of tags."""
    begin, spans = (found.begin(text), found.spans(text)) if found else (0, [])
    if not begin and not may_have_pieces(text):
        return Linked(_joined([_marked(text, spans, 0, len(text))]), [])
    at, parts, names = begin, ["… "] if begin else [], tags(text[:begin]) if begin else []
    for piece in pieces(text[begin:] if begin else text):
        end = at + len(piece.text)
        if piece.kind == "words":
            parts.append(_marked(text, spans, at, end))
        elif piece.kind == "tag":
            names.append(piece.name)
            is_searched = found is not None and found.has_tag(piece.name)
            inner = _marked(text, [(at, end)] if is_searched else spans, at, end)
            address = escaped(addresses % f"{quoted_tag(piece.name)}+")
            parts.append(f'<a class="tag" href="{address}">{inner}</a>')
        else:
            inner = _marked(text, spans, at, end)
            parts.append(f'<a href="{escaped(piece.text)}" rel="nofollow noreferrer noopener">{inner}</a>')
        at = end
    return Linked(_joined(parts), names)


def marked(text: str, found: Found | None = None) -> Markup:
    """Return the text, escaped, with what was searched marked."""
    return _joined([_marked(text, found.spans(text) if found else [], 0, len(text))])


def _marked(text: str, spans: list[tuple[int, int]], at: int, end: int) -> str:
    """Return a part of the text as HTML, with the spans marked as far as they lie in it."""
    if not spans:
        return escaped(text[at:end])
    parts = []
    for start, stop in spans:
        if start >= end:
            break
        if stop > at:
            first, last = max(start, at), min(stop, end)
            parts.append(f"{escaped(text[at:first])}<mark>{escaped(text[first:last])}</mark>")
            at = last
    parts.append(escaped(text[at:end]))
    return "".join(parts)


def _joined(parts: list[str]) -> Markup:
    return Markup("".join(parts))  # noqa: S704 - each is escaped
