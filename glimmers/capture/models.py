"""Tokens: what a phone or a program shows when it adds to somebody's journal."""

from __future__ import annotations

from datetime import timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.owned import Owned, OwnedQuerySet

MAX_NAME_CHARACTERS = 100
DIGEST_BYTES = 32
NOTED_EVERY = timedelta(minutes=1)


class CaptureTokenQuerySet(OwnedQuerySet["CaptureToken"]):
    def newest_first(self) -> Self:
        return self.order_by("-created_at", "-id")


class CaptureToken(Owned):
    """Lets its bearer add to one person's journal, and nothing else. The secret itself is not kept."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="capture_tokens", db_index=False
    )
    name = models.CharField(_("name"), max_length=MAX_NAME_CHARACTERS)
    digest = models.BinaryField(max_length=DIGEST_BYTES)  # SHA-256 of the secret; tokens.py makes it
    created_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)  # to the minute or so

    objects = CaptureTokenQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "digest"], name="capture_token_digest_is_unique_per_user"),
            models.CheckConstraint(
                condition=Exact(Length("digest"), DIGEST_BYTES), name="capture_token_digest_is_a_digest"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="capture_token_has_a_name"),
        )
        indexes = (models.Index(fields=["digest"], name="capture_token_by_digest"),)  # before anybody is known

    def __str__(self) -> str:
        return self.name

    def note_use(self) -> None:
        """Note that it was used now, once a minute at most, so that most requests cost no write."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= NOTED_EVERY:
            self.last_used_at = now
            # Not by `save`, which raises where the token is revoked at this moment.
            CaptureToken.objects.of(self.user_id).filter(pk=self.pk).update(last_used_at=now)
