"""Renamings of tags, kept for as long as they can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import connection, models
from django.db.models import Count
from django.utils import timezone

from accounts.models import User
from glimmers.journal.models import PUT_AWAY_FOR, Glimmer, Tag
from glimmers.journal.text import MAX_WRITTEN_TAG_CHARACTERS, tag_name


class TagRenameQuerySet(models.QuerySet["TagRename"]):
    def reachable(self) -> Self:
        """Select those of the last 30 days."""
        return self.filter(renamed_at__gt=_cutoff())

    def lately(self) -> Self:
        """Select those that can be undone, each with the `times` it can be undone in; the last one first."""
        standing = self.reachable().annotate(times=Count("rewritten")).filter(times__gt=0)
        return standing.order_by("-renamed_at", "-id")

    def due_to_go(self) -> Self:
        """Select those that nobody can undo any more."""
        return self.filter(renamed_at__lte=_cutoff())


def are_some_lately(user: User) -> bool:
    """Return whether this person has renamed a tag in the last 30 days: mostly not, and then that is all to ask."""
    with connection.prepared_cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(
            "SELECT 1 FROM tags_tagrename WHERE user_id = %s AND renamed_at > %s LIMIT 1", [user.pk, _cutoff()]
        )
        return cursor.fetchone() is not None


def _cutoff() -> datetime:
    return timezone.now() - PUT_AWAY_FOR


class TagRename(models.Model):
    """One tag given another name; where there was a tag of that name, the two were merged."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tag_renames")
    old_name = models.CharField(max_length=MAX_WRITTEN_TAG_CHARACTERS)  # as it was filed
    new_name = models.CharField(max_length=MAX_WRITTEN_TAG_CHARACTERS)  # as it was typed
    renamed_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    is_merge = models.BooleanField(default=False)  # there was a tag of that name

    objects = TagRenameQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["user", "-renamed_at", "-id"], name="tag_rename_newest"),)

    def __str__(self) -> str:
        return f"#{self.old_name} → #{self.new_name}"

    @property
    def tag(self) -> Tag:
        """Return the tag that it is now, for its address; not a row of the database."""
        return Tag(name=tag_name(self.new_name))

    @property
    def is_spelling(self) -> bool:
        """Return whether the tag is the same one, in other letters."""
        return tag_name(self.new_name) == self.old_name


class Rewritten(models.Model):
    """A glimmer that a renaming rewrote, with its words before. It is deleted when they are restored."""

    rename = models.ForeignKey(TagRename, on_delete=models.CASCADE, related_name="rewritten")
    glimmer = models.ForeignKey(Glimmer, on_delete=models.CASCADE, related_name="+")
    text_before = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["rename", "glimmer"], name="glimmer_is_rewritten_once_per_rename"),
        )

    def __str__(self) -> str:
        return self.text_before[:40]
