"""Two contents are the same only if every part is: as something sent twice, and as a change sent twice."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from accounts.models import User
from glimmers.journal import keeping as journal
from glimmers.journal.keeping import ChangedMeanwhile, Content, KeptOtherwise
from glimmers.photos import keeping_with_photos as keeping
from glimmers.photos.models import Photo
from tests.factories import BERLIN, make_glimmer, make_photo

FIRST, SECOND = UUID(int=1), UUID(int=2)
CONTENT = Content(
    text="Steam off the tea",
    when=datetime(2026, 11, 15, 8, 30),
    shift="calm",
    sources=("nature", "taste"),
    place="the balcony",
    photos=((FIRST, "a cup"), (SECOND, "")),
)
# Another value for each field, or several where the field has parts.
OTHER: dict[str, list[Any]] = {
    "text": ["Steam off the teas", "steam off the tea", "Steam off the tea "],
    "when": [datetime(2026, 11, 15, 8, 31), datetime(2026, 11, 14, 8, 30), datetime(2026, 11, 15, 8, 30, 1)],
    "shift": ["joy", ""],
    "sources": [("nature",), ("nature", "touch"), ()],
    "place": ["the Balcony", ""],
    "photos": [
        ((FIRST, "a mug"), (SECOND, "")),
        ((FIRST, ""), (SECOND, "a cup")),
        ((SECOND, ""), (FIRST, "a cup")),
        ((FIRST, "a cup"),),
        (),
    ],
    "has_time": [False],
    "waited": [],
}
EACH = [(name, value) for name, values in OTHER.items() for value in values]


def test_no_field_is_forgotten_here() -> None:
    assert set(OTHER) == {field.name for field in fields(Content)}


@pytest.mark.parametrize(("name", "value"), EACH, ids=str)
def test_other_content_is_known_from_what_was_sent_before(alice: User, name: str, value: Any) -> None:
    other = replace(CONTENT, **{name: value})
    assert other.digest() != CONTENT.digest()
    client_id = uuid4()
    journal.keep(alice, replace(CONTENT, photos=()), zone=BERLIN, client_id=client_id)
    if name != "photos":
        with pytest.raises(KeptOtherwise):
            journal.keep(alice, replace(other, photos=()), zone=BERLIN, client_id=client_id)


def test_the_same_content_is_known_however_long_it_waited_and_in_whatever_order_its_sources_came() -> None:
    assert replace(CONTENT, waited=timedelta(hours=1)).digest() == CONTENT.digest()
    assert replace(CONTENT, sources=CONTENT.sources[::-1]).digest() == CONTENT.digest()


@pytest.mark.parametrize(("name", "value"), EACH, ids=str)
def test_a_change_with_anything_else_in_it_is_not_the_one_sent_before(alice: User, name: str, value: Any) -> None:
    glimmer = make_glimmer(alice)
    keys = {FIRST: make_photo(alice, size=(64, 48)).pk, SECOND: make_photo(alice, size=(64, 48)).pk}

    def real(content: Content) -> Content:
        return replace(content, photos=tuple((keys[key], description) for key, description in content.photos))

    first = keeping.change(glimmer, real(CONTENT), revision=1)
    assert keeping.change(glimmer, real(CONTENT), revision=1).revision == first.revision, "sent twice"
    with pytest.raises(ChangedMeanwhile):
        keeping.change(glimmer, real(replace(CONTENT, **{name: value})), revision=1)
    kept = alice.glimmers.get()
    assert (kept.text, kept.place, kept.revision) == (CONTENT.text, CONTENT.place, 2)
    shown = Photo.objects.in_place().values_list("pk", "description")
    assert list(shown) == [(keys[FIRST], "a cup"), (keys[SECOND], "")]


def test_words_and_the_tags_in_them_are_kept_together_or_not_at_all(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    glimmer = make_glimmer(alice, "#tea")

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(journal, "file_under_tags", fail)
    with pytest.raises(RuntimeError):
        make_glimmer(alice, "a new one, #tea")
    with pytest.raises(RuntimeError):
        journal.change(glimmer, Content(text="#milk"), revision=1)
    assert [each.text for each in alice.glimmers.all()] == ["#tea"]


def test_noon_and_a_day_without_a_time_are_not_the_same(alice: User) -> None:
    noon = replace(CONTENT, when=datetime(2026, 11, 15, 12), photos=())
    day = replace(noon, has_time=False)
    client_id = uuid4()
    for first, second in ((noon, day), (day, noon)):
        journal.keep(alice, first, zone=BERLIN, client_id=client_id)
        assert not journal.keep(alice, first, zone=BERLIN, client_id=client_id)[1]
        with pytest.raises(KeptOtherwise):
            journal.keep(alice, second, zone=BERLIN, client_id=client_id)
        alice.glimmers.all().delete()


# SHA-256 as the previous release computed it, when a day alone meant its noon.
NOON = "fa831d76599077d8acfa836bf9a4712efdcd2d648b6e6869e4fccc1beb127074"
BEFORE = {
    "now": (Content(text="then"), "f003f8e5d53f16aee58cf4da52bb123f5efe66b8419010786bd0c0415900bd47"),
    "noon": (Content(text="then", when=datetime(2026, 11, 15, 12)), NOON),
    "a day alone": (Content(text="then", when=datetime(2026, 11, 15), has_time=False), NOON),
    "half past eight": (
        Content(text="then", when=datetime(2026, 11, 15, 8, 30)),
        "57edebc5b3ede43e9419fff5eab60989307957e3c00fb4295446622df746fabe",
    ),
}


@pytest.mark.parametrize("sent", BEFORE)
def test_what_was_sent_to_an_earlier_release_is_known_again(alice: User, sent: str) -> None:
    content, digest = BEFORE[sent]
    client_id = uuid4()
    glimmer, _ = journal.keep(alice, content, zone=BERLIN, client_id=client_id)
    type(glimmer).objects.filter(pk=glimmer.pk).update(client_digest=bytes.fromhex(digest), has_time=True)
    assert journal.keep(alice, content, zone=BERLIN, client_id=client_id) == (glimmer, False)
