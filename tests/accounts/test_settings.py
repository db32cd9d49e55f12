"""Settings: name, time zone, first day of the week, look, address; and which clock the pages go by."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from accounts.models import User
from common.zones import zone_names
from tests.factories import make_glimmer

SETTINGS = "/settings/"
TODAY = "/"
EMAIL, AGAIN = "/accounts/email/", "/accounts/reauthenticate/"
# In London it is half past eleven on Sunday evening; in Tokyo it is Monday morning, in New York Sunday afternoon.
LATE_ON_SUNDAY = "2026-11-22T23:30Z"
SENT = {"name": "Alice L.", "time_zone": "Asia/Tokyo", "first_weekday": "6", "look": "dark"}
NO_ZONES = {
    "made up": "Mars/Base",
    "a path": "../../etc/passwd",
    "NUL": "Europe/Berlin\0",
    "long": "Europe/" + "x" * 10_000,
    "no place": "Factory",
    "the machine's": "localtime",
    "in lower case": "europe/berlin",
    "markup": "<script>alert(1)</script>/x",
    "other script": "Евро́па/Берли́н",
}


def look_of(page: str) -> str:
    found = re.search(r'<html[^>]* data-look="(\w*)"', page)
    assert found is not None
    return found[1]


def chosen(page: str, name: str) -> list[str]:
    """Return the values that a field of the form shows as chosen."""
    select = re.search(rf'<select name="{name}".*?</select>', page, re.DOTALL)
    if select:
        tags = re.findall(r"<option\b[^>]*>", select[0])
    else:
        tags = re.findall(rf'<input\b[^>]*name="{name}"[^>]*>', page)
    return [re.findall(r'value="([^"]*)"', tag)[0] for tag in tags if re.search(r"\b(selected|checked)\b", tag)]


def test_settings_are_saved_and_said(as_alice: Client, alice: User) -> None:
    response = as_alice.post(SETTINGS, SENT, follow=True)
    assert response.redirect_chain == [(SETTINGS, 302)]
    alice.refresh_from_db()
    assert (alice.name, alice.time_zone, alice.first_weekday, alice.look) == ("Alice L.", "Asia/Tokyo", 6, "dark")
    page = response.content.decode()
    assert "Saved." in page
    assert 'value="Alice L."' in page
    assert 'value="Asia/Tokyo"' in page
    assert (chosen(page, "first_weekday"), chosen(page, "look")) == (["6"], ["dark"])


def test_settings_change_nobody_else(as_alice: Client, alice: User, bob: User) -> None:
    as_alice.post(SETTINGS, {**SENT, "id": str(bob.pk), "email": "mallory@example.org", "is_active": ""})
    bob.refresh_from_db()
    alice.refresh_from_db()
    assert (bob.name, bob.time_zone, bob.look) == ("", "Europe/Berlin", "device")
    assert (alice.email, alice.is_active) == ("alice@example.org", True)


@pytest.mark.parametrize("look", ["device", "light", "dark"])
def test_the_look_is_said_on_every_page(as_alice: Client, look: str) -> None:
    as_alice.post(SETTINGS, {**SENT, "look": look})
    for url in (TODAY, SETTINGS, "/scrapbook/", "/tags/", "/put-away/", "/about/", "/accounts/email/"):
        assert look_of(as_alice.get(url).content.decode()) == look


def test_strangers_get_the_look_of_their_device(anonymous: Client, db: None) -> None:
    assert look_of(anonymous.get("/about/").content.decode()) == "device"


@pytest.mark.parametrize("name", NO_ZONES.values(), ids=NO_ZONES)
def test_a_zone_that_does_not_exist_is_refused_in_words(as_alice: Client, alice: User, name: str) -> None:
    response = as_alice.post(SETTINGS, {**SENT, "time_zone": name})
    page = response.content.decode()
    assert response.status_code == 422
    field = page[page.index('for="id_time_zone"') : page.index("<datalist")]
    assert 'aria-invalid="true"' in field
    assert re.search(r'class="errorlist[^"]*"[^>]*>.*?\w+ \w+ \w+', field, re.DOTALL), "a sentence says what is wrong"
    assert "<script>alert" not in page
    # The other answers are still in the form,
    assert 'value="Alice L."' in page
    assert (chosen(page, "first_weekday"), chosen(page, "look")) == (["6"], ["dark"])
    # nothing is saved,
    alice.refresh_from_db()
    assert (alice.name, alice.time_zone, alice.first_weekday, alice.look) == ("", "Europe/Berlin", 0, "device")
    # and the page around the form is drawn as before.
    assert look_of(page) == "device"


def test_what_was_typed_is_still_there(as_alice: Client) -> None:
    page = as_alice.post(SETTINGS, {**SENT, "time_zone": "Mars/Base & co"}).content.decode()
    assert f'value="{escape("Mars/Base & co")}"' in page
    assert f"There is no time zone called “{escape('Mars/Base & co')}”" in page


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", "x" * 101),
        ("name", "Al\0ice"),
        ("first_weekday", "1"),
        ("first_weekday", "Monday"),
        ("first_weekday", ""),
        ("look", "neon"),
        ("look", ""),
    ],
)
def test_any_other_bad_value_is_refused_too(as_alice: Client, alice: User, name: str, value: str) -> None:
    response = as_alice.post(SETTINGS, {**SENT, name: value})
    assert response.status_code == 422
    assert "errorlist" in response.content.decode()
    alice.refresh_from_db()
    assert (alice.name, alice.time_zone, alice.first_weekday, alice.look) == ("", "Europe/Berlin", 0, "device")


def test_an_empty_form_is_refused_and_saves_nothing(as_alice: Client, alice: User) -> None:
    assert as_alice.post(SETTINGS, {}).status_code == 422
    alice.refresh_from_db()
    assert alice.time_zone == "Europe/Berlin"


def test_a_name_and_a_zone_can_be_taken_away(as_alice: Client, alice: User) -> None:
    as_alice.post(SETTINGS, SENT)
    as_alice.post(SETTINGS, {**SENT, "name": "  ", "time_zone": "  "})
    alice.refresh_from_db()
    assert (alice.name, alice.time_zone) == ("", "")


def test_any_unicode_comes_back_as_a_name(as_alice: Client, alice: User) -> None:
    as_alice.post(SETTINGS, {**SENT, "name": "Zoë 🌾 نور"})
    alice.refresh_from_db()
    assert alice.name == "Zoë 🌾 نور"


def test_zones_are_offered_and_each_that_is_offered_is_taken(as_alice: Client, alice: User) -> None:
    page = as_alice.get(SETTINGS).content.decode()
    offered = re.findall(r'<option value="([^"]+/[^"]+|UTC)">', page)
    assert offered == zone_names()
    assert {"Europe/Berlin", "America/Argentina/Buenos_Aires", "UTC"} <= set(offered)
    for name in (offered[0], offered[-1], "UTC", "America/Argentina/Buenos_Aires"):
        as_alice.post(SETTINGS, {**SENT, "time_zone": f" {name} "})
        alice.refresh_from_db()
        assert alice.time_zone == name


@pytest.mark.parametrize(
    ("chosen_zone", "device", "says"),
    [
        ("", "Asia/Tokyo", "Monday, 23\u00a0November"),
        ("", "America/New_York", "Sunday, 22\u00a0November"),
        ("", "", "Sunday, 22\u00a0November"),
        ("America/New_York", "Asia/Tokyo", "Sunday, 22\u00a0November"),
        ("Asia/Tokyo", "", "Monday, 23\u00a0November"),
        ("Asia/Tokyo", "America/New_York", "Monday, 23\u00a0November"),
    ],
)
def test_todays_date_is_the_settings_else_the_devices(
    as_alice: Client, alice: User, chosen_zone: str, device: str, says: str
) -> None:
    alice.time_zone = chosen_zone
    alice.save()
    if device:
        as_alice.cookies["glimmers_zone"] = device
    with time_machine.travel(LATE_ON_SUNDAY, tick=False):
        page = as_alice.get(TODAY).content.decode()
    assert says in page


def test_what_is_kept_belongs_to_the_day_of_the_device(as_alice: Client, alice: User) -> None:
    alice.time_zone = ""
    alice.save()
    as_alice.cookies["glimmers_zone"] = "Asia/Tokyo"
    with time_machine.travel(LATE_ON_SUNDAY, tick=False):
        as_alice.post(TODAY, {"text": "Frost on the railing"})
    glimmer = alice.glimmers.get()
    assert (glimmer.noticed_on.isoformat(), glimmer.time_zone) == ("2026-11-23", "Asia/Tokyo")


@pytest.mark.parametrize(
    "nonsense",
    [
        "Mars/Base",
        "../../../../etc/passwd",
        "Factory",
        "localtime",
        "/etc/localtime",
        "%00",
        "x" * 3000,
        "é/ü",
        '"',
        "/",
    ],
)
def test_nonsense_in_the_zone_cookie_is_ignored(as_alice: Client, alice: User, nonsense: str) -> None:
    alice.time_zone = ""
    alice.save()
    as_alice.cookies["glimmers_zone"] = nonsense
    with time_machine.travel(LATE_ON_SUNDAY, tick=False):
        for url in (TODAY, SETTINGS, "/about/", "/healthz"):
            assert as_alice.get(url).status_code == 200
        assert "Sunday, 22\u00a0November" in as_alice.get(TODAY).content.decode()


def test_every_page_opens_with_a_zone_that_no_longer_exists(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "Still here #tea")
    away = make_glimmer(alice, "Put away")
    away.put_away()
    User.objects.filter(pk=alice.pk).update(time_zone="Europe/Atlantis")
    names = ("today:today", "scrapbook:scrapbook", "tags:tags", "put_away:put_away", "accounts:settings")
    urls = [*map(reverse, names), reverse("today:day", args=[glimmer.noticed_on]), "/about/", "/accounts/email/"]
    urls += [reverse(f"glimmer:{name}", args=[glimmer.pk]) for name in ("glimmer", "edit")]
    for url in [*urls, reverse("put_away:delete", args=[away.pk])]:
        assert as_alice.get(url).status_code == 200, url
    assert as_alice.post(TODAY, {"text": "And can be added to"}).status_code == 302
    assert as_alice.post(SETTINGS, SENT).status_code == 302


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_settings_are_read_and_posted_and_nothing_else(as_alice: Client, method: str) -> None:
    assert getattr(as_alice, method)(SETTINGS).status_code == 405


def test_a_head_request_is_answered(as_alice: Client) -> None:
    assert as_alice.head(SETTINGS).status_code == 200


def can_sign_in(login: str) -> bool:
    return Client().post("/accounts/login/", {"login": login, "password": "a-long-password"}).status_code == 302


def ask_for_address(client: Client, email: str, *, password: str = "a-long-password") -> None:
    client.post(EMAIL, {"email": email, "action_add": ""})
    client.post(AGAIN, {"password": password, "next": EMAIL})


def link_in_email(to: str) -> str:
    """Return the path of the one link in the newest email."""
    assert mail.outbox[-1].to == [to]
    (path,) = re.findall(r"http://testserver(/\S+)", str(mail.outbox[-1].body))
    return path


def test_no_email_is_spoken_of_before_one_was_sent(as_alice: Client) -> None:
    page = as_alice.get(EMAIL).content.decode()
    assert "alice@example.org" in page
    assert "An email went to" not in page
    assert not mail.outbox


def test_a_change_of_address_asks_for_the_password_first(as_alice: Client, alice: User) -> None:
    response = as_alice.post(EMAIL, {"email": "new@example.org", "action_add": ""}, follow=True)
    assert "Is it you?" in response.content.decode()
    assert "Incorrect password." in as_alice.post(AGAIN, {"password": "wrong"}).content.decode()
    assert not mail.outbox


def test_the_address_changes_once_the_emails_link_was_followed(as_alice: Client, alice: User) -> None:
    ask_for_address(as_alice, "New@Example.org")
    link = link_in_email("new@example.org")
    alice.refresh_from_db()
    assert alice.email == "alice@example.org", "the old one holds until then"
    assert can_sign_in("alice@example.org")
    assert "new@example.org" in as_alice.get(link).content.decode()
    as_alice.post(link)
    alice.refresh_from_db()
    assert alice.email == "new@example.org"
    assert can_sign_in("NEW@example.org")
    assert not can_sign_in("alice@example.org")
    assert as_alice.get(link).status_code == 200


def test_several_people_can_change_their_address_at_a_time(as_alice: Client, as_bob: Client, bob: User) -> None:
    ask_for_address(as_alice, "new@example.org")
    ask_for_address(as_bob, "newer@example.org", password="b-long-password")
    assert link_in_email("newer@example.org")


def test_an_address_of_somebody_else_is_not_taken_over(as_alice: Client, alice: User, bob: User) -> None:
    ask_for_address(as_alice, "bob@example.org")
    answer = as_alice.post(link_in_email("bob@example.org"), follow=True)
    assert answer.status_code == 200
    bob.refresh_from_db()
    alice.refresh_from_db()
    assert (bob.email, alice.email) == ("bob@example.org", "alice@example.org")
