"""Commands for a data folder without a journal are refused, as when GLIMMERS_DATA is not the one of `serve`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hosting import postgres
from tests.hosting.journal import PROJECT, SETTINGS

pytestmark = pytest.mark.hosting


def refused(data: Path, *command: str) -> str:
    """Return the one line that `manage.py` ends with."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **SETTINGS}
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=PROJECT,
        env={**environment, "GLIMMERS_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    "command",
    [["demo", "--without-photos"], ["changepassword", "anna@example.org"], ["sweep"]],
    ids=lambda each: each[0],
)
def test_a_folder_that_no_journal_was_started_in_is_said_and_gets_no_database(folder: Path, command: list[str]) -> None:
    line = refused(folder / "another", *command)
    assert f"no journal in {folder / 'another'}" in line
    assert "GLIMMERS_DATA" in line
    assert not (folder / "another" / "postgres").exists()


def test_a_database_without_tables_is_said(folder: Path) -> None:
    with postgres.for_a_moment(folder / "empty"):
        pass
    assert "The database has no journal in it yet" in refused(folder / "empty", "demo", "--without-photos")
