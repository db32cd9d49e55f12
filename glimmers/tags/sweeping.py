"""Deletes renamings that nobody can undo any more, and the words kept for that."""

from __future__ import annotations

from django.db import transaction

from common.owned import by_owner, databases
from glimmers.tags.models import TagRename


def sweep() -> None:
    """Delete the records of renamings from more than 30 days ago; the glimmers stay as they are."""
    for using in databases():
        renames = TagRename.objects.using(using)
        with transaction.atomic(using=using):
            # Held first, as in undoing: otherwise each could wait for what the other holds.
            due = renames.due_to_go().select_for_update(skip_locked=True).values_list("user_id", "pk")
            for owner, keys in by_owner(due).items():
                renames.filter(user_id=owner, pk__in=keys).delete()
