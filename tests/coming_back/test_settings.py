"""Settings → Coming back: each way is chosen by itself, and what was typed stays where something was not right."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from glimmers.journal.rests import Kind, rest
from tests.factories import make_glimmer

pytestmark = pytest.mark.django_db
SETTINGS = reverse("coming_back:settings")
ADD_REST = reverse("coming_back:add_rest")
ADD_DAY = reverse("coming_back:add_quiet_day")
END_DAY = reverse("coming_back:end_quiet_day")


def page_of(client: Client) -> str:
    return unescape(client.get(SETTINGS).content.decode())


def test_settings_lead_to_it_and_all_is_off(as_alice: Client) -> None:
    assert SETTINGS in as_alice.get(reverse("accounts:settings")).content.decode()
    page = page_of(as_alice)
    assert all(f'name="{way}-is_on"' in page for way in ("from_before", "on_this_day", "this_time"))
    assert not [line for line in page.splitlines() if "checkbox" in line and "checked" in line and "quiet" not in line]


def test_each_way_is_switched_on_and_off_by_itself(alice: User, as_alice: Client) -> None:
    sent = {
        "from_before-is_on": "on",
        "from_before-among": "shifts",
        "from_before-shifts": ["safe", "less"],
        "from_before-since_on": "2024-02-29",
    }
    assert as_alice.post(SETTINGS, sent).status_code == 302
    way = alice.ways.get()
    assert (way.kind, way.among, way.shifts, way.since_on) == (
        "from_before",
        "shifts",
        ["safe", "less"],
        date(2024, 2, 29),
    )
    page = page_of(as_alice)
    assert 'name="from_before-shifts" value="less" checked' in page
    assert 'value="2024-02-29"' in page
    as_alice.post(SETTINGS, {**sent, "from_before-among": "close", "this_time-is_on": "on"})
    assert set(alice.ways.values_list("kind", "among")) == {("from_before", "close"), ("this_time", "all")}
    as_alice.post(SETTINGS, {"this_time-is_on": "on"})
    assert set(alice.ways.values_list("kind", "among")) == {("this_time", "all")}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"among": "shifts"}, "Choose one or more of these"),
        ({"among": "shifts", "shifts": "moon"}, "moon is not one of"),
        ({"among": "moon"}, "moon is not one of"),
        ({"among": "\0"}, "is not one of"),
        ({"since_on": "yesterday"}, "This is not a day."),
        ({"since_on": "\0"}, "This is not a day."),
        ({"since_on": "0001-01-01"}, "Days begin with 1 January 1900."),
        ({"since_on": "1899-12-31"}, "Days begin with 1 January 1900."),
        ({"since_on": "99999-01-01"}, "This is not a day."),
    ],
)
def test_a_way_that_cannot_be_says_why_and_nothing_is_switched(
    alice: User, as_alice: Client, sent: dict, said: str
) -> None:
    alice.ways.create(kind="this_time")
    way = {"on_this_day-is_on": "on"} | {f"on_this_day-{name}": value for name, value in sent.items()}
    answer = as_alice.post(SETTINGS, way)
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert said in page
    if sent.get("since_on", "\0") != "\0":
        assert f'value="{sent["since_on"]}"' in page
    assert [way.kind for way in alice.ways.all()] == ["this_time"]
    # Where the way is off, the rest of it is not looked at.
    assert as_alice.post(SETTINGS, way | {"on_this_day-is_on": ""}).status_code == 302


@pytest.mark.parametrize("since", ["1900-01-01", "9999-12-31"])
def test_any_day_from_1900_on_can_be_the_first(alice: User, as_alice: Client, since: str) -> None:
    make_glimmer(alice, when="2024-05-03T09:00")
    for kind in ("from_before", "on_this_day", "this_time"):
        sent = {f"{kind}-is_on": "on", f"{kind}-since_on": since}
        assert as_alice.post(SETTINGS, sent).status_code == 302
        for url in ("/", "/scrapbook/", f"/day/{timezone.localdate()}/", SETTINGS):
            assert as_alice.get(url).status_code == 200


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        ({"kind": "tag", "tag": "#People/Mum"}, "#people/mum"),
        ({"kind": "tag", "tag": "＃🌿"}, "#🌿"),
        ({"kind": "name", "name": " 妈妈  \u3000 Wang "}, "妈妈 Wang"),
        ({"kind": "name", "name": "<b>Ida</b>"}, "<b>Ida</b>"),
        ({"kind": "source", "source": "light"}, "Light & colour"),
        ({"kind": "days", "first_on": "2026-03-01", "last_on": "2026-03-05"}, "Sunday, 1\xa0March 2026 – Thursday"),
        ({"kind": "days", "first_on": "1900-01-01", "last_on": "9999-12-31"}, "Monday, 1\xa0January 1900 – Friday"),
        ({"kind": "days", "first_on": "2026-03-01"}, "Sunday, 1\xa0March 2026"),
    ],
)
def test_what_rests_is_listed_and_its_rest_can_be_ended(alice: User, as_alice: Client, sent: dict, shown: str) -> None:
    answer = as_alice.post(ADD_REST, {**sent, "until_on": "9999-12-31"}, follow=True)
    assert "It rests now." in answer.content.decode()
    assert f"<bdi>{shown}" in unescape(answer.content.decode())
    assert "until Friday, 31\xa0December 9999" in answer.content.decode()
    as_alice.post(ADD_REST, sent)
    one = alice.rests.get()  # in place of the other
    assert one.until_on is None
    ends = reverse("coming_back:end_rest", args=[one.pk])
    assert ends in page_of(as_alice)
    assert as_alice.post(ends).status_code == 302
    assert as_alice.post(ends).status_code == 404
    assert not alice.rests.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Please choose what is to rest"),
        ({"kind": "moon", "name": "Ida"}, "Please choose what is to rest"),
        ({"kind": "%d\0"}, "Please choose what is to rest"),
        ({"kind": "tag"}, "Please write which tag."),
        ({"kind": "tag", "tag": "#"}, "Please write which tag."),
        ({"kind": "tag", "tag": "two words"}, "A tag is one word"),
        ({"kind": "tag", "tag": "!!!"}, "This is not a tag."),
        ({"kind": "tag", "tag": "a^^b"}, "A tag ends before “^”"),
        ({"kind": "tag", "tag": "x" * 401}, "This is too long"),
        ({"kind": "tag", "tag": "sea\0"}, "cannot be kept"),
        ({"kind": "name"}, "Please write a name, in words."),
        ({"kind": "name", "name": " "}, "Please write a name, in words."),
        ({"kind": "name", "name": "!!!"}, "Please write a name, in words."),
        ({"kind": "name", "name": "Ida\0"}, "cannot be kept"),
        ({"kind": "name", "name": "x" * 401}, "A name has up to 400 characters."),
        ({"kind": "source"}, "Please choose one."),
        ({"kind": "source", "source": "moon"}, "Please choose one."),
        ({"kind": "source", "source": "\0"}, "Please choose one."),
        ({"kind": "days"}, "Please say from which day."),
        ({"kind": "days", "first_on": "1899-12-31"}, "Days begin with 1 January 1900."),
        ({"kind": "days", "first_on": "2026-02-29"}, "This is not a day."),
        ({"kind": "days", "first_on": "2026-03-02", "last_on": "2026-03-01"}, "This is before the first day."),
        ({"kind": "days", "first_on": "2026-03-02", "last_on": "10000-01-01"}, "This is not a day."),
        ({"kind": "name", "name": "Ida", "until_on": "1999-01-01"}, "This day is over."),
        ({"kind": "name", "name": "Ida", "until_on": "\0"}, "This is not a day."),
    ],
)
def test_what_cannot_rest_says_why_and_what_was_typed_is_there(
    alice: User, as_alice: Client, sent: dict, said: str
) -> None:
    answer = as_alice.post(ADD_REST, sent)
    assert answer.status_code == 422
    page = unescape(answer.content.decode())
    assert said in page
    for name, value in sent.items():
        if (
            name in {"tag", "name", "first_on", "last_on", "until_on"}
            and value.isprintable()
            and sent["kind"] != "moon"
        ):
            assert f'value="{value.strip()}"' in page or f'value="{value}"' in page, name
    assert page.split("<main", 1)[1].split("</main", 1)[0].count("autofocus") <= 1
    assert not alice.rests.exists()


def test_bytes_that_are_half_a_pair_are_refused(as_alice: Client) -> None:
    for field, kind in (("name", "name"), ("tag", "tag"), ("first_on", "days"), ("source", "source")):
        body = f"kind={kind}&{field}=%ED%A0%80"
        answer = as_alice.post(ADD_REST, body, content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 400


def test_rests_that_are_over_are_not_listed(alice: User, as_alice: Client) -> None:
    today = timezone.localdate()
    for name, until in (("Ida", today), ("Mia", today - timedelta(days=1))):
        alice.rests.create(kind=Kind.NAME, what=name, words="'x'", until_on=until)
    page = page_of(as_alice)
    assert "<bdi>Ida</bdi>" in page
    assert "<bdi>Mia</bdi>" not in page


def test_a_day_is_marked_and_is_as_any_other_again(alice: User, as_alice: Client) -> None:
    assert as_alice.post(ADD_DAY, {"on": "2020-02-29", "is_every_year": "on"}).status_code == 302
    assert "<bdi>29 February</bdi><small>every year</small>" in page_of(as_alice)
    as_alice.post(ADD_DAY, {"on": "2020-02-29"})
    assert "<bdi>Saturday, 29\xa0February 2020</bdi>" in page_of(as_alice)
    assert alice.quiet_days.count() == 1
    for _ in range(2):  # a second tap
        assert as_alice.post(END_DAY, {"on": "2020-02-29"}).status_code == 302
    assert not alice.quiet_days.exists()


@pytest.mark.parametrize("address", [ADD_DAY, END_DAY])
@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("", "Please say which day."),
        ("\0", "This is not a day."),
        ("1899-12-31", "Days begin with 1 January 1900."),
        ("2026-02-29", "This is not a day."),
    ],
)
def test_a_day_that_is_none_is_refused_in_words(as_alice: Client, address: str, sent: str, said: str) -> None:
    answer = as_alice.post(address, {"on": sent})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_bob_neither_sees_nor_ends_what_is_alices(alice: User, as_alice: Client, as_bob: Client) -> None:
    glimmer = make_glimmer(alice, "With Ida by the sea")
    as_alice.post(ADD_REST, {"kind": "name", "name": "Ida"})
    as_alice.post(ADD_DAY, {"on": "2020-02-29"})
    rest(glimmer)
    page = page_of(as_bob)
    assert "Ida" not in page.replace("“Anna”", "")
    assert "29\xa0February" not in page
    addresses = [
        reverse("coming_back:end_rest", args=[alice.rests.get().pk]),
        reverse("coming_back:rest_glimmer", args=[glimmer.pk]),
        reverse("coming_back:end_glimmer_rest", args=[glimmer.pk]),
        reverse("coming_back:end_rest", args=[2**70]),
    ]
    assert {as_bob.post(address).status_code for address in addresses} == {404}
    assert as_bob.post(END_DAY, {"on": "2020-02-29"}).status_code == 302
    assert alice.rests.exists()
    assert alice.rested_glimmers.exists()
    assert alice.quiet_days.exists()


def test_it_costs_the_same_with_one_of_each_and_with_fifty(alice: User, as_alice: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            page_of(as_alice)
        return len(captured)

    def add(index: int) -> None:
        rest(make_glimmer(alice))
        alice.quiet_days.create(on=date(2020, 1, 1) + timedelta(days=index))
        alice.rests.create(kind=Kind.NAME, what=f"Ida {index}", words="'x'")

    add(0)
    with_one = queries()
    for index in range(1, 50):
        add(index)
    assert queries() == with_one
