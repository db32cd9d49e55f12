"""Run two acts at once, each in a thread and connection of its own, one of them stopped between two statements."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

Act = Callable[[], int]  # returns an HTTP status

HOLDS_OR_WRITES = re.compile(r"^(INSERT INTO|UPDATE|DELETE FROM|SELECT .* FOR UPDATE)", re.DOTALL)
OURS = re.compile(r'"(journal|photos|tags)_')
# Connections of this test's database that wait for what another one holds.
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
LOOK_EVERY_S = 0.002
PATIENCE_S = 30


class Clock(threading.local):
    """Hold by how much the clock of a thread is ahead."""

    ahead = timedelta()


clock = Clock()


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each thread have its own clock: what one thread has just put away can be due for deletion in another."""
    now = timezone.now

    def shifted() -> datetime:
        return now() + clock.ahead

    monkeypatch.setattr(timezone, "now", shifted)


@contextmanager
def later(ahead: timedelta) -> Iterator[None]:
    clock.ahead = ahead
    try:
        yield
    finally:
        clock.ahead = timedelta()


class Running(threading.Thread):
    """Run an act in a thread; `answer` is its status, or the error that it ended in."""

    def __init__(self, act: Act, *, stops_at: int = 0, barrier: threading.Barrier | None = None) -> None:
        super().__init__(daemon=True)
        self.act, self.stops_at, self.barrier = act, stops_at, barrier
        self.answer: Any = None
        self.times = 0
        self.stands, self.goes_on = threading.Event(), threading.Event()
        self.start()

    def run(self) -> None:
        try:
            if self.barrier:
                self.barrier.wait(PATIENCE_S)
            with connection.execute_wrapper(self._count):
                self.answer = self.act()
        except Exception as error:
            self.answer = error
        finally:
            connections.close_all()
            self.stands.set()

    def _count(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if HOLDS_OR_WRITES.match(sql) and OURS.search(sql):
            self.times += 1
            if self.times == self.stops_at:
                self.stands.set()
                self.goes_on.wait(PATIENCE_S)
        return execute(sql, params, many, context)

    def ends_or_waits(self) -> None:
        """Return when the act has ended, or waits in Postgres for what another one holds."""
        with connection.cursor() as cursor:
            for _ in range(int(PATIENCE_S / LOOK_EVERY_S)):
                self.join(LOOK_EVERY_S)
                if not self.is_alive() or cursor.execute(WAITING).fetchone()[0]:
                    return
        pytest.fail("it neither ends nor waits for the other")

    def end(self) -> Any:
        self.goes_on.set()
        self.join(PATIENCE_S)
        assert not self.is_alive(), "it hangs"
        return self.answer


def one_by_one(first: Act, second: Act) -> tuple[Any, Any]:
    """Run the second act when the first has ended."""
    return Running(first).end(), Running(second).end()


def stops_of(act: Act) -> int:
    """Return how many times an act locks or writes something."""
    running = Running(act)
    running.end()
    return running.times


def together(first: Act, second: Act) -> tuple[Any, Any]:
    """Start both acts at the same moment."""
    barrier = threading.Barrier(2)
    one, other = (Running(act, barrier=barrier) for act in (first, second))
    return one.end(), other.end()


def within(first: Act, second: Act, *, stops_at: int) -> tuple[Any, Any]:
    """Run the second act when the first is about to lock or write something for the time that `stops_at` counts."""
    one = Running(first, stops_at=stops_at)
    one.stands.wait(PATIENCE_S)
    other = Running(second)
    other.ends_or_waits()
    return one.end(), other.end()
