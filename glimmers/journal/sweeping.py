"""Lets go of what nobody can come back to."""

from __future__ import annotations

from django.db import transaction

from glimmers.journal.models import EarlierWords, Glimmer, Tag


def sweep() -> int:
    """Delete for good what was put away or replaced more than 30 days ago, and unused tags. How many glimmers went."""
    with transaction.atomic():
        # Held first, and before what belongs to them: one that is taken back at this moment stays.
        due = list(Glimmer.objects.due_to_go().select_for_update(skip_locked=True).values_list("pk", flat=True))
        _, by_model = Glimmer.objects.filter(pk__in=due).delete()
    EarlierWords.objects.due_to_go().delete()
    _delete_unused_tags()
    return by_model.get(Glimmer._meta.label, 0)


def _delete_unused_tags() -> None:
    with transaction.atomic():
        # Those that a glimmer is being filed under are held there, and left alone. What was filed before these were
        # held here is seen by the second question alone.
        unused = Tag.objects.filter(glimmers=None).select_for_update(of=("self",), skip_locked=True)
        held = list(unused.values_list("pk", flat=True))
        Tag.objects.filter(pk__in=held, glimmers=None).delete()
