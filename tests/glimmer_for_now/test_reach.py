"""Whom to reach: one's own people, and a help line of the person, of the host, or of a short list."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from glimmers.glimmer_for_now.help_lines import COUNTRIES, HELP_LINES, by_country, of_host
from glimmers.glimmer_for_now.models import MOST, Contact

pytestmark = pytest.mark.django_db
PAGE, SETTINGS = "/glimmer-for-now/", "/settings/hard-day/"


def add(client: Client, name: str, number: str, **more: str) -> Any:
    return client.post(SETTINGS, {"name": name, "number": number, **more})


def test_own_people_can_be_called_and_written_to(as_alice: Client, alice: User) -> None:
    assert add(as_alice, " Mara  K. ", "+49 (0)151 23-45").status_code == 302
    for path in (PAGE, "/glimmer-for-now/carried/"):
        page = as_alice.get(path).content.decode()
        assert "<bdi>Mara K.</bdi>" in page
        assert 'href="tel:+4901512345"' in page
        assert 'href="sms:+4901512345"' in page
        assert "Help lines by country" in page


def test_a_line_of_ones_own_stands_in_place_of_the_list(as_alice: Client, settings: Any) -> None:
    settings.GLIMMERS_HELP_LINE = "The practice, 030 1234"
    page = as_alice.get(PAGE).content.decode()
    assert 'href="tel:0301234"' in page
    assert "Help lines by country" not in page
    add(as_alice, "Night line", "0800 1", is_help_line="on")
    page = as_alice.get(PAGE).content.decode()
    assert 'href="tel:08001"' in page
    assert "The practice" not in page


@pytest.mark.parametrize(
    ("name", "number", "said"),
    [
        ("", "12", "Please give a name."),
        ("Mara", "", "Please give a number."),
        ("Mara", "call me", "This is not a number that can be called."),
        ("Mara", "1", "This is not a number that can be called."),
        ("Mara", "javascript:alert(1)", "This is not a number that can be called."),
        ("Mara", "1" * 41, "This is not a number that can be called."),
        ("M" * 101, "12", "A name has up to 100 characters."),
        ("Ma\0ra", "12", "There is a character in here that cannot be kept"),
        ("Mara", "12\0", "There is a character in here that cannot be kept"),
        ("Mara", "١٢٣", "This is not a number that can be called."),
    ],
)
def test_what_cannot_be_called_is_refused_in_words(as_alice: Client, name: str, number: str, said: str) -> None:
    answer = add(as_alice, name, number)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Contact.objects.exists()


def test_there_is_an_end_to_them(as_alice: Client, alice: User) -> None:
    for number in range(MOST):
        assert add(as_alice, f"Number {number}", f"12{number}").status_code == 302
    answer = add(as_alice, "One more", "12")
    assert answer.status_code == 422
    assert "Take one away first." in answer.content.decode()


def test_one_can_be_taken_away_by_its_owner_alone(as_alice: Client, as_bob: Client, alice: User) -> None:
    add(as_alice, "Mara", "12")
    contact = Contact.objects.of(alice.pk).get()
    assert as_bob.post(f"{SETTINGS}{contact.pk}/take-away/").status_code == 404
    assert "Mara" not in as_bob.get(PAGE).content.decode()
    assert as_alice.post(f"{SETTINGS}{contact.pk}/take-away/").status_code == 302
    assert not Contact.objects.exists()


def test_one_that_was_taken_away_can_be_had_back(as_alice: Client, alice: User) -> None:
    add(as_alice, "Mara", "12 34", is_help_line="on")
    page = as_alice.post(f"{SETTINGS}{Contact.objects.of(alice.pk).get().pk}/take-away/", follow=True).content.decode()
    assert "Taken away:" in page
    for value in ('name="name" value="Mara"', 'name="number" value="12 34"', 'name="is_help_line" value="on"'):
        assert value in page
    assert "Taken away:" not in as_alice.get(SETTINGS).content.decode(), "once"
    add(as_alice, "Mara", "12 34", is_help_line="on")
    assert Contact.objects.of(alice.pk).get().is_help_line


def test_danger_comes_before_the_list(as_alice: Client) -> None:
    page = as_alice.get(PAGE).content.decode()
    assert page.index('href="tel:112"') < page.index("Help lines by country")
    add(as_alice, "Night line", "0800 1", is_help_line="on")
    page = as_alice.get(PAGE).content.decode()
    assert page.index("Night line") < page.index('href="tel:112"')
    assert "findahelpline.com" in page


def test_each_help_line_is_whole_and_of_a_country() -> None:
    assert {each.country for each in HELP_LINES} == set(COUNTRIES)
    for each in HELP_LINES:
        assert each.name
        assert len(each.dialled) >= 2
        assert each.page.startswith("https://")
    assert sum(len(each.lines) for each in by_country()) == len(HELP_LINES)


@pytest.mark.parametrize("written", ["", "Samaritans", ", 116 123", "Samaritans, call"])
def test_a_hosts_line_needs_a_name_and_a_number(written: str) -> None:
    assert of_host(written) is None
