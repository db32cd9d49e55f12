"""Too many attempts, and whose they are counted as."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from tests.accounts.test_signing_in import ALICE, ANOTHER, EMAIL, RESET, SIGN_IN, WRONG, words

TOO_MANY = "Too many failed login attempts. Try again later."


def attempt(**headers: str) -> Any:
    return Client().post(SIGN_IN, ALICE | {"password": ANOTHER}, headers=headers)


def test_too_many_wrong_passwords_are_answered_with_a_sentence(alice: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    assert [WRONG in words(attempt()) for _ in range(3)] == [True] * 3
    assert TOO_MANY in words(Client().post(SIGN_IN, ALICE)), "even for the right one"


@pytest.mark.parametrize(
    ("limit", "url", "first"),
    [("login", SIGN_IN, 200), ("reset_password", RESET, 302), ("manage_email", EMAIL, 302)],
)
def test_too_many_requests_are_answered_in_our_look(
    as_alice: Client, settings: Settings, limit: str, url: str, first: int
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {limit: "1/m/ip"}
    client = as_alice if limit == "manage_email" else Client()
    sent = {"email": "nobody@example.org", "login": "nobody@example.org", "password": ANOTHER}
    assert client.post(url, sent).status_code == first
    answer = client.post(url, sent)
    assert answer.status_code == 429
    assert "Wait a few minutes, then try again" in words(answer)


def test_without_a_proxy_nobody_says_who_they_are(alice: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    assert settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0
    answers = [words(attempt(x_forwarded_for=f"198.51.100.{number}")) for number in range(4)]
    assert [TOO_MANY in answer for answer in answers] == [False, False, False, True]


def test_behind_a_proxy_only_its_own_word_counts(alice: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answers = [words(attempt(x_forwarded_for=f"198.51.100.{number}, 203.0.113.5")) for number in range(4)]
    assert [TOO_MANY in answer for answer in answers] == [False, False, False, True]
    assert TOO_MANY not in words(attempt(x_forwarded_for="198.51.100.1, 203.0.113.6")), "another person"


@pytest.mark.parametrize("said", ["not an address", "", ",", "203.0.113.5", "[2001:db8::1]:443"])
def test_whatever_a_proxy_says_it_is_never_an_error_of_ours(alice: User, settings: Settings, said: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "3/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    answer = Client().post(SIGN_IN, ALICE, headers={"X-Forwarded-For": said})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/"), "and she is in"
