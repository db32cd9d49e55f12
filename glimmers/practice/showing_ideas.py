"""Shows somebody an idea, and keeps away those that they do not want."""

from __future__ import annotations

from datetime import datetime
from random import SystemRandom

from django.utils import timezone

from accounts.models import User
from common.owned import atomic_for, cursor_of
from glimmers.practice.drawing import Shown, drawn
from glimmers.practice.ideas import IDEAS
from glimmers.practice.lines import Line
from glimmers.practice.models import ShownIdea

_REMEMBER = """INSERT INTO practice_shownidea (user_id, idea, shown_at, is_kept_away) VALUES (%s, %s, %s, %s)
    ON CONFLICT (user_id, idea) DO UPDATE SET shown_at = EXCLUDED.shown_at, is_kept_away = EXCLUDED.is_kept_away"""


def show_one(user: User, place: str = "") -> Line | None:
    """Draw an idea for this person, and remember that it was shown; None where there is none left for now."""
    now = timezone.now()
    with atomic_for(user.pk):
        idea = drawn(IDEAS, _shown(user), place, now, SystemRandom())
        if idea:
            _remember(user, idea.key, now, is_kept_away=False)
    return idea


def keep_away(user: User, key: str) -> None:
    """Show this idea no more, until it is brought back."""
    _remember(user, key, timezone.now(), is_kept_away=True)


def bring_back(user: User, key: str) -> None:
    """Let this idea come again, after the fortnight in which none comes twice."""
    ShownIdea.objects.of(user.pk).filter(idea=key).update(is_kept_away=False)


def kept_away(user: User) -> list[Line]:
    """Return the ideas that this person keeps away, in the order of the list."""
    keys = set(ShownIdea.objects.of(user.pk).filter(is_kept_away=True).values_list("idea", flat=True))
    return [idea for idea in IDEAS if idea.key in keys]


def _shown(user: User) -> dict[str, Shown]:
    rows = ShownIdea.objects.of(user.pk).values_list("idea", "shown_at", "is_kept_away")
    return {key: Shown(at, is_away) for key, at, is_away in rows}


def _remember(user: User, key: str, now: datetime, *, is_kept_away: bool) -> None:
    with cursor_of(user.pk) as cursor:
        cursor.execute(_REMEMBER, [user.pk, key, now, is_kept_away])
