"""A glimmer that waited in a browser for a signal keeps its own time, and is kept once."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User

TODAY = "/"
HTMX = {"HX-Request": "true"}
NOW = "2026-11-22T09:00:30Z"


def send(client: Client, **more: str) -> Any:
    return client.post(TODAY, {"text": "On the bus", **more}, headers=HTMX)


@time_machine.travel(NOW, tick=False)
def test_it_is_kept_at_the_moment_of_keep_and_on_its_day(as_alice: Client, alice: User) -> None:
    send(as_alice, waited=str(11 * 3600))
    glimmer = alice.glimmers.get()
    assert glimmer.noticed_at == datetime(2026, 11, 21, 22, 0, 30, tzinfo=UTC)
    assert glimmer.noticed_on.isoformat() == "2026-11-21"


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize("waited", ["-5", "99999999999", "soon", "1.5", "", "1e3", "\u0661\u0662"])
def test_a_wait_that_cannot_be_is_none(as_alice: Client, alice: User, waited: str) -> None:
    assert send(as_alice, waited=waited).status_code == 200
    waits = (datetime.now(UTC) - alice.glimmers.get().noticed_at).total_seconds()
    assert waits in {0, 12}, "Arabic digits are digits"


@time_machine.travel(NOW, tick=False)
@pytest.mark.parametrize(("seconds", "day"), [(366 * 86_400, "2025-11-21"), (366 * 86_400 + 1, "2026-11-22")])
def test_a_wait_is_believed_for_a_year(as_alice: Client, alice: User, seconds: int, day: str) -> None:
    send(as_alice, waited=str(seconds))
    assert alice.glimmers.get().noticed_on.isoformat() == day


@time_machine.travel(NOW, tick=False)
def test_what_was_written_under_when_counts_more(as_alice: Client, alice: User) -> None:
    send(as_alice, waited="7200", when="2026-11-10T08:00")
    assert alice.glimmers.get().noticed_on.isoformat() == "2026-11-10"


def test_sent_again_after_another_while_it_is_the_same_glimmer(as_alice: Client, alice: User) -> None:
    client_id = str(uuid.uuid4())
    for waited in ("", "5", "3600"):
        response = send(as_alice, client_id=client_id, waited=waited)
        assert response.status_code == 200
        assert response.headers["HX-Trigger"] == "glimmers:kept"
    assert alice.glimmers.count() == 1


@time_machine.travel(NOW, tick=False)
def test_it_keeps_the_zone_it_was_written_in(as_alice: Client, alice: User) -> None:
    alice.time_zone = ""
    alice.save()
    as_alice.cookies["glimmers_zone"] = "America/New_York"
    send(as_alice, waited="3600", zone="Asia/Tokyo")
    glimmer = alice.glimmers.get()
    assert (glimmer.time_zone, glimmer.noticed_on.isoformat()) == ("Asia/Tokyo", "2026-11-22")


@pytest.mark.parametrize("zone", ["Mars/Base", "../../etc/passwd", "", "Factory"])
def test_a_zone_that_does_not_exist_is_the_devices(as_alice: Client, alice: User, zone: str) -> None:
    alice.time_zone = ""
    alice.save()
    as_alice.cookies["glimmers_zone"] = "America/New_York"
    send(as_alice, zone=zone)
    assert alice.glimmers.get().time_zone == "America/New_York"


def test_the_zone_of_the_settings_counts_more_than_the_devices(as_alice: Client, alice: User) -> None:
    send(as_alice, zone="Asia/Tokyo")
    assert alice.glimmers.get().time_zone == "Europe/Berlin"


def test_an_answer_says_whether_somebody_else_has_signed_in(as_bob: Client, alice: User) -> None:
    response = send(as_bob, writer=str(alice.pk))
    assert response.status_code == 409
    assert response.headers["HX-Trigger"] == "glimmers:somebody-else"
    assert "glimmers:kept" not in response.headers["HX-Trigger"]
