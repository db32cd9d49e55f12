"""Every error, at every route, signed in or not, with or without HTMX, gives a whole page, a way on, and the words that
were sent, even if no view has run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import pytest
from allauth.core.ratelimit import respond_429
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.handlers.base import BaseHandler
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client

from accounts.models import User
from common.bodies import OtherCharset
from config.middleware import HEALTH
from tests.conftest import signed_in
from tests.routes import paths

pytestmark = pytest.mark.once

WORDS = "Frost on the railing & sun <in> it"
SHOWN = "Frost on the railing &amp; sun &lt;in&gt; it"
SENT = {"text": WORDS, "place": "By the canal", "description-1": "A railing", "password": "a-long-password"}
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/"}
NAVIGATION = 'aria-label="Pages"'


def raising(error: type[BaseException], *words: str) -> Callable[..., HttpResponse]:
    """Return a view that raises a new one each time: the traceback of one that is raised again grows."""

    def view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        raise error(*words)

    return view


ERRORS: dict[str, tuple[int, Callable[..., HttpResponse]]] = {
    "400": (400, raising(BadRequest)),
    "400 suspicious": (400, raising(SuspiciousOperation)),
    "400 fields": (400, raising(TooManyFieldsSent)),
    "403": (403, raising(PermissionDenied)),
    "404": (404, raising(Http404)),
    "405": (405, lambda request, *args, **kwargs: HttpResponseNotAllowed(["PUT"])),
    "413": (413, raising(RequestDataTooBig)),
    "413 files": (413, raising(TooManyFilesSent)),
    "415": (415, raising(OtherCharset)),
    "429": (429, lambda request, *args, **kwargs: respond_429(request)),
    "500": (500, raising(RuntimeError, "secret detail")),
    "503": (503, raising(OperationalError, "gone")),
    "503 interface": (503, raising(InterfaceError, "gone")),
}


@contextmanager
def every_view_is(view: Callable[..., HttpResponse], *, csrf_exempt: bool = True) -> Iterator[None]:
    """Run this view at every address. The route itself is found as always."""
    view.login_required = False  # type: ignore[attr-defined]
    view.csrf_exempt = csrf_exempt  # type: ignore[attr-defined]
    find = BaseHandler.resolve_request

    def found(self: BaseHandler, request: HttpRequest) -> Any:
        _view, args, kwargs = find(self, request)  # type: ignore[misc]
        return view, args, kwargs

    with patch.object(BaseHandler, "resolve_request", found):
        yield


def quiet(client: Client) -> Client:
    client.raise_request_exception = False
    return client


@pytest.fixture(params=["signed in", "anonymous"])
def client(request: pytest.FixtureRequest, alice: User) -> Client:
    """Return Alice's browser or nobody's, which gets the site's answers to errors."""
    return quiet(signed_in(alice) if request.param == "signed in" else Client())


def is_whole(page: str) -> bool:
    return page.startswith("<!doctype html>") and page.rstrip().endswith("</html>") and page.count("<h1>") == 1


def check(response: HttpResponse, status: int, where: str) -> str:
    assert response.status_code == status, where
    assert "default-src 'none'" in response.headers["Content-Security-Policy"], where
    assert "unsafe" not in response.headers["Content-Security-Policy"], where
    assert response.headers["X-Frame-Options"] == "DENY", where
    assert response.headers["X-Content-Type-Options"] == "nosniff", where
    assert response.headers["Referrer-Policy"] == "same-origin", where
    assert response.headers["Cache-Control"] == "private, no-store", where
    page = response.content.decode()
    if where.split(maxsplit=1)[0].startswith("/api/"):
        assert response.headers["Content-Type"] == "application/problem+json", where
        assert response.json()["status"] == status, where
        return ""
    assert is_whole(page), where
    assert 'href="/"' in page, where
    assert "secret detail" not in page, where
    assert "a-long-password" not in page, where
    return page


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
@pytest.mark.parametrize("error", ERRORS)
def test_at_every_route_it_is_a_whole_page_with_the_words(client: Client, error: str, headers: dict[str, str]) -> None:
    status, view = ERRORS[error]
    is_signed_in = "_auth_user_id" in client.session
    with every_view_is(view):
        for path in paths().values():
            where = f"{path} {error} {client}"
            page = check(client.post(path, SENT, headers=headers), status, where)
            if page:
                assert SHOWN in page, where
                assert "By the canal" in page, where
                assert "A railing" in page, where
                knows_who = is_signed_in and status < 500 and path not in HEALTH
                assert (NAVIGATION in page) == knows_who, where


def test_at_every_route_what_was_asked_for_without_words_has_a_page_too(client: Client) -> None:
    for error, (status, view) in ERRORS.items():
        with every_view_is(view):
            for path in paths().values():
                assert "words-left" not in check(client.get(path), status, f"{path} {error}")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_at_every_route_a_form_too_old_can_be_sent_again(client: Client, headers: dict[str, str]) -> None:
    client.handler.enforce_csrf_checks = True
    with every_view_is(raising(RuntimeError, "never asked"), csrf_exempt=False):
        for path in paths().values():
            page = check(client.post(path, SENT, headers=headers), 403, path)
            if page:
                assert SHOWN in page, path
                assert 'name="place" value="By the canal"' in page, path
                assert 'name="csrfmiddlewaretoken"' in page, path
            bait = client.post(path, SENT, headers={**headers, "Origin": "https://evil.example"})
            assert SHOWN not in check(bait, 403, path), path


def test_a_day_that_was_long_open_gives_its_words_back(alice: User) -> None:
    client = quiet(Client(enforce_csrf_checks=True))
    client.force_login(alice)
    response = client.post("/day/2026-03-01/", SENT)
    page = check(response, 403, "/day/2026-03-01/")
    assert SHOWN in page
    assert 'action="/day/2026-03-01/"' in page
    assert "/calendar/2026/03/" in page, "from a day, the calendar opens at its month"


@pytest.mark.parametrize(
    "path", ["/nowhere/", "/day/2026-13-45/", "/day/0000-00-00/", "/calendar/2026/13/", "/static/no.css"]
)
def test_what_is_not_there_is_told_within_the_journal(as_alice: Client, path: str) -> None:
    assert NAVIGATION in check(as_alice.get(path), 404, path)
    assert NAVIGATION not in check(Client().get(path), 404, path)


def test_a_name_that_is_not_ours_gets_the_headers_that_all_have(client: Client) -> None:
    for path in paths().values():
        check(client.get(path, headers={"Host": "evil.example"}), 400, path)


def test_a_method_that_a_page_does_not_take_is_told_so(as_alice: Client) -> None:
    told = 0
    for path in paths().values():
        response = as_alice.generic("PATCH", path)
        if response.status_code == 405:
            assert "Allow" in response.headers, path
            check(response, 405, path)
            told += 1
        else:  # redirected, not found, or a page of allauth's with the same answer to every method
            assert response.status_code in {200, 302, 404}, path
    assert told > 40
