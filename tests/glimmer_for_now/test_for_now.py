"""One kept-close glimmer at a time, in the order of the visit, and an invitation where there is none."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from glimmers.glimmer_for_now.choosing import MOST_CARRIED
from glimmers.journal.models import Glimmer, RestedGlimmer
from glimmers.practice.ideas import NOW
from tests.factories import make_glimmer, make_photo

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def close(user: User, text: str, **content: object) -> Glimmer:
    glimmer = make_glimmer(user, text, **content)  # type: ignore[arg-type]
    glimmer.keep_close(True)
    return glimmer


def shown(page: str) -> list[str]:
    return re.findall(r'class="for-now-words[^"]*"[^>]*>([^<]*)<', page)


def onward(page: str) -> str:
    found = re.search(r'rel="next" href="([^"]*)"', page)
    assert found
    return found[1].replace("&amp;", "&")


def asked(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def walk(client: Client, steps: int) -> list[str]:
    page = client.get("/glimmer-for-now/").content.decode()
    words = []
    for _step in range(steps):
        words += shown(page)
        page = client.get(onward(page), headers=HTMX).content.decode()
    return words


def test_each_comes_once_and_then_an_invitation_and_then_they_begin_again(as_alice: Client, alice: User) -> None:
    texts = {close(alice, f"Number {number}").text for number in range(5)}
    make_glimmer(alice, "Not kept close")
    words = walk(as_alice, 12)
    assert set(words[:5]) == texts
    assert words[5] in {each.sentence for each in NOW}
    assert words[6:11] == words[:5], "in the same order"


def test_two_visits_have_two_orders(as_alice: Client, alice: User) -> None:
    for number in range(8):
        close(alice, f"Number {number}")
    assert len({tuple(walk(as_alice, 8)) for _visit in range(6)}) > 1


def test_without_any_it_invites_to_notice_something_now(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "Not kept close")
    page = as_alice.get("/glimmer-for-now/").content.decode()
    assert shown(page)[0] in {each.sentence for each in NOW}
    assert "Not this one" not in page
    assert len({*walk(as_alice, 12)}) > 1, "Next brings another"


@pytest.mark.parametrize("gone", ["tuck_away", "put_away", "keep_close"])
def test_what_is_taken_away_is_gone_from_here_and_from_what_is_carried(
    as_alice: Client, alice: User, gone: str
) -> None:
    glimmer = close(alice, "The heron")
    assert "The heron" in as_alice.get("/glimmer-for-now/").content.decode()
    assert "The heron" in as_alice.get("/glimmer-for-now/carried/").content.decode()
    {
        "tuck_away": lambda: glimmer.tuck_away(True),
        "put_away": glimmer.put_away,
        "keep_close": lambda: glimmer.keep_close(False),
    }[gone]()
    assert "The heron" not in as_alice.get("/glimmer-for-now/").content.decode()
    assert "The heron" not in as_alice.get("/glimmer-for-now/carried/").content.decode()


def test_not_this_one_rests_and_the_next_one_comes(as_alice: Client, alice: User) -> None:
    for number in range(3):
        close(alice, f"Number {number}")
    page = as_alice.get("/glimmer-for-now/").content.decode()
    first = shown(page)[0]
    address = re.search(r'action="(/glimmer-for-now/[^"]*/not-this-one/)"', page)
    order = re.search(r'name="order" value="([^"]*)"', page)
    assert address
    assert order
    answer = as_alice.post(address[1], {"order": order[1]}, headers=HTMX)
    second = shown(answer.content.decode())[0]
    assert second != first
    assert "glimmers:no-longer" in answer.headers["HX-Trigger"]
    assert RestedGlimmer.objects.of(alice.pk).count() == 1
    assert first not in walk(as_alice, 8)
    assert as_alice.post(address[1], headers=HTMX).status_code == 200, "a second time changes nothing"


def test_without_scripts_not_this_one_leads_on(as_alice: Client, alice: User) -> None:
    glimmer = close(alice, "The heron")
    close(alice, "The kettle")
    answer = as_alice.post(
        f"/glimmer-for-now/{glimmer.pk}/not-this-one/", {"from": "/scrapbook/?q=tea", "order": "0a0b0c0d"}, follow=True
    )
    page = answer.content.decode()
    assert "Not that one again." in page
    assert 'data-enough href="/scrapbook/?q=tea"' in page


def test_another_persons_cannot_rest(as_bob: Client, alice: User) -> None:
    glimmer = close(alice, "The heron")
    assert as_bob.post(f"/glimmer-for-now/{glimmer.pk}/not-this-one/").status_code == 404
    assert as_bob.post(f"/glimmer-for-now/{uuid4()}/not-this-one/").status_code == 404
    assert "The heron" not in as_bob.get("/glimmer-for-now/").content.decode()
    assert not RestedGlimmer.objects.of(alice.pk).exists()


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [
        ("/scrapbook/?after=1", "/scrapbook/?after=1"),
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\example.org", "/"),
        ("", "/"),
    ],
)
def test_enough_leads_back_to_a_page_of_this_site_alone(as_alice: Client, given: str, leads_to: str) -> None:
    page = as_alice.get("/glimmer-for-now/", {"from": given}).content.decode()
    assert f'data-enough href="{leads_to}"' in page


@pytest.mark.parametrize("referer", ["http://testserver/calendar/2026/", "http://testserver/calendar/2026/?a=1"])
def test_enough_leads_back_to_where_one_was(as_alice: Client, referer: str) -> None:
    page = as_alice.get("/glimmer-for-now/", headers={"Referer": referer}).content.decode()
    assert f'data-enough href="{referer.removeprefix("http://testserver")}"' in page


@pytest.mark.parametrize(
    "referer", ["https://elsewhere.example/diary/", "http://[", "http://testserver/glimmer-for-now/"]
)
def test_another_site_is_no_place_to_go_back_to(as_alice: Client, referer: str) -> None:
    page = as_alice.get("/glimmer-for-now/", headers={"Referer": referer}).content.decode()
    assert 'data-enough href="/"' in page


@pytest.mark.parametrize("query", ["order=x&after=y", "order=%00&after=%00", "after=0&order=" + "f" * 400])
def test_an_address_that_cannot_be_read_begins_anew(as_alice: Client, alice: User, query: str) -> None:
    close(alice, "The heron")
    answer = as_alice.get(f"/glimmer-for-now/?{query}")
    assert answer.status_code == 200
    assert "The heron" in answer.content.decode()


def test_words_come_before_what_can_be_done(as_alice: Client, alice: User) -> None:
    glimmer = close(alice, "The heron")
    photo = make_photo(alice, glimmer=glimmer)
    page = as_alice.get("/glimmer-for-now/").content.decode()
    places = [
        page.index(each) for each in (f"/photos/{photo.pk}/960/", "The heron", ">Next<", ">Not this one<", ">Enough<")
    ]
    assert places == sorted(places)


def test_what_is_written_is_shown_as_it_was_written(as_alice: Client, alice: User) -> None:
    close(alice, "<b>Tea</b>\n\n& rain {{ 1 }}")
    for path in ("/glimmer-for-now/", "/glimmer-for-now/carried/"):
        assert "&lt;b&gt;Tea&lt;/b&gt;\n\n&amp; rain {{ 1 }}" in as_alice.get(path).content.decode()


def test_a_visit_leaves_nothing_behind(as_alice: Client, alice: User) -> None:
    close(alice, "The heron")
    as_alice.get("/glimmer-for-now/")
    with CaptureQueriesContext(connection) as queries:
        walk(as_alice, 4)
    verbs = {each["sql"].split()[0].upper() for each in queries}
    assert verbs == {"SELECT"}, "nothing is written"


def test_a_device_carries_the_newest_thirty(as_alice: Client, alice: User) -> None:
    for day in range(MOST_CARRIED + 3):
        close(alice, f"Day {day}.", when=f"2026-0{1 + day // 28}-{1 + day % 28:02}T08:00")
    page = as_alice.get("/glimmer-for-now/carried/").content.decode()
    assert shown(page) == [f"Day {day}." for day in range(MOST_CARRIED + 2, 2, -1)]


def test_what_is_carried_is_sent_again_where_it_changed(as_alice: Client, alice: User) -> None:
    glimmer = close(alice, "The heron")
    answer = as_alice.get("/glimmer-for-now/carried/")
    assert "no-store" in answer.headers["Cache-Control"]
    same = as_alice.get("/glimmer-for-now/carried/", headers={"If-None-Match": answer.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    glimmer.tuck_away(True)
    other = as_alice.get("/glimmer-for-now/carried/", headers={"If-None-Match": answer.headers["ETag"]})
    assert other.status_code == 200
    assert "The heron" not in other.content.decode()


@pytest.mark.parametrize("path", ["/glimmer-for-now/", "/glimmer-for-now/carried/"])
def test_fifty_ask_no_more_of_the_database_than_one(as_alice: Client, alice: User, path: str) -> None:

    make_photo(alice, glimmer=close(alice, "Number 0"))
    as_alice.get(path)
    few = asked(as_alice, path)
    for number in range(1, 50):
        make_photo(alice, glimmer=close(alice, f"Number {number}"))
    assert asked(as_alice, path) == few
