"""Glimmers for tests, through the same door as real ones."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from glimmers.journal.keeping import Content, keep
from glimmers.journal.models import Glimmer

BERLIN = ZoneInfo("Europe/Berlin")


def make_glimmer(
    user: User,
    text: str = "Steam off the tea, going sideways in the light",
    *,
    when: str = "",
    zone: ZoneInfo = BERLIN,
    **content: Any,
) -> Glimmer:
    """A kept glimmer; `when` is a wall-clock time such as "2026-11-15T08:30"."""
    moment = datetime.fromisoformat(when) if when else None
    glimmer, _ = keep(user, Content(text=text, when=moment, **content), zone=zone)
    return glimmer
