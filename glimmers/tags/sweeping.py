"""Deletes renamings that nobody can undo any more, and the words kept for that."""

from __future__ import annotations

from django.db import transaction

from common.owned import by_owner
from glimmers.tags.models import TagRename


def sweep() -> None:
    """Delete the records of renamings from more than 30 days ago; the glimmers stay as they are."""
    with transaction.atomic():
        # Held first, as in undoing: otherwise each could wait for what the other holds.
        due = TagRename.objects.due_to_go().select_for_update(skip_locked=True).values_list("user_id", "pk")
        for owner, keys in by_owner(due).items():
            TagRename.objects.filter(user_id=owner, pk__in=keys).delete()
