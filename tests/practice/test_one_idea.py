"""One idea at a time: asked for, never twice in a fortnight, and kept away where somebody wants that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from glimmers.practice.drawing import RESTS_FOR, Shown, drawn
from glimmers.practice.ideas import BY_KEY, IDEAS, PLACES
from glimmers.practice.models import ShownIdea
from glimmers.practice.showing_ideas import bring_back, keep_away, kept_away, show_one

NOW = datetime(2026, 11, 28, 8, tzinfo=UTC)
HTMX = {"HX-Request": "true"}


def test_one_that_was_there_in_the_last_fortnight_rests() -> None:
    first, second = IDEAS[:2]
    shown = {first.key: Shown(NOW - RESTS_FOR + timedelta(seconds=1), is_kept_away=False)}
    assert drawn([first, second], shown, "", NOW, Random(1)) == second
    assert drawn([first], shown, "", NOW, Random(1)) is None
    assert drawn([first], shown, "", NOW + timedelta(seconds=1), Random(1)) == first


def test_one_that_is_kept_away_never_comes() -> None:
    shown = {IDEAS[0].key: Shown(NOW - timedelta(days=4000), is_kept_away=True)}
    assert drawn(IDEAS[:1], shown, "", NOW, Random(1)) is None


@pytest.mark.parametrize("place", PLACES)
def test_one_for_a_place_is_for_that_place(place: str) -> None:
    for seed in range(20):
        idea = drawn(IDEAS, {}, place, NOW, Random(seed))
        assert idea
        assert place in idea.uses


@pytest.mark.django_db
def test_all_come_once_and_then_none_until_a_fortnight_has_passed(alice: User, bob: User) -> None:
    with time_machine.travel(NOW, tick=False):
        came = [show_one(alice) for _ in IDEAS]
        assert {each.key for each in came if each} == {idea.key for idea in IDEAS if idea.uses[0] != "animal"}
        assert show_one(alice) is None
        assert show_one(bob)  # what Alice was shown is nothing to Bob
    with time_machine.travel(NOW + RESTS_FOR, tick=False):
        assert show_one(alice)


@pytest.mark.django_db
def test_one_that_is_kept_away_can_be_brought_back(alice: User) -> None:
    keep_away(alice, "first-sip")
    assert [each.key for each in kept_away(alice)] == ["first-sip"]
    assert "first-sip" not in {idea.key for _ in IDEAS if (idea := show_one(alice))}
    bring_back(alice, "first-sip")
    assert kept_away(alice) == []


@pytest.mark.django_db
def test_by_htmx_it_comes_as_a_fragment_and_is_remembered(alice: User, as_alice: Client) -> None:
    answer = as_alice.post(reverse("practice:one"), {"for": "bed"}, headers=HTMX)
    shown = ShownIdea.objects.of(alice.pk).get()
    assert "bed" in BY_KEY[shown.idea].uses
    page = answer.content.decode()
    assert BY_KEY[shown.idea].sentence in page
    assert "<html" not in page
    assert reverse("practice:keep_away", args=[shown.idea]) in page


@pytest.mark.django_db
def test_without_scripts_it_has_a_page(alice: User, as_alice: Client) -> None:
    answer = as_alice.post(reverse("practice:one"), follow=True)
    shown = ShownIdea.objects.of(alice.pk).get()
    assert answer.redirect_chain[0][0].endswith(f"?idea={shown.idea}")
    assert BY_KEY[shown.idea].sentence in answer.content.decode()
    again = as_alice.get(answer.redirect_chain[0][0])  # a reload draws no other one
    assert BY_KEY[shown.idea].sentence in again.content.decode()
    assert ShownIdea.objects.of(alice.pk).count() == 1


@pytest.mark.django_db
def test_where_none_is_left_it_says_so(alice: User, as_alice: Client) -> None:
    for idea in IDEAS:
        keep_away(alice, idea.key)
    for headers in (HTMX, {}):
        answer = as_alice.post(reverse("practice:one"), headers=headers, follow=True)
        assert "none comes twice in a fortnight" in answer.content.decode()


@pytest.mark.django_db
def test_keeping_one_away_says_where_it_is_and_the_page_brings_it_back(alice: User, as_alice: Client) -> None:
    away = as_alice.post(reverse("practice:keep_away", args=["first-sip"]), headers=HTMX)
    assert "kept away" in away.content.decode()
    page = as_alice.get(reverse("practice:ideas")).content.decode()
    assert page.count(BY_KEY["first-sip"].sentence) == 1  # folded, and nowhere else
    back = reverse("practice:bring_back", args=["first-sip"])
    assert back in page
    assert as_alice.post(back).status_code == 302
    assert back not in as_alice.get(reverse("practice:ideas")).content.decode()
    assert back not in Client().get(reverse("practice:ideas")).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["no-such-idea", "x" * 41])
def test_an_idea_that_there_is_not_is_nowhere(alice: User, as_alice: Client, key: str) -> None:
    assert as_alice.get(reverse("practice:one"), {"idea": key}).status_code == 404
    for name in ("keep_away", "bring_back"):
        assert as_alice.post(reverse(f"practice:{name}", args=[key])).status_code == 404
    assert not ShownIdea.objects.of(alice.pk).exists()


@pytest.mark.django_db
def test_today_offers_one_quietly_and_shows_none_unasked(as_alice: Client) -> None:
    page = as_alice.get("/").content.decode()
    assert "An idea?" in page
    assert not any(idea.sentence in page for idea in IDEAS)
    assert "An idea?" not in as_alice.get("/day/2026-11-01/").content.decode()
