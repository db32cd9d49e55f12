"""When the mail server does not answer, the page says so and offers a way on, and the log gets one line."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from config import settings as ours
from tests.hosting.site import free_port

SIGN_UP, SIGN_IN, CODE = "/accounts/signup/", "/accounts/login/", "/accounts/confirm-email/"
RESET, EMAIL, AGAIN = "/accounts/password/reset/", "/accounts/email/", "/accounts/reauthenticate/"
CAROL = {"email": "carol@example.org", "password1": "c-long-password"}
CAROL_AGAIN = {"login": CAROL["email"], "password": CAROL["password1"]}
WORKING = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def no_mail_server(settings: Settings, db: None) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = ours.ACCOUNT_RATE_LIMITS
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()


def told(answer: Any, logged: pytest.LogCaptureFixture) -> str:
    """Return the words of the page that says so, and check that the log has one line and no traceback."""
    assert answer.status_code == 503
    assert not [record for record in logged.records if record.exc_info]
    (record,) = [record for record in logged.records if record.name == "accounts.adapter"]
    assert record.levelno == logging.ERROR
    assert "EMAIL_URL" in record.getMessage()
    assert "Connection refused" in record.getMessage()
    assert len(record.getMessage().splitlines()) == 1
    logged.clear()
    page = answer.content.decode()
    assert "The email could not be sent" in page
    assert "!" not in re.sub(r"<[^>]*>", "", page[page.index("<main") :])
    return page


def test_a_new_account_waits_and_its_code_comes_with_the_next_sign_in(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    page = told(Client().post(SIGN_UP, CAROL), caplog)
    assert "Your account waits" in page
    assert User.objects.get().email == CAROL["email"]
    told(Client().post(SIGN_IN, CAROL_AGAIN), caplog)
    settings.EMAIL_BACKEND = WORKING
    client = Client()
    assert client.post(SIGN_IN, CAROL_AGAIN).headers["Location"] == CODE
    (code,) = re.findall(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", str(mail.outbox[-1].body), re.MULTILINE)
    client.post(CODE, {"code": code})
    assert client.get("/settings/").status_code == 200


def test_the_page_after_signing_up_leads_to_the_form_for_signing_in(caplog: pytest.LogCaptureFixture) -> None:
    client = Client()
    assert f'href="{SIGN_IN}"' in told(client.post(SIGN_UP, CAROL), caplog)
    assert client.get(SIGN_IN).status_code == 200, "in the same browser too"


def test_an_address_that_is_taken_gets_the_same_answer(
    alice: User, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.GLIMMERS_SIGNUPS = "open"
    pages = [told(Client().post(SIGN_UP, {**CAROL, "email": email}), caplog) for email in ("new@x.org", alice.email)]
    assert pages[0] == pages[1]


def test_a_new_password_is_not_promised(alice: User, caplog: pytest.LogCaptureFixture) -> None:
    pages = [told(Client().post(RESET, {"email": email}), caplog) for email in (alice.email, "nobody@example.org")]
    assert pages[0] == pages[1]
    assert "Your password is still the one it was" in pages[0]


def test_the_address_stays_as_it_was(as_alice: Client, alice: User, caplog: pytest.LogCaptureFixture) -> None:
    as_alice.post(EMAIL, {"email": "new@example.org", "action_add": ""})
    page = told(as_alice.post(AGAIN, {"password": "a-long-password", "next": EMAIL}, follow=True), caplog)
    assert "The address you have now stays in use" in page
    alice.refresh_from_db()
    assert alice.email == "alice@example.org"
    assert as_alice.get(EMAIL).status_code == 200


def test_another_code_that_cannot_be_sent_is_said_and_can_be_asked_for_again(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    client, unreachable = Client(), settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = WORKING
    client.post(SIGN_UP, CAROL)
    settings.EMAIL_BACKEND = unreachable
    assert "Send another code" in client.get(CODE).content.decode()
    told(client.post(CODE, {"action": "resend"}), caplog)
    settings.EMAIL_BACKEND = WORKING
    client.post(CODE, {"action": "resend"})
    assert len(mail.outbox) == 2
