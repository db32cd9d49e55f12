"""A photo that was taken out can be taken back twice at once, or taken back and deleted at the same moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.test import Client

from accounts.models import User
from glimmers.journal.keeping import Content
from glimmers.journal.models import Glimmer
from glimmers.photos import keeping_with_photos as keeping
from glimmers.photos.models import Photo
from tests.factories import make_glimmer
from tests.meanwhile import meanwhile
from tests.photos.sending import in_place, small_photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    """Return a glimmer with two photos, of which the first was taken out."""
    glimmer = make_glimmer(alice)
    first, second = (small_photo(alice, glimmer=glimmer) for _ in range(2))
    changed = keeping.change(glimmer, Content(text=glimmer.text, photos=((second.pk, ""),)), revision=1)
    assert (changed.photo_count, Photo.objects.put_away().get()) == (1, first)
    return changed


def is_counted_rightly(glimmer: Glimmer) -> bool:
    glimmer.refresh_from_db()
    places = [photo.position for photo in in_place(glimmer)]
    return places == list(range(glimmer.photo_count))


def test_taken_back_by_two_that_both_saw_it_out_it_is_back_once(glimmer: Glimmer) -> None:
    one, other = (Photo.objects.put_away().get() for _ in range(2))
    assert one.take_back() and other.take_back()
    assert is_counted_rightly(glimmer)
    assert (glimmer.photo_count, glimmer.revision) == (2, 3)


@pytest.mark.one_database
def test_two_taps_at_once_take_it_back_once(as_alice: Client, glimmer: Glimmer) -> None:
    photo = Photo.objects.put_away().get()
    with transaction.atomic():
        photo.take_back()
        tap, came = meanwhile(lambda: as_alice.post(f"/photos/{photo.pk}/take-back/"))
        tap.join(0.3)
        assert tap.is_alive(), "it waits for the first"
    tap.join()
    assert (came[0].status_code, came[0].headers["Location"]) == (302, glimmer.get_absolute_url())
    assert is_counted_rightly(glimmer)
    assert glimmer.photo_count == 2


def test_a_second_tap_is_told_that_it_is_back(as_alice: Client, glimmer: Glimmer) -> None:
    photo = Photo.objects.put_away().get()
    for _ in range(2):
        response = as_alice.post(f"/photos/{photo.pk}/take-back/", follow=True)
        assert "It is back in its place." in response.content.decode()
    assert is_counted_rightly(glimmer)


def test_a_photo_that_waits_to_be_kept_cannot_be_taken_back(as_alice: Client, alice: User) -> None:
    assert as_alice.post(f"/photos/{small_photo(alice).pk}/take-back/").status_code == 404


GONE = {
    "the photo": lambda glimmer: glimmer.user.photos.put_away().delete(),
    "the glimmer": lambda glimmer: glimmer.delete(),
}


@pytest.mark.parametrize("go", GONE.values(), ids=GONE)
@pytest.mark.one_database
def test_what_went_for_good_meanwhile_is_not_found(
    as_alice: Client, glimmer: Glimmer, go: Callable[[Glimmer], Any]
) -> None:
    photo = Photo.objects.put_away().get()
    with transaction.atomic():
        go(glimmer)
        tap, came = meanwhile(lambda: as_alice.post(f"/photos/{photo.pk}/take-back/"))
        tap.join(0.3)
        assert tap.is_alive(), "it waits for the deletion"
    tap.join()
    assert came[0].status_code == 404
    with pytest.raises(ObjectDoesNotExist):
        photo.take_back()


@pytest.mark.one_database
def test_a_photo_that_was_taken_back_meanwhile_is_not_deleted(as_alice: Client, glimmer: Glimmer) -> None:
    photo = Photo.objects.put_away().get()
    with transaction.atomic():
        photo.take_back()
        tap, came = meanwhile(lambda: as_alice.post(f"/photos/{photo.pk}/delete/"))
        tap.join(0.3)
        assert tap.is_alive(), "it waits for the taking back"
    tap.join()
    assert came[0].status_code == 404
    assert is_counted_rightly(glimmer)
    assert photo in in_place(glimmer)
