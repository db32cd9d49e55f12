"""Check that a statement says whose rows it is about: each that the site sends must, so that tables divide by user.

A table that is divided (docs/scaling.md) answers such a statement in one place, and any other in all of them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.utils import CursorWrapper

from hosting.partitions import owned_tables
from tests.packages import PACKAGES, ROOT

# Statements that look for rows by something other than their owner, and why.
EVERYBODYS = {
    "glimmers/capture/tokens.py": "a token is found by its digest, before anybody is known",
    "glimmers/journal/sweeping.py": "what is due to go is found by when; it is deleted by whose it is",
    "glimmers/photos/sweeping.py": "the same; and of a file only its photo is known",
    "glimmers/tags/sweeping.py": "the same",
}
OF_THE_SITE = (*(f"{package}/" for package in PACKAGES), "templates/")
# What a table may be followed by that is no other name for it.
_NO_ALIAS = r"(?!(?:AS|CROSS|FOR|FULL|GROUP|INNER|JOIN|LEFT|LIMIT|NATURAL|ON|ORDER|RETURNING|RIGHT|SET|USING|WHERE)\b)"
# Also as the first column of a row: Postgres reads (user_id, id) = (%s, %s) as two conditions.
_EQUALS = r'"?(?:, [^()]+\))?\s*(?:=|IN\b)'
UNNAMED = re.compile(rf'(?<![.\w"])"?user_id{_EQUALS}')
BOUND = re.compile(
    r'\buser_id"?(?:, [^()]+\))?\s*(?:=\s*\(?(?:%s|%\(\w+\)s|\'|"accounts_session"\."user_id")|IN \((?:%s|\'))'
)
SET = re.compile(r"\bSET\b.*?(?=\bWHERE\b|\bFROM\b|\Z)", re.DOTALL)  # what is written, not what is asked for
INSERTED = re.compile(r'INSERT INTO "?(\w+)"? \(([^)]*)\)')


@cache
def _places() -> re.Pattern[str]:
    tables = "|".join(owned_tables())
    return re.compile(
        rf'(?:\b(?:FROM|JOIN|UPDATE|INTO|USING)(?: ONLY)?\s+|,\s*)"?(?P<table>{tables})"?(?![\w.])(?!")'
        rf'(?:\s+(?:AS\s+)?{_NO_ALIAS}"?(?P<alias>\w+))?'
    )


@cache
def names_its_owner(sql: str) -> bool:
    """Return whether each of our tables in it is asked for one user's rows, and one of them for a given user's."""
    asked = SET.sub("", sql) if sql.startswith("UPDATE") else sql
    names = [match["alias"] or match["table"] for match in _places().finditer(asked)]
    if not names:
        return True
    if inserted := INSERTED.match(sql):
        return len(names) == 1 and "user_id" in inserted[2]
    unnamed = [name for name in names if not _is_bound(name, asked)]
    return len(UNNAMED.findall(asked)) >= len(unnamed) and bool(BOUND.search(asked))


def _is_bound(name: str, sql: str) -> bool:
    """Return whether the user of this table, by the name it has there, is compared to something."""
    column = rf'\b{name}"?\."?user_id'
    return bool(re.search(rf"{column}{_EQUALS}", sql) or re.search(rf'=\s*"?{column}\b', sql))


def must_say_whose() -> str:
    """Return the file of the site that sends the current statement and has to name an owner; "" where nobody has to."""
    path = _sender()
    return path if path.startswith(OF_THE_SITE) and "/migrations/" not in path and path not in EVERYBODYS else ""


def _sender() -> str:
    frame = sys._getframe(3)
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(f"{ROOT}/") and ".venv" not in name and not name.endswith("hosting/pooled/base.py"):
            path = str(Path(name).relative_to(ROOT))
            if path not in {"tests/owners.py", "tests/oldest.py", "tests/two_databases.py", "common/owned.py"}:
                return path
        frame = frame.f_back  # type: ignore[assignment]
    return ""


@contextmanager
def each_statement_names_its_owner() -> Iterator[None]:
    """Fail where the site sends a statement that names no owner. Statements of the tests themselves are not checked."""

    def looking(execute: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(execute)
        def look(cursor: CursorWrapper, sql: Any, *rest: Any, **more: Any) -> Any:
            if not names_its_owner(str(sql)) and (path := must_say_whose()):
                pytest.fail(f"{path} asks for rows without saying whose: {sql}")
            return execute(cursor, sql, *rest, **more)

        return look

    with pytest.MonkeyPatch.context() as patch:
        for name in ("execute", "executemany"):
            patch.setattr(CursorWrapper, name, looking(getattr(CursorWrapper, name)))
        yield
