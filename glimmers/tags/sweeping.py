"""Lets go of renamings that nobody can undo any more, and of the words kept for that."""

from __future__ import annotations

from glimmers.tags.models import TagRename


def sweep() -> None:
    """Delete the records of renamings from more than 30 days ago; the glimmers stay as they are."""
    TagRename.objects.due_to_go().delete()
