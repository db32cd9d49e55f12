"""The pool uses a recently used connection without asking the server, and never one that was ended."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest
from django.db import connection
from psycopg_pool import ConnectionPool

from hosting.pooled import base


@pytest.fixture
def pooled(db: None) -> Iterator[base.DatabaseWrapper]:
    """Return a connection with a pool, as a request has it; the tests' own have none."""
    options = {**connection.settings_dict["OPTIONS"], "pool": {"min_size": 1, "max_size": 1, "timeout": 5}}
    made = base.DatabaseWrapper({**connection.settings_dict, "OPTIONS": options}, alias="pooled")
    yield made
    made.close()
    made.close_pool()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[psycopg.Connection]:
    """Collect the connections that the pool asks the server about."""
    found: list[psycopg.Connection] = []
    check = ConnectionPool.check_connection

    def checked(of: psycopg.Connection) -> None:
        found.append(of)
        check(of)

    monkeypatch.setattr(ConnectionPool, "check_connection", staticmethod(checked))
    return found


def request(pooled: base.DatabaseWrapper) -> int:
    """Ask as a request does, give the connection back, and return the number of the server's process."""
    with pooled.prepared_cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid() + %s", [0])
        (number,) = cursor.fetchone()
    pooled.close()
    return int(number)


def test_what_was_just_used_is_used_again_without_asking(
    pooled: base.DatabaseWrapper, asked: list[psycopg.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "ASKED_AFTER_S", 3600)
    first = request(pooled)
    asked.clear()
    assert request(pooled) == first
    assert not asked


def test_of_several_the_one_that_was_given_back_last_is_used() -> None:
    how = connection.get_connection_params()
    with base.WarmestFirst(kwargs=how, min_size=3, max_size=3, open=True) as pool:
        pool.wait()
        first, second, third = pool.getconn(), pool.getconn(), pool.getconn()
        for each in (second, third, first):
            pool.putconn(each)
        again = [pool.getconn(), pool.getconn(), pool.getconn()]
        assert [id(each) for each in again] == [id(first), id(third), id(second)]
        for each in again:
            pool.putconn(each)


def test_what_has_rested_is_asked_about(
    pooled: base.DatabaseWrapper, asked: list[psycopg.Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "ASKED_AFTER_S", -1)
    first = request(pooled)
    asked.clear()
    assert request(pooled) == first
    assert len(asked) == 1


def test_what_the_server_has_ended_is_not_used_again(
    pooled: base.DatabaseWrapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(base, "ASKED_AFTER_S", 3600)
    first = request(pooled)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [first])
        assert cursor.fetchone() == (True,)
    assert request(pooled) != first


def test_only_what_is_asked_in_that_way_is_prepared(pooled: base.DatabaseWrapper) -> None:
    with pooled.cursor() as cursor:
        cursor.execute("SELECT %s", [1])
    with pooled.prepared_cursor() as cursor:
        cursor.execute("SELECT 'once', %s::int", [1])
        cursor.execute("SELECT 'once', %s::int", [2])
    with pooled.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        assert cursor.fetchall() == [("SELECT 'once', $1::int",)]
