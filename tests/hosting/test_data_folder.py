"""The data folder is closed to others, and a start that cannot write into it says so."""

from __future__ import annotations

import errno
import os
import signal
from dataclasses import replace
from pathlib import Path

import pytest
from django.core.management import call_command

from config.settings import HERE
from hosting.data_folder import DataFolder
from hosting.environment import BadSetting
from hosting.management.commands import serve
from tests.hosting.journal import Journal, refused

pytestmark = pytest.mark.hosting


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("before", "but_for_nginx", "after"),
    [(0o755, False, 0o700), (0o777, False, 0o700), (0o755, True, 0o710), (0o700, True, 0o700), (0o710, True, 0o710)],
)
def test_the_rights_of_others_are_taken_away(tmp_path: Path, before: int, but_for_nginx: bool, after: int) -> None:
    (tmp_path / "secret-key").touch()
    tmp_path.chmod(before)
    DataFolder(tmp_path).close_to_others(but_for_nginx=but_for_nginx)
    assert mode(tmp_path) == after


def test_a_folder_that_is_not_ours_alone_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "secret-key").touch()
    (tmp_path / "holiday.jpg").touch()
    tmp_path.chmod(0o755)
    DataFolder(tmp_path).close_to_others(but_for_nginx=False)
    assert mode(tmp_path) == 0o755


def test_a_start_closes_a_folder_that_was_left_open(ended: Journal) -> None:
    ended.data.chmod(0o755)
    ended.open()
    assert mode(ended.data) == 0o700


def test_a_place_that_cannot_be_written_is_said_in_one_line(ended: Journal) -> None:
    static = ended.data / "static"
    static.rename(ended.data / "static.aside")
    try:
        static.touch()  # neither permissions nor a full disk would do: root may write everywhere
        assert f"{static}" in refused(ended.data)
    finally:
        static.unlink()
        (ended.data / "static.aside").rename(static)


def test_a_full_disk_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(serve.environment, "read", lambda: replace(HERE, data=tmp_path))

    def is_full(self: DataFolder, where: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(DataFolder, "say", is_full)
    signals = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with pytest.raises(BadSetting, match=f"{tmp_path}: No space left on device"):
            call_command("serve")
    finally:
        for number, handler in signals.items():
            signal.signal(number, handler)
