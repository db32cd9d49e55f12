"""The search page: what it finds, in which order, what it costs, and how it answers junk."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Session, User
from glimmers.journal.models import Glimmer
from tests.factories import make_glimmer, make_photo

MOST_QUERIES = 5


def page(client: Client, q: str, **headers: str) -> str:
    response = client.get("/search/", {"q": q}, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def ids(html: str) -> list[str]:
    return re.findall(r'<article id="glimmer-([^"]+)"', html)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def queries(client: Client, q: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        page(client, q)
    return len(captured)


@pytest.fixture
def rain(alice: User) -> Glimmer:
    return make_glimmer(
        alice,
        "Rain on the <b>roof</b>, and Café #tea",
        when="2024-12-24T21:00",
        shift="calm",
        sources=("sound", "nature"),
        place="Zürich",
    )


@pytest.mark.parametrize(
    "q",
    [
        "rain", "roof rain", "RAIN ", "caf", "cafe ", "zurich ", "#tea", "#TEA ", "#te", "tea ", "-snow",
        "shift:calm", "from:sound from:nature", "on:2024-12-24", "on:2024", "before:2025", "after:2023",
        "rain shift:calm from:sound before:2025-01 -has:photo -is:close", "b", "shift:awe shift:calm",
    ],
)  # fmt: skip
def test_it_is_found(as_alice: Client, rain: Glimmer, q: str) -> None:
    make_glimmer(rain.user, "snow, elsewhere", when="2026-01-05T08:00", shift="joy")
    assert str(rain.pk) in ids(page(as_alice, q))


@pytest.mark.parametrize(
    "q",
    [
        "ain", "rai ", '"roof rain"', "rain -roof", "rain snow", "#te ", "#rain", "shift:awe", "from:taste", "is:close",
        "has:photo", "on:2024-12-25", "before:2024-12-24", "after:2024", "-shift:calm", "-#tea", "-from:sound",
        "rain on:2023", "roof Zürich #coffee",
    ],
)  # fmt: skip
def test_it_is_not_found(as_alice: Client, rain: Glimmer, q: str) -> None:
    assert str(rain.pk) not in ids(page(as_alice, q))


def test_what_is_found_is_marked_and_markup_stays_text(as_alice: Client, rain: Glimmer) -> None:
    html = page(as_alice, "roof cafe zurich")
    assert "&lt;b&gt;<mark>roof</mark>&lt;/b&gt;" in html
    assert "<mark>Café</mark>" in html
    assert "<mark>Zürich</mark>" in html
    assert "<b>" not in html
    assert "Tuesday, 24 December 2024" in words(html)


def test_words_in_a_photos_description_are_found_and_shown(as_alice: Client, alice: User) -> None:
    photo = make_photo(alice)
    glimmer = make_glimmer(alice, "", photos=((photo.pk, "A heron, standing still"),))
    photo.glimmer, photo.position, photo.description = glimmer, 0, "A heron, standing still"
    photo.save()
    html = page(as_alice, "heron")
    assert ids(html) == [str(glimmer.pk)]
    assert "In a photo: A heron , standing still" in words(html)


def test_newest_first_and_24_at_a_time(as_alice: Client, alice: User) -> None:
    made = []
    for index in range(60):
        when = datetime(2026, 11, 20, 12) - timedelta(days=25 * index)
        made.append(str(make_glimmer(alice, f"rain {index}", when=when.isoformat()).pk))
    html = page(as_alice, "rain")
    seen = [ids(html)]
    assert "The newest ones that are found" in words(html)
    while link := re.search(r'rel="next" href="([^"]+)"', html):
        html = as_alice.get(unescape(link[1])).content.decode()
        assert "To the newest" in words(html)
        assert "The newest ones" not in words(html)
        seen.append(ids(html))
    assert [len(each) for each in seen] == [24, 24, 12]
    assert [key for each in seen for key in each] == made


def test_no_title_says_what_was_searched(as_alice: Client, rain: Glimmer) -> None:
    """Browsers keep titles in their history, even after signing out."""
    for path, title in (("/search/?q=rain", "Search"), ("/scrapbook/?q=%23rain", "Scrapbook")):
        assert f"<title>{title} · Glimmers</title>" in as_alice.get(path).content.decode()


def test_scripts_get_the_answer_without_the_field(as_alice: Client, rain: Glimmer) -> None:
    html = page(as_alice, "rain", **{"HX-Request": "true"})
    assert ids(html) == [str(rain.pk)]
    assert 'id="id_q"' not in html
    assert 'id="search-said" hx-swap-oob' in html


def test_chips_lead_to_what_could_be_typed(as_alice: Client, rain: Glimmer) -> None:
    html = page(as_alice, "rain shift:calm")
    links = {
        unescape(label): unescape(href)
        for href, label in re.findall(r'href="(/search/[^"]*)"[^>]*>.*?<bdi>(.*?)</bdi>', html)
    }
    assert links["Sound"] == "/search/?q=from%3Asound+rain+shift%3Acalm"
    assert links["Calm"] == "/search/?q=rain+"
    assert links["2024"] == "/search/?q=on%3A2024+rain+shift%3Acalm"
    assert links["#tea"] == "/search/?q=%23tea+rain+shift%3Acalm"
    timed = page(as_alice, "on:2024")
    assert 'href="/search/?q=before%3A2024"' in timed
    assert 'href="/search/?q=after%3A2024"' in timed


def test_these_can_be_seen_in_the_scrapbook_and_beside_each_other(as_alice: Client, rain: Glimmer) -> None:
    make_glimmer(rain.user, "another day", when="2024-12-25T08:00")
    other = make_glimmer(rain.user, "rain again", when="2024-12-26T08:00")
    html = page(as_alice, "rain -snow")
    link = re.search(r'href="(/scrapbook/\?q=[^"]+)"', html)
    assert link
    assert ids(as_alice.get(unescape(link[1])).content.decode()) == [str(other.pk), str(rain.pk)]
    card = re.search(rf'href="({rain.get_absolute_url()}\?[^"]+)"', html)
    assert card
    assert f'rel="prev" href="{other.get_absolute_url()}' in as_alice.get(unescape(card[1])).content.decode()


def test_nothing_of_bobs_shows(as_alice: Client, as_bob: Client, rain: Glimmer) -> None:
    hers = ("roof", "Café", "Zürich", str(rain.pk))
    for q in ("rain", "#tea", "shift:calm", "-nothing", "on:2024"):
        assert ids(page(as_bob, q)) == []
        assert not [part for part in hers if part in page(as_bob, q)]
        assert [part for part in hers if part in page(as_alice, q)] == list(hers)
    idle = as_bob.get("/search/").content.decode()
    assert "#tea" not in idle
    assert "2024" not in words(idle).replace("on:2024-12-24 on:2024-12", "")


def test_what_is_put_away_is_not_found(as_alice: Client, rain: Glimmer) -> None:
    rain.put_away()
    assert ids(page(as_alice, "rain")) == []
    assert "#tea" not in as_alice.get("/search/").content.decode()
    rain.take_back()
    assert ids(page(as_alice, "rain")) == [str(rain.pk)]


JUNK = {
    "long": "x" * 10_000, "many": "tea " * 2500, "wide": "猫" * 10_000, "quote": '"', "quotes": '""" " "" -"',
    "nul": "\0",
    "operators": "- -- -# # : shift: -on: \"", "no day": "on:0000-99-99", "tsquery": "& | ! <-> :* ( ) ' '' \\ %s {}",
    "marks": "\u0301\u0301 \u200d \ufe0f", "tatweel": "ـ", "joined": "tea\0cup",
    "negatives": "-a -b -has:photo -shift:joy",
}  # fmt: skip


SENTENCES = ("Nothing like that was found", "could not be read", "more than can be looked for at once")


@pytest.mark.parametrize("q", JUNK.values(), ids=JUNK)
def test_junk_gets_results_or_a_kind_sentence(as_alice: Client, rain: Glimmer, q: str) -> None:
    for headers in ({}, {"HX-Request": "true"}):
        html = page(as_alice, q, **headers)
        assert 'id="finding"' in html
        sentences = [sentence for sentence in SENTENCES if sentence in words(html)]
        assert ids(html) == [str(rain.pk)] or sentences or "has-asked" not in html
    assert as_alice.get("/scrapbook/", {"q": q}).status_code == 200
    assert as_alice.get(rain.get_absolute_url(), {"q": q}).status_code == 200


def test_what_was_not_understood_is_said(as_alice: Client, rain: Glimmer) -> None:
    assert "“on:0000-99-99” could not be read" in words(page(as_alice, "on:0000-99-99 rain"))
    assert ids(page(as_alice, "on:0000-99-99 rain")) == [str(rain.pk)]
    assert "more than can be looked for at once" in words(page(as_alice, "rain " * 100))
    assert "Nothing like that was found" in words(page(as_alice, "nowhere"))


@pytest.mark.parametrize("q", ["", "rain", "shift:calm", "rain on:2026 #tea from:sound", "nowhere"])
def test_it_costs_the_same_whatever_is_found(as_alice: Client, alice: User, q: str) -> None:
    make_glimmer(alice, "rain #tea", shift="calm", sources=("sound",))
    one = queries(as_alice, q)
    for index in range(30):
        make_glimmer(
            alice, f"rain #tea #tag{index}", shift="calm", sources=("sound",), when=f"19{50 + index}-01-01T08:00"
        )
        make_photo(alice, glimmer=make_glimmer(alice, "rain #tea", shift="calm", sources=("sound",)))
    assert queries(as_alice, q) <= MOST_QUERIES
    assert abs(queries(as_alice, q) - one) <= (1 if q else 0)  # one more query for photos, if there are any


def test_what_was_looked_for_does_not_stand_at_the_sign_in_door(anonymous: Client) -> None:
    for path in ("/search/", "/scrapbook/"):
        response = anonymous.get(path, {"q": "heron"})
        assert response.headers["Location"] == f"/accounts/login/?next={path}"


def test_who_is_signed_out_while_typing_comes_back_to_what_was_typed(anonymous: Client) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/search/?q=her"}
    response = anonymous.get("/search/", {"q": "heron"}, headers=headers)
    assert response.headers["HX-Redirect"] == "/accounts/login/?next=%2Fsearch%2F%3Fq%3Dheron"


def test_the_years_to_tap_are_of_who_is_signed_in(as_bob: Client, alice: User, bob: User) -> None:
    """This holds even if the session is stored under another user; see decision 0021."""
    make_glimmer(alice, when="2019-03-01T12:00")
    make_glimmer(bob, when="2021-03-01T12:00")
    for owner in (bob, alice):
        Session.objects.update(user=owner)
        html = page(as_bob, "")
        assert ("chip-on-2021" in html, "chip-on-2019" in html) == (True, False)
