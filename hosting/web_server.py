"""Makes the command of the web server: granian, with the processes and threads that `serve` gives it."""

from __future__ import annotations

import os
import shutil
import sys

from hosting import database


def command(application: str, *, bind: str, port: int) -> list[str]:
    """Return the words that start it for a WSGI application, as `config.wsgi:application`. It ends with its parent."""
    words = [sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--host", bind]
    words += ["--port", str(port), "--workers", str(_workers())]
    # More threads than processors: an upload holds its thread for as long as its sender takes. Granian warns of that at
    # each start, and of little else that its errors do not say.
    words += ["--blocking-threads", str(database.CONNECTIONS), "--log-level", "error"]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", "10", application]
    setpriv = shutil.which("setpriv")
    return words if setpriv is None else [setpriv, "--pdeathsig", "TERM", *words]


def _workers() -> int:
    return min(4, max(2, os.cpu_count() or 1))
