"""Django accepts the token in our forms, which differs each time and tells nothing of the secret by itself."""

from __future__ import annotations

import re

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_TOKEN_LENGTH, _does_token_match, get_token
from django.test import Client

from accounts.models import User
from config.csrf_token import masked_token


def request_with(secret: str | None) -> HttpRequest:
    request = HttpRequest()
    if secret:
        request.META["CSRF_COOKIE"] = secret
    return request


def test_it_is_of_the_secret_and_another_each_time() -> None:
    request = request_with(None)
    tokens = {get_token(request), *(masked_token(request) for _ in range(500))}
    assert len(tokens) == 501
    secret = request.META["CSRF_COOKIE"]
    for token in tokens:
        assert len(token) == CSRF_TOKEN_LENGTH
        assert _does_token_match(token, secret)
        assert not _does_token_match(token, secret[::-1])


def test_each_character_comes_in_each_place() -> None:
    request = request_with("a" * 32)
    tokens = [masked_token(request) for _ in range(2000)]
    for place in range(CSRF_TOKEN_LENGTH):
        assert {token[place] for token in tokens} == set(CSRF_ALLOWED_CHARS)


def test_without_a_secret_one_is_made_and_the_cookie_set() -> None:
    request = request_with(None)
    token = masked_token(request)
    assert _does_token_match(token, request.META["CSRF_COOKIE"])
    again = request_with(request.META["CSRF_COOKIE"])
    masked_token(again)
    assert again.META["CSRF_COOKIE_NEEDS_UPDATE"]


def test_a_form_of_a_page_is_taken(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    for _time in range(2):  # with a new secret, and with an earlier one
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get("/").content.decode())
        assert token
        sent = {"text": "Once", "csrfmiddlewaretoken": token[1]}
        assert client.post("/", sent).status_code == 302
    assert client.post("/", {**sent, "csrfmiddlewaretoken": token[1][::-1]}).status_code == 403
