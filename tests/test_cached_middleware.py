"""Middlewares that build once what Django's build each time cannot be told from Django's by their answers."""

from __future__ import annotations

from typing import Any

import pytest
from csp.constants import NONCE
from csp.decorators import csp_exempt, csp_update
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.utils import translation

from config.cached_middleware import Language, Policy

THEIRS = {
    "config.cached_middleware.Policy": "csp.middleware.CSPMiddleware",
    "config.cached_middleware.Language": "django.middleware.locale.LocaleMiddleware",
}
ADDRESSES = ("/", "/scrapbook/", "/nowhere/", "/accounts/login/", "/accounts/login", "/healthz", "/api/v1/glimmers")


def by_theirs() -> override_settings:
    """Run the site with Django's own middlewares in place of ours."""
    return override_settings(
        MIDDLEWARE=[THEIRS.get(name, name) for name in settings.MIDDLEWARE],
        MESSAGE_STORAGE="django.contrib.messages.storage.cookie.CookieStorage",
    )


def told(client: Client, address: str) -> dict[str, Any]:
    response = client.get(address, headers={"Accept-Language": "de, fr;q=0.5"})
    changing = {"Content-Length", "X-Request-Id"}
    return {"status": response.status_code} | {k: v for k, v in response.items() if k not in changing}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_says_what_it_said(as_alice: Client, anonymous: Client, address: str) -> None:
    for client in (as_alice, anonymous):
        ours = told(client, address)
        with by_theirs():
            fresh = Client()
            fresh.cookies = client.cookies
            assert told(fresh, address) == ours


def answered(view: Any) -> HttpResponse:
    return Policy(view)(RequestFactory().get("/"))


def test_a_view_may_still_have_a_policy_of_its_own() -> None:
    name = "Content-Security-Policy"
    assert "default-src 'none'" in answered(lambda _request: HttpResponse()).headers[name]
    widened = csp_update({"img-src": ["https://example.org"]})(lambda _request: HttpResponse())
    assert "img-src 'self' https://example.org" in answered(widened).headers[name]
    assert name not in answered(csp_exempt()(lambda _request: HttpResponse())).headers
    assert "example.org" not in answered(lambda _request: HttpResponse()).headers[name]


def test_a_nonce_is_in_the_policy_of_its_answer_alone() -> None:
    seen: list[str] = []

    def view(request: HttpRequest) -> HttpResponse:
        seen.append(str(request.csp_nonce))  # type: ignore[attr-defined]
        return HttpResponse()

    with override_settings(CONTENT_SECURITY_POLICY={"DIRECTIVES": {"script-src": ["'self'", NONCE]}}):
        first, second = (answered(view).headers["Content-Security-Policy"] for _time in range(2))
    assert seen[0] != seen[1]
    assert seen[0] in first
    assert seen[0] not in second


@override_settings(LANGUAGES=[("en-gb", "English"), ("de", "Deutsch")])
def test_with_a_second_language_one_is_asked_for_ones_own() -> None:
    request = RequestFactory().get("/", headers={"Accept-Language": "de"})
    try:
        response = Language(lambda _request: HttpResponse(translation.get_language()))(request)
    finally:
        translation.activate(settings.LANGUAGE_CODE)
    assert response.content == b"de"
    assert response.headers["Content-Language"] == "de"


def test_a_message_is_said_once_and_its_cookie_goes(as_alice: Client) -> None:
    name = "messages"
    assert name not in as_alice.get("/settings/").cookies, "there is none to drop"
    saved = as_alice.post("/settings/", {"name": "", "time_zone": "", "first_weekday": "0", "look": "device"})
    assert saved.cookies[name].value
    shown = as_alice.get("/settings/")
    assert "<p>Saved.</p>" in shown.content.decode()
    assert not shown.cookies[name].value
    again = as_alice.get("/settings/")
    assert "<p>Saved.</p>" not in again.content.decode()
    assert name not in again.cookies
