"""What follows from the columns of a photo, whether it was read as a model or as a value for a page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from common.view_addresses import Address
from glimmers.photos import files
from glimmers.photos.measures import Part, part, part_box, widths

photo_address = Address("photos:photo", UUID(int=0xA1), 480)


class Shown:
    """A mixin for classes with these columns."""

    __slots__ = ()

    id: Any
    description: Any
    width: Any
    height: Any
    is_cut: Any
    tones: Any

    def get_absolute_url(self) -> str:
        """Return the address of the master."""
        return photo_address(self.id, files.MASTER)

    @property
    def alt(self) -> str:
        return self.description or _("A photo without a description")

    @property
    def part(self) -> Part:
        """Return which part of it cards show. A wide one that was kept before there were parts is too flat to cut."""
        shown_part = part(self.width, self.height)
        return shown_part if self.is_cut or shown_part == "top" else ""

    @property
    def shown_size(self) -> tuple[int, int]:
        """Return width and height of what cards show, in px of the master."""
        if not self.part:
            return self.width, self.height
        left, top, right, bottom = part_box(self.width, self.height)
        return right - left, bottom - top

    @property
    def shown_width(self) -> int:
        return self.shown_size[0]

    @property
    def shown_height(self) -> int:
        return self.shown_size[1]

    @property
    def srcset(self) -> str:
        """Write `<img srcset>`: each WebP with its true width in px."""
        width = self.shown_width
        return ", ".join(f"{self.url(size)} {min(size, width)}w" for size in widths(width))

    @property
    def smallest_url(self) -> str:
        return self.url(widths(self.shown_width)[0])

    @property
    def tone_above(self) -> str:
        return f"#{self.tones[:6]}"

    @property
    def tone_below(self) -> str:
        return f"#{self.tones[6:]}"

    def url(self, size: int) -> str:
        return photo_address(self.id, size)

    @property
    def file_names(self) -> list[str]:
        sizes: list[int | str] = [files.MASTER, *widths(self.shown_width)]
        return [files.name(self.id, size) for size in sizes]
