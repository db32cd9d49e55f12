"""A photo as a page shows it: values that templates place without deciding anything."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext as _

from glimmers.photos import files
from glimmers.photos.layout import NARROW_FROM
from glimmers.photos.measures import widths
from glimmers.photos.photo_columns import Shown, photo_address


class Print(NamedTuple):
    """One photo on its white border. Sizes are in px, of what is shown of it; `whole` those of the master."""

    key: str
    frame: str  # more classes of its frame: it is narrow, or a part of a longer one
    part: str  # "top", "middle" or ""
    above: str  # its two tones, shown until it has loaded
    below: str
    source: str
    sources: str  # for `srcset`
    width: int
    height: int
    alt: str
    is_described: bool
    master: str  # address
    whole: str  # width and height
    sizes: str = ""  # for `sizes`: how wide it is shown on which screens
    is_eager: bool = False  # it is seen first
    leads_to: str = ""  # the address that a tap opens, or "": the master


class Prints:
    """Makes the prints of one page. What they share is looked up once."""

    def __init__(self) -> None:
        self._address = photo_address.pattern()
        self._undescribed = _("A photo without a description")

    def of(self, photo: Shown, *, sizes: str = "", is_eager: bool = False, leads_to: str = "") -> Print:
        """Make what is shown of a photo."""
        part = photo.part
        width, height = photo.shown_size
        address, key, all_widths = self._address, str(photo.id), widths(width)
        return Print(
            key=photo.id.hex,
            frame=f" is-{part}" if part else " is-tall" if height > NARROW_FROM * width else "",
            part=part,
            above=photo.tone_above,
            below=photo.tone_below,
            source=address % (key, all_widths[0]),
            sources=", ".join([f"{address % (key, each)} {min(each, width)}w" for each in all_widths]),
            width=width,
            height=height,
            alt=photo.description or self._undescribed,
            is_described=bool(photo.description),
            master=address % (key, files.MASTER),
            whole=f"{photo.width} {photo.height}",
            sizes=sizes,
            is_eager=is_eager,
            leads_to=leads_to,
        )
