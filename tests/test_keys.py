"""Tables divide by user: keys begin with the user, what refers to a row carries the user, and the database cascades."""

from __future__ import annotations

import re
from io import StringIO
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import FieldError
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from common.owned import Owned, by_owner, cursor_of
from glimmers.journal.models import Glimmer
from glimmers.search.query_from_address import read
from glimmers.search.statement import OLDER, Part, asked
from hosting.partitions import owned_tables
from tests.factories import make_glimmer, make_photo
from tests.owners import each_statement_names_its_owner, names_its_owner
from tests.packages import ROOT

KEYS = """
    SELECT index.indrelid::regclass::text, index.indexrelid::regclass::text, attribute.attname
    FROM pg_index AS index
    JOIN pg_attribute AS attribute ON attribute.attrelid = index.indrelid AND attribute.attnum = index.indkey[0]
    WHERE index.indisunique AND index.indrelid::regclass::text = ANY (%s)
"""
REFERENCES = """
    SELECT conrelid::regclass::text, confrelid::regclass::text, confdeltype::text,
        (SELECT array_agg(attname::text ORDER BY place) FROM unnest(conkey) WITH ORDINALITY AS key (number, place)
         JOIN pg_attribute ON attrelid = conrelid AND attnum = number)
    FROM pg_constraint WHERE contype = 'f'
"""


def rows(sql: str, *parameters: object) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def test_every_model_of_a_room_is_somebodys() -> None:
    """Or `save`, `delete` and the removal of a user would pass it by."""
    tables = [model._meta.db_table for model in apps.get_models() if issubclass(model, Owned)]
    assert sorted(tables) == owned_tables()


@pytest.mark.django_db
def test_every_unique_key_of_somebodys_rows_begins_with_the_user() -> None:
    found = rows(KEYS, owned_tables())
    assert {table for table, _index, _column in found} == set(owned_tables())
    assert {index: column for _table, index, column in found if column != "user_id"} == {}


@pytest.mark.django_db
def test_what_refers_to_somebodys_row_carries_the_user_and_goes_with_it() -> None:
    found = [row for row in rows(REFERENCES) if row[0] in owned_tables()]
    assert {table for table, *_rest in found} == set(owned_tables())
    for table, other, deletes, columns in found:
        assert columns[0] == "user_id", (table, other)
        assert deletes == "c", (table, other)


@pytest.mark.django_db
def test_whatever_belongs_to_a_user_goes_with_them_in_the_database() -> None:
    """Removing somebody takes one statement, which the database carries to each table."""
    assert {row[0] for row in rows(REFERENCES) if row[1] == "accounts_user" and row[2] != "c"} == set()


@pytest.mark.django_db
def test_the_tables_are_divided_where_that_is_asked_for(pytestconfig: pytest.Config) -> None:
    kinds = dict(rows("SELECT relname::text, relkind::text FROM pg_class WHERE relname = ANY (%s)", owned_tables()))
    assert kinds == dict.fromkeys(owned_tables(), "p" if pytestconfig.getoption("--parts") else "r")


@pytest.mark.once
def test_what_the_command_prints_divides_them_and_loses_nothing(alice: User, bob: User) -> None:
    for user in (alice, bob):
        make_photo(user, glimmer=make_glimmer(user, "#tea"))
    before = {table: sorted(rows(f"SELECT {table}::text FROM {table}")) for table in owned_tables()}
    ((number,),) = rows("INSERT INTO journal_tag (user_id, name) VALUES (%s, 'gone') RETURNING id", alice.pk)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_tag WHERE name = 'gone'")
        cursor.execute("GRANT SELECT ON journal_tag TO pg_monitor")
    call_command("partitions", "--parts=3", stdout=(out := StringIO()))
    begin, *statements, commit, analyze = out.getvalue().splitlines()
    assert (begin, commit, analyze) == ("BEGIN;", "COMMIT;", "ANALYZE;")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for statement in statements:
            cursor.execute(statement)
    assert {table: sorted(rows(f"SELECT {table}::text FROM {table}")) for table in owned_tables()} == before
    assert len(rows("SELECT 1 FROM pg_inherits WHERE inhparent = 'photos_photo'::regclass")) == 3
    make_glimmer(alice, "#tea #milk")
    assert alice.tags.get(name="tea").times == 2
    assert alice.tags.get(name="milk").pk > number, "the number of what has gone does not come again"
    assert rows("SELECT has_table_privilege('pg_monitor', 'journal_tag', 'SELECT')") == [(True,)]
    alice.delete()
    assert {user for (user,) in rows("SELECT user_id FROM journal_glimmer_tags")} == {bob.pk}


@pytest.mark.parametrize("words", ["", "tea", "tea kitchen"])
def test_what_somebody_looks_at_is_in_one_part(alice: User, pytestconfig: pytest.Config, words: str) -> None:
    condition, values = asked(alice.pk, read({"q": words}), Part(None, None, OLDER, 24))
    with cursor_of(alice.pk) as cursor:
        cursor.execute(f"EXPLAIN SELECT id FROM journal_glimmer WHERE {condition}", values)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    parts = set(re.findall(r"\bjournal_glimmer_\d\d\b", plan))
    assert len(parts) == bool(pytestconfig.getoption("--parts")), plan


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT 1 FROM "journal_glimmer" WHERE "journal_glimmer"."id" = %s',
        "SELECT 1 FROM journal_glimmer",
        "UPDATE journal_tag SET times = 0 WHERE id = %s",
        'DELETE FROM "photos_photo" WHERE "photos_photo"."id" IN (%s, %s)',
        (
            'SELECT 1 FROM "photos_photo" INNER JOIN "journal_glimmer" ON "photos_photo"."glimmer_id" = '
            '"journal_glimmer"."id" WHERE "photos_photo"."user_id" = %s'
        ),
        (
            'SELECT 1 FROM "photos_photo" INNER JOIN "journal_glimmer" ON "photos_photo"."user_id" = '
            '"journal_glimmer"."user_id" WHERE "photos_photo"."user_id" = "journal_glimmer"."user_id"'
        ),
        'INSERT INTO "journal_tag" ("name") VALUES (%s)',
        'UPDATE "photos_photo" SET "user_id" = %s, "width" = %s WHERE "photos_photo"."id" = %s',
        "SELECT 1 FROM journal_glimmer, journal_tag WHERE journal_glimmer.user_id = %s",
        "DELETE FROM journal_tag USING journal_glimmer AS glimmer WHERE glimmer.user_id = %s",
        "SELECT 1 FROM accounts_session AS s JOIN journal_tag AS t ON t.id = %s WHERE s.user_id = %s",
    ],
)
def test_a_statement_without_its_owner_is_known(sql: str) -> None:
    assert not names_its_owner(sql)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT 1 FROM accounts_user",
        'SELECT 1 FROM "journal_glimmer" WHERE ("journal_glimmer"."user_id" = %s AND "journal_glimmer"."id" = %s)',
        (
            'SELECT 1 FROM "photos_photo" INNER JOIN "journal_glimmer" ON "photos_photo"."user_id" = '
            '"journal_glimmer"."user_id" WHERE "photos_photo"."user_id" = %s'
        ),
        'SELECT 1 FROM "photos_photo" WHERE ("photos_photo"."user_id", "photos_photo"."glimmer_id") = (%s, %s)',
        'INSERT INTO "journal_tag" ("name", "user_id") VALUES (%s, %s)',
        'UPDATE "photos_photo" SET "width" = %s WHERE ("photos_photo"."user_id" = %s AND "photos_photo"."id" = %s)',
        "SELECT (SELECT 1 FROM photos_photo p WHERE p.user_id = t.user_id) FROM journal_tag AS t WHERE t.user_id = %s",
    ],
)
def test_a_statement_with_its_owner_is_known(sql: str) -> None:
    assert names_its_owner(sql)


def test_what_the_site_sends_without_an_owner_fails(alice: User) -> None:
    """The check runs in every test; here a method such as somebody might write proves it."""
    glimmer = make_glimmer(alice)
    code = compile("def find(rows, key):\n    return rows.get(pk=key)", f"{ROOT}/glimmers/journal/finding.py", "exec")
    exec(code, space := {})
    with each_statement_names_its_owner(), pytest.raises(pytest.fail.Exception, match="without saying whose"):
        space["find"](Glimmer.objects, glimmer.pk)
    assert space["find"](alice.glimmers, glimmer.pk) == glimmer


def test_owners_are_taken_in_one_order_by_all_who_sweep() -> None:
    """Or of two sweeps at once each could wait for the tags that the other holds."""
    owners = [uuid4() for _ in range(9)]
    assert list(by_owner((owner, number) for number, owner in enumerate(owners))) == sorted(owners)
    assert by_owner([(owners[0], 1), (owners[1], 2), (owners[0], 3)])[owners[0]] == [1, 3]


def test_a_row_that_was_referred_to_is_not_shown_in_place_of_another(alice: User) -> None:
    first, second = make_glimmer(alice, "first"), make_glimmer(alice, "second")
    photo = make_photo(alice, glimmer=first)
    assert photo.glimmer == first
    photo.glimmer_id = second.pk
    assert photo.glimmer == second
    alice.photos.update(glimmer_id=second.pk)
    photo = alice.photos.select_related("glimmer").get()
    alice.photos.update(glimmer_id=first.pk)
    photo.refresh_from_db()
    assert photo.glimmer == first


def test_a_row_that_was_read_without_its_owner_says_so(alice: User) -> None:
    make_glimmer(alice)
    with pytest.raises(FieldError, match="user_id was left out"):
        str(Glimmer.objects.only("id").get().user_id)


@pytest.mark.django_db(transaction=True)
@pytest.mark.once
def test_files_stay_where_a_deletion_fails(alice: User) -> None:
    photo = make_photo(alice, glimmer=make_glimmer(alice))
    with patch("django.db.models.query.QuerySet._raw_delete", side_effect=ZeroDivisionError):
        for row in (photo, photo.glimmer):
            with pytest.raises(ZeroDivisionError):
                row.delete()
    assert all(default_storage.exists(name) for name in photo.file_names)
    photo.delete()
    assert not any(default_storage.exists(name) for name in photo.file_names)
