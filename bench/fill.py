"""Fills the journal of one user with thousands of glimmers and photos, in seconds, to see how the site bears it.

The rows are inserted in bulk, past `keep`, and filed under the tags in them. To a part of the texts a tag is added,
one of sixty, and a word to be found: a common, a middling, or a rare one. The files of each photo are hard links to
those of one of a few dozen pictures, so that they take no room and are still read as many.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import site_here
import uuid_utils.compat
from crowd_texts import COMMON, MIDDLING, RARE
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from glimmers.demo.album import Picture
from glimmers.demo.calendar import ZONE
from glimmers.demo.painting import paint
from glimmers.demo.pictures import KINDS
from glimmers.demo.texts import MOMENTS
from glimmers.journal.filing import file_under_tags
from glimmers.journal.models import Glimmer
from glimmers.photos import files
from glimmers.photos.models import Photo
from glimmers.photos.opening import Refused
from glimmers.photos.pipeline import Developed, develop

SAMPLES = "GLIMMERS_SAMPLE_PHOTOS"  # a folder of photos to use in place of drawn pictures
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif"}
APART = (480, 570)  # minutes between two glimmers: 10,000 of them are ten years
HOW_MANY = (1, 2, 3, 4)  # photos of a glimmer that has some
SHARES = (12, 4, 1.5, 1.5)
BATCH = 1000
TAGGED = 0.3  # which part of all
TAGS = [f"{kind}{number}" for kind in ("walk", "home", "garden", "people/p", "sea", "sound") for number in range(1, 11)]
FOUND_IN = {COMMON[0]: 3, MIDDLING[0]: 100, RARE[0]: 2500}  # one of so many


def main() -> None:
    """Read what is asked, and fill."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--email", default="bench@example.com", help="whose journal; an account of that address goes first"
    )
    parser.add_argument("--password", default="glimmers-bench-1")
    parser.add_argument("--glimmers", type=int, default=10_000)
    parser.add_argument("--photos", type=int, default=3_000)
    parser.add_argument("--tagged", type=float, default=TAGGED, help="to which part of them a tag is added")
    asked = parser.parse_args()
    with site_here.running():
        call_command("migrate", verbosity=0)
        fill(asked.email, asked.password, asked.glimmers, asked.photos, asked.tagged)


def fill(email: str, password: str, glimmers: int, photos: int, tagged: float = TAGGED) -> None:
    """A new user of this address with so many glimmers and photos; who had it before is deleted."""
    User.objects.filter(email=email).delete()
    user = User.objects.create_user(email, password, name="Bench", time_zone="Europe/Berlin")
    originals: list[tuple[UUID, Developed]] = []
    try:
        for developed in _pictures() if photos else ():
            key = uuid4()
            files.write(key, developed)
            originals.append((key, developed))
        rows, prints = _rows(user, originals, _counts(glimmers, photos, Random(4)), tagged)
        _write(user, rows, prints)
    finally:
        for key, developed in originals:
            files.remove(files.name(key, size) for size in (files.MASTER, *developed.sizes))
    print(f"{glimmers} glimmers and {len(prints)} photos of {email}, password {password}")


def _pictures() -> Iterator[Developed]:
    if folder := os.environ.get(SAMPLES):
        paths = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in ENDINGS)
        if not paths:
            sys.exit(f"{SAMPLES}: there are no photos in {folder}")
        for path in paths:
            with suppress(Refused):  # damaged, say
                yield develop(io.BytesIO(path.read_bytes()))
        return
    kinds = [Picture(kind, seed, "", "", is_described=True) for seed, kind in enumerate(KINDS)]
    yield from (painted.developed for painted in paint(kinds, edge=1600))


def _rows(
    user: User, originals: list[tuple[UUID, Developed]], counts: list[int], tagged: float
) -> tuple[list[Glimmer], list[Photo]]:
    """Glimmers, the newest first, and their photos, whose files are linked here."""
    chance = Random(4)
    texts = [moment for moment in MOMENTS if moment.text]
    at = timezone.now().astimezone(ZONE)
    rows, prints = [], []
    for number, count in enumerate(counts):
        at -= timedelta(minutes=chance.randrange(*APART))
        moment = chance.choice(texts)
        text = _with_words(moment.text, number, tagged)
        row = Glimmer(user=user, text=text, shift=moment.shift, sources=list(moment.sources), place=moment.place)
        row.noticed_at, row.time_zone, row.noticed_on = at, ZONE.key, at.date()
        row.photo_count, row.is_close = count, chance.random() < 0.08
        row.make_searchable(())
        rows.append(row)
        for position in range(count):
            prints.append(_linked(Photo(user=user, glimmer=row, position=position), *chance.choice(originals)))
    return rows, prints


def _with_words(text: str, number: int, tagged: float) -> str:
    """The text of the glimmer of this number, with what is added to it."""
    words = [word.capitalize() + "." for word, one_of in FOUND_IN.items() if number % one_of == one_of - 1]
    before = int(number * tagged)  # so many had a tag
    if int((number + 1) * tagged) > before:
        words.append(f"#{TAGS[before % len(TAGS)]}")
    return " ".join([text, *words])


def _write(user: User, rows: list[Glimmer], prints: list[Photo]) -> None:
    Glimmer.objects.bulk_create(rows, BATCH)
    Photo.objects.bulk_create(prints, BATCH)
    with_tags = [row for row in rows if "#" in row.text]
    for begin in range(0, len(with_tags), BATCH):
        with transaction.atomic():
            file_under_tags(user.pk, with_tags[begin : begin + BATCH])


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
