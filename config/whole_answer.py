"""Hands answers that are complete to the web server in one piece."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse

log = logging.getLogger(__name__)
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def in_one_piece(application: Callable[[dict[str, Any], Any], Iterable[bytes]]) -> Application:
    """Wrap the application so that it returns each answer as a list, already closed, unless the answer is a stream.

    From anything but a list the web server takes each piece by itself, in a thread that other requests wait for.
    """

    def answered(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        response = application(environ, start_response)
        if not isinstance(response, HttpResponse):
            return response
        pieces = list(response)
        try:
            response.close()
        except Exception:
            log.exception("An answer could not be closed; it goes out all the same.")
        return pieces

    return answered
