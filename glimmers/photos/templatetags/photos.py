"""Photos in templates."""

from __future__ import annotations

from django import template

from glimmers.journal.models import Glimmer
from glimmers.photos.layout import MOST_SHOWN, Layout, layout
from glimmers.photos.models import Photo, prints_of

register = template.Library()


@register.simple_tag
def prints(glimmer: Glimmer) -> list[Photo]:
    """The photos of a glimmer, in their order."""
    return prints_of(glimmer)


@register.filter
def on_card(photos: list[Photo]) -> list[Photo]:
    """Those that its card shows."""
    return photos[:MOST_SHOWN]


@register.simple_tag
def laid_out(glimmer: Glimmer) -> Layout:
    """How they lie on its card."""
    sizes = [(photo.width, photo.height) for photo in prints_of(glimmer)]
    return layout(sizes, may_be_wide=glimmer.dress.may_be_wide)
