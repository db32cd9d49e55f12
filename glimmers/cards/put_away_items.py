"""What was put away, taken out or replaced, as values for its lists. No database, no request."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from markupsafe import Markup

from common.dates import clock, day_in_full, written
from glimmers.cards.card import Cards, Marks
from glimmers.cards.words_as_html import linked
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.photos.models import Photo
from glimmers.photos.prints import Print, Prints

SMALL = "9rem"  # how wide a print is shown, for `sizes`


class Held(NamedTuple):
    """Small photos, whole words, and with replaced words what else was said of their glimmer."""

    prints: Sequence[Print] = ()
    words: Markup = Markup("")
    descriptions: Sequence[str] = ()
    when: str = ""
    marks: Marks | None = None


class Item(NamedTuple):
    """One thing in a list of those that can be taken back; `leads_to` is an address, or ""."""

    held: Held
    said: str
    leads_to: str
    until: str
    key: object  # for `take_back` and `delete`, which are names of views
    take_back: str
    delete: str


def held(glimmer: Glimmer, photos: Sequence[Photo]) -> Held:
    """Make the value of a put-away glimmer."""
    prints = Prints()
    return Held(prints=[prints.of(photo, sizes=SMALL) for photo in photos], words=linked(glimmer.text))


def held_before(earlier: EarlierWords) -> Held:
    """Make the value of a glimmer before a change: its words and, where it was held, all else that was said of it."""
    descriptions = list(earlier.descriptions.values())
    if not earlier.is_whole or earlier.noticed_on is None:
        return Held(words=linked(earlier.text), descriptions=descriptions)
    local = earlier.noticed_local if earlier.has_time else None
    return Held(
        words=linked(earlier.text),
        descriptions=descriptions,
        when=", ".join([day_in_full(earlier.noticed_on), *([clock(local)] if local else [])]),
        marks=Cards().marks(earlier.shift, earlier.sources, earlier.place),
    )


def put_away_item(glimmer: Glimmer, photos: Sequence[Photo]) -> Item:
    """Make the item of a put-away glimmer."""
    return Item(
        held(glimmer, photos),
        said=day_in_full(glimmer.noticed_on),
        leads_to="",
        until=_until(glimmer.leaves_on),
        key=glimmer.pk,
        take_back="glimmer:take_back",
        delete="put_away:delete",
    )


def photo_item(photo: Photo) -> Item:
    """Make the item of a photo that was taken out of its glimmer."""
    assert photo.glimmer is not None
    return Item(
        Held(prints=[Prints().of(photo, sizes=SMALL, leads_to=photo.get_absolute_url())]),
        said=_out_of(photo.glimmer),
        leads_to="",
        until=_until(photo.leaves_on),
        key=photo.pk,
        take_back="put_away:take_photo_back",
        delete="put_away:delete_photo",
    )


def words_item(earlier: EarlierWords) -> Item:
    """Make the item of what was replaced; it links to its glimmer."""
    return Item(
        held_before(earlier),
        said=_out_of(earlier.glimmer),
        leads_to=earlier.glimmer.get_absolute_url(),
        until=_until(earlier.leaves_on),
        key=earlier.pk,
        take_back="put_away:take_words_back",
        delete="put_away:delete_words",
    )


def _out_of(glimmer: Glimmer) -> str:
    return _("Out of the glimmer of %(day)s") % {"day": day_in_full(glimmer.noticed_on)}


def _until(moment: datetime | None) -> str:
    return written(localtime(moment), "j F") if moment else ""
