"""A glimmer that a program sends is kept: once, on the writer's day, in the journal of the token's owner."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from glimmers.journal.keeping import Content, change
from glimmers.journal.models import Glimmer
from tests.capture.sending import ADDRESS, bearing, client, errors, problem, send, send_form

ALL = {
    "text": "Frost on the railing #morning",
    "when": "2026-11-15T08:30",
    "shift": "calm",
    "sources": ["nature", "light"],
    "place": " the bridge ",
}


def fields_of(glimmer: Glimmer) -> tuple[Any, ...]:
    return (glimmer.text, glimmer.noticed_local.isoformat(), glimmer.shift, glimmer.sources, glimmer.place)


def test_words_are_enough(alice: User, secret: str) -> None:
    before = timezone.now()
    response = send(secret, {"text": "Frost on the railing"})
    glimmer = alice.glimmers.get()
    assert response.status_code == 201
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Location"] == f"http://testserver/glimmers/{glimmer.pk}/"
    assert response.json() == {
        "id": str(glimmer.pk),
        "url": f"http://testserver/glimmers/{glimmer.pk}/",
        "noticed_on": glimmer.noticed_on.isoformat(),
        "noticed_at": glimmer.noticed_local.isoformat(timespec="seconds"),
    }
    assert before <= glimmer.noticed_at <= timezone.now()
    assert glimmer.time_zone == "Europe/Berlin"


@pytest.mark.parametrize("kind", ["json", "multipart", "urlencoded"])
def test_all_that_can_be_sent_is_kept_whichever_way_it_comes(alice: User, secret: str, kind: str) -> None:
    if kind == "json":
        response = send(secret, ALL)
    elif kind == "multipart":
        response = send_form(secret, **ALL)
    else:
        body = b"text=Frost+on+the+railing+%23morning&when=2026-11-15T08:30&shift=calm&sources=nature&sources=light"
        response = send(secret, body + b"&place=the+bridge", kind="application/x-www-form-urlencoded")
    assert response.status_code == 201
    glimmer = alice.glimmers.get()
    expected = (ALL["text"], "2026-11-15T08:30:00+01:00", "calm", ["nature", "light"], "the bridge")
    assert fields_of(glimmer) == expected
    assert [tag.name for tag in glimmer.tags.all()] == ["morning"]
    assert response.json()["noticed_on"] == "2026-11-15"
    assert response.json()["noticed_at"] == "2026-11-15T08:30:00+01:00"


def test_a_field_that_can_come_often_may_be_written_with_brackets(alice: User, secret: str) -> None:
    assert send_form(secret, **{"text": "x", "sources[]": ["rest", "touch"]}).status_code == 201
    assert alice.glimmers.get().sources == ["touch", "rest"]


def test_what_is_left_empty_is_as_if_not_sent(alice: User, secret: str) -> None:
    empty = dict.fromkeys(("when", "shift", "place", "client_id", "time_zone"), "")
    assert send_form(secret, text="by form", sources="", **empty).status_code == 201
    assert send(secret, {"text": "by JSON", "sources": [""], "photos": [], **empty}).status_code == 201
    nothing = dict.fromkeys(["when", "shift", "sources", "place", "client_id", "time_zone", "photos"])
    assert send(secret, {"text": "nulls", **nothing}).status_code == 201
    assert {(g.shift, g.place, g.client_id) for g in alice.glimmers.all()} == {("", "", None)}


@pytest.mark.parametrize(
    ("when", "zone", "sent_zone", "kept"),
    [
        ("2026-11-15T08:30", "Europe/Berlin", "", "2026-11-15T08:30:00+01:00"),
        ("2026-11-15T08:30Z", "Europe/Berlin", "", "2026-11-15T09:30:00+01:00"),
        ("2026-11-15T23:30Z", "Asia/Tokyo", "", "2026-11-16T08:30:00+09:00"),
        ("2026-11-15T08:30:15-05:00", "Europe/Berlin", "", "2026-11-15T14:30:15+01:00"),
        ("2026-11-15T08:30Z", "Europe/Berlin", "Asia/Tokyo", "2026-11-15T09:30:00+01:00"),
        ("2026-11-15T08:30Z", "", "Asia/Tokyo", "2026-11-15T17:30:00+09:00"),
        ("2026-11-15T08:30", "", "Asia/Tokyo", "2026-11-15T08:30:00+09:00"),
        ("2026-11-15T08:30", "", "", "2026-11-15T08:30:00+00:00"),
        ("2026-03-29T02:30", "Europe/Berlin", "", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_when_is_the_writers_clock(alice: User, secret: str, when: str, zone: str, sent_zone: str, kept: str) -> None:
    alice.time_zone = zone
    alice.save()
    response = send(secret, {"text": "then", "when": when, "time_zone": sent_zone})
    assert response.status_code == 201
    assert response.json()["noticed_at"] == kept
    glimmer = alice.glimmers.get()
    assert (glimmer.noticed_local.isoformat(), glimmer.noticed_on.isoformat()) == (kept, kept[:10])


def test_a_day_alone_is_a_day_without_a_time(alice: User, secret: str) -> None:
    sent = {"text": "then", "when": "2026-11-15", "client_id": str(uuid4())}
    first, again = send(secret, sent), send(secret, sent)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()
    assert (first.json()["noticed_on"], first.json()["noticed_at"]) == ("2026-11-15", None)
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_local.isoformat()) == (False, "2026-11-15T12:00:00+01:00")
    assert send(secret, {**sent, "when": "2026-11-15T12:00"}).status_code == 409


def test_now_is_the_day_it_is_there_for_the_writer(alice: User, secret: str) -> None:
    alice.time_zone = ""
    alice.save()
    with time_machine.travel("2026-11-22T23:30Z", tick=False):
        assert send(secret, {"text": "x", "time_zone": "Asia/Tokyo"}).json()["noticed_on"] == "2026-11-23"
        assert send(secret, {"text": "x"}).json()["noticed_on"] == "2026-11-22"


@pytest.mark.parametrize("text", ["  leading and trailing \n", "e\u0301, not é", "\ufeff\u2028\U0010ffff", "a lone \r"])
def test_any_text_comes_out_as_it_went_in(alice: User, secret: str, text: str) -> None:
    for response in (send(secret, {"text": text}), send_form(secret, text=text)):
        assert response.status_code == 201
    assert {glimmer.text for glimmer in alice.glimmers.all()} == {text}


def test_line_breaks_are_kept_as_json_has_them_and_as_they_were_typed_into_a_form(alice: User, secret: str) -> None:
    text = "a\r\nb\rc\nd\r\r\ne"
    send(secret, {"text": text})
    assert alice.glimmers.get().text == text
    alice.glimmers.all().delete()
    for kind in ("multipart", "urlencoded"):
        if kind == "multipart":
            send_form(secret, text=text)
        else:
            send(secret, urlencode({"text": text}).encode(), kind="application/x-www-form-urlencoded")
    assert [glimmer.text for glimmer in alice.glimmers.all()] == ["a\nb\rc\nd\r\ne"] * 2


# ---- Sent twice ----------------------------------------------------------------------------------------------------
def test_the_same_sent_again_is_the_same_glimmer(alice: User, secret: str) -> None:
    with time_machine.travel("2026-11-22T08:30Z", tick=False):
        for content in (ALL, {"text": "now"}):
            sent = {**content, "client_id": str(uuid4())}
            first, again = send(secret, sent), send(secret, sent)
            assert (first.status_code, again.status_code) == (201, 200)
            assert again.json() == first.json()
            assert again.headers["Location"] == first.headers["Location"]
    assert alice.glimmers.count() == 2


def test_it_is_the_same_whichever_way_and_by_whichever_token_of_hers_it_comes(alice: User, secret: str) -> None:
    client_id = str(uuid4())
    assert send(secret, {**ALL, "client_id": client_id}).status_code == 201
    assert send_form(secret, **ALL, client_id=client_id.upper()).status_code == 200


def test_without_a_client_id_each_is_a_new_one(alice: User, secret: str) -> None:
    assert [send(secret, ALL).status_code for _ in range(2)] == [201, 201]
    assert alice.glimmers.count() == 2


def test_other_content_by_the_same_client_id_changes_nothing(alice: User, secret: str) -> None:
    client_id = str(uuid4())
    send(secret, {"text": "first", "client_id": client_id})
    members = problem(send(secret, {"text": "second", "client_id": client_id}), 409)
    assert "first" not in str(members)
    assert str(alice.glimmers.get().pk) not in str(members)
    assert alice.glimmers.get().text == "first"


@pytest.mark.parametrize("sent", [ALL, {"text": "now"}], ids=["with a time", "now"])
def test_a_repeat_tells_nothing_of_what_became_of_it(alice: User, secret: str, sent: dict) -> None:
    sent = {**sent, "client_id": str(uuid4())}
    with time_machine.travel("2026-11-22T08:30Z", tick=False):
        first = send(secret, sent)
    glimmer = change(
        alice.glimmers.get(), Content(text="rewritten", when=timezone.now().replace(tzinfo=None, year=1999)), revision=1
    )
    glimmer.put_away()
    again = send(secret, sent)
    assert again.status_code == 200
    assert again.json() == first.json()
    glimmer.refresh_from_db()
    assert (glimmer.text, bool(glimmer.put_away_at)) == ("rewritten", True)


def test_what_left_for_good_is_kept_anew(alice: User, secret: str) -> None:
    sent = {"text": "x", "client_id": str(uuid4())}
    send(secret, sent)
    alice.glimmers.get().delete()
    assert send(secret, sent).status_code == 201
    assert alice.glimmers.get().text == "x"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_glimmer(alice: User, secret: str) -> None:
    sent = {"text": "At once #tea", "client_id": str(uuid4())}
    together = threading.Barrier(4)
    found: list[tuple[int, str]] = []

    def send_it() -> None:
        together.wait()
        response = send(secret, sent)
        found.append((response.status_code, response.json()["id"]))
        connections.close_all()

    threads = [threading.Thread(target=send_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in found) == [200, 200, 200, 201]
    assert {key for _, key in found} == {str(alice.glimmers.get().pk)}


# ---- Whose it is ---------------------------------------------------------------------------------------------------
def test_bobs_token_adds_to_bobs_journal_alone(alice: User, bob: User, secret: str, bobs: str) -> None:
    client_id = str(uuid4())
    assert send(secret, {"text": "hers", "client_id": client_id}).status_code == 201
    assert send(bobs, {"text": "his", "client_id": client_id}).status_code == 201, "a client_id of hers is free"
    assert [g.text for g in alice.glimmers.all()] == ["hers"]
    assert [g.text for g in bob.glimmers.all()] == ["his"]


def test_a_session_counts_for_nothing(as_alice: Client, alice: User, bob: User, bobs: str) -> None:
    problem(as_alice.post(ADDRESS, {"text": "x"}), 401)
    with CaptureQueriesContext(connection) as asked:
        as_alice.post(ADDRESS, {"text": "x"})
    assert len(asked) == 0, "nobody looks who is signed in"
    assert as_alice.post(ADDRESS, {"text": "x"}, headers=bearing(bobs)).status_code == 201
    assert not alice.glimmers.exists()
    assert bob.glimmers.exists()


def test_the_zone_of_a_browser_counts_for_nothing_either(alice: User, secret: str) -> None:
    alice.time_zone = ""
    alice.save()
    program = client()
    program.cookies["glimmers_zone"] = "Asia/Tokyo"
    program.post(ADDRESS, {"text": "x"}, headers=bearing(secret))
    assert alice.glimmers.get().time_zone == "UTC"


def test_a_token_opens_no_page(alice: User, secret: str) -> None:
    for url in ("/", "/scrapbook/", "/settings/", "/settings/capture/"):
        assert client().get(url, headers=bearing(secret)).status_code == 302


# ---- Last used -----------------------------------------------------------------------------------------------------
@pytest.mark.one_database
def test_a_use_is_noted_once_a_minute(alice: User, secret: str) -> None:
    token = alice.capture_tokens.get()
    with time_machine.travel("2026-11-22T08:30Z", tick=False) as clock:
        first = timezone.now()
        for seconds, noted in ((0, 0), (30, 0), (29, 0), (1, 60), (59, 60)):
            clock.shift(seconds)
            with CaptureQueriesContext(connection) as asked:
                assert send(secret, {"text": "x"}).status_code == 201
            token.refresh_from_db()
            assert token.last_used_at == first + timedelta(seconds=noted)
            is_written = any(query["sql"].startswith('UPDATE "capture_') for query in asked)
            assert is_written == (timezone.now() == token.last_used_at)


def test_a_refused_glimmer_is_a_use_too(alice: User, secret: str) -> None:
    assert errors(send(secret, {}))
    assert alice.capture_tokens.get().last_used_at
