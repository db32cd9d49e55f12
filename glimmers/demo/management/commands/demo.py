"""`manage.py demo` makes somebody with three years of believable glimmers, to look at and to take pictures of."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from glimmers.demo.pictures import Drawn
from glimmers.demo.spreading import ZONE, Plan, planned
from glimmers.demo.texts import MOMENTS
from glimmers.demo.writing import Original, originals, write
from glimmers.journal.keeping import fill_in
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo

EMAIL = "demo@example.com"
START_OVER = "make demo AGAIN=1, or manage.py demo --again"
MOST = 100_000  # glimmers


class Command(BaseCommand):
    help = f"Make the user {EMAIL} with three years of invented glimmers; --again starts that journal over."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--password", help="the password to sign in with; one is made up otherwise")
        parser.add_argument("--again", action="store_true", help="delete the demonstration journal first")
        parser.add_argument("--without-photos", action="store_true", help="words alone: done in a moment")
        parser.add_argument("--glimmers", type=int, default=len(MOMENTS), help="how many; of more years if many")

    def handle(self, *args: Any, **options: Any) -> None:
        password = options["password"] or secrets.token_urlsafe(9)
        if not 1 <= options["glimmers"] <= MOST:
            raise CommandError(f"--glimmers takes a number from 1 to {MOST}.")
        plans = list(planned(timezone.now().astimezone(ZONE).replace(tzinfo=None), options["glimmers"]))
        if options["without_photos"]:
            plans = [plan._replace(pictures=()) for plan in plans if plan.content.text]
        used = list(dict.fromkeys(picture.drawn for plan in plans for picture in plan.pictures))
        # All or nothing: where this is interrupted, no row is left, and the next sweep finds the files.
        with originals([each.path for each in used]) as developed, transaction.atomic():
            if options["again"]:
                User.objects.filter(email=EMAIL).delete()
            if User.objects.filter(email=EMAIL).exists():
                raise CommandError(f"{EMAIL} is there already. To start that journal over: {START_OVER}")
            user = User.objects.create_user(EMAIL, password, name="Demo", time_zone=ZONE.key)
            glimmers, photos = rows(user, plans, dict(zip(used, developed, strict=True)))
            write(glimmers, photos)
        self.stdout.write(
            f"{len(glimmers)} glimmers, {len(photos)} photos. Sign in as {EMAIL} with the password {password}"
        )


def rows(user: User, plans: Sequence[Plan], originals_of: dict[Drawn, Original]) -> tuple[list[Glimmer], list[Photo]]:
    """Make the rows of these plans, which are not in the database yet."""
    glimmers: list[Glimmer] = []
    photos: list[Photo] = []
    for plan in plans:
        glimmer = Glimmer(user=user, is_close=plan.is_close, is_tucked=plan.is_tucked)
        own_photos = [
            originals_of[picture.drawn].photo(
                glimmer, position, picture.drawn.description if picture.is_described else ""
            )
            for position, picture in enumerate(plan.pictures)
        ]
        content = replace(plan.content, photos=tuple((photo.pk, photo.description) for photo in own_photos))
        fill_in(glimmer, content, ZONE)
        glimmers.append(glimmer)
        photos += own_photos
    return glimmers, photos
