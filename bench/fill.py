"""Fills the journal of one user with thousands of glimmers and photos, in seconds, to see how the site bears it.

The rows are inserted in bulk, past `keep`: they can be searched, but no tags are filed. The files of each photo are
hard links to those of one of a few dozen pictures, so that they take no room and are still read as many.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import site_here
import uuid_utils.compat
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from glimmers.demo.album import Picture
from glimmers.demo.calendar import ZONE
from glimmers.demo.painting import paint
from glimmers.demo.pictures import KINDS
from glimmers.demo.words import MOMENTS
from glimmers.journal.models import Glimmer
from glimmers.photos import files
from glimmers.photos.models import Photo
from glimmers.photos.pipeline import Developed, develop

SAMPLES = "GLIMMERS_SAMPLE_PHOTOS"  # a folder of photos to use in place of drawn pictures
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif"}
APART = (480, 570)  # minutes between two glimmers: 10,000 of them are ten years
HOW_MANY = (1, 2, 3, 4)  # photos of a glimmer that has some
SHARES = (12, 4, 1.5, 1.5)
BATCH = 1000


def main() -> None:
    """Read what is asked, and fill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--email", default="bench@example.com", help="whose journal; an account of that address goes first"
    )
    parser.add_argument("--password", default="glimmers-bench-1")
    parser.add_argument("--glimmers", type=int, default=10_000)
    parser.add_argument("--photos", type=int, default=3_000)
    asked = parser.parse_args()
    with site_here.running():
        call_command("migrate", verbosity=0)
        fill(asked.email, asked.password, asked.glimmers, asked.photos)


def fill(email: str, password: str, glimmers: int, photos: int) -> None:
    """A new user of this address with so many glimmers and photos; who had it before is deleted."""
    User.objects.filter(email=email).delete()
    user = User.objects.create_user(email, password, name="Bench", time_zone="Europe/Berlin")
    originals: list[tuple[UUID, Developed]] = []
    try:
        for developed in _pictures():
            key = uuid4()
            files.write(key, developed)
            originals.append((key, developed))
        there = _write(user, originals, glimmers, photos)
    finally:
        for key, developed in originals:
            files.remove(files.name(key, size) for size in (files.MASTER, *developed.sizes))
    print(f"{glimmers} glimmers and {there} photos of {email}, password {password}")


def _pictures() -> Iterator[Developed]:
    if folder := os.environ.get(SAMPLES):
        paths = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in ENDINGS)
        if not paths:
            sys.exit(f"{SAMPLES}: there are no photos in {folder}")
        for path in paths:
            yield develop(io.BytesIO(path.read_bytes()))
        return
    kinds = [Picture(kind, seed, "", "", is_described=True) for seed, kind in enumerate(KINDS)]
    yield from (painted.developed for painted in paint(kinds, edge=1600))


def _write(user: User, originals: list[tuple[UUID, Developed]], glimmers: int, photos: int) -> int:
    """The rows and the links. How many photos there are: all, unless there are too few glimmers for them."""
    chance = Random(4)
    texts = [moment for moment in MOMENTS if moment.text]
    counts = _counts(glimmers, photos, chance)
    at = timezone.now().astimezone(ZONE)
    rows, prints = [], []
    for count in counts:
        at -= timedelta(minutes=chance.randrange(*APART))
        moment = chance.choice(texts)
        row = Glimmer(user=user, text=moment.text, shift=moment.shift, sources=list(moment.sources), place=moment.place)
        row.noticed_at, row.time_zone, row.noticed_on = at, ZONE.key, at.date()
        row.photo_count, row.is_close = count, chance.random() < 0.08
        row.make_searchable(())
        rows.append(row)
        for position in range(count):
            prints.append(_linked(Photo(user=user, glimmer=row, position=position), *chance.choice(originals)))
    Glimmer.objects.bulk_create(rows, BATCH)
    Photo.objects.bulk_create(prints, BATCH)
    return len(prints)


def _counts(glimmers: int, photos: int, chance: Random) -> list[int]:
    """How many photos each glimmer has, spread evenly over all of them."""
    with_photos: list[int] = []
    while sum(with_photos) < photos and len(with_photos) < glimmers:
        count = chance.choices(HOW_MANY, SHARES)[0]
        with_photos.append(min(count, photos - sum(with_photos)))
    counts = with_photos + [0] * (glimmers - len(with_photos))
    chance.shuffle(counts)
    return counts


def _linked(photo: Photo, key: UUID, developed: Developed) -> Photo:
    photo.id, photo.upload_id = uuid_utils.compat.uuid7(), uuid4()
    photo.width, photo.height, photo.tones = developed.width, developed.height, developed.tones
    photo.is_cut = developed.is_cut
    for size in (files.MASTER, *developed.sizes):
        path = Path(default_storage.path(files.name(photo.pk, size)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(default_storage.path(files.name(key, size)))
    return photo


if __name__ == "__main__":
    main()
