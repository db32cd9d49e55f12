"""Provide the tests' own Postgres, their two people, and a network that ends at this machine."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db import connections, transaction
from django.test import Client, TransactionTestCase
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from accounts.models import User
from accounts.sessions import SessionStore
from hosting.partitions import owned_tables, statements
from hosting.postgres import BINARIES, Postgres
from tests import two_databases
from tests.emptying import empty
from tests.oldest import Statements, asks_the_oldest, needs_the_server
from tests.owners import each_statement_names_its_owner
from tests.sharing_out import keep_together, long_ones_first
from tests.two_databases import ARE_TWO, id_of, may_ask_both, without_users

# No test has a deadline: these machines are noisy.
hypothesis_settings.register_profile("without a clock", deadline=None)
hypothesis_settings.load_profile("without a clock")

SERVERS = pytest.StashKey[list[Postgres]]()
LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", type=Path, default=BINARIES, help="where the programs of the server to use are")
    parser.addoption("--note-statements", type=Path, help="where to write tests that send all statements")
    parser.addoption("--parts", type=int, default=0, help="into how many partitions by user to divide the tables")
    parser.addoption("--noted", type=Path, help="the tests so written, which are what to ask an older server")


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--note-statements"):
        config.pluginmanager.register(Statements(path))
    if hasattr(config, "workerinput"):
        return  # the workers share one server, which the process that started them has started
    options = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
    server = Postgres(Path(os.environ["GLIMMERS_TEST_DATA"]), binaries=config.getoption("--postgres"), options=options)
    server.start()
    config.stash[SERVERS] = [server]
    if ARE_TWO:
        settings.SECOND_DATA.mkdir(mode=0o700)
        second = Postgres(settings.SECOND_DATA, options=options)
        second.start()
        config.stash[SERVERS].append(second)


def pytest_unconfigure(config: pytest.Config) -> None:
    servers = config.stash.get(SERVERS, [])
    for server in servers:
        server.stop()
    if servers:
        for folder in (os.environ["GLIMMERS_TEST_DATA"], settings.SECOND_DATA):
            shutil.rmtree(folder, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Another server or divided tables change nothing for a test that does not ask the database.
    if config.getoption("--postgres") != BINARIES or config.getoption("--parts") or ARE_TWO:
        noted = config.getoption("--noted")
        tests = set(json.loads(noted.read_text())) if noted else None
        asked = [item for item in items if (needs_the_server(item) if tests is None else asks_the_oldest(item, tests))]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asked)])
        items[:] = asked
    if ARE_TWO:
        for item in items:
            may_ask_both(item)
    keep_together(items, Path(__file__).parent / "hosting")
    long_ones_first(items)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            pytest.fail(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield


@pytest.fixture(autouse=True, scope="session")
def _emptied_quickly() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
        yield


@pytest.fixture(scope="session")
def django_db_setup(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> None:
    """Divide the tables of the tests' databases into parts, if `--parts` asks for it."""
    with django_db_blocker.unblock():
        if parts := request.config.getoption("--parts"):
            for using in connections:
                divide(using, parts)
        if ARE_TWO:
            without_users()


def divide(using: str, parts: int) -> None:
    with transaction.atomic(using), connections[using].cursor() as cursor:
        for statement in list(statements(cursor, owned_tables(), parts)):
            cursor.execute(statement)


@pytest.fixture(autouse=True, scope="session")
def _each_statement_names_its_owner() -> Iterator[None]:
    with each_statement_names_its_owner():
        yield


@pytest.fixture(autouse=True)
def _where_people_are(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    is_marked = request.node.get_closest_marker("one_database") is not None
    monkeypatch.setattr(two_databases, "all_in_first", is_marked)


@pytest.fixture(autouse=True)
def _nowhere_yet() -> None:
    """Forget the time zone of the test before: a request leaves its own on this thread until the next one."""
    timezone.deactivate()


@pytest.fixture
def alice(db: None) -> User:
    """Create the owner."""
    return made("alice", "a-long-password")


@pytest.fixture
def bob(db: None) -> User:
    """Create another user."""
    return made("bob", "b-long-password")


def made(name: str, password: str) -> User:
    """Create a user of this name."""
    return User.objects.create_user(f"{name}@example.org", password, id=id_of(name), time_zone="Europe/Berlin")


@pytest.fixture
def as_alice(alice: User) -> Client:
    return signed_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return signed_in(bob)


@pytest.fixture
def anonymous() -> Client:
    return Client()


def signed_in(user: User) -> Client:
    """Write the session that `force_login` ends with, which asks the database nine times for it: 4 ms a test."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
