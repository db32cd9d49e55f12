"""A glimmer's card as a value, with everything that its template places. No database, no request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from markupsafe import Markup

from common.dates import day_in_full, day_in_short, minute
from common.view_addresses import Address
from glimmers.cards.words_as_html import Found, linked_with_tags, marked
from glimmers.journal.card_style import CardStyle
from glimmers.journal.glimmer_address import glimmer_address, tag_addresses
from glimmers.journal.models import Glimmer
from glimmers.journal.vocabulary import shift_labels, source_labels
from glimmers.photos.glimmer_values import Seen
from glimmers.photos.layout import MOST_SHOWN, Layout, layout
from glimmers.photos.photo_columns import Shown
from glimmers.photos.prints import Print, Prints

LONG_CHARACTERS = 2000  # a longer text is cut on every card

# How wide a print is shown, for `sizes`: in a chapter, and where a card has the page for itself.
PRINT_WIDE = "(min-width: 50rem) 36rem, calc(100vw - 4rem)"
PRINT = "(min-width: 50rem) 17rem, calc(100vw - 4rem)"
SPREAD = "(min-width: 50rem) 12rem, 60vw"
LARGE_PRINT = "(min-width: 50rem) 34rem, calc(100vw - 4rem)"
LARGE_SPREAD = "(min-width: 50rem) 20rem, 90vw"

_MARK = UUID(int=0xA1)
_edit = Address("glimmer:edit", _MARK)
_keep_close = Address("glimmer:keep_close", _MARK)
_tuck_away = Address("glimmer:tuck_away", _MARK)
_put_away = Address("glimmer:put_away", _MARK)


class Marks(NamedTuple):
    """What is shown below a glimmer's words, as far as it was given."""

    shift: str
    shift_label: str
    sources: str
    place: str  # HTML where a search is marked in it


class Actions(NamedTuple):
    """The addresses of what can be done with a glimmer."""

    edit: str
    keep_close: str
    tuck_away: str
    put_away: str


class Place(NamedTuple):
    """Where a card lies: in a chapter of the scrapbook or of a search, or alone, with its actions.

    In a chapter it links to its glimmer, narrowed by the page's `query`, and `found` is marked in it. `is_next` is the
    first of a page that was just asked for, which takes the focus; `is_eager` is one that is visible at once. One that
    `has_moved` says to which day. One that `is_back` came from before: it says its day in full, and may lie on the same
    page a second time.
    """

    in_chapter: bool = False
    query: str = ""
    found: Found | None = None
    is_new: bool = False
    is_next: bool = False
    is_eager: bool = False
    has_moved: bool = False
    is_back: bool = False


ALONE = Place()


class Card(NamedTuple):
    """One card. Classes are those of static/css/components/card.css and photos.css."""

    key: str
    id: str  # of its element
    classes: str
    address: str
    is_next: bool  # the first of a page that was just asked for, which takes the focus
    in_chapter: bool
    is_close: bool
    is_tucked: bool
    tape: str
    tape_hue: int
    photos: str  # how they are laid out, or "" without any
    photos_are_tall: bool
    prints: Sequence[Print]
    more: int  # how many photos it does not show
    words: Markup
    tags: Sequence[str]  # names of the tags in its words
    shown: Sequence[Markup]  # descriptions of its photos in which something is marked
    is_cut: bool
    at: str  # for `datetime`
    when: str
    marks: Marks
    actions: Actions | None


class Cards:
    """Makes the cards of one page. What they share is looked up once: asking for the language takes long."""

    def __init__(self) -> None:
        self._address, self._tag_addresses = glimmer_address.pattern(), tag_addresses()
        self._actions = Actions(*[each.pattern() for each in (_edit, _keep_close, _tuck_away, _put_away)])
        self._shifts, self._sources = shift_labels(), source_labels()
        self._day_in_full, self._day_in_short, self._minute = day_in_full.now(), day_in_short.now(), minute.now()
        self._prints = Prints()

    def of(self, glimmer: Glimmer | Seen, photos: Sequence[Shown], place: Place = ALONE) -> Card:
        """Make the card of a glimmer with its photos, in their order."""
        card_style = glimmer.card_style
        lie = layout([photo.shown_size for photo in photos], may_be_wide=card_style.may_be_wide)
        is_cut = (place.in_chapter and card_style.is_long) or len(glimmer.text) > LONG_CHARACTERS
        key = str(glimmer.id)
        address = self._address % key + place.query
        local = glimmer.noticed_local if glimmer.has_time else None
        words = linked_with_tags(glimmer.text, place.found, self._tag_addresses)
        return Card(
            key=key,
            id=f"{'again' if place.is_back else 'glimmer'}-{key}",
            classes=" ".join(_classes(glimmer.shift, card_style, lie, place, is_cut=is_cut)),
            address=address,
            is_next=place.is_next,
            in_chapter=place.in_chapter,
            is_close=glimmer.is_close,
            is_tucked=glimmer.is_tucked,
            tape=card_style.tape,
            tape_hue=card_style.tape_hue,
            photos=lie.kind,
            photos_are_tall=lie.is_tall,
            prints=self._laid(photos, lie, address if place.in_chapter else "", is_eager=place.is_eager),
            more=lie.more,
            words=words.html,
            tags=words.tags,
            shown=_shown(photos, place.found) if place.found else (),
            is_cut=is_cut,
            at=local.isoformat() if local else glimmer.noticed_on.isoformat(),
            when=self._when(glimmer, local, place),
            marks=self.marks(glimmer.shift, glimmer.sources, glimmer.place, place.found),
            actions=None if place.in_chapter else Actions(*[each % key for each in self._actions]),
        )

    def marks(self, shift: str, sources: Sequence[str], place: str, found: Found | None = None) -> Marks:
        """Make what is shown below the words."""
        return Marks(
            shift=shift,
            shift_label=self._shifts[shift] if shift else "",
            sources=", ".join([self._sources[each] for each in sources]),
            place=marked(place, found) if found and place else place,
        )

    def _laid(self, photos: Sequence[Shown], lie: Layout, leads_to: str, *, is_eager: bool) -> list[Print]:
        """Make the prints: in a chapter the first few, each linked to the glimmer; elsewhere all, each to itself."""
        if not photos:
            return []
        if not leads_to:
            sizes = LARGE_PRINT if lie.kind == "print" else LARGE_SPREAD
        elif lie.kind != "print":
            sizes = SPREAD
        else:
            sizes = PRINT_WIDE if lie.is_wide else PRINT
        shown = photos[:MOST_SHOWN] if leads_to else photos
        return [self._prints.of(photo, sizes=sizes, is_eager=is_eager, leads_to=leads_to) for photo in shown]

    def _when(self, glimmer: Glimmer | Seen, local: datetime | None, place: Place) -> str:
        """Write the day, as far as the page does not say it, and the time."""
        day = ""
        if place.found or place.is_back:
            day = self._day_in_full(glimmer.noticed_on)
        elif place.in_chapter or place.has_moved or local is None:
            day = self._day_in_short(glimmer.noticed_on)
        time = self._minute(local.hour, local.minute) if local else ""
        return f"{day}, {time}" if day and time else day or time


def _classes(shift: str, card_style: CardStyle, lie: Layout, place: Place, *, is_cut: bool) -> Iterator[str]:
    yield f"paper-{'photo' if lie.kind else card_style.paper} tilt-{card_style.tilt}"
    if shift:
        yield f"shift-{shift}"
    if card_style.is_short:
        yield "is-short"
    if place.is_new:
        yield "is-new"
    if is_cut:
        yield "is-cut"
    if card_style.tape:
        yield "has-tape"
    if lie.kind:
        yield f"has-{lie.kind}"
    if lie.is_wide and place.in_chapter:
        yield "is-wide"


def _shown(photos: Sequence[Shown], found: Found) -> list[Markup]:
    texts = [photo.description for photo in photos if photo.description]
    return [marked(text, found) for text in texts if found.spans(text)]
