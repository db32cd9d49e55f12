"""Develops photos in a separate process, one at a time in each worker process of the site.

`docs/decisions/0007-photos-in-a-process-of-their-own.md` says why.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from glimmers.photos.developed import Developed, Refused

PROJECT = Path(__file__).resolve().parent.parent.parent
DEVELOPING_S = 60.0  # a 108-megapixel JPEG takes a few seconds; what takes longer hangs
WAITING_S = 90.0  # for the photos before this one
_one_at_a_time = threading.Lock()


class Busy(Exception):
    """A photo that has waited long enough while others are developed: it should be sent again."""


def develop(file: IO[bytes]) -> Developed:
    """Develop the photo in this file, which needs a descriptor. Raises `Refused` and `Busy`."""
    if not _one_at_a_time.acquire(timeout=WAITING_S):
        raise Busy
    try:
        return develop_beside_others(file)
    finally:
        _one_at_a_time.release()


def develop_beside_others(file: IO[bytes]) -> Developed:
    """Do the same without waiting for other photos, for commands. Raises `Refused`."""
    file.seek(0)
    os.lseek(file.fileno(), 0, os.SEEK_SET)  # a file that was read from may only seek in its buffer
    try:
        result = subprocess.run(
            [sys.executable, "-m", "glimmers.photos.darkroom_worker"],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env=_environment(),
            timeout=DEVELOPING_S,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Refused("damaged") from error
    if result.returncode:
        raise Refused("damaged")  # crashed, or was ended by a limit
    return _read(result.stdout)


def _environment() -> dict[str, str]:
    """Return an environment with nothing of ours: no address of the database, no key."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "LANG") if name in os.environ}
    # Each arena of the allocator would take 64 MB of the limited address space.
    return {**kept, "MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}


def _read(answer: bytes) -> Developed:
    line, _, rest = answer.partition(b"\n")
    header: dict[str, Any] = json.loads(line)
    if "refused" in header:
        raise Refused(header["refused"])
    files = memoryview(rest)

    def take(length: int) -> bytes:
        nonlocal files
        taken, files = bytes(files[:length]), files[length:]
        return taken

    return Developed(
        width=header["width"],
        height=header["height"],
        master=take(header["master"]),
        sizes={int(width): take(length) for width, length in header["sizes"].items()},
        is_cut=header["is_cut"],
        tones=header["tones"],
        taken_at=datetime.fromisoformat(header["taken_at"]) if header["taken_at"] else None,
    )
