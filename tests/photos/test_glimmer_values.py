"""Glimmers read as values equal those read as models."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.journal.months import days_beside
from glimmers.photos.glimmer_values import COLUMNS, seen_where
from glimmers.photos.models import Photo, prints_of
from tests.factories import make_glimmer, make_photo

MINE = "user_id = %s AND put_away_at IS NULL"
OF_PHOTO = ("id", "description", "width", "height", "is_cut", "tones", "part", "shown_size", "srcset", "alt")


@pytest.fixture
def glimmers(alice: User) -> list[Glimmer]:
    made = [make_glimmer(alice, text=f"number {number} #tea") for number in range(3)]
    for words, size in (("A cup", (1200, 900)), ("", (400, 1600)), ("Gone", (1200, 900))):
        photo = make_photo(alice, glimmer=made[1], size=size)
        Photo.objects.filter(pk=photo.pk).update(description=words)
    Photo.objects.filter(description="Gone").update(put_away_at=timezone.now())
    alice.glimmers.filter(pk=made[1].pk).update(photo_count=2)
    return made


def test_columns_and_what_follows_from_them_are_the_same(alice: User, glimmers: list[Glimmer]) -> None:
    models = list(alice.glimmers.kept().newest_first())
    for model, value in zip(models, seen_where(MINE, [alice.pk], order="DESC", most=9), strict=True):
        assert [getattr(value, name) for name in COLUMNS] == [getattr(model, name) for name in COLUMNS]
        for name in ("noticed_local", "card_style", "place_in_time", "zone"):
            assert getattr(value, name) == getattr(model, name)
        assert value.get_absolute_url() == model.get_absolute_url()
        for photo, one in zip(prints_of(model), value.prints, strict=True):
            assert [getattr(one, name) for name in OF_PHOTO] == [getattr(photo, name) for name in OF_PHOTO]


@pytest.mark.one_database
def test_one_query_with_photos_or_without(alice: User, glimmers: list[Glimmer]) -> None:
    for which in (f"{MINE} AND photo_count = 0", MINE):
        with CaptureQueriesContext(connection) as asked:
            seen_where(which, [alice.pk], order="DESC", most=9)
        assert len(asked) == 1


def test_the_days_beside_are_mine_and_kept(alice: User, bob: User) -> None:
    for day in (1, 4, 9):
        make_glimmer(alice, when=f"2026-03-{day:02}T08:30")
    make_glimmer(bob, when="2026-03-05T08:30")
    make_glimmer(alice, when="2026-03-06T08:30").put_away()
    assert days_beside(alice, date(2026, 3, 4)) == (date(2026, 3, 1), date(2026, 3, 9))
    assert days_beside(alice, date(2026, 3, 1)) == (None, date(2026, 3, 4))
    assert days_beside(bob, date(2026, 3, 5)) == (None, None)
