"""Too many attempts are counted for those who make them, and a stranger's attempts lock nobody else out."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connections
from django.test import Client
from pytest_django import Settings

from accounts import limits
from accounts.models import Measure, User
from config import settings as ours
from tests.accounts.test_signing_in import ALICE, ANOTHER, EMAIL, RESET, SIGN_IN, WRONG, words

TOO_MANY = "There were many tries to sign in. Wait a few minutes; or choose a new password, then it works at once."
HERS, STRANGERS = "203.0.113.5", "198.51.100.7"


@pytest.fixture(autouse=True)
def clock(settings: Settings, db: None) -> Iterator[time_machine.Traveller]:
    """Set the limits as they are installed, behind a proxy, and stop the clock."""
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    with time_machine.travel("2026-11-27T08:30Z", tick=False) as traveller:
        yield traveller


def sign_in(
    address: str = STRANGERS, client: Client | None = None, *, login: str = ALICE["login"], password: str = ANOTHER
) -> Any:
    return (client or Client()).post(
        SIGN_IN, {"login": login, "password": password}, headers={"X-Forwarded-For": address}
    )


def is_tried(answer: Any) -> bool:
    """Return whether the site checked the password, which was wrong; otherwise there were too many attempts."""
    assert answer.status_code == 200
    text = words(answer)
    assert (WRONG in text) != (TOO_MANY in text)
    return WRONG in text


def gets_in(address: str, client: Client | None = None) -> bool:
    answer = sign_in(address, client, password=ALICE["password"])
    assert answer.status_code == 302 or TOO_MANY in words(answer)
    return bool(answer.status_code == 302)


@pytest.mark.parametrize("login", [ALICE["login"], "nobody@example.org", "ALICE@Example.org"])
def test_too_many_wrong_passwords_are_answered_with_a_sentence(alice: User, login: str) -> None:
    assert [is_tried(sign_in(login=login)) for _ in range(7)] == [True] * 5 + [False] * 2
    if login != "nobody@example.org":
        assert not gets_in(STRANGERS), "even for the right one"


def test_a_stranger_with_a_hundred_wrong_passwords_locks_nobody_out(alice: User, clock: time_machine.Traveller) -> None:
    for _ in range(100):
        sign_in()
        clock.shift(2)
    assert gets_in(HERS), "with the right one, from anywhere else, and while the stranger goes on"


def test_other_people_at_the_strangers_network_come_in(alice: User, bob: User) -> None:
    for _ in range(15):
        sign_in()
    answer = sign_in("198.51.100.9", login=bob.email, password="b-long-password")
    assert answer.status_code == 302


@pytest.mark.parametrize(
    "addresses",
    [
        [f"198.51.100.{number}" for number in range(6)],
        [f"2001:db8:1:{number:x}::{number:x}" for number in range(1, 7)],
        ["198.51.100.7", "::ffff:198.51.100.7", *(f"::ffff:198.51.100.{number}" for number in range(4))],
    ],
)
def test_addresses_that_one_person_has_count_as_one(alice: User, addresses: list[str]) -> None:
    assert [is_tried(sign_in(address)) for address in addresses] == [True] * 5 + [False]


def test_one_machine_cannot_try_everybody(alice: User) -> None:
    assert sum(is_tried(sign_in(login=f"{number}@example.org")) for number in range(25)) == 20


def test_what_was_refused_does_not_count_and_a_minute_later_one_more_may_be_tried(
    alice: User, clock: time_machine.Traveller
) -> None:
    assert sum(is_tried(sign_in()) for _ in range(18)) == 5
    clock.shift(60)
    assert [is_tried(sign_in()) for _ in range(2)] == [True, False]
    clock.shift(300)
    assert sum(is_tried(sign_in()) for _ in range(18)) == 5


def test_where_the_account_is_full_what_is_refused_fills_no_other_measure(alice: User) -> None:
    for network in range(60):
        sign_in(f"10.0.{network}.1")
    assert [is_tried(sign_in(HERS)) for _ in range(30)] == [False] * 30
    measures = ((limits.BY_HOST, limits.host_of(HERS)), (limits.BY_NETWORK, ALICE["login"], limits.network_of(HERS)))
    for limit, *of in measures:
        assert [limits.take(limit, *of) for _ in range(limit.at_once)] == [True] * limit.at_once, limit.name


def test_right_passwords_are_not_counted(alice: User) -> None:
    for _ in range(3):
        assert sum(is_tried(sign_in()) for _ in range(1)) == 1
        assert gets_in(STRANGERS)
    assert is_tried(sign_in())
    assert is_tried(sign_in())
    assert not is_tried(sign_in()), "five wrong ones, in whatever order"


def test_from_everywhere_at_once_an_account_is_tried_no_more_often_than_its_measure(alice: User) -> None:
    answers = [is_tried(sign_in(f"10.0.{number}.1")) for number in range(60)]
    assert answers == [True] * 50 + [False] * 10


# ---- At once -------------------------------------------------------------------------------------------------------
def tried_at_once(headers: list[dict[str, str]]) -> int:
    """Return how many of these guesses, all made at the same moment, the site checked."""

    def guess(each: dict[str, str]) -> bool:
        try:
            return is_tried(Client().post(SIGN_IN, ALICE | {"password": ANOTHER}, headers=each))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        return sum(pool.map(guess, headers))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("proxies", "pattern"),
    [(0, "198.51.{}.1"), (1, "198.51.{}.1, 203.0.113.5"), (1, "198.51.{0}.1, 192.0.{0}.1, 203.0.113.5")],
)
def test_a_hundred_guesses_at_once_under_changing_names_get_nowhere(
    alice: User, settings: Settings, proxies: int, pattern: str
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert tried_at_once([{"X-Forwarded-For": pattern.format(number)} for number in range(100)]) == 5
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert gets_in("192.0.2.1"), "and she comes in"


@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_guesses_at_once_from_everywhere_half_are_looked_at(alice: User) -> None:
    assert tried_at_once([{"X-Forwarded-For": f"198.51.{number}.1"} for number in range(100)]) == 50


# ---- Whose word counts ---------------------------------------------------------------------------------------------
def test_without_a_proxy_nobody_says_who_they_are(alice: User, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    answers = [is_tried(sign_in(f"198.51.{number}.1")) for number in range(6)]
    assert answers == [True] * 5 + [False]


def test_behind_a_proxy_only_its_own_word_counts(alice: User) -> None:
    answers = [is_tried(sign_in(f"198.51.{number}.1, {STRANGERS}")) for number in range(6)]
    assert answers == [True] * 5 + [False]
    assert is_tried(sign_in(f"198.51.1.1, {HERS}")), "another person"


@pytest.mark.parametrize("address", ["not an address", "", ",", "203.0.113.5", "[2001:db8::1]:443", "fe80::1%eth0"])
def test_whatever_a_proxy_says_it_is_never_an_error_of_ours(alice: User, settings: Settings, address: str) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    answer = Client().post(SIGN_IN, ALICE, headers={"X-Forwarded-For": address})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/"), "and she is in"


# ---- allauth's own -------------------------------------------------------------------------------------------------
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


# ---- What is kept of it --------------------------------------------------------------------------------------------
def test_a_count_tells_neither_address_nor_network_and_is_swept_once_it_has_run_out(
    alice: User, clock: time_machine.Traveller
) -> None:
    sign_in()
    keys = set(Measure.objects.values_list("key", flat=True))
    assert len(keys) == 3
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in keys)
    call_command("sweep", verbosity=0)
    assert Measure.objects.count() == 3
    clock.shift(3600)
    call_command("sweep", verbosity=0)
    assert not Measure.objects.exists()


def test_a_clock_that_is_put_back_locks_nobody_out(alice: User, clock: time_machine.Traveller) -> None:
    clock.shift(30 * 24 * 3600)
    assert sum(is_tried(sign_in()) for _ in range(7)) == 5
    clock.shift(-30 * 24 * 3600)
    assert sum(is_tried(sign_in()) for _ in range(7)) == 5
