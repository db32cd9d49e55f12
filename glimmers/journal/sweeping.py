"""Lets go of what nobody can come back to."""

from __future__ import annotations

from glimmers.journal.models import EarlierWords, Glimmer, Tag


def sweep() -> int:
    """Delete for good what was put away or replaced more than 30 days ago, and tags that nobody uses. How many glimmers went."""
    _, by_model = Glimmer.objects.due_to_go().delete()
    EarlierWords.objects.due_to_go().delete()
    Tag.objects.filter(glimmers=None).delete()
    return by_model.get(Glimmer._meta.label, 0)
