"""The sweep deletes unkept photos after a day, those taken out after 30 days, and whatever a crash left behind."""

from __future__ import annotations

import os
import threading
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from glimmers.photos import files
from glimmers.photos.models import Photo
from glimmers.photos.sweeping import sweep
from tests.factories import make_glimmer
from tests.photos.sending import files_in, files_of, small_photo

pytestmark = pytest.mark.django_db(transaction=True)
LONG_AGO = timedelta(days=2)


def leave(folder: Path, name: str, *, age: timedelta = LONG_AGO) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"left by something that was killed")
    then = (timezone.now() - age).timestamp()
    os.utime(path, (then, then))


def test_a_photo_that_was_never_kept_goes_after_a_day(alice: User, folder: Path) -> None:
    early, late = small_photo(alice), small_photo(alice)
    Photo.objects.filter(pk=early.pk).update(staged_at=timezone.now() - timedelta(days=1))
    Photo.objects.filter(pk=late.pk).update(staged_at=timezone.now() - timedelta(hours=23))
    sweep()
    assert set(Photo.objects.all()) == {late}
    assert files_in(folder) == files_of(late)


def test_a_kept_photo_stays_however_long_ago_it_came_up(alice: User, folder: Path) -> None:
    photo = small_photo(alice, glimmer=make_glimmer(alice))
    Photo.objects.update(staged_at=timezone.now() - timedelta(days=3000))
    for name in photo.file_names:
        os.utime(folder / name, (0, 0))
    assert sweep(untouched_for=timedelta(0)) == 0
    assert files_in(folder) == files_of(photo)


def test_a_photo_that_was_taken_out_goes_after_thirty_days(alice: User, folder: Path) -> None:
    glimmer = make_glimmer(alice)
    early, late = (small_photo(alice, glimmer=glimmer) for _ in range(2))
    Photo.objects.filter(pk=early.pk).update(put_away_at=timezone.now() - timedelta(days=30))
    Photo.objects.filter(pk=late.pk).update(put_away_at=timezone.now() - timedelta(days=29, hours=23))
    sweep()
    assert set(Photo.objects.all()) == {late}
    assert files_in(folder) == files_of(late)


def test_the_photos_of_a_glimmer_that_goes_go_with_it(alice: User, folder: Path) -> None:
    glimmer = make_glimmer(alice)
    small_photo(alice, glimmer=glimmer)
    glimmer.put_away()
    alice.glimmers.update(put_away_at=timezone.now() - timedelta(days=30))
    call_command("sweep", verbosity=0)
    assert not Photo.objects.exists()
    assert files_in(folder) == set()


def test_what_a_crash_left_behind_goes_once_no_request_can_be_writing_it(alice: User, folder: Path) -> None:
    photo = small_photo(alice)
    lost, new = files.name(uuid4(), 480), files.name(uuid4(), "master")
    leave(folder, lost)
    leave(folder, new, age=timedelta(hours=1))
    leave(folder, "photos/aa/what is this.tmp")
    assert sweep() == 2
    assert files_in(folder) == files_of(photo) | {new}
    assert sweep(untouched_for=timedelta(0)) == 1
    assert files_in(folder) == files_of(photo)


def test_nothing_outside_the_folder_of_photos_is_touched(folder: Path) -> None:
    leave(folder, "exports/letters.zip")
    leave(folder, "readme")
    assert sweep(untouched_for=timedelta(0)) == 0
    assert files_in(folder) == {"exports/letters.zip", "readme"}


def test_before_the_first_photo_there_is_nothing_to_sweep(folder: Path) -> None:
    assert not folder.exists()
    assert sweep() == 0


def test_a_file_that_cannot_be_deleted_is_logged_and_tried_again(
    alice: User, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    photo = small_photo(alice)
    with patch.object(FileSystemStorage, "delete", side_effect=PermissionError("not yours")):
        alice.photos.all().delete()
    assert "could not be deleted; the next sweep tries again" in caplog.text
    assert files_in(folder) == files_of(photo)
    sweep(untouched_for=timedelta(0))
    assert files_in(folder) == set()


def test_a_storage_out_of_reach_does_not_stop_the_rest_of_the_sweep(
    alice: User, caplog: pytest.LogCaptureFixture
) -> None:
    small_photo(alice)
    Photo.objects.update(staged_at=timezone.now() - LONG_AGO)
    with patch.object(FileSystemStorage, "listdir", side_effect=OSError("no route to host")):
        call_command("sweep", verbosity=0)
    assert "could not be looked through" in caplog.text
    assert not Photo.objects.exists()


@pytest.mark.one_database
def test_a_photo_that_is_being_kept_at_this_moment_is_left_alone(alice: User) -> None:
    photo, glimmer = small_photo(alice), make_glimmer(alice)
    Photo.objects.update(staged_at=timezone.now() - LONG_AGO)
    is_locked, is_swept = threading.Event(), threading.Event()

    def keep_slowly() -> None:
        with transaction.atomic():
            kept = Photo.objects.select_for_update().get()
            is_locked.set()
            assert is_swept.wait(10)
            kept.glimmer, kept.position = glimmer, 0
            kept.save()
        connection.close()

    keeping = threading.Thread(target=keep_slowly)
    keeping.start()
    assert is_locked.wait(10)
    sweep()
    is_swept.set()
    keeping.join()
    assert Photo.objects.get() == photo
