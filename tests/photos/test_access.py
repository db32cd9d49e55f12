"""The statement behind each view of a photo agrees with what the rest of the code calls within reach."""

from __future__ import annotations

from datetime import timedelta
from itertools import product

from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Session, User
from glimmers.journal.models import PUT_AWAY_FOR
from glimmers.photos import files
from glimmers.photos.access import in_reach
from glimmers.photos.models import Photo
from tests.factories import make_glimmer, make_photo

AGO = (None, PUT_AWAY_FOR - timedelta(minutes=1), PUT_AWAY_FOR + timedelta(minutes=1))


def put_away(ago: timedelta | None) -> dict[str, object]:
    return {"put_away_at": ago and timezone.now() - ago}


def test_it_finds_what_its_owner_may_see_and_nothing_else(alice: User, bob: User) -> None:
    staged = make_photo(alice)
    photos = [staged]
    for photo_went, glimmer_went in product(AGO, AGO):
        glimmer = make_glimmer(alice)
        photos.append(make_photo(alice, glimmer=glimmer))
        Photo.objects.filter(pk=photos[-1].pk).update(**put_away(photo_went))
        type(glimmer).objects.filter(pk=glimmer.pk).update(**put_away(glimmer_went))
    in_mine = {photo.pk for photo in photos if in_reach(alice, photo.pk)}
    assert in_mine == set(alice.photos.reachable().values_list("pk", flat=True))
    assert len(in_mine) == 1 + 2 * 2
    assert not any(in_reach(bob, photo.pk) for photo in photos)


def test_what_it_finds_knows_the_names_of_its_files(alice: User) -> None:
    for size in ((1200, 900), (300, 1200)):
        photo = make_photo(alice, size=size)
        found = in_reach(alice, photo.pk)
        assert found is not None
        assert found.file_names == Photo.objects.get(pk=photo.pk).file_names
        assert files.name(photo.pk, files.MASTER) in found.file_names


def test_a_look_at_a_photo_asks_the_database_once(
    as_alice: Client, alice: User, bob: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for photo, status in ((make_photo(alice), 200), (make_photo(bob), 404)):
        with django_assert_num_queries(1):
            assert as_alice.get(photo.url(480)).status_code == status


def test_all_ways_of_asking_are_one(as_alice: Client, alice: User) -> None:
    for photo_went, glimmer_went in product(AGO, AGO):
        glimmer = make_glimmer(alice)
        photo = make_photo(alice, glimmer=glimmer)
        Photo.objects.filter(pk=photo.pk).update(**put_away(photo_went))
        type(glimmer).objects.filter(pk=glimmer.pk).update(**put_away(glimmer_went))
        is_seen = as_alice.get(photo.url(480)).status_code == 200
        assert is_seen == bool(in_reach(alice, photo.pk)) == alice.photos.reachable().filter(pk=photo.pk).exists()


def test_who_the_session_is_filed_under_sees_nothing_of_it(as_bob: Client, alice: User, bob: User) -> None:
    """The signed data says who somebody is, not the user that the session is stored under; see decision 0021."""
    of_alice, of_bob = make_photo(alice), make_photo(bob)
    Session.objects.update(user=alice)
    assert as_bob.get(of_alice.url(480)).status_code == 404
    assert as_bob.get(of_bob.url(480)).status_code == 200
