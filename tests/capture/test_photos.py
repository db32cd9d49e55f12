"""Photos sent with a glimmer: clean, up to ten, kept once however often they are sent; all with the words, or none."""

from __future__ import annotations

import errno
import threading
from pathlib import Path
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import connections
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from glimmers.photos import darkroom
from glimmers.photos.keeping_with_photos import PhotoGone
from glimmers.photos.models import Photo
from tests.capture.sending import errors, problem, send_form
from tests.photos.sending import OTHERS, PNG, body, files_in, files_of, in_place, named
from tests.photos.telling import FILES, SECRETS, told


def test_a_photo_comes_with_words(alice: User, secret: str, folder: Path) -> None:
    assert send_form(secret, text="First light", photos=named(PNG, "sky.png")).status_code == 201
    glimmer = alice.glimmers.get()
    (photo,) = in_place(glimmer)
    assert (glimmer.text, glimmer.photo_count, photo.description) == ("First light", 1, "")
    assert files_in(folder) == files_of(photo)


def test_a_photo_is_enough(alice: User, secret: str) -> None:
    assert send_form(secret, photos=named(PNG, "sky.png")).status_code == 201
    assert send_form(secret, text=" \n", photos=named(PNG, "sky.png")).status_code == 201
    assert {(glimmer.text, glimmer.photo_count) for glimmer in alice.glimmers.all()} == {("", 1)}


def test_ten_come_in_their_order_and_no_more(alice: User, secret: str, folder: Path) -> None:
    ten = [named(data, f"{number}.png") for number, data in enumerate(OTHERS[:10])]
    assert send_form(secret, photos=ten).status_code == 201
    assert [photo.width for photo in in_place(alice.glimmers.get())] == [96 - number for number in range(10)]
    files = files_in(folder)
    eleven = [named(data, f"{number}.png") for number, data in enumerate(OTHERS[:11])]
    assert errors(send_form(secret, photos=eleven)) == {"photos": "A glimmer holds up to 10 photos, and these are 11."}
    assert "these are 40" in errors(send_form(secret, photos=[named(PNG, "sky.png") for _ in range(40)]))["photos"]
    assert (alice.glimmers.count(), files_in(folder)) == (1, files)


def test_some_programs_write_brackets(alice: User, secret: str) -> None:
    two = [named(data, "sky.png") for data in OTHERS[:2]]
    assert send_form(secret, **{"photos[]": two}).status_code == 201
    assert alice.glimmers.get().photo_count == 2


def test_the_same_file_twice_is_one_photo(alice: User, secret: str) -> None:
    assert send_form(secret, photos=[named(PNG, "a.png"), named(PNG, "b.png")]).status_code == 201
    assert alice.glimmers.get().photo_count == 1


def test_the_same_sent_again_is_the_same_glimmer_with_the_same_photos(alice: User, secret: str, folder: Path) -> None:
    def send() -> int:
        two = [named(data, "sky.png") for data in OTHERS[:2]]
        return send_form(secret, text="again", client_id=client_id, photos=two).status_code

    client_id = str(uuid4())
    assert send() == 201
    with patch.object(darkroom, "develop", side_effect=AssertionError("developed once more")):
        assert send() == 200
    glimmer = alice.glimmers.get()
    assert glimmer.photo_count == alice.photos.count() == 2
    assert files_in(folder) == files_of(*in_place(glimmer))


def test_other_photos_by_the_same_client_id_change_nothing(alice: User, secret: str) -> None:
    client_id = str(uuid4())
    send_form(secret, text="x", client_id=client_id, photos=named(OTHERS[0], "a.png"))
    problem(send_form(secret, text="x", client_id=client_id, photos=named(OTHERS[1], "b.png")), 409)
    problem(send_form(secret, text="x", client_id=client_id), 409)
    assert [photo.width for photo in in_place(alice.glimmers.get())] == [96]


def test_the_same_bytes_without_a_client_id_are_two_photos(alice: User, secret: str) -> None:
    for _ in range(2):
        assert send_form(secret, photos=named(PNG, "sky.png")).status_code == 201
    assert alice.photos.count() == 2


def test_two_people_can_send_the_same_photo_by_the_same_client_id(
    alice: User, bob: User, secret: str, bobs: str
) -> None:
    client_id = str(uuid4())
    for token in (secret, bobs):
        assert send_form(token, client_id=client_id, photos=named(PNG, "sky.png")).status_code == 201
    assert alice.photos.get().pk != bob.photos.get().pk


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_glimmer_with_one_photo(alice: User, secret: str, folder: Path) -> None:
    client_id = str(uuid4())
    together = threading.Barrier(3)
    found: list[int] = []

    def send_it() -> None:
        together.wait()
        found.append(send_form(secret, client_id=client_id, photos=named(PNG, "sky.png")).status_code)
        connections.close_all()

    threads = [threading.Thread(target=send_it) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [200, 200, 201]
    assert files_in(folder) == files_of(*in_place(alice.glimmers.get()))
    assert alice.photos.count() == 1


@pytest.mark.parametrize("kind", ["JPEG", "HEIC"])
def test_where_it_was_taken_is_left_behind(as_alice: Client, alice: User, secret: str, folder: Path, kind: str) -> None:
    sent = FILES[kind]()
    assert told(sent)
    response = send_form(secret, photos=named(sent, "Anna in Vienna.jpg"))
    assert response.status_code == 201
    photo = alice.photos.get()
    stored = [(folder / name).read_bytes() for name in files_in(folder)]
    for data in (*stored, *(body(as_alice.get(photo.url(size))) for size in (480, 960, 1600))):
        assert told(data) == []
    page = as_alice.get(alice.glimmers.get().get_absolute_url()).content
    assert [words for words in (*SECRETS, b"Vienna") if words in page + response.content] == []
    assert "2026-11-15" not in str(alice.glimmers.values().get()), "nor when"


def test_one_that_is_no_photo_is_named_and_nothing_is_kept(alice: User, secret: str) -> None:
    photos = [named(PNG, "sky.png"), named(b"words", "note.txt"), named(b"", "empty.jpg")]
    response = send_form(secret, text="x", photos=photos)
    details = [error["detail"] for error in problem(response, 422)["errors"] if error["field"] == "photos"]
    assert ["“note.txt”" in details[0], "“empty.jpg”" in details[1]] == [True, True]
    assert not alice.glimmers.exists()


def test_a_photo_past_the_limit_is_refused_in_words(alice: User, secret: str, settings: Settings) -> None:
    settings.MAX_UPLOAD_BYTES = 100
    assert "larger than" in errors(send_form(secret, photos=named(PNG, "sky.png")))["photos"]
    assert not alice.glimmers.exists()


def test_words_that_cannot_be_kept_cost_no_darkroom(alice: User, secret: str) -> None:
    with patch.object(darkroom, "develop", side_effect=AssertionError("developed")):
        assert list(errors(send_form(secret, shift="bliss", photos=named(PNG, "sky.png")))) == ["shift"]


@pytest.mark.parametrize("trouble", ["busy", "full", "gone"])
def test_where_photos_cannot_be_stored_nothing_is_kept_and_it_is_said_when(
    alice: User, secret: str, trouble: str
) -> None:
    patches = {
        "busy": patch.object(darkroom, "develop", side_effect=darkroom.Busy),
        "full": patch.object(FileSystemStorage, "_save", side_effect=OSError(errno.ENOSPC, "No space left on device")),
        "gone": patch("glimmers.capture.api.keep", side_effect=PhotoGone),
    }
    client_id = str(uuid4())
    with patches[trouble]:
        response = send_form(secret, text="x", client_id=client_id, photos=named(PNG, "sky.png"))
    assert "space" not in str(problem(response, 503))
    assert int(response.headers["Retry-After"]) > 0
    assert not alice.glimmers.exists()
    assert not Photo.objects.filter(glimmer__isnull=False).exists()
    again = send_form(secret, text="x", client_id=client_id, photos=named(PNG, "sky.png"))
    assert again.status_code == 201
