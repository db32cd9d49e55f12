"""Everything that a change takes away is held: place, time, shift, sources and descriptions as well as the words."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from glimmers.journal.keeping import Content
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.photos.keeping_with_photos import change, take_words_back
from glimmers.photos.models import Photo
from tests.factories import make_glimmer, make_photo
from tests.photos.sending import change as send_change

SHELF = "/put-away/"
BEFORE = Content(
    text="Steam off the tea",
    when=datetime(2026, 10, 25, 2, 30),
    shift="calm",
    sources=("taste", "rest"),
    place="the kitchen",
)
FOLD = datetime(2026, 10, 25, 1, 30, 5, 250, tzinfo=UTC)  # the second 2:30 of that night, with seconds and microseconds
PARTS = ("text", "noticed_at", "noticed_on", "time_zone", "has_time", "shift", "sources", "place")


@pytest.fixture
def photo(alice: User) -> Photo:
    glimmer = make_glimmer(alice, BEFORE.text, when="2026-10-25T02:30")
    Glimmer.objects.update(noticed_at=FOLD)
    photo = make_photo(alice, glimmer=glimmer, size=(64, 48))
    change(glimmer, replace(BEFORE, when=None, photos=((photo.pk, "a cup"),)), revision=1)
    assert not alice.earlier_words.exists(), "adding takes nothing away"
    return photo


def as_it_is(glimmer: Glimmer) -> dict[str, Any]:
    glimmer.refresh_from_db()
    shown = list(Photo.objects.in_place().values_list("pk", "description"))
    return {**{name: getattr(glimmer, name) for name in PARTS}, "shown": shown}


def content(photo: Photo, **other: Any) -> Content:
    """Return the content as it was, but for these fields."""
    description = other.pop("description", "a cup")
    return replace(BEFORE, **{"when": None, "photos": ((photo.pk, description),), **other})


TAKES: list[tuple[dict[str, Any], str]] = [
    ({"text": "x"}, "Steam off the tea"),
    ({"place": "the roof"}, "the kitchen"),
    ({"place": ""}, "the kitchen"),
    ({"shift": "joy"}, "Calm"),
    ({"shift": ""}, "Calm"),
    ({"sources": ("taste",)}, "Taste, Rest"),
    ({"sources": ("taste", "touch")}, "Taste, Rest"),
    ({"when": datetime(2026, 10, 25, 7, 0)}, "Sunday, 25\u00a0October 2026, 2:30"),
    ({"when": datetime(2026, 10, 24, 2, 30)}, "Sunday, 25\u00a0October 2026, 2:30"),
    ({"has_time": False}, "Sunday, 25\u00a0October 2026, 2:30"),
    ({"description": "a mug"}, "a cup"),
    ({"description": ""}, "a cup"),
]
ADDS: list[dict[str, Any]] = [
    {"text": "Steam off the tea, sideways"},
    {"place": "in the kitchen"},
    {"sources": ("taste", "touch", "rest")},
    {"description": "a cup of tea"},
    {},
]


def test_each_part_of_a_glimmer_is_thought_of() -> None:
    named = {name for other, _shown in TAKES for name in other}
    assert named - {"description"} == {field.name for field in fields(Content)} - {"waited", "photos"}


@pytest.mark.parametrize(("other", "shown"), TAKES, ids=str)
def test_what_a_change_takes_away_is_shown_and_comes_back_as_a_whole(
    as_alice: Client, alice: User, photo: Photo, other: dict[str, Any], shown: str
) -> None:
    glimmer = alice.glimmers.get()
    before = as_it_is(glimmer)
    change(glimmer, content(photo, **other), revision=2)
    after = as_it_is(glimmer)
    assert after != before
    address = f"{SHELF}words/{alice.earlier_words.get().pk}/"
    assert shown in as_alice.get(SHELF).content.decode()
    assert shown in as_alice.get(f"{address}delete/").content.decode()
    as_alice.post(f"{address}take-back/")
    assert as_it_is(glimmer) == before
    assert str(glimmer.pk) in as_alice.get("/search/?q=cup").content.decode()


@pytest.mark.parametrize("other", [other for other, _shown in TAKES if all(other.values())], ids=str)
def test_what_replaced_it_is_held_in_turn(alice: User, photo: Photo, other: dict[str, Any]) -> None:
    glimmer = alice.glimmers.get()
    change(glimmer, content(photo, **other), revision=2)
    after = as_it_is(glimmer)
    take_words_back(alice.earlier_words.get())
    if other != {"sources": ("taste",)}:  # these are among the sources that came back: nothing was replaced
        take_words_back(alice.earlier_words.get())
        assert as_it_is(glimmer) == after


@pytest.mark.parametrize("other", ADDS, ids=str)
def test_adding_takes_nothing_away(alice: User, photo: Photo, other: dict[str, Any]) -> None:
    change(alice.glimmers.get(), content(photo, **other), revision=2)
    assert not alice.earlier_words.exists()


def test_a_time_given_to_a_day_without_one_takes_nothing_away(alice: User) -> None:
    glimmer = make_glimmer(alice, "that day", when="2026-03-01T12:00", has_time=False)
    change(glimmer, Content(text="that day", when=datetime(2026, 3, 1, 8)), revision=1)
    assert not alice.earlier_words.exists()
    change(glimmer, Content(text="that day", when=datetime(2026, 3, 1, 9)), revision=2)
    assert alice.earlier_words.get().has_time


def test_a_day_without_a_time_is_held_as_one(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "that day", when="2026-03-01T12:00", has_time=False)
    before = as_it_is(glimmer)
    change(glimmer, Content(text="that day", when=datetime(2026, 3, 2, 8)), revision=1)
    page = as_alice.get(SHELF).content.decode()
    assert "<span>Sunday, 1\u00a0March 2026</span>" in page
    assert "12:00" not in page
    take_words_back(alice.earlier_words.get())
    assert as_it_is(glimmer) == before


def test_words_replaced_while_the_day_moves_are_said_to_be_held_too(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "as it was", when="2026-03-01T08:30")
    sent = {"text": "otherwise", "when": "2026-03-02T08:30", "revision": 1}
    page = as_alice.post(f"{glimmer.get_absolute_url()}edit/", sent, follow=True).content.decode()
    assert "Saved on" in page
    assert "What was replaced or taken out can be taken back for 30 days" in page


def test_saving_keeps_yours_and_holds_all_of_theirs(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, "as it was", when="2026-03-01T08:30")
    change(glimmer, Content(text="as it was", place="from the phone", shift="awe"), revision=1)
    mine = {"text": "as it was", "when": "2026-03-01T08:30", "place": "from the desk"}
    url = f"{glimmer.get_absolute_url()}edit/"
    assert as_alice.post(url, {**mine, "revision": 1}).status_code == 409
    page = as_alice.post(url, {**mine, "revision": 2}, follow=True).content.decode()
    assert "can be taken back for 30 days" in page
    earlier = alice.earlier_words.get()
    assert (earlier.place, earlier.shift) == ("from the phone", "awe")


def test_a_photo_taken_out_takes_its_description_along(as_alice: Client, alice: User, photo: Photo) -> None:
    glimmer = alice.glimmers.get()
    change(glimmer, replace(content(photo), photos=()), revision=2)
    assert not alice.earlier_words.exists(), "the photo is held itself"
    change(glimmer, replace(content(photo), photos=(), place=""), revision=3)
    as_alice.post(f"/photos/{photo.pk}/take-back/")
    take_words_back(alice.earlier_words.get())
    assert as_it_is(glimmer)["shown"] == [(photo.pk, "a cup")]
    assert as_it_is(glimmer)["place"] == "the kitchen"


def test_what_had_no_words_and_has_no_photos_any_more_keeps_its_words(alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-03-01T08:30")
    photo = make_photo(alice, glimmer=glimmer, size=(64, 48))
    change(glimmer, Content(text="", place="the kitchen", photos=((photo.pk, ""),)), revision=1)
    change(glimmer, Content(text="words"), revision=2)
    take_words_back(alice.earlier_words.get(text=""))
    assert (as_it_is(glimmer)["text"], as_it_is(glimmer)["place"]) == ("words", "the kitchen")


def test_a_row_from_before_gives_back_its_words_alone(as_alice: Client, alice: User, photo: Photo) -> None:
    glimmer = alice.glimmers.get()
    before = as_it_is(glimmer)
    earlier = EarlierWords.objects.create(user=alice, glimmer=glimmer, text="long ago")
    page = as_alice.get(SHELF).content.decode()
    assert "long ago" in page
    assert "None" not in page
    as_alice.post(f"{SHELF}words/{earlier.pk}/take-back/")
    assert as_it_is(glimmer) == {**before, "text": "long ago"}


def test_the_form_of_a_change_with_a_photo_holds_its_description(as_alice: Client, alice: User, photo: Photo) -> None:
    glimmer = alice.glimmers.get()
    kept = {"shift": "calm", "sources": ["taste", "rest"], "place": "the kitchen"}
    send_change(as_alice, glimmer, photo, **kept, **{f"description-{photo.pk}": "a mug"})
    assert alice.earlier_words.get().descriptions == {str(photo.pk): "a cup"}
