"""Deletes what nobody can come back to."""

from __future__ import annotations

from django.db import transaction

from glimmers.journal.models import EarlierWords, Glimmer, Tag


def sweep() -> int:
    """Delete what was put away or replaced over 30 days ago, and unused tags; return the number of glimmers deleted."""
    with transaction.atomic():
        # Held first, before what belongs to them: a glimmer that is taken back at this moment stays.
        due = list(Glimmer.objects.due_to_go().select_for_update(skip_locked=True).values_list("pk", flat=True))
        _, by_model = Glimmer.objects.filter(pk__in=due).delete()
    EarlierWords.objects.due_to_go().delete()
    _delete_unused_tags()
    return by_model.get(Glimmer._meta.label, 0)


def _delete_unused_tags() -> None:
    with transaction.atomic():
        # Tags that a glimmer is being filed under are held there, and skipped. Only the second query sees what was
        # filed before these were held here.
        unused = Tag.objects.filter(glimmers=None).select_for_update(of=("self",), skip_locked=True)
        held = list(unused.values_list("pk", flat=True))
        Tag.objects.filter(pk__in=held, glimmers=None).delete()
