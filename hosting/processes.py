"""Wait until other processes have ended."""

from __future__ import annotations

import time
from collections.abc import Sequence

import psutil

LOOK_EVERY_S = 0.02


def still_running(processes: Sequence[psutil.Process], timeout_s: float) -> list[psutil.Process]:
    """Wait until all of them have ended, and return those that have not by then.

    One that has ended but that its parent has not asked about yet (a zombie) holds no file, port or memory. It counts
    as ended: where processes without a parent fall to one that asks once a second, waiting for it to vanish takes that.
    Its first thread may be dead before the others, which still hold all of that; they are waited for.
    """
    deadline = time.monotonic() + timeout_s
    while (left := [each for each in processes if _runs(each)]) and time.monotonic() < deadline:
        time.sleep(LOOK_EVERY_S)
    return left


def _runs(process: psutil.Process) -> bool:
    try:
        return bool(process.is_running() and (process.status() != psutil.STATUS_ZOMBIE or process.num_threads() > 1))
    except psutil.NoSuchProcess:  # a zombie, too, where it says nothing any more
        return False
