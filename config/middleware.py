"""What holds for every answer: private unless said otherwise, and no posted words lost at the sign-in door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from config import errors
from glimmers.capture.problems import is_a_program

# Nothing of the device is used. Photos come through the file dialog, which needs no permission.
PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), usb=()"
HEALTH = {"/healthz", "/readyz"}


class GZipPages(GZipMiddleware):
    """Django's, for pages alone: a photo is as small as it gets, and a range of it has to stay what was asked for."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or response.headers.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)


def private_by_default(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """No answer is stored by a browser or a proxy unless its view chose otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "no-store" in response.headers.get("Cache-Control", "no-store"):
            response.headers["Cache-Control"] = "private, no-store"  # in one way, where allauth says it at length too
            response.headers.pop("Expires", None)
        response.headers["Glimmers-Answer"] = "1"  # and not of a network's own page: static/js/outbox/meaning.js
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def drop_cookies_where_nobody_signs_in(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Without its cookies a request has no session, so that none is looked up while the database may be away.

    Nor for a program, which has a token: a browser's cookies are to count for nothing there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path in HEALTH or is_a_program(request):
            request.COOKIES.clear()
        return get_response(request)

    return middleware


def drop_malformed_session_cookie(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A session cookie that Django cannot have given counts as none: a NUL in it would fail where it is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum()):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return get_response(request)

    return middleware


def give_bare_errors_a_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give an error without a body, as Django's decorators and views answer it, its words and a way on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # 416 is told by its header Content-Range, to whoever asked for a part of a file.
        if response.status_code < 400 or response.status_code == 416 or response.streaming or response.content:
            return response
        page = errors.bare(request, response.status_code)
        for name, value in response.items():
            if name not in {"Content-Type", "Content-Length"}:
                page.headers[name] = value
        return page

    return middleware


def _page_of(request: HttpRequest) -> str:
    """The page whose button was pressed, as far as the browser says, and says readably."""
    try:
        came_from = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    return came_from.path if came_from.netloc == request.get_host() else "/"


class RequireLoginKeepingWords(LoginRequiredMiddleware):
    """Sign-in is asked for everywhere; a form posted after the session ended gets its words back with the question."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if request.method == "POST" and not request.htmx and errors.words_of(request):  # type: ignore[attr-defined]
            return errors.signed_out(request)
        if request.method not in {"GET", "HEAD"} and not request.htmx:  # type: ignore[attr-defined]
            # After signing in one comes back by GET, which the address of a button does not answer.
            return redirect_to_login(_page_of(request))
        if "q" in request.GET and not request.htmx:  # type: ignore[attr-defined]
            # What somebody looked for would stand in the address of the sign-in page, after they have signed out.
            return redirect_to_login(request.path)
        return super().handle_no_permission(request, view_func)
