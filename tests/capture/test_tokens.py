"""A token is made once, shown once, stored nowhere, and gone when it is revoked."""

from __future__ import annotations

import re
import threading

import pytest
from django.db import IntegrityError, connection, connections, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from accounts.models import User
from glimmers.capture import tokens
from glimmers.capture.models import CaptureToken
from tests.capture.sending import problem, send

PAGE = "/settings/capture/"


def made(client: Client, name: str = "Her phone") -> str:
    """Make a token, and return the secret that the page shows."""
    response = client.post(PAGE, {"name": name})
    assert response.status_code == 200
    return secret_in(response.content.decode())


def secret_in(page: str) -> str:
    found = re.search(r"<textarea[^>]*\breadonly\b[^>]*>(glim_[\w-]{43})</textarea>", page)
    assert found is not None
    return found[1]


def in_the_database() -> str:
    """Return every row of every table, as text."""
    with connection.cursor() as cursor:
        rows = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def test_settings_lead_there(as_alice: Client) -> None:
    assert f'<a href="{PAGE}">Capture from elsewhere</a>' in as_alice.get("/settings/").content.decode()


@pytest.mark.one_database
def test_the_secret_is_shown_once_and_is_kept_nowhere(as_alice: Client, alice: User) -> None:
    response = as_alice.post(PAGE, {"name": "Her phone"})
    secret = secret_in(response.content.decode())
    assert response.headers["Cache-Control"] == "private, no-store"
    assert secret not in str(response.headers) + str(response.cookies)
    assert send(secret, {"text": "Frost on the railing"}).status_code == 201
    for url in (PAGE, f"/settings/capture/{alice.capture_tokens.get().pk}/revoke/", "/settings/", "/"):
        page = as_alice.get(url).content.decode()
        assert secret not in page
        assert secret[-20:] not in page
    kept = in_the_database()
    assert "Her phone" in kept
    for told in (secret, secret.removeprefix(tokens.PREFIX), secret.encode().hex()):
        assert told not in kept
    assert secret not in str(dict(as_alice.session))


def test_secrets_are_long_and_no_two_are_alike(alice: User) -> None:
    secrets = {tokens.make(alice, "one")[1] for _ in range(10)}
    assert len(secrets) == 10
    assert min(map(len, secrets)) >= len(tokens.PREFIX) + 43, "256 bits"


def test_the_page_lists_mine_with_when_they_were_used(as_alice: Client, alice: User, bobs: str) -> None:
    secret = made(as_alice, "Her <phone>")
    page = as_alice.get(PAGE).content.decode()
    assert "Her &lt;phone&gt;" in page
    assert "His phone" not in page
    assert "Not used yet." in page
    send(secret, {"text": "Frost on the railing"})
    page = as_alice.get(PAGE).content.decode()
    assert "Not used yet." not in page
    assert "Last used on " in page


def test_a_revoked_token_adds_no_more_and_what_it_added_stays(as_alice: Client, alice: User) -> None:
    secret = made(as_alice)
    assert send(secret, {"text": "Frost on the railing"}).status_code == 201
    url = f"/settings/capture/{alice.capture_tokens.get().pk}/revoke/"
    assert "Revoke “<bdi>Her phone</bdi>”?" in as_alice.get(url).content.decode()
    assert alice.capture_tokens.exists(), "asking is not doing"
    response = as_alice.post(url, follow=True)
    assert response.redirect_chain == [(PAGE, 302)]
    assert "Revoked." in response.content.decode()
    problem(send(secret, {"text": "After that"}), 401)
    assert [glimmer.text for glimmer in alice.glimmers.all()] == ["Frost on the railing"]


def test_bob_cannot_revoke_alices_token(as_bob: Client, alice: User, secret: str) -> None:
    url = f"/settings/capture/{alice.capture_tokens.get().pk}/revoke/"
    assert as_bob.get(url).status_code == 404
    assert as_bob.post(url).status_code == 404
    assert send(secret, {"text": "Still hers"}).status_code == 201


def test_each_token_is_revoked_by_itself(as_alice: Client, alice: User) -> None:
    phone, laptop = made(as_alice, "phone"), made(as_alice, "laptop")
    as_alice.post(f"/settings/capture/{alice.capture_tokens.get(name='phone').pk}/revoke/")
    assert send(phone, {"text": "x"}).status_code == 401
    assert send(laptop, {"text": "x"}).status_code == 201


@pytest.mark.parametrize("name", ["", "   ", "x" * 101, "NUL \0 in it"], ids=["none", "blank", "long", "NUL"])
def test_a_name_that_cannot_be_kept_is_refused_in_words(as_alice: Client, alice: User, name: str) -> None:
    response = as_alice.post(PAGE, {"name": name})
    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(r'class="errorlist[^"]*"[^>]*>.*?\w+ \w+ \w+', page, re.DOTALL), "a sentence says what is wrong"
    assert "How to use one" in page
    assert not alice.capture_tokens.exists()


@pytest.mark.parametrize("name", ["x" * 100, "Zoë’s 📱 نور", "phone", "<script>alert(1)</script>"])
def test_any_other_name_is_kept(as_alice: Client, alice: User, name: str) -> None:
    made(as_alice, f"  {name}\n")
    assert alice.capture_tokens.get().name == name
    assert escape(name) in as_alice.get(PAGE).content.decode()


def test_there_is_an_end_to_them_which_is_said(as_alice: Client, alice: User, bob: User) -> None:
    for number in range(tokens.MOST):
        tokens.make(alice, str(number))
    response = as_alice.post(PAGE, {"name": "One more"})
    assert response.status_code == 422
    assert "There are 20 tokens already. Revoke one that is not in use." in response.content.decode()
    assert alice.capture_tokens.count() == tokens.MOST
    tokens.make(bob, "Bob has his own")
    alice.capture_tokens.newest_first()[0].delete()
    made(as_alice, "One more")


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_pass_the_end(alice: User) -> None:
    for number in range(tokens.MOST - 1):
        tokens.make(alice, str(number))
    together = threading.Barrier(4)
    refused = []

    def make() -> None:
        together.wait()
        try:
            tokens.make(alice, "at once")
        except tokens.Enough:
            refused.append(True)
        connections.close_all()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (alice.capture_tokens.count(), len(refused)) == (tokens.MOST, 3)


@pytest.mark.parametrize("broken", [{"name": ""}, {"digest": b"short"}, {"digest": b""}], ids=str)
def test_the_database_itself_refuses_what_cannot_be(alice: User, secret: str, broken: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CaptureToken.objects.update(**broken)


def test_the_page_costs_the_same_with_one_token_and_with_twenty(as_alice: Client, alice: User) -> None:
    counts = []
    for more in (1, tokens.MOST - 1):
        for number in range(more):
            tokens.make(alice, str(number))
        with CaptureQueriesContext(connection) as asked:
            as_alice.get(PAGE)
        counts.append(len(asked))
    assert counts[0] == counts[1]
