"""What gets into the log: one line where one says it, and no journal's words."""

from __future__ import annotations

import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.middleware.csrf import REASON_BAD_ORIGIN

log = logging.getLogger(__name__)

BAD_ORIGIN = REASON_BAD_ORIGIN.partition("%s")[0]
MOST_QUOTED = 100  # characters of what somebody sent


def asked_by_another_name(request: HttpRequest) -> None:
    """Say by which name we were asked: it may be the one that the host has forgotten to set."""
    name = _quoted(request.META.get("HTTP_HOST", ""))
    log.warning("asked for as %s; the public address is set by GLIMMERS_URL, %s", name, _which_is())


def taken_for_another_site(request: HttpRequest, reason: str) -> None:
    """Say it where a form was refused for its origin, and that was our own; another site's are not worth a line."""
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
