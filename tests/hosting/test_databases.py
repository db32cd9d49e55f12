"""Databases that a journal cannot be opened on, and what its host is told."""

from __future__ import annotations

import pytest

from config import postgres
from tests.hosting.journal import Journal, refused

pytestmark = pytest.mark.hosting


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
