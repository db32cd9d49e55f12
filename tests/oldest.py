"""Choose what the oldest supported Postgres is asked: every statement that any test sends, and all that data decide.

The first pass notes what each test sends (`--note-statements=FILE`), and writes down tests that together send all of
it. The second pass runs those (`--noted=FILE`), and whole folders where the data decide what a statement returns.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.utils import CursorWrapper

BY_DATA = ("tests/journal/", "tests/search/")
ONE_PASS_IS_ENOUGH = {"browser", "hosting", "pictures", "once"}
SEVERAL = re.compile(r"\(?%s(?:\)?, \(?%s)+\)?")  # values of a list, or rows of values
NUMBERED = re.compile(r"\b(?:s\d+_x)?\d+")  # numbers, also in the names of savepoints


class Statements:
    """Note, as a plugin, the statements of each test, and which tests together send all of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sent: dict[str, list[str]] = {}
        self.now: set[str] = set()
        for name in ("execute", "executemany"):
            setattr(CursorWrapper, name, self._noting(getattr(CursorWrapper, name)))

    def _noting(self, execute: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(execute)
        def noting(cursor: CursorWrapper, sql: Any, *rest: Any, **more: Any) -> Any:
            self.now.add(shape_of(str(sql)))
            return execute(cursor, sql, *rest, **more)

        return noting

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self.now = set()
        answer = yield
        if can_ask_the_oldest(item):
            self.sent[item.nodeid] = sorted(self.now)
        return answer

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        self.sent |= getattr(node, "workeroutput", {}).get("statements", {})

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput["statements"] = self.sent
        else:
            self.path.write_text(json.dumps(all_sent_by(self.sent)))


@cache
def shape_of(sql: str) -> str:
    """Return a statement without its numbers, and with lists of values of any length made alike."""
    return NUMBERED.sub("0", SEVERAL.sub("%s, ...", sql))


def all_sent_by(sent: dict[str, list[str]]) -> list[str]:
    """Return tests that together send every statement: each time the one that adds most to those chosen before."""
    left = {test: set(statements) for test, statements in sorted(sent.items())}
    chosen: list[str] = []
    while left:
        best = max(left, key=lambda test: len(left[test]))
        best_statements = left.pop(best)
        if not best_statements:
            break
        chosen.append(best)
        left = {test: rest for test, statements in left.items() if (rest := statements - best_statements)}
    return chosen


def needs_the_server(item: pytest.Item) -> bool:
    return bool({"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))) or bool(
        item.get_closest_marker("django_db")
    )


def can_ask_the_oldest(item: pytest.Item) -> bool:
    """Return whether a test asks a server, and needs more than one pass."""
    return needs_the_server(item) and not ONE_PASS_IS_ENOUGH & {mark.name for mark in item.iter_markers()}


def asks_the_oldest(item: pytest.Item, noted: set[str]) -> bool:
    """Return whether a test belongs to the pass on the oldest server."""
    return can_ask_the_oldest(item) and (item.nodeid.startswith(BY_DATA) or item.nodeid in noted)
