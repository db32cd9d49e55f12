"""A glimmer can belong to a day and have no time; then none is shown, anywhere."""

from __future__ import annotations

import re
import uuid
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from accounts.models import User
from glimmers.journal.keeping import Content, change, keep
from glimmers.journal.models import Glimmer
from tests.factories import BERLIN, make_glimmer

DAY = "/day/2026-03-01/"
HTMX = {"HX-Request": "true"}
CLOCK = re.compile(r"\b\d{1,2}:\d{2}")


def words_in(page: str) -> str:
    """Return what a person reads on a page, with the times that it states for machines."""
    page = re.sub(r"<(script|svg|template|head)\b.*?</\1>", "", page, flags=re.DOTALL)
    return re.sub(r"<(?!time)[^>]*>", " ", page)


def form_of(page: str) -> dict[str, str]:
    """Return what an untouched form of a new glimmer sends, by the browser's rules for our fields."""
    form = page[page.index('id="quick-add"') : page.index("</form>")]
    sent = {}
    for field in re.findall(r"<input[^>]*>", form):
        name, value = (re.search(rf' {part}="([^"]*)"', field) for part in ("name", "value"))
        is_ticked = not re.search(r'type="(checkbox|radio|file)"', field) or " checked" in field
        if name and is_ticked:
            sent[name[1]] = value[1] if value else "on" if "checkbox" in field else ""
    return sent


@pytest.fixture
def untimed(alice: User) -> Glimmer:
    return keep(alice, Content(text="The first crocus", when=datetime(2026, 3, 1, 12), has_time=False), zone=BERLIN)[0]


def change_of(glimmer: Glimmer, **changes: Any) -> dict[str, Any]:
    """Return what the form of a change sends; a field of None is left out, like a box that is not ticked."""
    sent = {
        "text": glimmer.text,
        "when": glimmer.noticed_local.strftime("%Y-%m-%dT%H:%M"),
        "revision": glimmer.revision,
    }
    if not glimmer.has_time:
        sent["just_day"] = "on"
    return {name: value for name, value in {**sent, **changes}.items() if value is not None}


# ---- Said or not ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("sent", ["the page's form", "words alone"])
def test_on_a_past_day_when_is_empty_and_left_so_it_is_that_day_without_a_time(
    as_alice: Client, alice: User, sent: str
) -> None:
    page = as_alice.get(DAY).content.decode()
    form = form_of(page)
    assert form["when"] == ""
    assert "just_day" not in form, "nothing is pre-ticked"
    assert 'name="just_day"' in page
    response = as_alice.post(DAY, {**(form if sent == "the page's form" else {}), "text": "The first crocus"})
    assert response.status_code == 302
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_on.isoformat()) == (False, "2026-03-01")
    assert glimmer.noticed_local.isoformat() == "2026-03-01T12:00:00+01:00", "for the order"


def test_with_a_time_it_has_one(as_alice: Client, alice: User) -> None:
    form = form_of(as_alice.get(DAY).content.decode())
    as_alice.post(DAY, {**form, "text": "At noon", "when": "2026-03-01T12:00"})
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_local.isoformat()) == (True, "2026-03-01T12:00:00+01:00")


@time_machine.travel("2026-11-22T09:00:30Z", tick=False)
@pytest.mark.parametrize("address", ["/", "/day/2026-11-22/"])
def test_on_today_left_empty_is_now(as_alice: Client, alice: User, address: str) -> None:
    form = form_of(as_alice.get(address).content.decode())
    assert form["when"] == ""
    as_alice.post(address, {**form, "text": "Now"})
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_at.isoformat()) == (True, "2026-11-22T09:00:30+00:00")


@pytest.mark.parametrize(
    ("when", "day"), [("", "2026-11-22"), ("2026-03-01T08:30", "2026-03-01"), ("2026-03-01", "2026-03-01")]
)
def test_just_the_day_can_be_said(as_alice: Client, alice: User, when: str, day: str) -> None:
    with time_machine.travel("2026-11-22T09:00:30Z", tick=False):
        as_alice.post("/", {"text": "That day", "when": when, "just_day": "on"})
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_on.isoformat(), glimmer.noticed_local.hour) == (False, day, 12)


def test_a_day_alone_has_no_time(as_alice: Client, alice: User) -> None:
    as_alice.post("/", {"text": "That day", "when": "2026-03-01"})
    assert not alice.glimmers.get().has_time


@pytest.mark.parametrize("sent", ["", "2026-02-30", "x", "\0"])
def test_a_day_in_the_form_that_cannot_be_read_is_none(as_alice: Client, alice: User, sent: str) -> None:
    as_alice.post(DAY, {"text": "Now", "on": sent})
    assert alice.glimmers.get().has_time


@pytest.mark.parametrize("sent", ["1899-12-31", "2999-01-01"])
def test_a_day_in_the_form_that_cannot_be_is_refused_in_words(as_alice: Client, alice: User, sent: str) -> None:
    response = as_alice.post("/", {"text": "Far off", "on": sent})
    assert response.status_code == 422
    assert re.search("goes back to 1 January 1900|still to come", response.content.decode())
    assert not alice.glimmers.exists()


def test_the_form_comes_back_as_it_was_sent(as_alice: Client) -> None:
    page = as_alice.post(DAY, {"text": "", "just_day": "on"}).content.decode()
    form = form_of(page)
    assert (form["on"], form["just_day"]) == ("2026-03-01", "on")
    assert " open" in page[page.index("<details class") : page.index("<summary")]


# ---- Sent twice, and late ------------------------------------------------------------------------------------------
def test_what_now_meant_does_not_change_after_midnight(as_alice: Client, alice: User) -> None:
    address, client_id = "/day/2026-11-22/", str(uuid.uuid4())
    with time_machine.travel("2026-11-22T22:59:50Z", tick=False):  # 23:59:50 in Berlin
        form = {**form_of(as_alice.get(address).content.decode()), "text": "Late", "client_id": client_id}
    with time_machine.travel("2026-11-22T23:00:10Z", tick=False):
        as_alice.post(address, form)
        assert alice.glimmers.get().has_time
        assert as_alice.post(address, {**form, "waited": "15"}, headers=HTMX).status_code == 200
    assert alice.glimmers.count() == 1


def test_sent_twice_it_is_one_also_when_it_waited_for_days(as_alice: Client, alice: User) -> None:
    form = {**form_of(as_alice.get(DAY).content.decode()), "text": "Once"}
    for waited in ("", "3600", "90000"):
        assert as_alice.post(DAY, {**form, "waited": waited}, headers=HTMX).status_code == 200
    assert (alice.glimmers.get().has_time, alice.glimmers.get().noticed_on.isoformat()) == (False, "2026-03-01")


def test_just_today_sent_again_tomorrow_is_the_same(as_alice: Client, alice: User) -> None:
    sent = {"text": "Once", "just_day": "on", "client_id": str(uuid.uuid4())}
    with time_machine.travel("2026-11-22T09:00Z", tick=False):
        as_alice.post("/", sent)
    with time_machine.travel("2026-11-23T09:00Z", tick=False):
        assert as_alice.post("/", {**sent, "waited": "86400"}, headers=HTMX).status_code == 200
    assert alice.glimmers.get().noticed_on.isoformat() == "2026-11-22"


def test_a_form_that_waited_from_an_earlier_release_means_what_it_meant(as_alice: Client, alice: User) -> None:
    with time_machine.travel("2026-11-22T23:30Z", tick=False):
        as_alice.post("/day/2026-11-22/", {"text": "Kept at ten", "when": "", "waited": "9000"}, headers=HTMX)
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_local.isoformat()) == (True, "2026-11-22T22:00:00+01:00")


# ---- Changed -------------------------------------------------------------------------------------------------------
def test_its_form_shows_its_noon_and_the_box_ticked(as_alice: Client, untimed: Glimmer) -> None:
    page = as_alice.get(f"{untimed.get_absolute_url()}edit/").content.decode()
    assert re.search(r'name="when"[^>]*value="2026-03-01T12:00"|value="2026-03-01T12:00"[^>]*name="when"', page)
    assert " checked" in re.search(r'<input[^>]*name="just_day"[^>]*>', page)[0]  # type: ignore[index]
    timed = make_glimmer(untimed.user, when="2026-03-01T12:00")
    page = as_alice.get(f"{timed.get_absolute_url()}edit/").content.decode()
    assert " checked" not in re.search(r'<input[^>]*name="just_day"[^>]*>', page)[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("changes", "has_time", "local"),
    [
        ({"text": "Two of them"}, False, "2026-03-01T12:00:00+01:00"),
        ({"just_day": None}, True, "2026-03-01T12:00:00+01:00"),
        ({"just_day": None, "when": "2026-03-01T08:30"}, True, "2026-03-01T08:30:00+01:00"),
        ({"when": "2026-03-01T08:30"}, True, "2026-03-01T08:30:00+01:00"),
        ({"when": "2026-03-02T12:00"}, False, "2026-03-02T12:00:00+01:00"),
        ({"when": "2026-03-02"}, False, "2026-03-02T12:00:00+01:00"),
        ({"just_day": None, "when": "2026-03-02"}, False, "2026-03-02T12:00:00+01:00"),
    ],
    ids=str,
)
def test_a_change_says_so_too(
    as_alice: Client, untimed: Glimmer, changes: dict[str, Any], has_time: bool, local: str
) -> None:
    response = as_alice.post(f"{untimed.get_absolute_url()}edit/", change_of(untimed, **changes))
    assert response.status_code == 302
    untimed.refresh_from_db()
    assert (untimed.has_time, untimed.noticed_local.isoformat()) == (has_time, local)
    assert untimed.noticed_on.isoformat() == local[:10]


def test_a_time_can_be_taken_from_a_glimmer(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-03-01T08:30")
    as_alice.post(f"{glimmer.get_absolute_url()}edit/", change_of(glimmer, just_day="on"))
    glimmer.refresh_from_db()
    assert (glimmer.has_time, glimmer.noticed_local.isoformat()) == (False, "2026-03-01T12:00:00+01:00")


def test_the_same_change_sent_twice_is_no_conflict(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-03-01T08:30")
    sent = change_of(glimmer, just_day="on")
    for _ in range(2):
        assert as_alice.post(f"{glimmer.get_absolute_url()}edit/", sent).status_code == 302
    assert alice.glimmers.get().revision == 2
    assert as_alice.post(f"{glimmer.get_absolute_url()}edit/", change_of(glimmer)).status_code == 409


def test_it_keeps_its_day_when_its_writer_lives_elsewhere(as_alice: Client, alice: User, untimed: Glimmer) -> None:
    alice.time_zone = "Pacific/Kiritimati"
    alice.save()
    as_alice.post(f"{untimed.get_absolute_url()}edit/", change_of(untimed, text="Two of them"))
    untimed.refresh_from_db()
    assert (untimed.noticed_on.isoformat(), untimed.has_time) == ("2026-03-01", False)


def test_a_day_that_a_place_left_out_is_kept_as_it_was_said(as_alice: Client, alice: User) -> None:
    alice.time_zone = "Pacific/Apia"  # which had no 30 December 2011
    alice.save()
    as_alice.post("/day/2011-12-30/", {"text": "As the calendar here has it"})
    glimmer = alice.glimmers.get()
    assert (glimmer.noticed_on.isoformat(), glimmer.has_time) == ("2011-12-30", False)
    page = as_alice.get(f"{glimmer.get_absolute_url()}edit/").content.decode()
    assert "2011-12-30T12:00" in page


# ---- Shown ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        DAY,
        "/scrapbook/",
        "/search/?q=crocus",
        "/calendar/2026/03/",
        "/calendar/2026/",
        "/put-away/",
        "/glimmers/{pk}/",
        "/glimmers/{pk}/?q=crocus",
        "/glimmers/{other}/",
        "/glimmers/{pk}/delete/",
        "/tags/",
    ],
)
def test_no_page_shows_a_time(as_alice: Client, alice: User, untimed: Glimmer, address: str) -> None:
    other = keep(
        alice, Content(text="crocus too", when=untimed.noticed_local.replace(tzinfo=None), has_time=False), zone=BERLIN
    )[0]
    if "put-away" in address or "delete" in address:
        untimed.put_away()
    page = as_alice.get(address.format(pk=untimed.pk, other=other.pk)).content.decode()
    assert not CLOCK.findall(words_in(page)), CLOCK.findall(words_in(page))
    if address in {DAY, "/scrapbook/", "/search/?q=crocus"}:
        assert page.count('<time datetime="2026-03-01">') == 2


def test_the_answers_of_a_change_show_none(as_alice: Client, untimed: Glimmer) -> None:
    url = f"{untimed.get_absolute_url()}edit/"
    moved = as_alice.post(url, change_of(untimed, when="2026-03-02T12:00"), headers=HTMX).content.decode()
    assert "Mon 2" in moved
    conflict = as_alice.post(url, change_of(untimed, text="mine"), headers=HTMX)
    assert conflict.status_code == 409
    for page in (moved, conflict.content.decode()):
        assert not CLOCK.search(words_in(page))
    assert "Monday, 2\u00a0March 2026" in conflict.content.decode().split("question")[0]


def test_a_kept_one_comes_without_a_time(as_alice: Client) -> None:
    page = as_alice.post(DAY, {"text": "The first crocus", "day": "2026-03-01"}, headers=HTMX).content.decode()
    assert '<time datetime="2026-03-01">Sun 1</time>' in page
    assert not CLOCK.search(words_in(page))


def test_it_lies_at_the_noon_of_its_day(as_alice: Client, alice: User, untimed: Glimmer) -> None:
    late, early = (make_glimmer(alice, when=f"2026-03-01T{clock}") for clock in ("12:01", "11:59"))
    second = keep(alice, Content(text="another", when=datetime(2026, 3, 1), has_time=False), zone=BERLIN)[0]
    assert list(alice.glimmers.newest_first()) == [late, second, untimed, early]
    page = as_alice.get(DAY).content.decode()
    places = [page.index(f'id="glimmer-{each.pk}"') for each in (late, second, untimed, early)]
    assert places == sorted(places)


def test_what_was_there_before_has_its_time(alice: User) -> None:
    assert make_glimmer(alice, when="2026-03-01T12:00").has_time
    changed = change(alice.glimmers.get(), Content(text="other"), revision=1)
    assert changed.has_time
