"""What is tucked away, put away or resting is gone from every page that brings glimmers up, in the same answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.coming_back.surfaces import OPENED, SURFACES, choose_all, years_before
from tests.factories import make_glimmer

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
TEXT = "With Tante Zoë by the sea #people/mum"
EVERY = SURFACES | OPENED
RESTS = reverse("coming_back:add_rest")


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    choose_all(alice)
    when = f"{years_before(timezone.localdate(), 1)}T09:00"
    glimmer = make_glimmer(alice, TEXT, when=when, sources=("sound",), place="Łódź")
    glimmer.keep_close(True)
    return glimmer


def act(name: str, **sent: str) -> Callable[[Client, Glimmer], None]:
    """Press a button that has an address with the glimmer's id."""

    def press(client: Client, glimmer: Glimmer) -> None:
        answer = client.post(reverse(name, args=[glimmer.pk]), sent, headers=HTMX)
        assert answer.headers["HX-Trigger"] == f'{{"glimmers:no-longer": "{glimmer.pk}"}}'

    return press


def let_rest(**sent: str) -> Callable[[Client, Glimmer], None]:
    def send(client: Client, glimmer: Glimmer) -> None:
        days = {"first_on": glimmer.noticed_on.isoformat()} if sent["kind"] == "days" else {}
        assert client.post(RESTS, {**sent, **days}).status_code == 302

    return send


WAYS_TO_GO = {
    "tuck away": act("glimmer:tuck_away", is_tucked="1"),
    "put away": act("glimmer:put_away"),
    "not again": act("coming_back:rest_glimmer"),
    "not this one": act("glimmer_for_now:not_this_one"),
    "a tag": let_rest(kind="tag", tag="#people/mum"),
    "a tag above it": let_rest(kind="tag", tag="People"),
    "a name": let_rest(kind="name", name="ZOE"),
    "a name in two words": let_rest(kind="name", name="  tante   zoë "),
    "the name of a place": let_rest(kind="name", name="Lodz"),
    "a source": let_rest(kind="source", source="sound"),
    "days": let_rest(kind="days"),
}
OTHERS = {
    "a tag beside it": let_rest(kind="tag", tag="people/dad"),
    "the beginning of a tag": let_rest(kind="tag", tag="peop"),
    "the beginning of a name": let_rest(kind="name", name="Zo"),
    "words apart": let_rest(kind="name", name="Tante Sea"),
    "another source": let_rest(kind="source", source="taste"),
}


@pytest.mark.parametrize("surface", EVERY)
@pytest.mark.parametrize("way", WAYS_TO_GO)
def test_it_is_gone_from_every_page(as_alice: Client, glimmer: Glimmer, way: str, surface: str) -> None:
    today = timezone.localdate()
    assert EVERY[surface](as_alice, today) == [str(glimmer.pk)]
    WAYS_TO_GO[way](as_alice, glimmer)
    assert EVERY[surface](as_alice, today) == []


@pytest.mark.parametrize("other", OTHERS)
def test_what_rests_takes_nothing_else_along(as_alice: Client, glimmer: Glimmer, other: str) -> None:
    OTHERS[other](as_alice, glimmer)
    assert [name for name, shown in EVERY.items() if not shown(as_alice, timezone.localdate())] == []


@pytest.mark.parametrize("way", WAYS_TO_GO)
def test_what_bob_lets_go_is_nothing_to_alice(
    as_alice: Client, as_bob: Client, bob: User, glimmer: Glimmer, way: str
) -> None:
    his = make_glimmer(bob, TEXT, when=f"{glimmer.noticed_on}T09:00", sources=("sound",), place="Łódź")
    WAYS_TO_GO[way](as_bob, his)
    assert all(shown(as_alice, timezone.localdate()) for shown in EVERY.values())


def test_one_that_is_changed_so_that_it_rests_is_gone_in_the_same_answer(as_alice: Client, glimmer: Glimmer) -> None:
    let_rest(kind="name", name="Ida")(as_alice, glimmer)
    address = reverse("glimmer:edit", args=[glimmer.pk])
    when = f"{glimmer.noticed_on}T09:00"
    plain = as_alice.post(address, {"text": "By the sea", "when": when, "revision": "1"}, headers=HTMX)
    assert plain.status_code == 200
    assert "HX-Trigger" not in plain.headers
    named = as_alice.post(address, {"text": "By the sea, with Ida", "when": when, "revision": "2"}, headers=HTMX)
    assert str(glimmer.pk) in named.headers["HX-Trigger"]
    assert not any(shown(as_alice, timezone.localdate()) for shown in EVERY.values())


@pytest.mark.parametrize("kind", ["tag", "name", "source", "days"])
def test_a_rest_ends_after_its_last_day(alice: User, as_alice: Client, glimmer: Glimmer, kind: str) -> None:
    today = timezone.localdate()
    what = {"tag": "people", "name": "Zoë", "source": "sound"}.get(kind, "")
    let_rest(kind=kind, until_on=today.isoformat(), **({kind: what} if what else {}))(as_alice, glimmer)
    assert not alice.glimmers.may_come_back(today).exists()
    assert alice.glimmers.may_come_back(today + timedelta(days=1)).exists()
    alice.rests.update(until_on=date(9999, 12, 31))
    assert not alice.glimmers.may_come_back(today + timedelta(days=1)).exists()


def test_not_again_can_be_undone(alice: User, as_alice: Client, glimmer: Glimmer) -> None:
    rests, ends = (reverse(f"coming_back:{name}", args=[glimmer.pk]) for name in ("rest_glimmer", "end_glimmer_rest"))
    for _ in range(2):  # a second tap
        answer = as_alice.post(rests, headers=HTMX)
        assert answer.status_code == 200
    assert f'hx-post="{ends}"' in answer.content.decode()
    assert "TEXT" not in answer.content.decode()
    assert as_alice.post(ends, headers=HTMX).status_code == 200
    assert all(shown(as_alice, timezone.localdate()) for shown in EVERY.values())


def test_one_that_was_put_away_and_taken_back_rests_as_before(alice: User, as_alice: Client, glimmer: Glimmer) -> None:
    WAYS_TO_GO["not again"](as_alice, glimmer)
    WAYS_TO_GO["put away"](as_alice, glimmer)
    as_alice.post(reverse("glimmer:take_back", args=[glimmer.pk]))
    assert not any(shown(as_alice, timezone.localdate()) for shown in EVERY.values())
    alice.glimmers.all().delete()
    assert not alice.rested_glimmers.exists()


def test_without_scripts_each_leads_to_a_page(as_alice: Client, glimmer: Glimmer) -> None:
    rested = as_alice.post(reverse("coming_back:rest_glimmer", args=[glimmer.pk]), follow=True)
    assert "It rests now" in rested.content.decode()
    page = as_alice.get(reverse("coming_back:settings")).content.decode()
    ends = reverse("coming_back:end_glimmer_rest", args=[glimmer.pk])
    assert ends in page
    assert "With Tante Zoë" in page
    ended = as_alice.post(ends, follow=True)
    assert "Its rest is over." in ended.content.decode()
    assert ends not in ended.content.decode()
