"""What a change of a glimmer has replaced, held for as long as it can be taken back. Known as `models.EarlierWords`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

PUT_AWAY_FOR = timedelta(days=30)


class EarlierWordsQuerySet(models.QuerySet["EarlierWords"]):
    def put_away(self) -> Self:
        """Those that can still be taken back, of glimmers in the journal, the last ones replaced first."""
        here = Q(glimmer__put_away_at__isnull=True, replaced_at__gt=timezone.now() - PUT_AWAY_FOR)
        return self.filter(here).select_related("glimmer").order_by("-replaced_at", "-id")

    def due_to_go(self) -> Self:
        return self.filter(replaced_at__lte=timezone.now() - PUT_AWAY_FOR)


class EarlierWords(models.Model):
    """What a glimmer said before it was changed to say something else, or less."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="earlier_words")
    glimmer = models.ForeignKey("journal.Glimmer", on_delete=models.CASCADE, related_name="earlier_words")
    text = models.TextField()
    replaced_at = models.DateTimeField(default=timezone.now)

    objects = EarlierWordsQuerySet.as_manager()

    def __str__(self) -> str:
        return f"words of {self.glimmer_id} until {self.replaced_at:%Y-%m-%d}"

    @property
    def leaves_on(self) -> datetime:
        return self.replaced_at + PUT_AWAY_FOR
