"""Run a journal by `manage.py serve`: its processes, its pages, its database, and the line it refuses with."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import psutil
import psycopg

from hosting import postgres
from hosting.processes import still_running
from tests.hosting.site import Site, free_port

PROJECT = Path(__file__).resolve().parents[2]
SERVE = [sys.executable, "manage.py", "serve"]
# An empty value counts as unset, and overrides a developer's .env file.
UNSET = ("DATABASE_URL", "EMAIL_URL", "GLIMMERS_URL", "GLIMMERS_BIND", "GLIMMERS_SIGNUPS", "GLIMMERS_SECRET_KEY")
UNSET += ("GLIMMERS_FILES_URL", "GLIMMERS_X_ACCEL_REDIRECT")
SETTINGS = {"DJANGO_SETTINGS_MODULE": "config.settings"} | dict.fromkeys(UNSET, "")


class Journal(Site):
    """Run a site with its data folder, and look into its database."""

    def __init__(self, data: Path, **settings: str) -> None:
        super().__init__(SERVE, PROJECT, **{**SETTINGS, "GLIMMERS_DATA": str(data), **settings})
        self.data = data

    def open(self) -> None:
        """Start the site, unless it is running."""
        if self.process is None or self.process.poll() is not None:
            self.start(patience_s=40)
            # A worker that is still importing ignores the signal to end, and is killed ten seconds later.
            workers = self.parts()["web workers"]
            wait_for(lambda: all(each.num_threads() > 1 for each in workers), "every worker is up")

    def parts(self) -> dict[str, list[psutil.Process]]:
        """Return the processes by what they do."""
        assert self.process is not None
        serve = psutil.Process(self.process.pid)
        database = [each for each in serve.children() if each.name() == "postgres"]
        (web,) = [each for each in serve.children() if each not in database]
        both = {"serve": [serve], "database": database, "web server": [web], "web workers": web.children()}
        return {**both, "serve and web server": [web, serve]}

    def family(self) -> list[psutil.Process]:
        """Return `serve` itself first, then everything it has started."""
        assert self.process is not None
        serve = psutil.Process(self.process.pid)
        return [serve, *serve.children(recursive=True)]

    def database(self) -> psycopg.Connection:
        folder = str(postgres.socket_folder(self.data))
        return psycopg.connect(host=folder, user=postgres.USER, dbname=postgres.DATABASE, connect_timeout=5)

    def write(self) -> str:
        """Commit a row, and return the words in it."""
        with self.database() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS proof (words text)")
            connection.execute("INSERT INTO proof VALUES (%s)", [words := str(uuid.uuid4())])
        return words

    def has(self, words: str) -> bool:
        with self.database() as connection:
            return bool(connection.execute("SELECT 1 FROM proof WHERE words = %s", [words]).fetchone())

    def get(self, path: str, cookies: str = "", *, posted: str | None = None) -> tuple[int, str]:
        """Get a page, or post a form if one is given; return the status and the text."""
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request("GET" if posted is None else "POST", path, posted, headers)
            response = connection.getresponse()
            return response.status, response.read().decode()


def all_naming(data: Path) -> list[psutil.Process]:
    """Return every process on this machine that was told of the data folder."""
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if any(str(data) in word for word in [*process.cmdline(), process.environ().get("GLIMMERS_DATA", "")]):
                found.append(process)
    return found


def wait_for(is_so: Callable[[], bool], what: str, patience_s: float = 30) -> None:
    deadline = time.monotonic() + patience_s
    while not is_so():
        assert time.monotonic() < deadline, what
        time.sleep(0.1)


def gone(processes: list[psutil.Process]) -> bool:
    return not still_running(processes, 0)


def refused(data: Path, **settings: str) -> str:
    """Return the one line with which `serve` refuses to start."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **SETTINGS}
    environment |= {"GLIMMERS_DATA": str(data), "PORT": str(free_port()), **settings}
    done = subprocess.run(SERVE, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=40, check=False)
    assert done.returncode > 0
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert done.stdout == ""
    return done.stderr
