"""When something goes wrong: calm pages, and the words are still there."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.db import InterfaceError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from accounts.models import User
from glimmers.journal.models import Glimmer

HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/day/2026-11-15/?x=1"}


@pytest.fixture
def quiet(as_alice: Client) -> Client:
    """Let Alice's browser get the site's answers to errors, which the test client would raise."""
    as_alice.raise_request_exception = False
    return as_alice


def test_a_session_that_ended_sends_an_htmx_request_to_sign_in_and_back(anonymous: Client, db: None) -> None:
    response = anonymous.post("/day/2026-11-15/", {"text": "words"}, headers=HTMX)
    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/accounts/login/?next=%2Fday%2F2026-11-15%2F%3Fx%3D1"
    assert response.headers["HX-Reswap"] == "none"
    assert response.content == b""


def test_a_session_that_ended_gives_a_posted_form_its_words_back(anonymous: Client, db: None) -> None:
    sent = {"text": "words & more", "shift": "calm", "sources": ["rest", "touch"], "place": "By the canal"}
    response = anonymous.post("/", sent)
    page = response.content.decode()
    assert response.status_code == 403
    assert ">By the canal</p>" in page, "seen, and sent again"
    assert "words &amp; more" in page
    assert page.count('name="sources"') == 2
    assert "Sign in" in page


def test_a_form_that_was_open_too_long_gives_its_words_back(alice: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    response = client.post("/", {"text": "words & more", "csrfmiddlewaretoken": "old"})
    page = response.content.decode()
    assert response.status_code == 403
    assert "words &amp; more" in page
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    again = client.post("/", {"text": "words & more", "csrfmiddlewaretoken": token})
    assert again.status_code == 302
    assert Glimmer.objects.get().text == "words & more"


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}],
    ids=["origin", "fetch metadata", "opaque origin"],
)
def test_a_form_from_another_site_is_not_offered_for_sending(alice: User, headers: dict) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(alice)
    response = client.post("/settings/", {"text": "bait", "name": "Mallory"}, headers=headers)
    assert response.status_code == 403
    assert "Mallory" not in response.content.decode()
    assert "csrfmiddlewaretoken" not in response.content.decode()


def test_a_button_pressed_after_the_session_ended_leads_back_to_its_page(anonymous: Client, db: None) -> None:
    url = "/glimmers/01a20437-7783-7036-847b-3a779806e9ec/put-away/"
    response = anonymous.post(url, headers={"Referer": "http://testserver/day/2026-11-15/"})
    assert response.headers["Location"] == "/accounts/login/?next=/day/2026-11-15/"
    elsewhere = anonymous.post(url, headers={"Referer": "https://evil.example/day/"})
    assert elsewhere.headers["Location"] == "/accounts/login/?next=/"


@pytest.mark.parametrize("current", ["http://[bad", "http://x//evil.example/", "javascript:alert(1)", "", "\\\\evil"])
def test_a_page_that_cannot_be_gone_back_to_is_today(anonymous: Client, db: None, current: str) -> None:
    response = anonymous.post("/", {"text": "x"}, headers={"HX-Request": "true", "HX-Current-URL": current})
    assert response.headers["HX-Redirect"] == "/accounts/login/?next=%2F"


def test_passwords_are_never_given_back(db: None) -> None:
    fields = ("password", "password1", "password2", "oldpassword")
    sent = {"text": "words", "login": "alice@example.org"} | dict.fromkeys(fields, "a-long-password")
    response = Client(enforce_csrf_checks=True).post("/accounts/login/", sent)
    page = response.content.decode()
    assert response.status_code == 403
    assert 'value="alice@example.org"' in page, "the rest is"
    assert "a-long-password" not in page


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_a_dead_database_is_a_calm_503_with_the_words(quiet: Client, error: type[Exception]) -> None:
    with patch("glimmers.today.views.keep", side_effect=error("gone")):
        response = quiet.post("/", {"text": "words & more"})
    page = response.content.decode()
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "out of reach for a moment" in page
    assert "words &amp; more" in page
    assert "Traceback" not in page


def test_a_database_that_failed_is_not_asked_again_for_the_same_page(quiet: Client) -> None:
    # A database that is gone may take five seconds to fail, each time one asks it (hosting/database.py).
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")) as asked:
        assert quiet.get("/about/").status_code == 503
    assert asked.call_count == 1


def test_an_unforeseen_error_is_a_calm_500_with_the_words(quiet: Client) -> None:
    with patch("glimmers.today.views.keep", side_effect=RuntimeError("secret detail")):
        response = quiet.post("/", {"text": "words & more"})
    page = response.content.decode()
    assert response.status_code == 500
    assert "words &amp; more" in page
    assert "secret detail" not in page


def test_health_asks_no_database_and_readiness_does(anonymous: Client, db: None) -> None:
    assert anonymous.get("/readyz").status_code == 200
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=OperationalError("gone")):
        assert anonymous.get("/healthz").status_code == 200
        assert anonymous.get("/readyz").status_code == 503


def test_readiness_waits_for_the_migrations(anonymous: Client, db: None) -> None:
    with patch("django.db.migrations.executor.MigrationExecutor.migration_plan", return_value=["one"]):
        assert anonymous.get("/readyz").status_code == 503


@pytest.mark.parametrize(
    ("app", "name", "status"),
    [
        ("journal", "9999_what_comes_later", 503),
        ("account", "9999_what_comes_later", 503),
        ("journal", "0001_squashed_and_gone", 200),
        ("a_room_that_was_left", "9999_last", 200),
    ],
)
def test_a_release_is_not_ready_on_the_database_of_a_later_one(
    anonymous: Client, db: None, app: str, name: str, status: int
) -> None:
    MigrationRecorder(connection).record_applied(app, name)
    response = anonymous.get("/readyz")
    assert (response.status_code, b"later release" in response.content) == (status, status == 503)
