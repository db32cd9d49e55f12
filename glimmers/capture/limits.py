"""Limits how often tokens are used, by allauth's limits, which hold across processes; the rates are in the settings."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest
from django.utils.translation import gettext as _

from glimmers.capture.models import CaptureToken
from glimmers.capture.problems import Problem

MINUTE_S = 60
HOUR_S = 3600  # a day's limit frees up bit by bit


def count_use(request: HttpRequest, token: CaptureToken) -> None:
    """Count one use of this token. Raises a `Problem` (429) where there were too many."""
    key = str(token.pk)
    _count(request, "capture", wait_s=MINUTE_S, key=key)
    _count(request, "capture_day", wait_s=HOUR_S, key=key)


def count_failure(request: HttpRequest) -> None:
    """Count one unknown token from this address. Raises a `Problem` (429) where there were too many."""
    _count(request, "capture_failed", wait_s=MINUTE_S)


def _count(request: HttpRequest, action: str, *, wait_s: int, key: str | None = None) -> None:
    if not ratelimit.consume(request, action=action, key=key):
        detail = _("This came many times in a short while. Nothing was kept; try again a little later.")
        raise Problem(429, detail, {"Retry-After": str(wait_s)})
