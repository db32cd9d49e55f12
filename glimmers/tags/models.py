"""Renamings of tags, kept for as long as they can be undone."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from common.owned import Owned, OwnedQuerySet, cursor_of, refers_to
from glimmers.journal.models import PUT_AWAY_FOR, Glimmer, Tag
from glimmers.journal.text import MAX_WRITTEN_TAG_CHARACTERS, tag_name


class TagRenameQuerySet(OwnedQuerySet["TagRename"]):
    def reachable(self) -> Self:
        """Select those of the last 30 days."""
        return self.filter(renamed_at__gt=_cutoff())

    def lately(self) -> Self:
        """Select those that can be undone, each with the `times` it can be undone in; the last one first."""
        rows = Rewritten.objects.filter(user_id=OuterRef("user_id"), rename_id=OuterRef("pk")).values("rename_id")
        standing = self.reachable().annotate(times=Subquery(rows.annotate(times=Count("*")).values("times")))
        standing = standing.filter(times__gt=0)
        return standing.order_by("-renamed_at", "-id")

    def due_to_go(self) -> Self:
        """Select those that nobody can undo any more."""
        return self.filter(renamed_at__lte=_cutoff())


def are_some_lately(user: User) -> bool:
    """Return whether this person has renamed a tag in the last 30 days: mostly not, and then that is all to ask."""
    with cursor_of(user.pk) as cursor:
        cursor.execute(
            "SELECT 1 FROM tags_tagrename WHERE user_id = %s AND renamed_at > %s LIMIT 1", [user.pk, _cutoff()]
        )
        return cursor.fetchone() is not None


def _cutoff() -> datetime:
    return timezone.now() - PUT_AWAY_FOR


class TagRename(Owned):
    """One tag given another name; where there was a tag of that name, the two were merged."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="tag_renames", db_index=False
    )
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


class Rewritten(Owned):
    """A glimmer that a renaming rewrote, with its words before. It is deleted when they are restored."""

    pk = models.CompositePrimaryKey("user_id", "rename_id", "glimmer_id")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+", db_index=False)
    rename_id = models.BigIntegerField()
    rename = refers_to(TagRename, "rename_id", "rewritten")
    glimmer_id = models.UUIDField()
    glimmer = refers_to(Glimmer, "glimmer_id", "+")
    text_before = models.TextField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["user", "glimmer_id"], name="rewritten_of_glimmer"),)

    def __str__(self) -> str:
        return self.text_before[:40]
