"""Brings rows and files in step again after something went wrong."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from common.owned import by_owner, databases
from glimmers.photos import files
from glimmers.photos.models import STAGED_FOR, Photo, PhotoQuerySet

log = logging.getLogger(__name__)


def sweep(*, untouched_for: timedelta = STAGED_FOR) -> int:
    """Delete photos that are due to go, and old files without a row; return how many files.

    A file is older than its row by the length of a request: only one that has lain there for `untouched_for` is
    certain to be left from a process that was killed.
    """
    for using in databases():
        _delete_due(Photo.objects.using(using))
    try:
        return _delete_leftovers(untouched_for)
    except OSError as error:
        log.error("The storage of photos could not be looked through; the next sweep tries again: %s", error)
        return 0


def _delete_due(photos: PhotoQuerySet) -> None:
    with transaction.atomic(using=photos.db):
        # Held: a draft of yesterday may be kept at this moment.
        due = photos.due_to_go().select_for_update(skip_locked=True).values_list("user_id", "pk")
        for owner, keys in by_owner(due).items():
            photos.filter(user_id=owner, pk__in=keys).delete()


def _delete_leftovers(untouched_for: timedelta) -> int:
    deleted = 0
    for folder in files.everything():
        owners = {path: files.owner(path) for path in folder}
        keys = list(filter(None, owners.values()))
        existing = {
            key
            for using in databases()
            for key in Photo.objects.using(using).filter(pk__in=keys).values_list("pk", flat=True)
        }
        for path, owner in owners.items():
            if owner not in existing and files.written_at(path) <= timezone.now() - untouched_for:
                files.remove([path])
                deleted += 1
    return deleted
