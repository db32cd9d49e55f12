"""Make a crowd: 2,000,000 glimmers of 1,000 users over ten years, 100,000 of them one user's, in a few minutes.

The rows lie in the table in order of time, as if people had written them: everybody's among everybody else's. The texts
come from a pool of invented ones. They hold the words that `plans.py` searches for; their other words are distributed
as in a real language. COPY inserts the rows, past `keep`, with a row for each photo but no files.

It deletes everybody who is in the database, and therefore needs a data folder of its own.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import islice
from random import Random
from uuid import UUID

import site_here
import uuid_utils.compat
from crowd_texts import PoolText, pool
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone
from names import AVERAGE, CROWD, HALF, LATELY

from accounts.models import User
from glimmers.demo.spreading import ZONE
from glimmers.journal.models import Glimmer, GlimmerTag, Tag
from glimmers.journal.search_vector import beginning, lexeme_of_day, year_mark
from glimmers.photos.models import Photo

KNOWN = (CROWD, HALF, LATELY, AVERAGE)
OF_LATELY = 1000  # as dense as the crowd's, for some weeks
PASSWORD = "glimmers-bench-1"
YEARS = 10
BATCH = 2000
WITH_PHOTO = 0.1  # the share of glimmers that have one
CLOSE, CLOSE_OF_MANY = 0.1, 0.001  # a large owner keeps few of them close: to find one, a search may read many in vain
COLUMNS = (
    "id, user_id, noticed_at, has_time, time_zone, noticed_on, is_close, photo_count, text, shift, sources, place, "
    "search_vector, is_tucked, client_digest, revision, created_at, changed_at"
)
PHOTO_COLUMNS = (
    "id, user_id, glimmer_id, position, description, width, height, is_cut, tones, taken_at, upload_id, staged_at"
)


def main() -> None:
    """Read the arguments, and make the crowd."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--users", type=int, default=1000)
    parser.add_argument("--glimmers", type=int, default=2_000_000, help="of all users together")
    parser.add_argument(
        "--of-one", type=int, default=100_000, help=f"how many are {CROWD}'s; {HALF} has half of them, in half the time"
    )
    asked = parser.parse_args()
    if asked.users < len(KNOWN) or asked.glimmers < asked.of_one * 2 or asked.of_one < OF_LATELY * 2:
        parser.error("there is nobody to share the rest")
    with site_here.running():
        call_command("migrate", verbosity=0)
        strangers = User.objects.exclude(email__endswith="@example.com").count()
        if strangers:
            sys.exit(f"{strangers} others have journals here, and would lose them: set GLIMMERS_DATA to a new folder")
        make(asked.users, asked.glimmers, asked.of_one)


def make(users: int, glimmers: int, of_one: int) -> None:
    """Replace everything in the database by the crowd, and print how long each part took."""
    chance = Random(5)
    with _timed("texts"):
        texts = pool(chance)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'")
        cursor.execute("TRUNCATE accounts_user CASCADE")
        people = _people(users)
        tags = _tags(people, {name for text in texts for name in text.tags})
        indexes = _without_indexes(cursor)
        _trigger(cursor, "DISABLE")
        rows = _Rows(people, tags, texts, chance)
        with _timed("glimmers"):
            _copy(cursor, Glimmer._meta.db_table, COLUMNS, rows.glimmers(_owners(users, glimmers, of_one, chance)))
        with _timed("photos and tags"):
            _copy(cursor, Photo._meta.db_table, PHOTO_COLUMNS, rows.photos)
            _copy(cursor, GlimmerTag._meta.db_table, "user_id, glimmer_id, tag_id", rows.tagged)
        with _timed("foreign keys"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        _trigger(cursor, "ENABLE")
        for name, definition in indexes:
            with _timed(name):
                cursor.execute(definition)
        with _timed("numbers"):
            cursor.execute("SELECT journal_count_again()")
    with _timed("ANALYZE"), connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{glimmers} glimmers, {of_one} of them {CROWD}'s, password {PASSWORD}")


@contextmanager
def _timed(what: str) -> Iterator[None]:
    begin = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - begin:.1f} s", flush=True)


def _people(users: int) -> list[User]:
    """Create the users. Those in `KNOWN`, who come first, can sign in."""
    known = [User.objects.create_user(email, PASSWORD, time_zone=ZONE.key) for email in KNOWN]
    others = [User(email=f"crowd-{number}@example.com", time_zone=ZONE.key) for number in range(len(KNOWN), users)]
    for user in others:
        user.set_unusable_password()
    return known + User.objects.bulk_create(others, BATCH)


def _tags(people: list[User], names: set[str]) -> dict[tuple[UUID, str], int]:
    made = Tag.objects.bulk_create([Tag(user=user, name=name) for user in people for name in sorted(names)], BATCH)
    return {(tag.user_id, tag.name): tag.pk for tag in made}


def _owners(users: int, glimmers: int, of_one: int, chance: Random) -> list[int]:
    """Return the owner of each glimmer, oldest first; all users but the first three share the rest among them."""
    first, second = [0] * (of_one // 2), [0] * (of_one - of_one // 2) + [1] * (of_one // 2)
    first += [chance.randrange(3, users) for _ in range(glimmers // 2 - len(first))]
    second += [chance.randrange(3, users) for _ in range(glimmers - len(first) - len(second))]
    chance.shuffle(first)
    chance.shuffle(second)
    # The third user writes as much as the first for some weeks, and takes these glimmers from those who share.
    begin = len(second) - len(second) * OF_LATELY // (of_one - of_one // 2)
    for place in chance.sample([place for place in range(begin, len(second)) if second[place] > 2], OF_LATELY):
        second[place] = 2
    return first + second


def _without_indexes(cursor: object) -> list[tuple[str, str]]:
    """Drop the indexes that belong to no constraint. Return their names, and the statements that make them again."""
    cursor.execute(
        """
        SELECT indexname, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename = %s AND indexname NOT IN (SELECT conname FROM pg_constraint)
        """,
        [Glimmer._meta.db_table],
    )
    found = cursor.fetchall()
    for name, _definition in found:
        cursor.execute(f'DROP INDEX "{name}"')
    return found


def _trigger(cursor: object, verb: str) -> None:
    """Switch the triggers that count days and tags on or off; the counting happens once, when all rows are written."""
    for table in (Glimmer._meta.db_table, GlimmerTag._meta.db_table):
        cursor.execute(f"ALTER TABLE {table} {verb} TRIGGER USER")


def _copy(cursor: object, table: str, columns: str, lines: Iterable[str]) -> None:
    """Copy lines into a table, in COPY's text format: a tab between columns, one line for each row."""
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        rest = iter(lines)
        while some := "".join(islice(rest, BATCH)):
            copy.write(some)


class _Rows:
    """Yield the lines to copy. Those of photos and tags are complete once all lines of the glimmers have been read."""

    def __init__(
        self, people: list[User], tags: dict[tuple[UUID, str], int], texts: list[PoolText], chance: Random
    ) -> None:
        self.people = [user.pk for user in people]
        self.tags, self.texts, self.chance = tags, texts, chance
        self.photos: list[str] = []
        self.tagged: list[str] = []

    def glimmers(self, owners: list[int]) -> Iterator[str]:
        now = timezone.now()
        begin = now - timedelta(days=365.25 * YEARS)
        step = (now - begin) / len(owners)
        written = now.isoformat()
        random, beginnings = self.chance.random, {}
        for number, owner in enumerate(owners):
            user, text, key = self.people[owner], self.chance.choice(self.texts), uuid_utils.compat.uuid7()
            at = (begin + step * (number + random())).astimezone(ZONE)
            begins = beginnings.get((owner, at.year)) or beginning(user, at.year)
            beginnings[owner, at.year] = begins
            is_close = random() < (CLOSE if owner > 2 else CLOSE_OF_MANY)
            photos = int(random() < WITH_PHOTO)
            if photos:
                self.photos.append(
                    f"{uuid_utils.compat.uuid7()}\t{user}\t{key}\t0\t\t1600\t1200\tf\t8090a0605040\t\t{key}\t{written}\n"
                )
            day = lexeme_of_day(year_mark(at.year), f"{at:%m%d}")
            vector = f"{text.vector} '~~{day}'" + " '~~*close'" * is_close + " '~~*photo'" * photos
            self.tagged += [f"{user}\t{key}\t{self.tags[user, name]}\n" for name in text.tags]
            yield (
                f"{key}\t{user}\t{at.isoformat()}\tt\t{ZONE.key}\t{at.date()}\t{is_close}\t{photos}\t"
                f"{text.columns}\t{vector.replace('~~', begins)}\tf\t\\\\x\t1\t{written}\t{written}\n"
            )


if __name__ == "__main__":
    main()
