"""Two acts at once: each in a thread and a connection of its own, one of them stopped between two of its statements."""

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

Act = Callable[[], int]  # what it answers: an HTTP status

HOLDS_OR_WRITES = re.compile(r"^(INSERT INTO|UPDATE|DELETE FROM|SELECT .* FOR UPDATE)", re.DOTALL)
OURS = re.compile(r'"(journal|photos|tags)_')
BLOCKED_S = 0.05  # the other has come to wait for this one by then
PATIENCE_S = 30


class Clock(threading.local):
    """By how much the clock of a thread is ahead."""

    ahead = timedelta()


clock = Clock()


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread can live in the future, so that what one sees as just put away is due to go for the other."""
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
    """An act under way; `answer` is its status, or the error that it ended in."""

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

    def end(self) -> Any:
        self.goes_on.set()
        self.join(PATIENCE_S)
        assert not self.is_alive(), "it hangs"
        return self.answer


def one_by_one(first: Act, second: Act) -> tuple[Any, Any]:
    """The second when the first has ended."""
    return Running(first).end(), Running(second).end()


def stops_of(act: Act) -> int:
    """How often it holds or writes something."""
    running = Running(act)
    running.end()
    return running.times


def together(first: Act, second: Act) -> tuple[Any, Any]:
    """Both set out at the same moment."""
    barrier = threading.Barrier(2)
    one, other = (Running(act, barrier=barrier) for act in (first, second))
    return one.end(), other.end()


def within(first: Act, second: Act, *, stops_at: int) -> tuple[Any, Any]:
    """The second comes when the first is about to hold or write something for this time."""
    one = Running(first, stops_at=stops_at)
    one.stands.wait(PATIENCE_S)
    other = Running(second)
    other.join(BLOCKED_S)
    return one.end(), other.end()
