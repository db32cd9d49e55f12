"""While the journal is open, the daily sweep delays nothing, and a process that stops by itself is noticed."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from hosting.environment import BadSetting
from hosting.management.commands import serve
from tests.hosting.journal import wait_for

pytestmark = pytest.mark.hosting

AGES = [sys.executable, "-c", "import time; time.sleep(600)"]


@pytest.fixture
def web() -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(AGES)
    yield process
    process.kill()
    process.wait()


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a sweep due that takes ages; each one that begins writes a line into the returned file."""
    note = tmp_path / "started"
    note.touch()
    takes_ages = f"import os, time; open({str(note)!r}, 'a').write(f'{{os.getpid()}}\\n'); time.sleep(600)"
    monkeypatch.setattr(serve, "SWEEP_EVERY_S", 0.0)
    monkeypatch.setattr(serve, "SWEEP", [sys.executable, "-c", takes_ages])
    return note


class Stop(threading.Event):
    """Count how often the watch asks whether to end: each time, it has looked at everything else before."""

    looks = 0

    def wait(self, timeout: float | None = None) -> bool:
        self.looks += 1
        return super().wait(timeout)


def is_running(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.fixture
def watching(web: subprocess.Popen[bytes], started: Path) -> Iterator[tuple[Stop, Future[None]]]:
    """Run the watch, in the middle of a sweep."""
    stop = Stop()
    with ThreadPoolExecutor(1) as pool:
        watch = pool.submit(serve._watch, stop, web, None)
        try:
            wait_for(lambda: bool(started.read_text()), "a sweep has begun")
            yield stop, watch
        finally:
            stop.set()


def test_a_sweep_under_way_does_not_hold_up_the_end(watching: tuple[Stop, Future[None]], started: Path) -> None:
    stop, watch = watching
    stop.set()
    watch.result(timeout=5)
    assert not is_running(int(started.read_text()))


def test_a_web_server_that_stops_during_a_sweep_is_noticed(
    watching: tuple[Stop, Future[None]], web: subprocess.Popen[bytes], started: Path
) -> None:
    web.kill()
    with pytest.raises(BadSetting, match="web server stopped"):
        watching[1].result(timeout=5)
    assert not is_running(int(started.read_text()))


def test_one_sweep_follows_another_and_never_two_at_once(watching: tuple[Stop, Future[None]], started: Path) -> None:
    before = watching[0].looks
    wait_for(lambda: watching[0].looks > before + 2, "it has looked again and again")
    (first,) = started.read_text().split()
    subprocess.run(["kill", first], check=True)
    wait_for(lambda: len(started.read_text().split()) == 2, "the next one has begun", patience_s=5)
