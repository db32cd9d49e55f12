"""Glimmers are filed under their tags, even while the sweep deletes unused tags."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from accounts.models import User
from glimmers.journal.models import Glimmer, Tag
from glimmers.journal.sweeping import sweep
from tests.factories import make_glimmer
from tests.meanwhile import meanwhile

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def unused(alice: User) -> Tag:
    """Return a tag without a glimmer, as it stands until the next sweep."""
    make_glimmer(alice, "#tea").delete()
    return alice.tags.get()


def names(glimmer: Glimmer) -> list[str]:
    return [tag.name for tag in glimmer.tags.all()]


def test_the_sweep_leaves_a_tag_that_is_being_used_at_this_moment(alice: User, unused: Tag) -> None:
    with transaction.atomic():
        glimmer = make_glimmer(alice, "again #tea")
        sweeping, came = meanwhile(sweep)
        sweeping.join(5)
        assert not sweeping.is_alive(), "it waits for nobody"
    assert came == [0]
    assert list(glimmer.tags.all()) == [unused]


class Meanwhile:
    """Do work in another connection before one of the statements that this one sends to the journal's tables."""

    def __init__(self, statement: int, work: Callable[[], Any]) -> None:
        self.statement, self.work = statement, work
        self.thread = threading.Thread()
        self.came: list[Any] = []

    def __call__(self, execute: Any, sql: str, *more: Any) -> Any:
        if "journal_" in sql:
            if self.statement == 0:
                self.thread, self.came = meanwhile(self.work)
                self.thread.join(0.3)  # by then it is done, or waits for this connection
            self.statement -= 1
        return execute(sql, *more)

    def __enter__(self) -> Meanwhile:
        self.wrapper = connection.execute_wrapper(self)
        self.wrapper.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self.wrapper.__exit__(*error)

    def what_came(self) -> Any:
        assert self.statement < 0, "it asks the database for less"
        self.thread.join()
        return self.came[0]


@pytest.mark.parametrize("statement", range(4))
@pytest.mark.one_database
def test_wherever_in_a_keep_a_sweep_falls_the_glimmer_has_its_tag(alice: User, statement: int) -> None:
    with Meanwhile(statement, sweep) as sweeping:
        glimmer = make_glimmer(alice, "again #tea")
    assert sweeping.what_came() == 0
    assert names(glimmer) == ["tea"]


@pytest.mark.parametrize("statement", range(4))
@pytest.mark.one_database
def test_wherever_in_a_sweep_a_keep_falls_the_glimmer_has_its_tag(alice: User, statement: int) -> None:
    with Meanwhile(statement, lambda: make_glimmer(alice, "again #tea")) as keeping:
        sweep()
    assert names(keeping.what_came()) == ["tea"]
