"""Work in another connection, while a test holds something in its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from django.db import connections


def meanwhile(work: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    """Start the work in a thread. Return the thread, and a list for its result: the answer, or the error."""
    came: list[Any] = []

    def run() -> None:
        try:
            came.append(work())
        except Exception as error:
            came.append(error)
        connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, came
