"""Sets what depends on who is signed in: the time zone, and a mark that old pages recognise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from common.zones import is_zone, zone

ZONE_COOKIE = "glimmers_zone"
MARK_COOKIE = "glimmers_login"


class TimeZone:
    """Sets the writer's time zone: by their setting, else by what the device said, else UTC."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Where an address leads to no view, this thread would keep the time zone of the request before.
        timezone.deactivate()
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        # Where sign-in is not required, the user is not read either: /healthz must answer without a database.
        chosen = request.user.time_zone if getattr(view, "login_required", True) else ""  # type: ignore[union-attr]
        device = request.COOKIES.get(ZONE_COOKIE, "")
        timezone.activate(zone(chosen or (device if is_zone(device) else "")))


class LoginMark:
    """Sets a cookie that scripts may read, another one for each sign-in.

    Each private page remembers the mark it was made under. A page that the browser brings back after signing out, or
    after somebody else signed in, sees that the mark has changed and empties itself (static/js/accounts/login-mark.js).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.login_mark = _LazyMark(request)  # type: ignore[attr-defined]
        response = self.get_response(request)
        # After a failure the database is not asked again: it may be what failed, and the page has to be shown.
        if not request.session.accessed or response.status_code >= 500:
            return response
        mark = login_mark(request)
        if mark and request.COOKIES.get(MARK_COOKIE) != mark:
            max_age = None if request.session.get_expire_at_browser_close() else request.session.get_expiry_age()
            response.set_cookie(
                MARK_COOKIE, mark, max_age=max_age, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
            )
        elif not mark and MARK_COOKIE in request.COOKIES:
            response.delete_cookie(MARK_COOKIE, samesite="Lax")
        return response


class _LazyMark:
    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    def __str__(self) -> str:
        return login_mark(self.request)


def login_mark(request: HttpRequest) -> str:
    """Return the mark of this sign-in, which tells nothing of the session; "" where nobody is signed in."""
    key = request.session.session_key
    if not key or not request.user.is_authenticated:
        return ""
    return salted_hmac("accounts.login_mark", key, algorithm="sha256").hexdigest()[:32]
