"""A photo is staged by itself: once however often it is sent, whole or not at all, and for its owner alone."""

from __future__ import annotations

import errno
import sys
import threading
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.db import OperationalError, connections
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from glimmers.photos import darkroom
from glimmers.photos.models import Photo
from tests.conftest import signed_in
from tests.photos.pictures import master, opened, png, scene, written
from tests.photos.sending import OTHERS, PNG, files_in, files_of, ids_in, send, staged


def test_a_photo_that_goes_up_waits_with_its_files(as_alice: Client, alice: User, folder: Path) -> None:
    upload_id = uuid4()
    response = send(as_alice, upload_id=upload_id)
    photo = alice.photos.get()
    assert response.status_code == 201
    assert ids_in(response) == [photo.pk]
    assert (photo.glimmer, photo.position, photo.upload_id) == (None, None, upload_id)
    assert (photo.width, photo.height) == (96, 64)
    assert files_in(folder) == files_of(photo)


def test_what_is_stored_is_made_anew_and_named_by_us(as_alice: Client, folder: Path) -> None:
    photo = staged(as_alice, PNG)
    assert {name.rpartition(".")[2] for name in files_in(folder)} == {"jpg", "webp"}
    for name in files_in(folder):
        assert "sky" not in name
        data = (folder / name).read_bytes()
        assert data != PNG
        assert opened(data).size == (photo.width, photo.height)


@pytest.mark.parametrize("name", ["sky.pdf", "sky", "../../sky.php", "sky.svg", "söme\u202egnp.png", "x" * 300])
def test_what_a_photo_is_called_does_not_matter(as_alice: Client, folder: Path, name: str) -> None:
    photo = Photo.objects.get(pk=ids_in(send(as_alice, name=name))[0])
    assert files_in(folder) == files_of(photo)
    assert name[:3] not in " ".join(files_in(folder))


def test_the_same_sending_twice_is_one_photo(as_alice: Client, alice: User, folder: Path) -> None:
    upload_id = uuid4()
    first, second = send(as_alice, upload_id=upload_id), send(as_alice, upload_id=upload_id)
    assert first.status_code == second.status_code == 201
    assert ids_in(first) == ids_in(second)
    assert files_in(folder) == files_of(alice.photos.get())


def test_the_same_picture_sent_as_two_is_two(as_alice: Client, alice: User) -> None:
    assert ids_in(send(as_alice)) != ids_in(send(as_alice))
    assert alice.photos.count() == 2


def test_an_upload_id_of_somebody_else_is_free(as_alice: Client, as_bob: Client, bob: User) -> None:
    upload_id = uuid4()
    hers, his = send(as_alice, upload_id=upload_id), send(as_bob, OTHERS[1], upload_id=upload_id)
    assert ids_in(hers) != ids_in(his)
    assert bob.photos.get().width == 95


@pytest.mark.django_db(transaction=True)
def test_two_at_once_are_one_photo(alice: User, folder: Path) -> None:
    upload_id, together = uuid4(), threading.Barrier(3)
    found: list[tuple[int, list[UUID]]] = []

    def send_it() -> None:
        client = signed_in(alice)
        together.wait()
        response = send(client, upload_id=upload_id)
        found.append((response.status_code, ids_in(response)))
        connections.close_all()

    threads = [threading.Thread(target=send_it) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    photo = alice.photos.get()
    assert found == [(201, [photo.pk])] * 3
    assert files_in(folder) == files_of(photo)


TRUNCATED = written(scene((640, 480)))[:900]
TOO_MANY = png((13_000, 13_000), 1, 0, b"")
REFUSED = {
    "no photo": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "is not a photo that can be kept here"),
    "empty": (b"", "is empty"),
    "damaged": (TRUNCATED, "is damaged"),
    "too many pixels": (TOO_MANY, "has more pixels than can be opened here"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refusal_is_one_sentence_that_names_the_file(as_alice: Client, folder: Path, kind: str) -> None:
    data, why = REFUSED[kind]
    response = send(as_alice, data, name="IMG_2054.jpg")
    assert response.status_code == 422
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    sentence = response.content.decode()
    assert sentence.startswith("“IMG_2054.jpg” ")
    assert why in sentence
    assert sentence.count(".") == 2, "the one in the name, and the full stop"
    assert not Photo.objects.exists()
    assert files_in(folder) == set()


def test_a_refused_upload_id_can_be_used_again(as_alice: Client) -> None:
    upload_id = uuid4()
    assert send(as_alice, TRUNCATED, upload_id=upload_id).status_code == 422
    assert send(as_alice, upload_id=upload_id).status_code == 201


def test_more_bytes_than_this_journal_takes_are_refused(as_alice: Client, settings: Settings, folder: Path) -> None:
    settings.MAX_UPLOAD_BYTES = 1024**2
    just_right = written(scene()).ljust(1024**2, b"\0")
    assert send(as_alice, just_right).status_code == 201
    before = files_in(folder)
    for length in (1024**2 + 1, 3 * 1024**2):
        response = send(as_alice, just_right.ljust(length, b"\0"), name="large.jpg")
        assert response.status_code == 422
        assert response.content.decode() == "“large.jpg” is larger than the 1 MB that this journal takes."
    assert files_in(folder) == before


@pytest.mark.parametrize("sent", [{}, {"upload_id": "x"}, {"upload_id": str(uuid4())}, {"photo": "text"}])
def test_a_form_without_a_photo_is_answered_in_words(as_alice: Client, sent: dict[str, str]) -> None:
    response = as_alice.post("/photos/", sent)
    assert response.status_code == 422
    assert response.content.decode() == "No photo came with this."


def test_a_photo_of_a_page_that_somebody_else_opened_is_not_stored(as_bob: Client, alice: User) -> None:
    response = as_bob.post("/photos/", {"writer": str(alice.pk), "upload_id": str(uuid4()), "photo": ""})
    assert response.status_code == 409
    assert not Photo.objects.exists()


def full_disk(after: int) -> Any:
    """Let the storage have room for `after` files, and then for half of one."""
    save, names = FileSystemStorage._save, []

    def saving(self: FileSystemStorage, name: str, content: Any) -> str:
        names.append(name)
        if len(names) > after:
            path = Path(self.path(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        return save(self, name, content)

    return patch.object(FileSystemStorage, "_save", saving)


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_is_said_and_leaves_nothing(as_alice: Client, folder: Path, after: int) -> None:
    with full_disk(after):
        response = send(as_alice)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert "Try again in a moment" in response.content.decode()
    assert not Photo.objects.exists()
    assert files_in(folder) == set()
    assert send(as_alice).status_code == 201


def test_a_darkroom_that_is_busy_for_too_long_is_said(as_alice: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(darkroom, "WAITING_S", 0.01)
    with darkroom._one_at_a_time:
        response = send(as_alice)
    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")


def test_a_decoder_that_hangs_is_ended_and_the_photo_refused(
    as_alice: Client, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    monkeypatch.setattr(darkroom, "DEVELOPING_S", 0.01)  # less time than its process needs to start
    response = send(as_alice)
    assert response.status_code == 422
    assert "is damaged" in response.content.decode()
    assert files_in(folder) == set()


def test_a_decoder_that_crashes_takes_one_photo_with_it_and_not_the_site(
    as_alice: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path
) -> None:
    crashing = tmp_path / "python"
    crashing.write_text("#!/bin/sh\nkill -SEGV $$\n")
    crashing.chmod(0o700)
    with monkeypatch.context() as for_now:
        for_now.setattr(sys, "executable", str(crashing))
        response = send(as_alice)
    assert response.status_code == 422
    assert "is damaged" in response.content.decode()
    assert files_in(folder) == set()
    assert send(as_alice).status_code == 201


def test_files_of_a_row_that_may_have_been_written_are_left_to_the_sweep(alice: User, folder: Path) -> None:
    # When the answer to a COMMIT is lost, the row may exist, and must not be without its files.
    client = signed_in(alice)
    client.raise_request_exception = False
    with patch.object(Photo, "save", side_effect=OperationalError("server closed the connection unexpectedly")):
        assert send(client).status_code == 503
    assert files_in(folder)


def test_a_file_that_was_read_from_is_developed_from_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "sky.png"
    path.write_bytes(PNG)
    with path.open("rb") as file:
        file.read(10)
        assert darkroom.develop(file).master == darkroom.develop(file).master
    assert master(PNG).size == (96, 64)
