"""Run the processes of the bench: a journal, its floors, and the scripts that fill the journal and look into it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.asking import Line, Page, checked
from bench.libvips import NOT_HERE
from bench.names import FLOORS_PHOTO, FLOORS_USER
from tests.hosting.journal import SETTINGS, Journal
from tests.hosting.site import Site

ROOT = Path(__file__).resolve().parent.parent
CSRF_COOKIE = "glimmers_csrf"


class Visitor(NamedTuple):
    """Hold somebody who is signed in, with all cookies that a browser has after the first page."""

    port: int
    cookies: dict[str, str]
    found: dict[str, Any]  # as visitors.py printed it

    @property
    def csrf(self) -> str:
        return self.cookies[CSRF_COOKIE]

    def at(self, path: str, encoding: str = "identity") -> Page:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return Page(self.port, path, cookies, encoding)

    def page(self, name: str, encoding: str = "identity") -> Page:
        return self.at(self.found["pages"][name], encoding)


class Place(NamedTuple):
    """Hold a running journal: its visitors, the words to keep in it, and the versions it runs on."""

    data: Path
    people: dict[str, Visitor]
    kept: str
    versions: dict[str, str]


def script(name: str, data: Path, *words: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run a script of this folder for the installation in this data folder. Raise if it fails."""
    command = [sys.executable, str(ROOT / "bench" / f"{name}.py"), *words]
    settings = os.environ | SETTINGS | {"GLIMMERS_DATA": str(data)}
    return subprocess.run(command, env=settings, text=True, check=True, **options)


@contextmanager
def journal(data: Path, emails: list[str], *looking: str) -> Iterator[Place]:
    """Open the journal in this folder, with these people signed in."""
    site = Journal(data, GLIMMERS_SIGNUPS="closed")
    site.open()
    try:
        answer = json.loads(script("visitors", data, *emails, *looking, stdout=subprocess.PIPE).stdout)
        people = {email: _first_page(site.port, found) for email, found in answer["people"].items()}
        yield Place(data, people, answer["kept"], answer["versions"])
    finally:
        site.stop()


def _first_page(port: int, found: dict[str, Any]) -> Visitor:
    before = Visitor(port, found["cookies"], found)
    with Line(port) as line:
        head = checked(line.ask(before.at("/").request), "/").head.decode("latin-1")
    return before._replace(cookies=before.cookies | dict(re.findall(r"(?im)^set-cookie:\s*([^=]+)=([^;\r]*)", head)))


@contextmanager
def floors(data: Path, *, user: str, photo: str) -> Iterator[int]:
    """Serve the floors on the port that is yielded; they read this user's glimmers, and send this file."""
    site = Site(
        [sys.executable, "bench/floors.py"],
        ROOT,
        **SETTINGS,
        GLIMMERS_DATA=str(data),
        **{FLOORS_USER: user, FLOORS_PHOTO: photo},
    )
    site.start()
    try:
        yield site.port
    finally:
        site.stop()


class Libvips:
    """Run libvips in a process, for one photo. `version` is "" where libvips is not installed."""

    def __init__(self, photo: Path) -> None:
        command = [sys.executable, str(ROOT / "bench/libvips.py"), str(photo)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.version = self._line()
        if not self.version and self.process.wait() != NOT_HERE:
            raise subprocess.CalledProcessError(self.process.returncode, command)

    def seconds(self) -> float:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        return float(self._line())

    def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(20)

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()
