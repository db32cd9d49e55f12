"""After an update from the previous release everything that was kept is there, even if the update was killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from urllib.parse import quote_plus

import psycopg
import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from glimmers.capture.tokens import make
from glimmers.journal.keeping import Content, change
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.tags.models import Rewritten
from glimmers.tags.renaming import rename
from hosting.partitions import owned_tables
from tests.factories import make_glimmer, make_photo
from tests.packages import ROOT

pytestmark = pytest.mark.once

BEFORE = [
    ("accounts", "0004_sessions_know_their_user"),
    ("account", "0009_emailaddress_unique_primary_email"),
    ("journal", "0009_numbers"),
    ("photos", "0003_long_pictures"),
    ("tags", "0002_tagrename_is_merge"),
    ("capture", "0001_initial"),
]
# Tables that other rows belong to come first; the database fills in its own counts.
TABLES = ["accounts_user", "account_emailaddress"]
COUNTED = {"journal_keptday", "journal_keptmonth"}
NEW = {  # the release before has none
    "coming_back_quietday",
    "coming_back_way",
    "glimmer_for_now_contact",
    "journal_rest",
    "journal_restedglimmer",
    "practice_shownidea",
    "reflecting_lookedback",
}
COLUMNS = """
    SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attname
"""
KEYS = """
    SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid::regclass::text = ANY (%s)
"""
NUMBER_ON = "SELECT setval(pg_get_serial_sequence('{0}', 'id'), max(id)) FROM {0} HAVING count(*) > 0"
NUMBERED = ("journal_tag", "journal_earlierwords", "tags_tagrename", "capture_capturetoken")


MIGRATE = """
import os, sys
import django

django.setup()
from django.db import connection
from django.db.migrations import RunSQL
from django.db.migrations.executor import MigrationExecutor

executor = MigrationExecutor(connection)
forwards = RunSQL.database_forwards


def killed(operation, *what):
    forwards(operation, *what)
    if "journal_filed_anew" in str(operation.sql):
        os.kill(os.getpid(), 9)


if "killed" in sys.argv:
    RunSQL.database_forwards = killed
executor.migrate({before} if "before" in sys.argv else executor.loader.graph.leaf_nodes())
"""


class Other:
    """Hold another database on the same server, which a process of its own migrates, as in an update."""

    def __init__(self) -> None:
        settings = connection.settings_dict
        self.name = f"{settings['NAME']}_other"
        self.location = {"host": settings["HOST"], "user": settings["USER"], "dbname": self.name}

    def migrate(self, *how: str) -> int:
        url = f"postgres://{self.location['user']}@{quote_plus(self.location['host'])}/{self.name}"
        code = MIGRATE.replace("{before}", repr(BEFORE))
        environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "config.settings"}
        return subprocess.run([sys.executable, "-c", code, *how], env=environment, cwd=ROOT, check=False).returncode

    @contextmanager
    def cursor(self) -> Iterator[psycopg.Cursor]:
        with psycopg.connect(**self.location) as open_connection, open_connection.cursor() as cursor:
            yield cursor


@pytest.fixture
def other(db: None) -> Iterator[Other]:
    """Create a database as the previous release leaves it, and empty."""
    made = Other()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{made.name}"')
        try:
            assert made.migrate("before") == 0
            yield made
        finally:
            cursor.execute(f'DROP DATABASE "{made.name}"')


@pytest.fixture
def kept(alice: User, bob: User) -> None:
    """Make something of two people in each table, in the tests' own database."""
    for user in (alice, bob):
        glimmer = make_glimmer(user, "#tea by the window", when="2026-03-30T09:00", shift="awe")
        make_photo(user, glimmer=glimmer)
        make_photo(user)
        change(glimmer, Content(text="#tea", when=glimmer.noticed_local.replace(tzinfo=None)), revision=1)
        make_glimmer(user, "#tea/green #milk", when="2026-03-31T09:00")
        make_glimmer(user, "#milk").put_away()
        rename(user, user.tags.get(name="tea"), "chai")
        make(user, "her phone")
    assert EarlierWords.objects.count() == 2
    assert Rewritten.objects.count() == 4
    Glimmer.objects.filter(text="#milk").update(put_away_at=timezone.now() - timedelta(days=3))


def rows(of: Any, table: str, columns: list[str]) -> list[tuple[Any, ...]]:
    with of.cursor() as cursor:
        names = ", ".join(f'"{name}"::text' for name in columns)
        cursor.execute(f"SELECT {names} FROM {table} ORDER BY {names}")
        return cursor.fetchall()


def columns(of: Any, table: str) -> list[str]:
    with of.cursor() as cursor:
        cursor.execute(COLUMNS, [table])
        return [name for (name,) in cursor.fetchall()]


def lay_out(other: Other) -> None:
    """Write everything from the tests' own database into the other one."""
    with other.cursor() as cursor:
        for table in [*TABLES, *sorted(set(owned_tables()) - COUNTED - NEW)]:
            shared = [name for name in columns(other, table) if name in columns(connection, table)]
            names = ", ".join(f'"{name}"' for name in shared)
            for row in rows(connection, table, shared):
                cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join(['%s'] * len(row))})", row)
        for table in NUMBERED:
            cursor.execute(NUMBER_ON.format(table))
        # Each row was counted as it came, but "times" came along with the tags too: count again.
        cursor.execute("SELECT journal_count_again()")


def everything(of: Any) -> dict[str, list[tuple[Any, ...]]]:
    return {table: rows(of, table, columns(of, table)) for table in [*TABLES, *owned_tables()] if table not in NEW}


def test_everything_is_there_after_an_update(other: Other, kept: None) -> None:
    lay_out(other)
    assert other.migrate() == 0
    assert everything(other) == everything(connection)
    with other.cursor() as cursor:
        cursor.execute("INSERT INTO journal_tag (user_id, name) SELECT id, 'new' FROM accounts_user RETURNING id")
        assert len(cursor.fetchall()) == 2, "and tags are numbered on"


def test_an_update_that_is_killed_changes_nothing_and_can_be_run_again(other: Other, kept: None) -> None:
    lay_out(other)
    before, keys = everything(other), keys_of(other)
    assert other.migrate("killed") == -signal.SIGKILL
    assert everything(other) == before
    assert keys_of(other) == keys
    assert other.migrate() == 0
    assert everything(other) == everything(connection)


def keys_of(other: Other) -> set[tuple[Any, ...]]:
    with other.cursor() as cursor:
        cursor.execute(KEYS, [owned_tables()])
        return set(cursor.fetchall())
