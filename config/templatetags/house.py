"""Gives templates in Django's language the frame and the parts of all other pages, which are in Jinja2."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import loader
from django.template.context import RequestContext
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
SLOTS = "slots of the frame"


@register.simple_block_tag(takes_context=True)
def slot(context: RequestContext, content: SafeString, name: str) -> str:
    """Keep what is drawn inside for the frame's slot of this name, and draw nothing in its place."""
    _slots(context)[name] = content
    return ""


@register.simple_tag(takes_context=True)
def in_frame(context: RequestContext, **values: Any) -> SafeString:
    """Draw the page: the frame around the content of its slots."""
    return part(context, "framed.html", **_slots(context), **values)


@register.simple_tag(takes_context=True)
def part(context: RequestContext, name: str, **values: Any) -> SafeString:
    """Draw a part that other pages have too."""
    return mark_safe(loader.render_to_string(name, values, context.request))  # noqa: S308 - escaped as it was drawn


def _slots(context: RequestContext) -> dict[str, SafeString]:
    """Return the slots that this page has filled so far."""
    root: dict[str, Any] = context.dicts[0]
    slots: dict[str, SafeString] = root.setdefault(SLOTS, {})
    return slots
