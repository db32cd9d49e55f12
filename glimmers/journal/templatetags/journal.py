"""A glimmer's words as HTML: safe, with tags and addresses as links."""

from __future__ import annotations

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from glimmers.common import dates
from glimmers.journal.models import Tag
from glimmers.journal.text import Piece, pieces

register = template.Library()
register.filter("day_in_words", dates.day_in_words)
register.filter("day_in_full", dates.day_in_full)
register.filter("day_in_short", dates.day_in_short)
register.filter("clock", dates.clock)


@register.filter
def linked(text: str) -> SafeString:
    """The text, escaped; line breaks are left to CSS (white-space: pre-wrap), so that nothing is added to it."""
    return format_html_join("", "{}", ((_html(piece),) for piece in pieces(text)))


def _html(piece: Piece) -> str | SafeString:
    if piece.kind == "tag":
        return format_html('<a class="tag" href="{}">{}</a>', Tag(name=piece.name).get_absolute_url(), piece.text)
    if piece.kind == "address":
        return format_html('<a href="{}" rel="nofollow noreferrer noopener">{}</a>', piece.text, piece.text)
    return piece.text
