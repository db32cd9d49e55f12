"""How often programs may ask: counted by token, and by address for unknown tokens."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.models import User
from config import settings as ours
from glimmers.capture.tokens import make
from tests.capture.sending import problem, send

WORDS = {"text": "x"}
UNKNOWN = "glim_" + "x" * 43


@pytest.fixture(autouse=True)
def _fresh(db: None) -> None:
    cache.clear()


def statuses(secret: str, times: int, **headers: str) -> list[int]:
    return [send(secret, WORDS, **headers).status_code for _ in range(times)]


def refused(response: Any) -> int:
    problem(response, 429)
    return int(response.headers["Retry-After"])


def test_the_settings_have_a_limit_for_each() -> None:
    rates = {name: rate for name, rate in dict(ours.ACCOUNT_RATE_LIMITS).items() if name.startswith("capture")}
    assert rates == {"capture": "60/m/key", "capture_day": "1000/d/key", "capture_failed": "30/m/ip"}


def test_a_token_that_comes_too_often_waits_a_minute(alice: User, secret: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture": "3/m/key"}
    with time_machine.travel("2026-11-22T08:30Z", tick=False) as clock:
        assert statuses(secret, 3) == [201] * 3
        assert refused(send(secret, WORDS)) == 60
        assert alice.glimmers.count() == 3
        clock.shift(60)
        assert statuses(secret, 1) == [201]


def test_and_at_the_end_of_a_days_measure_longer(alice: User, secret: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture": "60/m/key", "capture_day": "2/d/key"}
    assert statuses(secret, 2) == [201] * 2
    assert refused(send(secret, WORDS)) == 3600


def test_each_token_has_its_own_measure(alice: User, secret: str, bobs: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture": "1/m/key"}
    other = make(alice, "Her laptop")[1]
    assert [statuses(token, 2) for token in (secret, other, bobs)] == [[201, 429]] * 3


def test_tokens_that_nobody_knows_are_counted_by_address(secret: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture_failed": "2/m/ip"}
    assert statuses(UNKNOWN, 2) == [401] * 2
    assert refused(send(UNKNOWN, WORDS)) == 60
    assert refused(send("", WORDS)) == 60
    assert statuses(secret, 2) == [201] * 2, "one that is known comes in from there all the same"


def test_behind_a_proxy_strangers_do_not_use_up_each_others_attempts(secret: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture_failed": "1/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    first, second = ({"X-Forwarded-For": f"203.0.113.{number}"} for number in (5, 6))
    assert statuses(UNKNOWN, 2, **first) == [401, 429]
    assert statuses(UNKNOWN, 1, **second) == [401]


@pytest.mark.parametrize("address", ["not an address", "", ",", "[2001:db8::1]:443"])
def test_whatever_a_proxy_says_it_is_never_an_error_of_ours(secret: str, settings: Settings, address: str) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture_failed": "5/m/ip"}
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert statuses(UNKNOWN, 1, **{"X-Forwarded-For": address}) == [401]


def test_the_secret_is_in_no_name_of_a_count(alice: User, secret: str, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"capture": "9/m/key", "capture_day": "9/d/key"}
    with CaptureQueriesContext(connection) as asked:
        statuses(secret, 1)
    assert any("allauth:rl:" in query["sql"] for query in asked)
    assert not [query for query in asked if secret in query["sql"]]
