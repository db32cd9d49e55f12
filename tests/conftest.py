"""The tests' own Postgres, their two people, and a network that ends at this machine."""

from __future__ import annotations

import json
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, TransactionTestCase
from hypothesis import settings as hypothesis_settings

from accounts.models import User
from hosting.postgres import BINARIES, Postgres
from tests.emptying import empty
from tests.oldest import Statements, asks_the_oldest, needs_the_server
from tests.sharing_out import keep_together, long_ones_first

# No test is held to a clock: these machines are noisy.
hypothesis_settings.register_profile("without a clock", deadline=None)
hypothesis_settings.load_profile("without a clock")

SERVER = pytest.StashKey[Postgres]()
LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", type=Path, default=BINARIES, help="where the programs of the server to use are")
    parser.addoption("--note-statements", type=Path, help="where to write tests that send all statements")
    parser.addoption("--noted", type=Path, help="the tests so written, which are what to ask an older server")


def pytest_configure(config: pytest.Config) -> None:
    if path := config.getoption("--note-statements"):
        config.pluginmanager.register(Statements(path))
    if hasattr(config, "workerinput"):
        return  # one server, started by the process that the workers were started by
    options = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
    server = Postgres(Path(os.environ["GLIMMERS_TEST_DATA"]), binaries=config.getoption("--postgres"), options=options)
    server.start()
    config.stash[SERVER] = server


def pytest_unconfigure(config: pytest.Config) -> None:
    server = config.stash.get(SERVER, None)
    if server is not None:
        server.stop()
        shutil.rmtree(os.environ["GLIMMERS_TEST_DATA"], ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--postgres") != BINARIES:  # of another server, what does not ask it says nothing
        noted = config.getoption("--noted")
        tests = set(json.loads(noted.read_text())) if noted else None
        asked = [item for item in items if (needs_the_server(item) if tests is None else asks_the_oldest(item, tests))]
        config.hook.pytest_deselected(items=[item for item in items if item not in set(asked)])
        items[:] = asked
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


@pytest.fixture
def alice(db: None) -> User:
    """The owner."""
    return User.objects.create_user("alice@example.org", "a-long-password", time_zone="Europe/Berlin")


@pytest.fixture
def bob(db: None) -> User:
    """Another user."""
    return User.objects.create_user("bob@example.org", "b-long-password", time_zone="Europe/Berlin")


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
    client = Client()
    client.force_login(user)
    return client
