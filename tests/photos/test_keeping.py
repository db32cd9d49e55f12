"""Photos in a glimmer: put into one and no other, taken out and taken back, gone when it is gone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from glimmers.journal.keeping import ChangedMeanwhile, Content
from glimmers.journal.models import Glimmer
from glimmers.photos import keeping_with_photos as keeping
from glimmers.photos.keeping_with_photos import PhotoGone
from glimmers.photos.models import Photo
from tests.factories import BERLIN, make_glimmer
from tests.photos.sending import body, change, files_in, files_of, ids_in, in_place, keep, small_photo


def test_a_photo_is_enough_for_a_glimmer(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    assert keep(as_alice, photo).status_code == 302
    glimmer = alice.glimmers.get()
    assert (glimmer.text, glimmer.photo_count, in_place(glimmer)) == ("", 1, [photo])
    for url in ("/", "/scrapbook/", glimmer.get_absolute_url(), f"/glimmers/{glimmer.pk}/edit/"):
        assert as_alice.get(url).status_code == 200


def test_a_stray_space_beside_a_photo_is_no_words(as_alice: Client, alice: User) -> None:
    assert keep(as_alice, small_photo(alice), text=" \n").status_code == 302
    assert alice.glimmers.get().text == ""


def test_neither_words_nor_photos_are_answered_kindly(as_alice: Client, alice: User) -> None:
    response = keep(as_alice)
    assert response.status_code == 422
    assert "A word or two is enough, or a photo" in response.content.decode()
    assert not alice.glimmers.exists()


def test_taking_the_last_photo_out_of_a_glimmer_without_words_is_refused(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    keep(as_alice, photo)
    glimmer = alice.glimmers.get()
    response = change(as_alice, glimmer)
    assert response.status_code == 422
    assert in_place(glimmer) == [photo]


def test_a_photo_cannot_be_laid_into_two_glimmers(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    keep(as_alice, photo, text="the first")
    response = keep(as_alice, photo, text="the second")
    assert response.status_code == 422
    assert "A photo that was added is no longer here" in response.content.decode()
    assert "the second" in response.content.decode()
    assert in_place(alice.glimmers.get()) == [photo]
    with pytest.raises(PhotoGone):
        keeping.keep(alice, Content(text="the third", photos=((photo.pk, ""),)), zone=BERLIN)
    assert alice.glimmers.count() == 1


def test_a_photo_that_was_lost_loses_neither_the_words_nor_the_others(as_alice: Client, alice: User) -> None:
    photos = [small_photo(alice) for _ in range(3)]
    alice.photos.filter(pk=photos[1].pk).delete()
    response = keep(as_alice, *photos, text="Words to be kept")
    assert response.status_code == 422
    assert "Words to be kept" in response.content.decode()
    assert ids_in(response) == [photos[0].pk, photos[2].pk]


def test_the_moment_it_was_taken_is_forgotten_when_it_is_kept(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    Photo.objects.update(taken_at="2026-11-15T08:30:05")
    page = as_alice.get("/photos/tiles/", {"photos": str(photo.pk)}).content.decode()
    assert 'data-taken-at="2026-11-15T08:30"' in page
    keep(as_alice, photo)
    assert Photo.objects.get().taken_at == ""
    assert alice.glimmers.get().noticed_on == timezone.localdate(timezone=BERLIN), "it is offered, never taken"


@pytest.mark.one_database
def test_bob_cannot_lay_alices_photo_into_a_glimmer_of_his(as_bob: Client, alice: User, bob: User) -> None:
    photo, glimmer = small_photo(alice), make_glimmer(bob, "Bob's")
    assert keep(as_bob, photo, text="Bob's other").status_code == 422
    response = change(as_bob, glimmer, photo)
    assert response.status_code == 422
    assert ids_in(response) == []
    with pytest.raises(PhotoGone):
        keeping.keep(bob, Content(text="past the form", photos=((photo.pk, ""),)), zone=BERLIN)
    photo.refresh_from_db()
    assert photo.glimmer is None
    assert not Photo.objects.filter(user=bob).exists()


@pytest.mark.parametrize("state", ["staged", "kept", "put away"])
def test_to_bob_alices_photo_is_as_one_that_never_was(as_bob: Client, alice: User, folder: Path, state: str) -> None:
    photo = small_photo(alice, glimmer=None if state == "staged" else make_glimmer(alice, "hers"))
    if state == "put away":
        Photo.objects.update(put_away_at=timezone.now())
    before, files = Photo.objects.values().get(), files_in(folder)
    for path in ("480/", "master/", "remove/", "take-back/", "delete/"):
        for method in ("get", "post", "head"):
            hers = getattr(as_bob, method)(f"/photos/{photo.pk}/{path}")
            none = getattr(as_bob, method)(f"/photos/{uuid4()}/{path}")
            assert hers.status_code in {404, 405}
            assert (hers.status_code, body(hers), dict(hers.headers)) == (
                none.status_code,
                body(none),
                dict(none.headers),
            )
    assert ids_in(as_bob.get("/photos/tiles/", {"photos": str(photo.pk)})) == []
    assert (Photo.objects.values().get(), files_in(folder)) == (before, files)


@pytest.mark.one_database
def test_a_staged_photo_is_removed_with_its_files(
    as_alice: Client,
    alice: User,
    folder: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    photo = small_photo(alice)
    with django_capture_on_commit_callbacks(execute=True):
        assert as_alice.post(f"/photos/{photo.pk}/remove/").status_code == 204
    assert not Photo.objects.exists()
    assert files_in(folder) == set()
    assert as_alice.post(f"/photos/{photo.pk}/remove/").status_code == 404


def test_a_kept_photo_cannot_be_removed_as_if_it_were_staged(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice, glimmer=make_glimmer(alice))
    assert as_alice.post(f"/photos/{photo.pk}/remove/").status_code == 404
    assert Photo.objects.exists()


def test_a_photo_taken_out_is_put_away_and_can_be_taken_back(as_alice: Client, alice: User, folder: Path) -> None:
    glimmer = make_glimmer(alice)
    first, second = (small_photo(alice, glimmer=glimmer) for _ in range(2))
    assert change(as_alice, glimmer, second).status_code == 302
    first.refresh_from_db()
    glimmer.refresh_from_db()
    assert first.put_away_at is not None
    assert (in_place(glimmer), glimmer.photo_count) == ([second], 1)
    assert files_in(folder) == files_of(first, second)
    assert str(first.pk) in as_alice.get("/put-away/").content.decode()

    assert as_alice.post(f"/photos/{first.pk}/take-back/").status_code == 302
    glimmer.refresh_from_db()
    assert (in_place(glimmer), glimmer.photo_count) == ([second, first], 2)
    assert str(first.pk) not in as_alice.get("/put-away/").content.decode()


def test_there_is_no_taking_back_into_a_glimmer_that_is_full(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice)
    photos = [small_photo(alice, glimmer) for _ in range(10)]
    change(as_alice, glimmer, *photos[1:], small_photo(alice))
    response = as_alice.post(f"/photos/{photos[0].pk}/take-back/", follow=True)
    assert "That glimmer holds as many photos as it can" in response.content.decode()
    glimmer.refresh_from_db()
    assert glimmer.photo_count == len(in_place(glimmer)) == 10


def test_a_form_opened_before_a_photo_was_taken_back_does_not_put_it_away_again(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice)
    photo = small_photo(alice, glimmer=glimmer)
    change(as_alice, glimmer)
    glimmer.refresh_from_db()
    before = glimmer.revision
    as_alice.post(f"/photos/{photo.pk}/take-back/")
    assert change(as_alice, glimmer, text="From an older form", revision=before).status_code == 409
    assert in_place(glimmer) == [photo]


def test_two_devices_with_the_same_words_and_other_photos_notice_each_other(alice: User) -> None:
    glimmer = make_glimmer(alice, "The same words")
    photos = [small_photo(alice, glimmer=glimmer) for _ in range(2)]
    both, one = (tuple((photo.pk, "") for photo in some) for some in (photos, photos[:1]))
    keeping.change(glimmer, Content(text=glimmer.text, photos=one), revision=1)
    with pytest.raises(ChangedMeanwhile):
        keeping.change(glimmer, Content(text=glimmer.text, photos=both), revision=1)
    glimmer.refresh_from_db()
    assert (in_place(glimmer), glimmer.photo_count) == (photos[:1], 1)


def test_the_same_change_of_photos_sent_twice_is_made_once(alice: User) -> None:
    glimmer = make_glimmer(alice)
    photos = [small_photo(alice, glimmer=glimmer) for _ in range(2)]
    content = Content(text=glimmer.text, photos=((photos[1].pk, "turned"), (photos[0].pk, "")))
    for _ in range(2):
        assert keeping.change(glimmer, content, revision=1).revision == 2
    assert [photo.description for photo in in_place(glimmer)] == ["turned", ""]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("what", ["glimmer", "user", "photo put away"])
@pytest.mark.one_database
def test_files_go_when_a_deletion_is_certain_and_only_then(alice: User, bob: User, folder: Path, what: str) -> None:
    glimmer = make_glimmer(alice, "to be deleted")
    photo, other, bobs = small_photo(alice, glimmer=glimmer), small_photo(alice), small_photo(bob)
    going = {"glimmer": Glimmer.objects.all(), "user": User.objects.filter(pk=alice.pk)}
    going |= {"photo put away": Photo.objects.filter(pk=photo.pk)}
    with pytest.raises(IntegrityError), transaction.atomic():
        going[what].get().delete()
        assert files_in(folder) == files_of(photo, other, bobs)
        raise IntegrityError
    assert Photo.objects.count() == 3
    assert files_in(folder) == files_of(photo, other, bobs)

    going[what].get().delete()
    assert files_in(folder) == (files_of(bobs) if what == "user" else files_of(other, bobs))
    assert set(Photo.objects.all()) == ({bobs} if what == "user" else {other, bobs})


def test_photos_of_a_glimmer_that_was_put_away_are_seen_until_it_goes(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice)
    photo = small_photo(alice, glimmer=glimmer)
    glimmer.put_away()
    response = as_alice.get(f"/photos/{photo.pk}/480/")
    assert (response.status_code, bool(body(response))) == (200, True)
    Glimmer.objects.update(put_away_at=timezone.now() - timedelta(days=30, seconds=1))
    assert as_alice.get(f"/photos/{photo.pk}/480/").status_code == 404
