"""A glimmer's words as HTML: safe, with tags and addresses as links."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from glimmers.common import dates
from glimmers.journal.models import Tag
from glimmers.journal.text import Piece, pieces

register = template.Library()
register.filter("day_in_words", dates.day_in_words)
register.filter("day_in_full", dates.day_in_full)
register.filter("day_in_short", dates.day_in_short)
register.filter("clock", dates.clock)


class Found(Protocol):
    """What is to be marked: see glimmers/search/marking.py."""

    def spans(self, text: str) -> list[tuple[int, int]]: ...
    def has_tag(self, name: str) -> bool: ...
    def begin(self, text: str) -> int: ...


@register.filter
def linked(text: str, found: Found | None = None) -> SafeString:
    """The text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it.

    With `found`, what was searched is marked, and a text in which it stands far on begins a little before it.
    """
    if not found:
        return format_html_join("", "{}", ((_html(piece, escape(piece.text)),) for piece in pieces(text)))
    begin = found.begin(text)
    spans, at = found.spans(text), begin
    said = [mark_safe("… ")] if begin else []
    for piece in pieces(text[begin:]):
        is_whole = piece.kind == "tag" and found.has_tag(piece.name)
        there = [(0, len(piece.text))] if is_whole else _within(spans, at, at + len(piece.text))
        said.append(_html(piece, _marked(piece.text, there)))
        at += len(piece.text)
    return format_html_join("", "{}", ((each,) for each in said))


@register.filter
def marked(text: str, found: Found | None = None) -> SafeString:
    """The text, escaped, with what was searched marked."""
    return _marked(text, found.spans(text) if found else [])


@register.simple_tag
def found_in(texts: Iterable[str], found: Found) -> list[str]:
    """Those of the texts in which something is to be marked."""
    return [text for text in texts if found.spans(text)]


def _html(piece: Piece, inner: SafeString) -> SafeString:
    if piece.kind == "tag":
        return format_html('<a class="tag" href="{}">{}</a>', Tag(name=piece.name).get_absolute_url(), inner)
    if piece.kind == "address":
        return format_html('<a href="{}" rel="nofollow noreferrer noopener">{}</a>', piece.text, inner)
    return inner


def _within(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of the spans that lie in this stretch, counted from its start."""
    return [(max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start]


def _marked(text: str, spans: list[tuple[int, int]]) -> SafeString:
    parts, done = [], 0
    for start, end in spans:
        parts += [escape(text[done:start]), format_html("<mark>{}</mark>", text[start:end])]
        done = end
    return format_html_join("", "{}", ((part,) for part in [*parts, escape(text[done:])]))
