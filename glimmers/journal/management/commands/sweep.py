"""`manage.py sweep`: let go of what was put away 30 days ago, of tags nobody uses, of sessions that have ended."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from glimmers.journal.models import Glimmer, Tag


class Command(BaseCommand):
    help = "Delete for good what was put away more than 30 days ago, unused tags, and sessions that have ended."

    def handle(self, *args: Any, verbosity: int = 1, **options: Any) -> None:
        _, by_model = Glimmer.objects.due_to_go().delete()
        Tag.objects.filter(glimmers=None).delete()
        call_command("clearsessions", verbosity=0)
        if verbosity:
            self.stdout.write(f"Glimmers gone for good: {by_model.get(Glimmer._meta.label, 0)}")
