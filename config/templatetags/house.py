"""For the templates in Django's language: the frame and the parts that all other pages have, which are in Jinja2."""

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
    """Take what is drawn inside for the place of this name in the frame, and draw nothing here."""
    _slots(context)[name] = content
    return ""


@register.simple_tag(takes_context=True)
def in_frame(context: RequestContext, **values: Any) -> SafeString:
    """Draw the page: the frame around what its slots have taken."""
    return part(context, "framed.html", **_slots(context), **values)


@register.simple_tag(takes_context=True)
def part(context: RequestContext, name: str, **values: Any) -> SafeString:
    """Draw a part that other pages have too."""
    return mark_safe(loader.render_to_string(name, values, context.request))  # noqa: S308 - escaped as it was drawn


def _slots(context: RequestContext) -> dict[str, SafeString]:
    """What was taken while this page is drawn."""
    own: dict[str, Any] = context.dicts[0]
    found: dict[str, SafeString] = own.setdefault(SLOTS, {})
    return found
