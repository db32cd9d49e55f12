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


@register.simple_tag
def prints_on_card(glimmer: Glimmer) -> list[Photo]:
    """Those of them that a card in the scrapbook shows."""
    return prints_of(glimmer)[:MOST_SHOWN]


@register.simple_tag
def descriptions(glimmer: Glimmer) -> list[str]:
    """What its photos show, as far as it was said."""
    return [photo.description for photo in prints_of(glimmer) if photo.description]


@register.simple_tag
def laid_out(glimmer: Glimmer) -> Layout:
    """How they lie on its card."""
    sizes = [photo.shown_size for photo in prints_of(glimmer)]
    return layout(sizes, may_be_wide=glimmer.dress.may_be_wide)
