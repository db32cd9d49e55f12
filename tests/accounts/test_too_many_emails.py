"""Emails that strangers can have sent to somebody are few, and never keep the owner from getting one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from config import settings as ours
from tests.accounts.test_signing_in import (
    A_CODE,
    CAROL,
    CODE,
    EMAIL,
    PASSWORD,
    RESET,
    SIGN_IN,
    SIGN_UP,
    in_email,
    is_signed_in,
    words,
)

HERS, STRANGERS = "203.0.113.5", "198.51.100.7"
AGAIN = "/accounts/reauthenticate/"


@pytest.fixture(autouse=True)
def clock(settings: Settings, db: None) -> Iterator[time_machine.Traveller]:
    settings.GLIMMERS_SIGNUPS = "open"
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    with time_machine.travel("2026-11-27T08:30Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def by_code(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


def post(url: str, sent: dict[str, str], address: str = STRANGERS, client: Client | None = None) -> Any:
    return (client or Client()).post(url, sent, headers={"X-Forwarded-For": address})


# ---- A new password ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_whoever_asks_again_and_again_is_told_to_wait_whether_or_not_there_is_an_account(
    alice: User, email: str
) -> None:
    answers = [post(RESET, {"email": email}) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302] * 3 + [429] * 2
    assert "Wait a few minutes, then try again" in words(answers[-1])
    assert len(mail.outbox) == 3


def test_a_stranger_who_goes_on_asking_does_not_keep_the_owner_from_a_new_one(alice: User) -> None:
    for _ in range(10):
        post(RESET, {"email": alice.email})
    mail.outbox.clear()
    assert post(RESET, {"email": alice.email}, HERS).status_code == 302
    assert in_email(r"http://testserver(/\S+)", alice.email)


@pytest.mark.parametrize("email", ["alice@example.org", "nobody@example.org"])
def test_from_everywhere_a_mailbox_is_not_filled_and_the_answer_stays_the_same(alice: User, email: str) -> None:
    pages = {post(RESET, {"email": email}, f"10.0.{number}.1").headers["Location"] for number in range(30)}
    assert len(pages) == 1
    assert len(mail.outbox) == 6


def test_the_links_that_came_before_work_so_that_she_needs_no_other(alice: User) -> None:
    for number in range(30):
        post(RESET, {"email": alice.email}, f"10.0.{number}.1")
    assert post(RESET, {"email": alice.email}, HERS).status_code == 302
    assert len(mail.outbox) == 6
    for sent in list(mail.outbox):
        mail.outbox.append(sent)
        assert "Choose a new password" in words(
            Client().get(in_email(r"http://testserver(/\S+)", alice.email), follow=True)
        )


def test_a_device_that_has_signed_in_gets_one_all_the_same(alice: User) -> None:
    client = Client()
    post(SIGN_IN, {"login": alice.email, "password": PASSWORD}, HERS, client)
    client.post("/accounts/logout/")
    for number in range(30):
        post(RESET, {"email": alice.email}, f"10.0.{number}.1")
    mail.outbox.clear()
    assert [post(RESET, {"email": alice.email}, HERS, client).status_code for _ in range(3)] == [302] * 3
    assert len(mail.outbox) == 3
    post(RESET, {"email": alice.email}, HERS, client)
    assert len(mail.outbox) == 3, "and no more than that"


# ---- Codes ---------------------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("by_code")
def test_a_stranger_who_signs_up_with_her_address_does_not_keep_her_from_her_code(
    clock: time_machine.Traveller,
) -> None:
    post(SIGN_UP, CAROL, HERS)
    for _ in range(20):
        clock.shift(5)
        post(SIGN_UP, CAROL | {"password1": "another-password"})
    mail.outbox.clear()
    client = Client()
    answer = post(SIGN_IN, {"login": CAROL["email"], "password": CAROL["password1"]}, HERS, client)
    assert answer.headers["Location"] == CODE
    client.post(CODE, {"code": in_email(A_CODE, CAROL["email"])})
    assert is_signed_in(client)


@pytest.mark.usefixtures("by_code")
def test_signing_up_again_and_again_with_a_taken_address_does_not_fill_its_mailbox(alice: User) -> None:
    for number in range(12):
        answer = post(SIGN_UP, CAROL | {"email": alice.email}, f"10.0.{number}.1")
        assert answer.headers["Location"] == CODE, "it looks the same all along"
    assert len(mail.outbox) == 6


@pytest.mark.usefixtures("by_code")
def test_many_may_sign_up_at_one_network_in_one_minute() -> None:
    for number in range(12):
        answer = post(SIGN_UP, CAROL | {"email": f"{number}@example.org"}, HERS)
        assert answer.headers["Location"] == CODE
    assert len(mail.outbox) == 12


@pytest.mark.usefixtures("by_code")
def test_an_account_asks_for_ten_codes_an_hour(clock: time_machine.Traveller) -> None:
    post(SIGN_UP, CAROL, HERS)
    again = {"login": CAROL["email"], "password": CAROL["password1"]}
    answers = []
    for _ in range(11):
        answers.append(post(SIGN_IN, again, HERS))
        clock.shift(10)
    assert [answer.status_code for answer in answers] == [302] * 9 + [429] * 2
    assert len(mail.outbox) == 10
    clock.shift(360)
    assert post(SIGN_IN, again, HERS).status_code == 302


def test_another_user_who_asks_for_her_new_address_does_not_keep_it_from_her(alice: User, bob: User) -> None:
    for user, password, address in ((bob, "b-long-password", STRANGERS), (alice, PASSWORD, HERS)):
        mail.outbox.clear()
        client = Client()
        post(SIGN_IN, {"login": user.email, "password": password}, address, client)
        post(EMAIL, {"email": "new@example.org", "action_add": ""}, address, client)
        post(AGAIN, {"password": password, "next": EMAIL}, address, client)
        assert [sent.to for sent in mail.outbox] == [["new@example.org"]], user
