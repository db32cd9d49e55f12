"""Keeps the log short, and the words of journals out of it."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import Error
from django.http import HttpRequest
from django.middleware.csrf import REASON_BAD_ORIGIN

log = logging.getLogger(__name__)

BAD_ORIGIN = REASON_BAD_ORIGIN.partition("%s")[0]
DIRECTLY = "\nThe above exception was the direct cause of the following exception:\n\n"  # as Python writes it
MEANWHILE = "\nDuring handling of the above exception, another exception occurred:\n\n"
MOST_QUOTED = 100  # characters of what was sent


class WithoutWords(logging.Formatter):
    """Writes exceptions as Python does, but of the database's messages only the first sentence.

    The rest quotes the row that was refused, or the statement, with the words in it (DETAIL, LINE, CONTEXT), which
    would outlive "delete for good" in the log.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802  logging's own name
        return "".join(_told(ei[1], set())).rstrip("\n")


def without_words(error: BaseException) -> str:
    """Return an error's message; of the database's, the first sentence, which quotes nothing that was written."""
    cause = error.__cause__ if isinstance(error, Error) else error
    if isinstance(cause, psycopg.Error) and cause.diag.message_primary:
        return cause.diag.message_primary
    return str(error)


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _told(cause, seen)
        yield DIRECTLY if error.__cause__ else MEANWHILE
    if error.__traceback__ is not None:
        yield "Traceback (most recent call last):\n"
        yield from traceback.format_tb(error.__traceback__)
    if isinstance(error, Error | psycopg.Error):
        yield f"{type(error).__module__}.{type(error).__qualname__}: {without_words(error)}\n"
    else:
        yield from traceback.format_exception_only(error)


def asked_by_another_name(request: HttpRequest) -> None:
    """Log the name by which we were asked: it may be the one that the host has forgotten to set."""
    name = _quoted(request.headers.get("host", ""))
    log.warning("asked for as %s; the public address is set by GLIMMERS_URL, %s", name, _which_is())


def taken_for_another_site(request: HttpRequest, reason: str) -> None:
    """Log that a form was refused for its origin, if that was our own; another site's forms are not worth a line."""
    origin = request.headers.get("Origin", "")
    if not reason.startswith(BAD_ORIGIN):
        return
    if request.headers.get("Sec-Fetch-Site") == "same-origin" or _name_in(origin) == _name_in(
        f"//{request.get_host()}"
    ):
        log.warning(
            "a form from %s was refused; the public address is set by GLIMMERS_URL, %s", _quoted(origin), _which_is()
        )


def _which_is() -> str:
    address = next(iter(settings.CSRF_TRUSTED_ORIGINS), "")
    return f'which is "{address}"' if address else "which is not set"


def _name_in(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _quoted(text: str) -> str:
    return f'"{text[:MOST_QUOTED].encode("unicode_escape").decode()}"'
