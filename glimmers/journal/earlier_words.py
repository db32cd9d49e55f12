"""What a change of a glimmer has replaced, held as long as it can be taken back. Known as `models.EarlierWords`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from common.owned import Owned, OwnedQuerySet, refers_to
from common.zones import zone
from glimmers.journal.text import says_less
from glimmers.journal.vocabulary import Shift

if TYPE_CHECKING:
    from glimmers.journal.models import Glimmer

PUT_AWAY_FOR = timedelta(days=30)
HELD = ("text", "noticed_at", "time_zone", "noticed_on", "has_time", "shift", "sources", "place")

Shown = Iterable[tuple[UUID, str]]  # photos in their order, each with its description


class EarlierWordsQuerySet(OwnedQuerySet["EarlierWords"]):
    def put_away(self) -> Self:
        """Select those that can still be taken back, of glimmers in the journal, the last replaced first."""
        is_held = Q(glimmer__put_away_at__isnull=True, replaced_at__gt=timezone.now() - PUT_AWAY_FOR)
        return self.filter(is_held).select_related("glimmer").order_by("-replaced_at", "-id")

    def due_to_go(self) -> Self:
        return self.filter(replaced_at__lte=timezone.now() - PUT_AWAY_FOR)


class EarlierWords(Owned):
    """A glimmer as it was before a change took something away: all of it, except the photos themselves."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="earlier_words", db_index=False
    )
    glimmer_id = models.UUIDField()
    glimmer = refers_to("journal.Glimmer", "glimmer_id", "earlier_words")
    text = models.TextField(blank=True)
    replaced_at = models.DateTimeField(default=timezone.now)

    # As in the glimmer. A row from before these were held has none of them, and gives back only the words.
    noticed_at = models.DateTimeField(null=True, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    noticed_on = models.DateField(null=True, blank=True)
    has_time = models.BooleanField(default=True)
    shift = models.CharField(max_length=9, choices=Shift.choices, blank=True)
    sources = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    place = models.TextField(blank=True)
    descriptions = models.JSONField(default=dict, blank=True)  # by the ids of the photos that had one

    objects = EarlierWordsQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["user", "-replaced_at", "-id"], name="earlier_words_newest"),
            models.Index(fields=["user", "glimmer_id"], name="earlier_words_of_glimmer"),
        )

    def __str__(self) -> str:
        return f"words of {self.glimmer_id} until {self.replaced_at:%Y-%m-%d}"

    @classmethod
    def of(cls, glimmer: Glimmer, shown: Shown) -> Self:
        """Make a row of the glimmer as it is now, not saved; `shown` are its photos with their descriptions."""
        held = {name: getattr(glimmer, name) for name in HELD}
        descriptions = {str(key): description for key, description in shown if description}
        return cls(user_id=glimmer.user_id, glimmer=glimmer, descriptions=descriptions, **held)

    @property
    def is_whole(self) -> bool:
        """Return whether it holds more than words."""
        return self.noticed_at is not None

    @property
    def noticed_local(self) -> datetime | None:
        return self.noticed_at.astimezone(zone(self.time_zone)) if self.noticed_at else None

    @property
    def leaves_on(self) -> datetime:
        return self.replaced_at + PUT_AWAY_FOR

    def is_lost_in(self, glimmer: Glimmer, shown: Shown) -> bool:
        """Return whether the glimmer has lost something that is held here. Adding takes nothing away.

        The description of a photo that was taken out is not lost: it stays with the photo, and comes back with it.
        """
        descriptions = {str(key): description for key, description in shown}
        return (
            says_less(self.text, glimmer.text)
            or says_less(self.place, glimmer.place)
            or self.shift not in {"", glimmer.shift}
            or not set(self.sources) <= set(glimmer.sources)
            or self.noticed_on != glimmer.noticed_on
            or (self.has_time and (not glimmer.has_time or self.noticed_at != glimmer.noticed_at))
            or any(
                says_less(description, descriptions[key])
                for key, description in self.descriptions.items()
                if key in descriptions
            )
        )

    def put_back(self, glimmer: Glimmer) -> None:
        """Make the glimmer what it was. It is not saved here, and its photos are not looked at."""
        for name in HELD if self.is_whole else ("text",):
            setattr(glimmer, name, getattr(self, name))

    def described(self, shown: Shown) -> tuple[tuple[UUID, str], ...]:
        """Return these photos with the descriptions they had; those that had none, or came since, as they are."""
        return tuple((key, self.descriptions.get(str(key), description)) for key, description in shown)
