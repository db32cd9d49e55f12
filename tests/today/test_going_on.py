"""A full day and a full Put away come in pages: each glimmer, photo and change is reached exactly once."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from accounts.models import User
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.photos.models import Photo
from glimmers.today.day_page import PAGE
from tests.factories import make_glimmer

DAY = "/day/2026-03-01/"
SHELF = "/put-away/"
HTMX = {"HX-Request": "true"}


def fill_day(user: User, number: int, start: int = 0) -> None:
    """Make glimmers of one day: several at each instant, and some without a time."""
    for index in range(start, start + number):
        make_glimmer(user, f"number <{index}>", when=f"2026-03-01T{index % 24:02}:00", has_time=index % 7 > 0)


def fill_glimmers(user: User, number: int, start: int = 0) -> None:
    fill_day(user, number, start)
    now = timezone.now()
    for index, glimmer in enumerate(user.glimmers.filter(put_away_at=None)):
        Glimmer.objects.filter(pk=glimmer.pk).update(put_away_at=now - timedelta(hours=index // 3))


def fill_photos(user: User, number: int, start: int = 0) -> None:
    glimmer = make_glimmer(user, "whose photos they were")
    now = timezone.now()
    of = {"user": user, "glimmer": glimmer, "position": 0, "width": 64, "height": 48, "tones": "6e96be6e96be"}
    for index in range(start, start + number):
        away = now - timedelta(hours=index // 3)
        Photo.objects.create(**of, upload_id=uuid4(), put_away_at=away, description=f"number <{index}>")


def fill_words(user: User, number: int, start: int = 0) -> None:
    glimmer = make_glimmer(user, "as it is")
    now = timezone.now()
    for index in range(start, start + number):
        at = now - timedelta(hours=index // 3)
        EarlierWords.objects.create(user=user, glimmer=glimmer, text=f"number <{index}>", replaced_at=at)


LISTS: dict[str, tuple[str, Callable[..., None]]] = {
    "day": (DAY, fill_day),
    "glimmers": (SHELF, fill_glimmers),
    "photos": (SHELF, fill_photos),
    "words": (SHELF, fill_words),
}


def numbers(page: str) -> list[int]:
    """Return the numbers of the glimmers on a page, in their order; the `alt` of a photo has its description once."""
    return [int(found) for found in re.findall(rf"{escape('number <')}(\d+){escape('>')}", page)]


def next_of(page: str) -> str:
    found = re.search(r'<a class="button quiet" href="([^"]*)"[^>]*>Earlier</a>', page)
    return found[1] if found else ""


def walk(client: Client, address: str, meanwhile: Callable[[], Any] = lambda: None, **options: Any) -> list[int]:
    seen: list[int] = []
    page = client.get(address).content.decode()
    for _ in range(100):
        seen += numbers(page)
        if not (address := next_of(page)):
            return seen
        meanwhile()
        page = client.get(address, **options).content.decode()
        assert 0 < len(numbers(page)) <= PAGE
    raise AssertionError("It does not end.")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["pages", "htmx"])
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.one_database
def test_each_is_reached_once(as_alice: Client, alice: User, bob: User, name: str, headers: dict) -> None:
    address, fill = LISTS[name]
    fill(alice, 200)
    fill(bob, 30, start=1000)
    seen = walk(as_alice, address, headers=headers)
    assert sorted(seen) == list(range(200))
    if name == "day":
        in_order = [numbers(escape(glimmer.text))[0] for glimmer in alice.glimmers.newest_first()]
        assert seen == in_order


def test_what_is_kept_meanwhile_doubles_none_and_hides_none(as_alice: Client, alice: User) -> None:
    fill_day(alice, 60)
    added = iter(range(500, 600))
    seen = walk(as_alice, DAY, lambda: fill_day(alice, 3, start=next(added)))
    old = [number for number in seen if number < 500]
    assert sorted(old) == list(range(60))
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("name", LISTS)
def test_a_page_costs_the_same_with_one_and_with_fifty(as_alice: Client, alice: User, name: str) -> None:
    address, fill = LISTS[name]

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert as_alice.get(address).status_code == 200
        return len(asked)

    fill(alice, 1)
    with_one = queries()
    fill(alice, 49, start=1)
    assert queries() == with_one
    further = next_of(as_alice.get(address).content.decode())
    with CaptureQueriesContext(connection) as asked:
        as_alice.get(further, headers=HTMX)
    assert len(asked) <= with_one


@pytest.mark.parametrize("name", LISTS)
def test_what_comes_in_place_is_the_next_ones_alone_and_the_first_has_the_focus(
    as_alice: Client, alice: User, name: str
) -> None:
    address, fill = LISTS[name]
    fill(alice, 30)
    page = as_alice.get(address).content.decode()
    assert "autofocus" not in page[page.index("<article") : page.rindex("</article>")]
    link = next_of(page)
    assert f'hx-get="{link}" hx-target="closest p" hx-swap="outerHTML"' in page
    further = as_alice.get(link, headers=HTMX).content.decode()
    assert further.strip().startswith("<article")
    assert "<html" not in further
    assert re.findall(r"<(\w+) [^>]*autofocus", further) == ["article"]
    assert re.search(r'<article [^>]*tabindex="-1" autofocus', further)
    assert not next_of(further)
    whole = as_alice.get(link).content.decode()
    assert numbers(whole) == numbers(further)
    assert f'href="{address}"' in whole, "and back to the first ones"


@pytest.mark.parametrize(
    "place", ["x", "\0", "-1.1", "1.", ".1", "9" * 18 + ".1", "1." + "9" * 30, "1.zz", "1.-", "%F0%9F%8D%B5", "1.1.1"]
)
def test_a_place_that_cannot_be_is_none(as_alice: Client, alice: User, place: str) -> None:
    for name, (address, fill) in LISTS.items():
        fill(alice, 1)
        kind = "after" if name == "day" else name
        for headers in ({}, HTMX):
            assert as_alice.get(address, {kind: place}, headers=headers).status_code == 200


def test_after_keep_the_new_card_is_on_top(as_alice: Client, alice: User) -> None:
    for index in range(30):
        make_glimmer(alice, f"number <{index}>")
    page = as_alice.post("/", {"text": "just now"}, headers=HTMX).content.decode()
    assert 'hx-swap-oob="afterbegin:#kept"' in page
    assert "just now" in as_alice.get("/").content.decode()
    assert sorted(walk(as_alice, "/")) == list(range(30))


def test_past_the_last_there_is_a_way_back(as_alice: Client, alice: User) -> None:
    fill_day(alice, 25)
    link = next_of(as_alice.get(DAY).content.decode())
    alice.glimmers.all().delete()
    assert f'href="{DAY}"' in as_alice.get(link).content.decode()
    fill_words(alice, 25)
    link = next_of(as_alice.get(SHELF).content.decode())
    EarlierWords.objects.all().delete()
    page = as_alice.get(link).content.decode()
    assert f'<a class="button quiet" href="{SHELF}">' in page
