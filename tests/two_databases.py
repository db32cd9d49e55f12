"""Spread rows over two databases by a part of their user's id; accounts and sessions stay in the first.

This is not a feature, but proves that the code asks for one person's rows in one place. A statement of the site that
names no owner fails, except those that owners.py lists, which go to each database in turn. If a test's own statement
names no owner, Alice is meant.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections, models

from accounts.models import User
from common.owned import Owned
from hosting.partitions import owned_tables
from tests.owners import must_say_whose

SECOND = "second"
ARE_TWO = SECOND in settings.DATABASES  # config/settings_test.py
NUMBERS = {"alice": 1, "bob": 0}  # of the databases of these two
all_in_first = False  # for a test that looks at rows, locks or plans itself, in the first

FOREIGN_KEYS = """
    SELECT conrelid::regclass::text, conname FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'accounts_user'::regclass AND conrelid::regclass::text = ANY (%s)
"""


def place_of(owner: UUID) -> str:
    return DEFAULT_DB_ALIAS if all_in_first else (DEFAULT_DB_ALIAS, SECOND)[owner.int % 2]


def id_of(name: str) -> UUID:
    """Make an id for this user that puts their rows into the database meant for them."""
    return UUID(int=uuid4().int & ~1 | NUMBERS[name])


class ByUser:
    """Route each row to the database of its user, for DATABASE_ROUTERS."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        if not issubclass(model, Owned):
            return DEFAULT_DB_ALIAS
        instance = hints.get("instance")
        owner = hints.get("owner") or (
            instance.pk if isinstance(instance, User) else getattr(instance, "user_id", None)
        )
        if owner is not None:
            return place_of(owner)
        if path := must_say_whose():
            pytest.fail(f"{path} asks for {model.__name__} without saying whose")
        return DEFAULT_DB_ALIAS if all_in_first else SECOND

    db_for_write = db_for_read

    def allow_relation(self, *_objects: models.Model, **_hints: Any) -> bool:
        return True


def without_users() -> None:
    """Let the second database hold rows of users who are in the first."""
    with connections[SECOND].cursor() as cursor:
        cursor.execute(FOREIGN_KEYS, [owned_tables()])
        for table, name in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def may_ask_both(item: pytest.Item) -> None:
    """Let this test use both databases, which Django otherwise forbids."""
    marker = item.get_closest_marker("django_db")
    options = {**(marker.kwargs if marker else {}), "databases": "__all__"}
    item.add_marker(pytest.mark.django_db(*(marker.args if marker else ()), **options), append=False)
