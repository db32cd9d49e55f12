"""Waiting for other processes to end."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator

import psutil
import pytest

from hosting.processes import still_running


@pytest.fixture
def child() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process
        process.kill()


def test_one_that_runs_is_named(child: subprocess.Popen[bytes]) -> None:
    watched = [psutil.Process(child.pid)]
    assert still_running(watched, 0) == watched
    assert still_running(watched, 0.1) == watched


def test_one_that_was_killed_is_not_though_nobody_has_asked_about_it(child: subprocess.Popen[bytes]) -> None:
    watched = [psutil.Process(child.pid)]
    child.kill()
    assert still_running(watched, 20) == []
    assert watched[0].status() == psutil.STATUS_ZOMBIE


def test_one_that_is_gone_is_not(child: subprocess.Popen[bytes]) -> None:
    watched = [psutil.Process(child.pid)]
    child.kill()
    child.wait()
    assert still_running(watched, 0) == []
