"""A month, looked back on: what its page has, what it leaves out, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.factories import BERLIN, make_glimmer, make_photo

OCTOBER = "/months/2026/10/"
MOST_QUERIES = 3  # session and line, what there is, what is chosen of it


@pytest.fixture(autouse=True)
def on_the_22nd_of_november() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def read(client: Client, url: str = OCTOBER) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def ids(page: str) -> list[str]:
    return re.findall(r'<article id="glimmer-([0-9a-f-]{36})"', page)


def drawn(page: str, heading: str) -> dict[str, int]:
    """Return the words under this heading, each with how many blots stand for it."""
    section = re.search(rf'<section class="drawn" aria-labelledby="{heading}">.*?</section>', page, re.DOTALL)
    items = re.findall(r"<li.*?</li>", section[0], re.DOTALL) if section else []
    words = [re.findall(r"<span>(.*?)</span>", item)[0] for item in items]
    return dict(zip(words, [item.count("<use") for item in items], strict=True))


def make_many(user: User, count: int) -> None:
    """Keep so many in October, three a day and more."""
    made = []
    for number in range(count):
        at = datetime(2026, 10, 1, 9, tzinfo=BERLIN) + timedelta(days=number % 31, minutes=number)
        made.append(Glimmer(user=user, text=f"number {number}", time_zone="Europe/Berlin", noticed_at=at, shift="awe"))
        made[-1].noticed_on = at.date()
    Glimmer.objects.bulk_create(made)


def test_its_glimmers_stand_there_in_the_order_of_their_days(as_alice: Client, alice: User) -> None:
    second = make_glimmer(alice, "Rain on the roof", when="2026-10-12T21:15", shift="calm")
    first = make_glimmer(alice, "The first #tea", when="2026-10-01T07:00", place="the kitchen")
    third = make_glimmer(alice, "And in the night", when="2026-10-12T23:59")
    photo = make_photo(alice, glimmer=third)
    for day in ("2026-09-30T23:59", "2026-11-01T00:00"):
        make_glimmer(alice, "of another month", when=day)
    page = read(as_alice)
    assert ids(page) == [str(each.pk) for each in (first, second, third)]
    assert "of another month" not in page
    assert "Thursday, 1\u00a0October" in page
    assert page.count('<h2 class="day-date"') == 2
    assert "the kitchen" in page
    assert photo.smallest_url in page
    assert 'href="/scrapbook/?month=2026-10"' in page
    assert 'hx-target="closest article"' not in page, "it is for reading: nothing is changed from here"


def test_what_is_tucked_away_or_put_away_is_not_brought_back(as_alice: Client, alice: User) -> None:
    there = make_glimmer(alice, "There", when="2026-10-12T08:00", shift="joy", sources=("rest",))
    tucked = make_glimmer(alice, "Tucked", when="2026-10-12T09:00", shift="awe", sources=("sound",))
    tucked.keep_close(True)
    tucked.tuck_away(True)
    make_glimmer(alice, "Away", when="2026-10-12T10:00", shift="calm", sources=("scent",)).put_away()
    page = read(as_alice)
    assert ids(page) == [str(there.pk)]
    assert drawn(page, "shifted") == {"Joy": 2}
    assert drawn(page, "came-from") == {"Rest": 2}


def test_another_user_sees_nothing_of_it(as_bob: Client, as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "Alice's", when="2026-10-12T08:00", shift="joy", sources=("rest",))
    as_alice.post(OCTOBER, {"text": "Alice's line"})
    assert "Alice" in read(as_alice)
    page = read(as_bob)
    assert "Alice" not in page
    assert not ids(page)
    assert "Nothing lies in the pages of this month" in page
    assert not drawn(page, "shifted")


def test_shapes_have_words_beside_them_in_their_own_order_and_no_number(as_alice: Client, alice: User) -> None:
    for day in range(1, 13):
        make_glimmer(alice, "less", when=f"2026-10-{day:02}T08:00", shift="less", sources=("rest", "people"))
        make_glimmer(alice, "joy", when=f"2026-10-{day:02}T09:00", shift="joy", sources=("people",))
    make_glimmer(alice, "safe", when="2026-10-30T08:00", shift="safe")
    page = read(as_alice)
    shifts = drawn(page, "shifted")
    assert list(shifts) == ["Safe", "Joy", "A little less"]
    assert shifts["Joy"] == shifts["A little less"] > shifts["Safe"]
    assert list(drawn(page, "came-from")) == ["People", "Rest"]
    for section in re.findall(r'<section class="drawn".*?</section>', page, re.DOTALL):
        assert not re.search(r"\d", re.sub(r"<[^>]+>", "", section))
        assert section.count("<svg") == section.count('aria-hidden="true"')


def test_where_nothing_was_said_of_it_nothing_is_drawn(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "Unsaid", when="2026-10-12T08:00")
    assert "What shifted" not in read(as_alice)
    assert "Where it came from" not in read(as_alice)


def test_a_full_month_can_be_read(as_alice: Client, alice: User) -> None:
    close = [make_glimmer(alice, f"close {day}", when=f"2026-10-{day}T08:00") for day in (11, 29)]
    for each in close:
        each.keep_close(True)
    make_many(alice, 500)
    page = read(as_alice)
    assert len(ids(page)) == 31
    assert {str(each.pk) for each in close} <= set(ids(page))
    assert page.count('class="day-date"') >= 28
    assert ids(read(as_alice)) == ids(page), "and it is the same page when it is opened again"


def test_a_glimmer_without_a_time_shows_none(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "Some time", when="2026-10-12T12:00", has_time=False)
    assert "12:00" not in re.sub(r"<[^>]+>", "", read(as_alice))


@pytest.mark.parametrize("month", ["2026/12", "2027/01", "1899/12", "0000/01", "9999/12", "2026/13", "2026/1"])
def test_a_month_to_come_and_one_before_the_first_are_not_there(as_alice: Client, month: str) -> None:
    assert as_alice.get(f"/months/{month}/").status_code == 404
    assert as_alice.post(f"/months/{month}/", {"text": "a line"}).status_code == 404


def test_the_first_month_and_this_one_are_there(as_alice: Client) -> None:
    for month in ("1900/01", "2026/11"):
        assert "Nothing lies in the pages" in read(as_alice, f"/months/{month}/")


def test_one_glimmer_costs_as_many_queries_as_50_with_photos(as_alice: Client, alice: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(as_alice)
        return len(captured)

    make_many(alice, 1)
    one = queries()
    make_many(alice, 50)
    for glimmer in alice.glimmers.newest_first()[:5]:
        make_photo(alice, glimmer=glimmer)
    assert queries() == one <= MOST_QUERIES
