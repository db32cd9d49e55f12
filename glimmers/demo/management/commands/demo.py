"""`manage.py demo`: someone with three years of believable glimmers, to look at and to take pictures of."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from glimmers.demo.calendar import ZONE, planned
from glimmers.journal.keeping import keep

EMAIL = "demo@example.com"


class Command(BaseCommand):
    help = f"Make the user {EMAIL} with three years of invented glimmers; --again starts that journal over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="the password to sign in with; one is made up otherwise")
        parser.add_argument("--again", action="store_true", help="delete the demonstration journal first")

    def handle(self, *args: Any, **options: Any) -> None:
        password = options["password"] or secrets.token_urlsafe(9)
        with transaction.atomic():
            if options["again"]:
                User.objects.filter(email=EMAIL).delete()
            if User.objects.filter(email=EMAIL).exists():
                raise CommandError(f"{EMAIL} is there already; --again starts that journal over.")
            user = User.objects.create_user(EMAIL, password, name="Demo", time_zone=ZONE.key)
            count = 0
            for plan in planned(timezone.now().astimezone(ZONE).replace(tzinfo=None)):
                glimmer, _ = keep(user, plan.content, zone=ZONE)
                if plan.is_close or plan.is_tucked:
                    glimmer.keep_close(plan.is_close)
                    glimmer.tuck_away(plan.is_tucked)
                count += 1
        self.stdout.write(f"{count} glimmers. Sign in as {EMAIL} with the password {password}")
