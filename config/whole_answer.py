"""Hands answers that are there whole to the web server in one piece."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from django.http import HttpResponse

log = logging.getLogger(__name__)
Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


def in_one_piece(application: Callable[[dict[str, Any], Any], Iterable[bytes]]) -> Application:
    """The same application. What it does after an answer, it does before, unless the answer is a stream.

    From anything but a list the web server takes each piece by itself, and from a thread that has others waiting.
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
