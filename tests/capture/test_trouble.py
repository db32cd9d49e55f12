"""When something around it fails, a program is told so in JSON: never by a page, never with a detail."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import InterfaceError, OperationalError
from django.test import Client

from tests.capture.sending import bearing, client, problem, send


@pytest.mark.parametrize("url", ["/api/", "/api/glimmers/", "/api/glimmers/1", "/api/nowhere"])
@pytest.mark.parametrize("method", ["get", "post", "delete"])
def test_beside_it_there_is_nothing(secret: str, url: str, method: str) -> None:
    problem(getattr(client(), method)(url, headers=bearing(secret)), 404)


def test_by_a_name_that_is_not_its_own_the_site_is_not_asked(secret: str) -> None:
    assert "name that it was asked by" in problem(send(secret, {"text": "x"}, Host="evil.example"), 400)["detail"]


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
@pytest.mark.parametrize("where", ["glimmers.capture.api.keep", "glimmers.capture.tokens.find"])
def test_a_dead_database_is_said_with_when_to_try_again(secret: str, where: str, error: type[Exception]) -> None:
    with patch(where, side_effect=error("secret detail")):
        response = send(secret, {"text": "x"})
    assert "secret detail" not in str(problem(response, 503))
    assert int(response.headers["Retry-After"]) > 0


def test_an_unforeseen_error_is_a_problem_too(secret: str) -> None:
    with patch("glimmers.capture.api.keep", side_effect=RuntimeError("secret detail")):
        assert "secret detail" not in str(problem(send(secret, {"text": "x"}), 500))


def test_pages_are_still_answered_with_pages(as_alice: Client) -> None:
    as_alice.raise_request_exception = False
    latin = "application/x-www-form-urlencoded; charset=latin-1"
    for url, kind, status in (("/nowhere/", "", 404), ("/", latin, 415)):
        response = as_alice.generic("POST", url, b"text=x", content_type=kind)
        assert response.status_code == status
        assert response.headers["Content-Type"].startswith("text/html")
