"""`manage.py demo`: someone with three years of believable glimmers, to look at and to take pictures of."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from glimmers.demo.calendar import ZONE, Plan, planned
from glimmers.demo.painting import Painted, paint
from glimmers.photos.attaching import keep
from glimmers.photos.staging import write_down

EMAIL = "demo@example.com"
START_OVER = "make demo AGAIN=1, or manage.py demo --again"
EDGE = 1600  # px, of the pictures' longer side: as large as the largest size that is shown


class Command(BaseCommand):
    help = f"Make the user {EMAIL} with three years of invented glimmers; --again starts that journal over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="the password to sign in with; one is made up otherwise")
        parser.add_argument("--again", action="store_true", help="delete the demonstration journal first")
        parser.add_argument("--without-photos", action="store_true", help="words alone: done in a moment")

    def handle(self, *args: Any, **options: Any) -> None:
        password = options["password"] or secrets.token_urlsafe(9)
        plans = list(planned(timezone.now().astimezone(ZONE).replace(tzinfo=None)))
        if options["without_photos"]:
            plans = [plan._replace(pictures=()) for plan in plans if plan.content.text]
        pictures = [picture for plan in plans for picture in plan.pictures]
        # All of it or none: where this ends half way, no row is left, and the files are found by the next sweep.
        with transaction.atomic():
            if options["again"]:
                User.objects.filter(email=EMAIL).delete()
            if User.objects.filter(email=EMAIL).exists():
                raise CommandError(f"{EMAIL} is there already. To start that journal over: {START_OVER}")
            user = User.objects.create_user(EMAIL, password, name="Demo", time_zone=ZONE.key)
            if pictures:
                self.stdout.write(f"Drawing {len(pictures)} pictures, which takes up to a minute ...")
            painted = paint(pictures, edge=EDGE)
            for plan in plans:
                _keep(user, plan, painted)
        self.stdout.write(
            f"{len(plans)} glimmers, {len(pictures)} photos. Sign in as {EMAIL} with the password {password}"
        )


def _keep(user: User, plan: Plan, painted: Iterator[Painted]) -> None:
    photos = []
    for _ in plan.pictures:
        developed, description = next(painted)
        photos.append((write_down(user, developed, upload_id=uuid4()).pk, description))
    glimmer, _ = keep(user, replace(plan.content, photos=tuple(photos)), zone=ZONE)
    if plan.is_close or plan.is_tucked:
        glimmer.keep_close(plan.is_close)
        glimmer.tuck_away(plan.is_tucked)
