"""Deletes what nobody can come back to."""

from __future__ import annotations

from django.db import transaction

from common.owned import by_owner, databases
from glimmers.journal.models import EarlierWords, Glimmer, Tag


def sweep() -> int:
    """Delete what was put away or replaced over 30 days ago, and unused tags; return the number of glimmers deleted."""
    deleted = 0
    for using in databases():
        deleted += _delete_glimmers(using)
        EarlierWords.objects.using(using).due_to_go().delete()
        _delete_unused_tags(using)
    return deleted


def _delete_glimmers(using: str) -> int:
    with transaction.atomic(using=using):
        # Held first, before what belongs to them: a glimmer that is taken back at this moment stays.
        glimmers = Glimmer.objects.using(using)
        due = glimmers.due_to_go().select_for_update(skip_locked=True).values_list("user_id", "pk")
        keys = by_owner(due)
        for owner, mine in keys.items():
            glimmers.filter(user_id=owner, pk__in=mine).delete()
    return sum(map(len, keys.values()))


def _delete_unused_tags(using: str) -> None:
    with transaction.atomic(using=using):
        # Tags that a glimmer is being filed under are held there, and skipped. Only the second query sees what was
        # filed before these were held here.
        unused = Tag.objects.using(using).unused()
        held = unused.select_for_update(of=("self",), skip_locked=True).values_list("user_id", "pk")
        for owner, keys in by_owner(held).items():
            unused.filter(user_id=owner, pk__in=keys).delete()
