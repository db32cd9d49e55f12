"""Signing up and in, a forgotten password, codes by email, and too many attempts."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connections
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.adapter import AccountAdapter
from accounts.models import User
from accounts.signing_in import urlpatterns

SIGN_UP, SIGN_IN = "/accounts/signup/", "/accounts/login/"
EMAIL, CODE, RESET = "/accounts/email/", "/accounts/confirm-email/", "/accounts/password/reset/"
PASSWORD, ANOTHER = "a-long-password", "quite-another-password"
ALICE = {"login": "alice@example.org", "password": PASSWORD}
CAROL = {"email": "carol@example.org", "password1": "c-long-password"}
WRONG = "The email address and/or password you specified are not correct."
A_CODE = r"^[A-Z0-9]{4}-[A-Z0-9]{4}$"
TOO_MANY = "Too many failed login attempts. Try again later."


def is_signed_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def can_sign_in(login: str, password: str) -> bool:
    client = Client()
    client.post(SIGN_IN, {"login": login, "password": password})
    return is_signed_in(client)


def in_email(pattern: str, to: str) -> str:
    """Return the one match of this pattern in the newest email."""
    assert mail.outbox[-1].to == [to]
    (found,) = re.findall(pattern, str(mail.outbox[-1].body), re.MULTILINE)
    return str(found)


def words(response: HttpResponse | Any) -> str:
    """Return what a person reads in a page drawn on our base."""
    page = response.content.decode()
    assert 'class="brand"' in page, "drawn on our base"
    return " ".join(re.sub(r"<[^>]*>", " ", page[page.index("<main") :]).split())


# ---- Signing up ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rule", ["first", "open"])
def test_somebody_signs_up_and_is_in(anonymous: Client, db: None, settings: Settings, rule: str) -> None:
    settings.GLIMMERS_SIGNUPS = rule
    assert anonymous.get(SIGN_UP).status_code == 200
    response = anonymous.post(SIGN_UP, CAROL)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert is_signed_in(anonymous)
    assert User.objects.get().email == "carol@example.org"
    assert can_sign_in("carol@example.org", "c-long-password")


@pytest.mark.parametrize(("rule", "is_first"), [("first", False), ("closed", False), ("closed", True)])
def test_where_sign_up_is_closed_a_kind_page_says_so(
    anonymous: Client, alice: User, settings: Settings, rule: str, is_first: bool
) -> None:
    settings.GLIMMERS_SIGNUPS = rule
    if is_first:
        alice.delete()
    for response in (anonymous.get(SIGN_UP), anonymous.post(SIGN_UP, CAROL)):
        assert "This journal is not taking new accounts." in words(response)
    assert not User.objects.exclude(email="alice@example.org").exists()
    assert SIGN_UP not in anonymous.get(SIGN_IN).content.decode()


@pytest.mark.parametrize(("rule", "email"), [("first", "other@example.org"), ("open", "carol@example.org")])
def test_an_account_made_between_the_forms_check_and_its_saving_wins(
    anonymous: Client, db: None, settings: Settings, monkeypatch: pytest.MonkeyPatch, rule: str, email: str
) -> None:
    settings.GLIMMERS_SIGNUPS = rule
    new_user = AccountAdapter.new_user

    def another_is_quicker(self: AccountAdapter, request: Any) -> User:
        User.objects.create_user(email, PASSWORD)
        return new_user(self, request)

    monkeypatch.setattr(AccountAdapter, "new_user", another_is_quicker)
    response = anonymous.post(SIGN_UP, CAROL, follow=True)
    assert "Sign in" in words(response)
    assert User.objects.get().email == email
    assert not is_signed_in(anonymous)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("rule", "is_same_address"), [("first", False), ("open", True)])
def test_of_several_at_once_one_gets_the_account(settings: Settings, rule: str, is_same_address: bool) -> None:
    settings.GLIMMERS_SIGNUPS = rule

    def sign_up(number: int) -> int:
        try:
            email = f"carol{0 if is_same_address else number}@example.org"
            return Client(raise_request_exception=False).post(SIGN_UP, {**CAROL, "email": email}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(sign_up, range(4)))
    assert set(answers) <= {200, 302}, "closed, or sent on; which of them, the moment decides"
    assert 302 in answers
    assert User.objects.count() == 1


@pytest.mark.parametrize("typed", ["Alice@Example.ORG", "  ALICE@EXAMPLE.ORG "])
def test_an_address_is_the_same_in_any_case(anonymous: Client, db: None, typed: str) -> None:
    anonymous.post(SIGN_UP, {"email": typed, "password1": PASSWORD})
    assert User.objects.get().email == "alice@example.org"
    for login in ("alice@example.org", "ALICE@example.org", "Alice@Example.Org"):
        assert can_sign_in(login, PASSWORD)


@pytest.mark.parametrize("sent", [{"email": "ALICE@example.org"}, {"password1": "12345678"}, {"email": "nowhere"}, {}])
def test_a_refused_sign_up_is_said_in_words_and_makes_nobody(
    anonymous: Client, alice: User, settings: Settings, sent: dict[str, str]
) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    response = anonymous.post(SIGN_UP, {**CAROL, **sent} if sent else {})
    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()
    assert User.objects.get() == alice


# ---- Signing in --------------------------------------------------------------------------------------------------
REFUSED = [
    ({"password": ANOTHER}, WRONG),
    ({"password": "x" * 9999}, WRONG),
    ({"login": "nobody@example.org"}, WRONG),
    ({"login": "alice\0@example.org"}, "Enter a valid email address."),
    ({"login": ""}, "This field is required."),
    ({"password": "a\0b"}, "Null characters are not allowed."),
]


@pytest.mark.parametrize(("sent", "sentence"), REFUSED)
def test_a_refused_sign_in_answers_with_the_form_and_a_sentence(
    anonymous: Client, alice: User, sent: dict[str, str], sentence: str
) -> None:
    response = anonymous.post(SIGN_IN, ALICE | sent)
    assert (response.status_code, sentence in words(response)) == (200, True)
    assert 'name="login"' in response.content.decode()
    assert not is_signed_in(anonymous)


# ---- Password ------------------------------------------------------------------------------------------------------
def test_a_forgotten_password_is_replaced_through_a_link_that_works_once(anonymous: Client, alice: User) -> None:
    assert "The email is on its way" in words(anonymous.post(RESET, {"email": "ALICE@example.org"}, follow=True))
    link = in_email(r"http://testserver(/\S+)", "alice@example.org")
    form = anonymous.get(link, follow=True)
    assert "Choose a new password" in words(form)
    assert link.split("-")[-1] not in form.request["PATH_INFO"], "the page's own address does not tell the key"
    refused = anonymous.post(form.request["PATH_INFO"], {"password1": ANOTHER, "password2": PASSWORD})
    assert 'aria-invalid="true"' in refused.content.decode()
    chosen = anonymous.post(form.request["PATH_INFO"], {"password1": ANOTHER, "password2": ANOTHER}, follow=True)
    assert "Your new password is set" in words(chosen)
    assert can_sign_in("alice@example.org", ANOTHER)
    assert not can_sign_in("alice@example.org", PASSWORD)
    assert "This link has been used, or is too old" in words(Client().get(link, follow=True))


def test_asking_for_an_unknown_address_shows_the_same_page(anonymous: Client, alice: User) -> None:
    known = anonymous.post(RESET, {"email": "alice@example.org"}, follow=True)
    unknown = anonymous.post(RESET, {"email": "nobody@example.org"}, follow=True)
    assert words(unknown) == words(known)


# ---- The code that a site with a mail server asks for --------------------------------------------------------------
@pytest.fixture
def by_code(settings: Settings, db: None) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True


@pytest.mark.usefixtures("by_code")
def test_a_code_from_the_email_signs_in_and_a_wrong_one_is_refused_in_words(anonymous: Client) -> None:
    assert anonymous.post(SIGN_UP, CAROL).headers["Location"] == CODE
    assert "carol@example.org" in words(anonymous.get(CODE))
    refused = anonymous.post(CODE, {"code": "WRON-GONE"})
    assert "Incorrect code." in words(refused)
    assert not is_signed_in(anonymous)
    anonymous.post(CODE, {"code": in_email(A_CODE, "carol@example.org").lower()})
    assert is_signed_in(anonymous)


@pytest.mark.usefixtures("by_code")
def test_guessing_codes_ends_soon(anonymous: Client) -> None:
    anonymous.post(SIGN_UP, CAROL)
    for _ in range(3):
        response = anonymous.post(CODE, {"code": "WRON-GONE"}, follow=True)
    assert TOO_MANY in words(response)
    anonymous.post(CODE, {"code": in_email(A_CODE, "carol@example.org")})
    assert not is_signed_in(anonymous)


@pytest.mark.usefixtures("by_code")
@pytest.mark.parametrize(("minutes", "is_taken"), [(9, True), (11, False)])
def test_a_code_holds_for_ten_minutes(anonymous: Client, minutes: int, is_taken: bool) -> None:
    with time_machine.travel("2026-11-22T12:00Z") as clock:
        anonymous.post(SIGN_UP, CAROL)
        clock.shift(minutes * 60)
        assert anonymous.post(CODE, {"code": in_email(A_CODE, "carol@example.org")}).status_code == 302
        assert is_signed_in(anonymous) is is_taken


@pytest.mark.usefixtures("by_code")
def test_signing_up_with_a_known_address_tells_its_owner_and_nobody_else(anonymous: Client, alice: User) -> None:
    assert anonymous.post(SIGN_UP, {**CAROL, "email": "Alice@example.org"}).headers["Location"] == CODE
    assert "with this address already" in str(mail.outbox[-1].body)
    assert User.objects.get() == alice


# ---- Emails and pages ----------------------------------------------------------------------------------------------
@pytest.mark.usefixtures("by_code")
def test_emails_sound_like_the_journal(anonymous: Client, alice: User) -> None:
    anonymous.post(SIGN_UP, CAROL)
    for email in ("alice@example.org", "nobody@example.org"):
        anonymous.post(RESET, {"email": email})
    assert len(mail.outbox) == 3
    for sent in mail.outbox:
        assert "!" not in f"{sent.subject}{sent.body}", sent.body


ARGUMENTS = {"account_confirm_email": {"key": "x"}, "account_reset_password_from_key": {"uidb36": "x", "key": "y-z"}}


# Pages that redirect people who have no use for them, or who must sign in first.
SOMEWHERE_ELSE = {
    "anonymous": {
        *("account_logout", "account_reauthenticate", "account_email", "account_change_password"),
        "account_set_password",
    },
    "alice": {"account_login", "account_signup"},
}


@pytest.mark.parametrize("name", [pattern.name for pattern in urlpatterns])
@pytest.mark.parametrize("who", ["anonymous", "alice"])
def test_every_page_about_signing_in_is_in_our_look(alice: User, name: str, who: str) -> None:
    client = Client()
    if name == "account_set_password":  # shown to people without a password
        alice.set_unusable_password()
        alice.save()
    if who == "alice":
        client.force_login(alice)
    response = client.get(reverse(name, kwargs=ARGUMENTS.get(name)))
    assert response.status_code == (302 if name in SOMEWHERE_ELSE[who] else 200)
    if response.status_code == 200:
        page = response.content.decode()
        assert "!" not in words(response)
        assert page.count("<h1") == 1
        assert not re.search(r"<style|<[^>]* style=|<[^>]* on\w+=|<script(?![^>]* src=)", page), "nothing is inline"
