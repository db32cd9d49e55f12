"""Who has the data folder: one process at a time."""

from __future__ import annotations

import fcntl
from pathlib import Path
from typing import IO

from config.environment import BadSetting, make_data_folder


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
            where = file.read().strip()
            file.close()
            message = f"Glimmers is running on the data folder {self.path} already"
            raise AlreadyRunning(f"{message}: {where}" if where else f"{message}.") from None
        self._file = file
        self.say("")

    def say(self, where: str) -> None:
        """Leave one line for whoever finds the folder held."""
        assert self._file is not None
        self._file.seek(0)
        self._file.truncate()
        self._file.write(where)
        self._file.flush()

    def let_go(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
