"""A database that a journal cannot use is refused, and its host is told why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hosting import postgres
from tests.hosting.journal import Journal, refused
from tests.hosting.site import free_port
from tests.hosting.test_image import running_postgres

pytestmark = pytest.mark.hosting


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with running_postgres("glimmers", "the-right-one", "glimmers") as port:
        yield port


@pytest.mark.parametrize(
    ("login", "name", "words"),
    [
        ("glimmers:hunter2", "glimmers", "password authentication failed"),
        ("nobody:hunter2", "glimmers", "password authentication failed"),
        ("glimmers:the-right-one", "nowhere", 'database "nowhere" does not exist'),
    ],
)
def test_why_a_database_cannot_be_reached_is_said(folder: Path, port: int, login: str, name: str, words: str) -> None:
    line = refused(folder / "refused", DATABASE_URL=f"postgres://{login}@127.0.0.1:{port}/{name}")
    assert words in line
    assert login.split(":")[1] not in line


def test_a_port_where_nobody_listens_is_said(folder: Path) -> None:
    line = refused(folder / "refused", DATABASE_URL=f"postgres://u:hunter2@127.0.0.1:{free_port()}/x")
    assert "database cannot be reached" in line
    assert "Connection refused" in line
    assert "hunter2" not in line


def test_a_database_of_a_later_release_is_said_and_left_alone(ended: Journal) -> None:
    later = "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_what_comes_later', now())"
    with postgres.for_a_moment(ended.data), ended.database() as connection:
        connection.execute(later)
    try:
        line = refused(ended.data)
        assert "database is of a later release" in line
        assert "journal.9999_what_comes_later" in line
    finally:
        with postgres.for_a_moment(ended.data), ended.database() as connection:
            connection.execute("DELETE FROM django_migrations WHERE name = '9999_what_comes_later'")
