"""`manage.py sweep` deletes what was put away 30 days ago, what nobody uses, and what a crash left behind."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

import accounts.limits
import glimmers.journal.sweeping
import glimmers.photos.sweeping
import glimmers.tags.sweeping


class Command(BaseCommand):
    help = (
        "Delete for good what was put away more than 30 days ago, photos that were not kept for a day, files without "
        "a row, unused tags, the words kept for undoing a tag's renaming 30 days ago, sessions that have ended, and "
        "counts of tries to sign in that have run out."
    )

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        count = glimmers.journal.sweeping.sweep()
        files = glimmers.photos.sweeping.sweep()
        glimmers.tags.sweeping.sweep()
        accounts.limits.sweep()
        call_command("clearsessions", verbosity=0)
        if verbosity:
            self.stdout.write(f"Glimmers gone for good: {count}. Files that belonged to nothing: {files}.")
