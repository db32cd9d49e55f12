"""Provide a data folder in which a site has started before: most tests need a site, and not its first start."""

from __future__ import annotations

import fcntl
import os
import subprocess
from pathlib import Path

from tests.hosting.journal import Journal


def lay_data(data: Path) -> None:
    """Put such a folder there: with a database and static files, and without users."""
    everybodys = Path(os.environ["GLIMMERS_TEST_DATA"])
    first = everybodys / "started"
    with (everybodys / "started.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of the processes that share the tests, only one makes the folder
        if not first.exists():
            journal = Journal(everybodys / "starting")
            try:
                journal.open()
            finally:
                journal.stop()
            journal.data.rename(first)
    data.mkdir(exist_ok=True)
    subprocess.run(["cp", "-a", f"{first}/.", str(data)], check=True)  # keeps the owner: Postgres does not run as root
