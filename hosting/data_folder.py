"""Holds the data folder, for one process at a time."""

from __future__ import annotations

import contextlib
import fcntl
import stat
from pathlib import Path
from typing import IO

from hosting.environment import BadSetting, make_data_folder

OURS = {"files", "lock", "postgres", "postgres.log", "postgres.making", "secret-key", "static", "static.made-of"}
OURS |= {"web.pid"}


class AlreadyRunning(BadSetting):
    """Another process serves this data folder; its message is one line."""


class DataFolder:
    """One data folder, held by one process at a time through a lock that dies with its holder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: IO[str] | None = None

    def hold(self) -> None:
        """Take the lock. Raises `AlreadyRunning`, or `BadSetting` where the folder cannot be written."""
        make_data_folder(self.path)
        try:
            file = (self.path / "lock").open("a+")  # closed on exec, so that no child keeps it
        except OSError as error:
            raise BadSetting(f"{self.path / 'lock'} cannot be used: {error.strerror}.") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            address = file.read().strip()
            file.close()
            message = f"Glimmers is running on the data folder {self.path} already"
            raise AlreadyRunning(f"{message}: {address}" if address else f"{message}.") from None
        self._file = file
        self.say("")

    def close_to_others(self, *, but_for_nginx: bool) -> None:
        """Remove the rights that an earlier release gave to others; nginx may pass where it sends photos.

        A folder with anything else in it is left as it is: it was not made for us alone.
        """
        allowed = 0o710 if but_for_nginx else 0o700
        mode = stat.S_IMODE(self.path.stat().st_mode)
        if mode & 0o777 & ~allowed and {each.name for each in self.path.iterdir()} <= OURS:
            with contextlib.suppress(PermissionError):  # somebody else's folder, in which we may write
                self.path.chmod(mode & (0o7000 | allowed))

    def say(self, address: str) -> None:
        """Leave one line for a process that finds the folder held."""
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(address)
        self._file.flush()

    def let_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
