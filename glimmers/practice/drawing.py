"""Draws an idea that was not there lately. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from random import Random
from typing import NamedTuple

from glimmers.practice.lines import Line

RESTS_FOR = timedelta(days=14)


class Shown(NamedTuple):
    """When an idea was shown last, and whether it is kept away."""

    at: datetime
    is_kept_away: bool


def drawn(ideas: Sequence[Line], shown: Mapping[str, Shown], place: str, now: datetime, chance: Random) -> Line | None:
    """Draw one for this place or, where it is "", one that needs no animal; None where all were there lately."""
    fitting = [idea for idea in ideas if (place in idea.uses if place else idea.uses[0] != "animal")]
    left = [idea for idea in fitting if _may_come(shown.get(idea.key), now)]
    return chance.choice(left) if left else None


def _may_come(last: Shown | None, now: datetime) -> bool:
    return last is None or (not last.is_kept_away and now - last.at >= RESTS_FOR)
