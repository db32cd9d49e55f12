"""What follows from the columns of a glimmer, whether it was read as a model or as a value for a page. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from common.zones import zone
from glimmers.journal.card_style import CardStyle, card_style
from glimmers.journal.glimmer_address import glimmer_address
from glimmers.journal.keyset import Cursor


class Noticed:
    """A mixin for classes with these columns."""

    __slots__ = ()

    id: Any
    text: Any
    noticed_at: Any
    noticed_on: Any
    time_zone: Any
    shift: Any
    is_close: Any

    def get_absolute_url(self) -> str:
        return glimmer_address(self.id)

    @property
    def place_in_time(self) -> Cursor:
        """Return its place in the order of `newest_first`."""
        return Cursor(self.noticed_on, self.noticed_at, self.id)

    @property
    def zone(self) -> ZoneInfo:
        return zone(self.time_zone)

    @property
    def noticed_local(self) -> datetime:
        """Return the time on its writer's wall clock; not to be shown without `has_time`, as nobody gave it."""
        local: datetime = self.noticed_at.astimezone(self.zone)
        return local

    @property
    def card_style(self) -> CardStyle:
        """Return how its card looks, the same each time."""
        return card_style(self.id.bytes, self.text, self.shift, is_close=self.is_close)
