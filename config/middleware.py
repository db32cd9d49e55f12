"""Rules for every answer: private unless its view says otherwise, and no posted words lost at sign-in."""

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

# Pages use no part of the device. Photos come through the file dialog, which needs no permission.
PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), usb=()"
HEALTH = {"/healthz", "/readyz"}


class GZipPages(GZipMiddleware):
    """Django's middleware for pages only: a photo gets no smaller, and a range of it has to stay as requested."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or response.headers.get("Content-Type", "").startswith("image/"):
            return response
        return super().process_response(request, response)


def private_by_default(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Forbid browsers and proxies to store an answer, unless its view chose otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if "no-store" in response.headers.get("Cache-Control", "no-store"):
            response.headers["Cache-Control"] = "private, no-store"  # also in place of allauth's longer one
            response.headers.pop("Expires", None)
        response.headers["Glimmers-Answer"] = "1"  # unlike a network's own page: static/js/outbox/meaning.js
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return middleware


def drop_cookies_where_nobody_signs_in(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Drop the cookies of health checks, so that no session is looked up while the database may be away.

    Those of programs too, which have a token: a browser's cookies must not count there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.path in HEALTH or is_a_program(request):
            request.COOKIES.clear()
        return get_response(request)

    return middleware


def drop_malformed_session_cookie(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Ignore session cookies Django cannot have issued: a NUL in one would fail where it is looked up."""

    def middleware(request: HttpRequest) -> HttpResponse:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        if not (key.isascii() and key.isalnum()):
            request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
        return get_response(request)

    return middleware


def give_bare_errors_a_page(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Give errors without a body, as Django's decorators and views answer them, a page with words and a way on."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # 416, for a part of a file, explains itself by its header Content-Range.
        if response.status_code < 400 or response.status_code == 416 or response.streaming or response.content:
            return response
        page = errors.bare(request, response.status_code)
        for name, value in response.items():
            if name not in {"Content-Type", "Content-Length"}:
                page.headers[name] = value
        return page

    return middleware


def _page_of(request: HttpRequest) -> str:
    """Return the page whose button was pressed; "/" where the browser does not say, or not readably."""
    try:
        referrer = urlsplit(request.headers.get("Referer", ""))
    except ValueError:
        return "/"
    return referrer.path if referrer.netloc == request.get_host() else "/"


class RequireLoginKeepingWords(LoginRequiredMiddleware):
    """Requires sign-in everywhere, and gives the words back where a form is posted after its session ended."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponse:
        if request.method == "POST" and not request.htmx and errors.words_of(request):  # type: ignore[attr-defined]
            return errors.signed_out(request)
        if request.method not in {"GET", "HEAD"} and not request.htmx:  # type: ignore[attr-defined]
            # Sign-in leads back by GET, which the address of a button does not answer.
            return redirect_to_login(_page_of(request))
        if {"q", "from"} & request.GET.keys() and not request.htmx:  # type: ignore[attr-defined]
            # After somebody signed out, the sign-in page's address would show what they searched for.
            return redirect_to_login(request.path)
        return super().handle_no_permission(request, view_func)
