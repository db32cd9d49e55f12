"""Puts rows and files in step again, after whatever came between."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from glimmers.photos import files
from glimmers.photos.models import STAGED_FOR, Photo

log = logging.getLogger(__name__)


def sweep(*, untouched_for: timedelta = STAGED_FOR) -> int:
    """Let go of photos that are due to; delete files without a row that were not written lately. How many files.

    A file is older than its row by the length of a request: only one that has lain there for `untouched_for` is
    certain to have been left by something that was killed.
    """
    with transaction.atomic():
        # Held: a draft of yesterday may be kept at this very moment.
        due = list(Photo.objects.due_to_go().select_for_update(skip_locked=True).values_list("pk", flat=True))
        Photo.objects.filter(pk__in=due).delete()
    try:
        return _delete_leftovers(untouched_for)
    except OSError as error:
        log.error("The storage of photos could not be looked through; the next sweep tries again: %s", error)
        return 0


def _delete_leftovers(untouched_for: timedelta) -> int:
    deleted = 0
    for folder in files.everything():
        owners = {path: files.owner(path) for path in folder}
        there = set(Photo.objects.filter(pk__in=filter(None, owners.values())).values_list("pk", flat=True))
        for path, owner in owners.items():
            if owner not in there and files.written_at(path) <= timezone.now() - untouched_for:
                files.remove([path])
                deleted += 1
    return deleted
