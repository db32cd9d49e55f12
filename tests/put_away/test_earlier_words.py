"""Words that a change replaces can be taken back for 30 days, like everything that is taken away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from glimmers.journal.keeping import Content
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.journal.sweeping import sweep
from glimmers.photos.keeping_with_photos import change, take_words_back
from glimmers.photos.models import Photo
from tests.factories import make_glimmer, make_photo

SHELF = "/put-away/"
BEFORE = "Steam off the tea, going sideways #tea"


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    return make_glimmer(alice, BEFORE, when="2026-11-15T08:30", shift="calm", sources=("taste",), place="the kitchen")


def edit(client: Client, glimmer: Glimmer, text: str) -> str:
    glimmer.refresh_from_db()
    sent = {
        "text": text,
        "when": glimmer.noticed_local.strftime("%Y-%m-%dT%H:%M"),
        "revision": glimmer.revision,
        "shift": glimmer.shift,
        "place": glimmer.place,
        "sources": glimmer.sources,
    }
    return client.post(f"{glimmer.get_absolute_url()}edit/", sent, follow=True).content.decode()


def take_back(client: Client, user: User) -> str:
    return client.post(f"{SHELF}words/{user.earlier_words.get().pk}/take-back/", follow=True).content.decode()


def test_words_that_were_overwritten_can_be_taken_back(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    page = edit(as_alice, glimmer, "x")
    assert "can be taken back for 30 days" in page
    assert "going sideways" in as_alice.get(SHELF).content.decode()
    assert "What was replaced is back." in take_back(as_alice, alice)
    glimmer.refresh_from_db()
    assert glimmer.text == BEFORE
    assert (glimmer.shift, glimmer.sources, glimmer.place) == ("calm", ["taste"], "the kitchen")
    assert [tag.name for tag in glimmer.tags.all()] == ["tea"]
    assert str(glimmer.pk) in as_alice.get("/search/?q=sideways").content.decode()
    assert [earlier.text for earlier in alice.earlier_words.all()] == ["x"], (
        "the other words have changed places with them"
    )


def test_words_of_another_window_that_one_saved_over_can_be_taken_back(
    as_alice: Client, alice: User, glimmer: Glimmer
) -> None:
    change(glimmer, Content(text="what the other window kept"), revision=glimmer.revision)
    edit(as_alice, glimmer, "mine")
    assert "what the other window kept" in as_alice.get(SHELF).content.decode()


def test_writing_on_takes_nothing_away(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    page = edit(as_alice, glimmer, f"{BEFORE}, and in the light")
    assert "30 days" not in page
    assert not alice.earlier_words.exists()


def test_its_photos_stay_when_its_words_come_back(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    photo = make_photo(alice, glimmer=glimmer)
    change(glimmer, Content(text="x", photos=((photo.pk, "a cup"),)), revision=glimmer.revision)
    take_back(as_alice, alice)
    assert Photo.objects.in_place().get().description == "a cup"
    assert str(glimmer.pk) in as_alice.get("/search/?q=cup").content.decode()


def test_they_leave_after_thirty_days(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    edit(as_alice, glimmer, "x")
    earlier = alice.earlier_words.get()
    earlier.replaced_at = timezone.now() - timedelta(days=30, seconds=1)
    earlier.save()
    assert "going sideways" not in as_alice.get(SHELF).content.decode()
    assert as_alice.post(f"{SHELF}words/{earlier.pk}/take-back/").status_code == 404
    sweep()
    assert not EarlierWords.objects.exists()


def test_they_can_be_deleted_for_good_before(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    edit(as_alice, glimmer, "x")
    address = f"{SHELF}words/{alice.earlier_words.get().pk}/delete/"
    assert "going sideways" in as_alice.get(address).content.decode()
    assert alice.earlier_words.exists(), "asking deletes nothing"
    as_alice.post(address)
    assert not alice.earlier_words.exists()
    glimmer.refresh_from_db()
    assert glimmer.text == "x"


def test_those_of_a_glimmer_that_is_put_away_come_with_it(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    edit(as_alice, glimmer, "x")
    glimmer.put_away()
    assert "going sideways" not in as_alice.get(SHELF).content.decode()
    with pytest.raises(EarlierWords.DoesNotExist):
        take_words_back(alice.earlier_words.get())
    glimmer.take_back()
    assert "going sideways" in as_alice.get(SHELF).content.decode()


def test_taken_back_twice_is_once(as_alice: Client, alice: User, glimmer: Glimmer) -> None:
    edit(as_alice, glimmer, "x")
    earlier = alice.earlier_words.get()
    take_words_back(earlier)
    with pytest.raises(EarlierWords.DoesNotExist):
        take_words_back(earlier)


@pytest.mark.one_database
def test_put_away_costs_the_same_for_many(
    as_alice: Client, alice: User, glimmer: Glimmer, django_assert_num_queries
) -> None:
    edit(as_alice, glimmer, "0")
    with django_assert_num_queries(5):
        as_alice.get(SHELF)
    for number in range(20):
        edit(as_alice, glimmer, str(number + 1) * 3)
    with django_assert_num_queries(5):
        as_alice.get(SHELF)
