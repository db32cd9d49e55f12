"""Nobody learns whether an address has an account: the answers, the emails and the work are the same.

The tests count what takes time, and never time itself: the hashing of passwords, and emails handed to the mail server.
bench/sign_in_times.py measures the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from accounts.models import User
from config import settings as ours
from tests.accounts.test_signing_in import ANOTHER, CODE, PASSWORD, RESET, SIGN_IN, SIGN_UP, words

PEOPLE = ("known", "inactive", "without")  # accounts: an ordinary one, one switched off, one without a password
# How many queries may differ. Hashing takes as long as some hundred of them; a page without it runs some thirty.
BESIDE_HASHING, ALONE = 15, 6


@pytest.fixture(autouse=True)
def people(db: None, settings: Settings) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    User.objects.create_user("known@example.org", PASSWORD)
    User.objects.create_user("inactive@example.org", PASSWORD, is_active=False)
    User.objects.create_user("without@example.org", None)


@pytest.fixture
def by_mail(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Yield a list that gets an entry for each hashed password, with the rounds that the real hasher would use."""
    times: list[str] = []
    encode = MD5PasswordHasher.encode

    def counting(self: MD5PasswordHasher, password: str, salt: str, *rest: Any) -> str:
        times.append(f"{self.algorithm} {rest}")
        return str(encode(self, password, salt, *rest))

    monkeypatch.setattr(MD5PasswordHasher, "encode", counting)
    return iter([times])


class Asked:
    """Send a form, and note everything the sender sees, and what it took."""

    def __init__(self, client: Client, url: str, sent: dict[str, str], hashed: list[str]) -> None:
        hashed.clear()
        before = len(mail.outbox)
        with CaptureQueriesContext(connection) as queries:
            answer = client.post(url, sent)
        self.work = (list(hashed), len(mail.outbox) - before)
        self.queries = len(queries)
        names = {name: value for name, value in answer.headers.items() if name != "Content-Length"}
        cookies = {name: (each["max-age"], each["path"], each["httponly"]) for name, each in answer.cookies.items()}
        self.seen = (answer.status_code, names, cookies, self.without_tokens(answer.content.decode(), sent))
        self.answer = answer

    @staticmethod
    def without_tokens(page: str, sent: dict[str, str]) -> str:
        page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"|"X-CSRFToken": "\w+"', "", page)
        for address in (sent.get("email"), sent.get("login")):
            page = page.replace(address, "ADDRESS") if address else page
        return page


def check(mine: Asked, other: Asked) -> None:
    assert mine.seen == other.seen
    assert mine.work == other.work
    assert abs(mine.queries - other.queries) <= (BESIDE_HASHING if mine.work[0] else ALONE)


# ---- Signing up ----------------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("by_mail")
@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("password", [PASSWORD, "12345678"])
def test_signing_up_is_the_same_for_an_address_that_is_taken(who: str, password: str, hashed: Any) -> None:
    (times,) = hashed
    new, taken = (
        Asked(Client(), SIGN_UP, {"email": f"{name}@example.org", "password1": password}, times)
        for name in ("new", who)
    )
    is_fine = password == PASSWORD
    assert new.work == (["md5 ()"] if is_fine else [], 1 if is_fine else 0)
    check(new, taken)


@pytest.mark.parametrize("who", PEOPLE)
def test_without_a_mail_server_a_taken_address_is_said_in_words_and_takes_as_long(who: str, hashed: Any) -> None:
    (times,) = hashed
    new, taken = (
        Asked(Client(), SIGN_UP, {"email": f"{name}@example.org", "password1": PASSWORD}, times)
        for name in ("new", who)
    )
    assert new.work == taken.work == (["md5 ()"], 0)
    assert "There is a journal with this address already" in words(taken.answer)
    assert "!" not in words(taken.answer)


# ---- The code after it ---------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("by_mail")
@pytest.mark.parametrize("sent", [{"code": "WRON-GONE"}, {"action": "resend"}, {}])
def test_the_page_for_the_code_is_the_same_with_an_account_behind_it_and_without(
    sent: dict[str, str], hashed: Any
) -> None:
    (times,) = hashed
    clients = {name: Client() for name in ("new", "known")}
    for name, client in clients.items():
        client.post(SIGN_UP, {"email": f"{name}@example.org", "password1": PASSWORD})
    pages = [
        re.sub(rf"{name}@example.org", "ADDRESS", Asked.without_tokens(client.get(CODE).content.decode(), {}))
        for name, client in clients.items()
    ]
    assert pages[0] == pages[1]
    for _time in range(4):  # until no tries and no new codes are left
        new, known = (
            Asked(client, CODE, {**sent, "email": f"{name}@example.org"}, times) for name, client in clients.items()
        )
        check(new, known)


@pytest.mark.usefixtures("by_mail")
@pytest.mark.parametrize(("sent", "slack"), [({"code": "WRON-GONE"}, 0), ({"action": "resend"}, 2)])
def test_as_much_is_looked_up_for_a_code_that_there_is_not(
    sent: dict[str, str], slack: int, hashed: Any, settings: Settings
) -> None:
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS
    (times,) = hashed
    queries = []
    for name in ("new", "known"):
        client = Client()
        client.post(SIGN_UP, {"email": f"{name}@example.org", "password1": PASSWORD})
        queries.append(Asked(client, CODE, sent, times).queries)
    assert abs(queries[0] - queries[1]) <= slack, f"{queries}: there is no hashing beside which it would not be seen"


# ---- Signing in ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", PEOPLE)
def test_a_wrong_password_is_refused_in_the_same_way_for_an_address_that_nobody_has(who: str, hashed: Any) -> None:
    (times,) = hashed
    nobody, somebody = (
        Asked(Client(), SIGN_IN, {"login": f"{name}@example.org", "password": ANOTHER}, times)
        for name in ("nobody", who)
    )
    assert nobody.work == (["md5 ()"], 0)
    check(nobody, somebody)


# ---- A new password ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("who", PEOPLE)
def test_a_new_password_is_asked_for_in_the_same_way(who: str, hashed: Any) -> None:
    (times,) = hashed
    nobody, somebody = (Asked(Client(), RESET, {"email": f"{name}@example.org"}, times) for name in ("nobody", who))
    assert nobody.work == ([], 1)
    check(nobody, somebody)
