"""Sessions are read together with their user, found and ended by user, and never last longer than they should."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib import auth
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.backends.db import SessionStore as DjangosStore
from django.contrib.sessions.models import Session as DjangosSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Session, User
from accounts.sessions import SessionStore
from tests.factories import make_glimmer

migration = import_module("accounts.migrations.0004_sessions_know_their_user")


def is_signed_in(client: Client) -> bool:
    return client.get("/settings/capture/").status_code == 200


def whose(client: Client) -> str:
    """Return the name in the address that the page for changing it shows."""
    page = client.get("/accounts/email/", follow=True).content.decode()
    return next((name for name in ("alice", "bob") if f"{name}@example.org" in page), "")


def test_a_session_and_its_user_are_one_statement(as_alice: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert as_alice.get("/scrapbook/").status_code == 200
    asked_for = [query["sql"] for query in asked]
    assert len([sql for sql in asked_for if "accounts_session" in sql or "accounts_user" in sql]) == 1


def test_nobody_is_asked_about_who_has_no_session(db: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert Client().get("/about/").status_code == 200
    assert not asked.captured_queries


def test_a_persons_sessions_can_be_found_and_ended(as_alice: Client, as_bob: Client, alice: User) -> None:
    assert [each.pk for each in alice.sessions.all()] == [as_alice.session.session_key]
    alice.sessions.all().delete()
    assert not is_signed_in(as_alice)
    assert is_signed_in(as_bob)


def test_a_session_that_has_expired_is_none(as_alice: Client) -> None:
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_signed_in(as_alice)


def test_who_is_closed_out_is_out_at_once_and_in_again(as_alice: Client, alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(is_active=False)
    assert not is_signed_in(as_alice)
    User.objects.filter(pk=alice.pk).update(is_active=True)
    assert is_signed_in(as_alice)


def test_another_password_ends_the_session_itself(as_alice: Client, alice: User) -> None:
    alice.set_password("quite-another-password")
    alice.save()
    assert not is_signed_in(as_alice)
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [(auth.BACKEND_SESSION_KEY, "somewhere.Else"), (auth.HASH_SESSION_KEY, ""), (auth.SESSION_KEY, None)],
)
def test_a_session_counts_as_a_whole_or_not(as_alice: Client, name: str, value: str | None) -> None:
    session = as_alice.session
    if value is None:
        del session[name]
    else:
        session[name] = value
    session.save()
    assert not is_signed_in(as_alice)


def test_what_is_signed_says_who_it_is_and_not_the_column(as_alice: Client, alice: User, bob: User) -> None:
    Session.objects.update(user=bob)
    assert whose(as_alice) == "alice"


def test_a_removed_account_takes_its_sessions_with_it(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    make_glimmer(bob)
    alice.delete()
    assert [each.user for each in Session.objects.all()] == [bob]
    assert not is_signed_in(as_alice)


def test_who_is_not_signed_in_may_have_a_session_too(db: None) -> None:
    store = SessionStore()
    store["asked"] = True
    store.save()
    assert [each.user for each in Session.objects.all()] == [None]
    assert SessionStore(store.session_key)["asked"] is True


@pytest.mark.django_db(transaction=True)
def test_a_session_of_who_has_just_been_removed_is_not_made(alice: User) -> None:
    store = SessionStore()
    store[auth.SESSION_KEY] = str(alice.pk)
    alice.delete()
    with pytest.raises(UpdateError):
        store.save()
    assert not Session.objects.exists()


def test_a_session_that_is_shown_does_not_tell_its_key(as_alice: Client) -> None:
    session = Session.objects.get()
    assert session.pk not in str(session)


# ---- Sessions from before ------------------------------------------------------------------------------------------
def before(data: dict[str, Any], *, lasts: int = 1000) -> str:
    """Save a session as earlier releases did, and return its key."""
    store = DjangosStore()
    store.update(data)
    store.set_expiry(lasts)
    store.save()
    assert store.session_key is not None
    return store.session_key


def move() -> None:
    migration.move(apps, None)


def test_who_was_signed_in_stays_so(as_alice: Client, alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migration, "AT_ONCE", 2)
    data = dict(as_alice.session.items())
    keys = {before(data) for _time in range(3)} | {before({"asked": True})}
    gone = before(data, lasts=-1), before(data | {auth.SESSION_KEY: "01900000-0000-7000-8000-000000000000"})
    Session.objects.all().delete()
    move()
    assert {each.pk for each in Session.objects.all()} == keys
    assert not set(gone) & keys
    assert alice.sessions.count() == 3
    assert not DjangosSession.objects.exists(), "what is ended from now on goes on nowhere"
    for session in alice.sessions.all():
        as_alice.cookies["glimmers_session"] = session.pk
        assert whose(as_alice) == "alice"


def test_what_cannot_be_read_lets_nobody_in(db: None) -> None:
    key = before({"asked": True})
    DjangosSession.objects.filter(pk=key).update(session_data="nonsense")
    move()
    assert not Session.objects.exists()
