"""Fill the journal of one user with thousands of glimmers and photos, in seconds, to see how the site copes with it.

The rows are inserted in bulk, past `keep`, and filed under the tags in them. Some texts get one of sixty tags, and a
word to search for: a common, a middling, or a rare one. The files of each photo are hard links to those of one of a few
dozen pictures: they take no room, and are read as separate files all the same.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import timedelta
from pathlib import Path
from random import Random

import site_here
from crowd_texts import COMMON, MIDDLING, RARE
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from glimmers.demo.pictures import DRAWN
from glimmers.demo.spreading import ZONE
from glimmers.demo.texts import MOMENTS
from glimmers.demo.writing import Original, originals, write
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo

SAMPLES = "GLIMMERS_SAMPLE_PHOTOS"  # a folder of photos to use in place of drawn pictures
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif", ".heic", ".heif"}
APART = (480, 570)  # minutes between two glimmers: 10,000 of them are ten years
HOW_MANY = (1, 2, 3, 4)  # photos of a glimmer that has some
SHARES = (12, 4, 1.5, 1.5)
BATCH = 1000
TAGGED = 0.3  # the share of glimmers that get a tag
TAGS = [f"{kind}{number}" for kind in ("walk", "home", "garden", "people/p", "sea", "sound") for number in range(1, 11)]
FOUND_IN = {COMMON[0]: 3, MIDDLING[0]: 100, RARE[0]: 2500}  # in one of this many glimmers


def main() -> None:
    """Read the arguments, and fill the journal."""
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
    """Create a user with this address, and this many glimmers and photos; delete the one who had the address before."""
    User.objects.filter(email=email).delete()
    user = User.objects.create_user(email, password, name="Bench", time_zone="Europe/Berlin")
    with originals(_pictures() if photos else []) as pictures:
        rows, prints = _rows(user, pictures, _counts(glimmers, photos, Random(4)), tagged)
        write(rows, prints)
    print(f"{glimmers} glimmers and {len(prints)} photos of {email}, password {password}")


def _pictures() -> list[Path]:
    folder = os.environ.get(SAMPLES)
    if not folder:
        return [each.path for each in DRAWN]
    paths = sorted(path for path in Path(folder).iterdir() if path.suffix.lower() in ENDINGS)
    if not paths:
        sys.exit(f"{SAMPLES}: there are no photos in {folder}")
    return paths


def _rows(user: User, pictures: list[Original], counts: list[int], tagged: float) -> tuple[list[Glimmer], list[Photo]]:
    """Make glimmers, newest first, and their photos, whose files are linked in this step."""
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
            prints.append(chance.choice(pictures).photo(row, position))
    return rows, prints


def _with_words(text: str, number: int, tagged: float) -> str:
    """Return this text with the words and the tag that the glimmer of this number gets."""
    words = [word.capitalize() + "." for word, one_of in FOUND_IN.items() if number % one_of == one_of - 1]
    before = int(number * tagged)  # the number of tags before this one
    if int((number + 1) * tagged) > before:
        words.append(f"#{TAGS[before % len(TAGS)]}")
    return " ".join([text, *words])


def _counts(glimmers: int, photos: int, chance: Random) -> list[int]:
    """Return how many photos each glimmer has, spread evenly over all of them."""
    with_photos: list[int] = []
    while sum(with_photos) < photos and len(with_photos) < glimmers:
        count = chance.choices(HOW_MANY, SHARES)[0]
        with_photos.append(min(count, photos - sum(with_photos)))
    counts = with_photos + [0] * (glimmers - len(with_photos))
    chance.shuffle(counts)
    return counts


if __name__ == "__main__":
    main()
