"""Photos in a form without scripts: the form posts them all, shows the result, and keeps them in their order."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any
from unittest.mock import patch
from uuid import uuid4

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from glimmers.photos import tray
from glimmers.photos.models import Photo
from tests.factories import make_glimmer
from tests.photos.sending import OTHERS, PNG, change, files_in, files_of, ids_in, in_place, keep, named, small_photo

BAD = b"%PDF-1.7 no photo at all"


def post(client: Client, *files: bytes, text: str = "Window open.", **more: Any) -> Any:
    """Send the form of Today as a browser without scripts does."""
    added = [named(data, f"sky-{index}.png") for index, data in enumerate(files)]
    return client.post("/", {"text": text, "client_id": str(uuid4()), "added": added, **more})


def test_photos_come_along_with_the_words(as_alice: Client, alice: User, folder: Path) -> None:
    assert post(as_alice, *OTHERS[:3]).status_code == 302
    glimmer = alice.glimmers.get()
    photos = in_place(glimmer)
    assert [photo.width for photo in photos] == [96, 95, 94], "in the order they were chosen in"
    assert [photo.position for photo in photos] == [0, 1, 2]
    assert glimmer.photo_count == 3
    assert files_in(folder) == files_of(*photos)


def test_the_form_says_how_large_a_photo_may_be_by_the_settings_of_this_moment(
    as_alice: Client, settings: Settings
) -> None:
    for megabytes in (2, 7):
        settings.MAX_UPLOAD_BYTES = megabytes * 1024**2
        page = as_alice.get("/").content.decode()
        assert f'data-most-bytes="{megabytes * 1024**2}"' in page
        assert f"larger than the {megabytes} MB" in page


def test_ten_at_once_with_a_bad_one_lose_neither_the_words_nor_the_others(
    as_alice: Client, alice: User, folder: Path
) -> None:
    files = [*OTHERS[:4], BAD, *OTHERS[4:9]]
    response = post(as_alice, *files, text="Words to be kept")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Words to be kept" in page
    assert "“sky-4.png” is not a photo that can be kept here" in page
    tiles = ids_in(response)
    assert [Photo.objects.get(pk=pk).width for pk in tiles] == list(range(96, 87, -1))
    assert not alice.glimmers.exists()

    again = keep(as_alice, *Photo.objects.filter(pk__in=tiles).order_by("-width"), text="Words to be kept")
    assert again.status_code == 302
    assert [photo.pk for photo in in_place(alice.glimmers.get())] == tiles
    assert files_in(folder) == files_of(*Photo.objects.all())


def test_the_same_form_sent_twice_is_one_glimmer_with_one_set_of_photos(
    as_alice: Client, alice: User, folder: Path
) -> None:
    client_id = str(uuid4())
    for _ in range(2):
        assert post(as_alice, *OTHERS[:2], client_id=client_id).status_code == 302
    photos = in_place(alice.glimmers.get())
    assert len(photos) == 2
    assert files_in(folder) == files_of(*photos)


def test_a_form_with_photos_that_are_up_is_the_same_glimmer_when_it_comes_twice(as_alice: Client, alice: User) -> None:
    photo, client_id = small_photo(alice), str(uuid4())
    for _ in range(2):
        assert keep(as_alice, photo, text="Once", client_id=client_id).status_code == 302
    assert in_place(alice.glimmers.get()) == [photo]


def test_a_form_that_is_kept_while_it_comes_once_more_is_the_same_glimmer(
    as_alice: Client, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The photos are staged when the second request starts, and in their glimmer when it looks for them."""
    photo, client_id = small_photo(alice), str(uuid4())
    look, came = tray.usable, []

    def usable(*asked: Any) -> list[Photo]:
        if not came:
            came.append(302)  # the second request does not wait for a third
            came[0] = keep(as_alice, photo, text="", client_id=client_id).status_code
        return look(*asked)

    monkeypatch.setattr(tray, "usable", usable)
    assert keep(as_alice, photo, text="", client_id=client_id).status_code == 302
    assert came == [302]
    assert in_place(alice.glimmers.get()) == [photo]


def test_the_same_file_chosen_twice_in_one_form_is_one_photo(as_alice: Client, alice: User) -> None:
    post(as_alice, PNG, PNG)
    assert len(in_place(alice.glimmers.get())) == 1


def test_the_same_picture_may_be_in_two_glimmers(as_alice: Client, alice: User) -> None:
    first, second = make_glimmer(alice, "one"), make_glimmer(alice, "two")
    for glimmer in (first, second):
        assert change(as_alice, glimmer, added=[named(PNG, "sky.png")]).status_code == 302
    assert [len(in_place(glimmer)) for glimmer in (first, second)] == [1, 1]


def test_more_than_ten_are_said_and_none_is_lost(as_alice: Client, alice: User) -> None:
    photos = [small_photo(alice) for _ in range(8)]
    response = post(as_alice, *OTHERS[:3], photos=[str(photo.pk) for photo in photos])
    assert response.status_code == 422
    assert "A glimmer holds up to 10 photos, and these are 11." in response.content.decode()
    tiles = ids_in(response)
    assert len(tiles) == 11
    assert keep(as_alice, *alice.photos.filter(pk__in=tiles[:10])).status_code == 302
    assert alice.glimmers.get().photo_count == 10


def test_an_empty_file_field_is_no_photo(as_alice: Client, alice: User) -> None:
    # Browsers send this for a file field in which nothing was chosen.
    boundary = "x" * 20
    text = f'--{boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\nWords\r\n'
    added = f'--{boundary}\r\nContent-Disposition: form-data; name="added"; filename=""\r\n\r\n\r\n--{boundary}--\r\n'
    response = as_alice.post("/", (text + added).encode(), content_type=f"multipart/form-data; boundary={boundary}")
    assert response.status_code == 302
    assert alice.glimmers.get().photo_count == 0


@pytest.mark.parametrize(
    ("button", "order"),
    [
        ("earlier 1", [1, 0, 2]),
        ("later 1", [0, 2, 1]),
        ("out 1", [0, 2]),
        ("earlier 0", [0, 1, 2]),
        ("later 2", [0, 1, 2]),
        ("sideways 1", [0, 2]),
        ("earlier 9", [0, 1, 2]),
        ("earlier", [0, 1, 2]),
    ],
)
def test_buttons_change_the_order_and_nothing_is_kept_yet(
    as_alice: Client, alice: User, button: str, order: list[int]
) -> None:
    photos = [small_photo(alice) for _ in range(3)]
    verb, _, index = button.partition(" ")
    key = photos[int(index)].pk if index and int(index) < 3 else uuid4()
    described = {f"description-{photo.pk}": f"number {index}" for index, photo in enumerate(photos)}
    response = keep(as_alice, *photos, text="Words so far", arrange=f"{verb} {key}", **described)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Words so far" in page
    assert ids_in(response) == [photos[place].pk for place in order]
    for place in order:
        assert f">number {place}</textarea>" in page
    assert not alice.glimmers.exists()


def test_arranging_asks_for_no_words_and_speaks_of_no_mistakes(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    page = keep(as_alice, photo, arrange=f"out {photo.pk}").content.decode()
    assert "A word or two is enough" not in page
    assert "aria-invalid" not in page


def test_photos_lie_in_the_order_of_the_form_with_their_descriptions(as_alice: Client, alice: User) -> None:
    photos = [small_photo(alice) for _ in range(3)]
    described = {f"description-{photos[0].pk}": "  The <sky>, from below  ", f"description-{photos[2].pk}": "Étude 🫖"}
    assert keep(as_alice, photos[2], photos[0], photos[1], **described).status_code == 302
    kept = in_place(alice.glimmers.get())
    assert [photo.pk for photo in kept] == [photos[2].pk, photos[0].pk, photos[1].pk]
    assert [photo.description for photo in kept] == ["Étude 🫖", "The <sky>, from below", ""]
    assert 'alt="The &lt;sky&gt;, from below"' in as_alice.get("/").content.decode()


@pytest.mark.parametrize("written", ["x" * 1001, "NUL \0 within"])
def test_a_description_that_cannot_be_kept_is_said(as_alice: Client, alice: User, written: str) -> None:
    photo = small_photo(alice)
    response = keep(as_alice, photo, text="Words", **{f"description-{photo.pk}": written})
    assert response.status_code == 422
    assert "description" in response.content.decode()
    assert "Words" in response.content.decode()
    assert ids_in(response) == [photo.pk]
    assert not alice.glimmers.exists()


def test_a_description_of_a_thousand_characters_is_kept(as_alice: Client, alice: User) -> None:
    photo = small_photo(alice)
    assert keep(as_alice, photo, **{f"description-{photo.pk}": "🫖" * 1000}).status_code == 302
    assert in_place(alice.glimmers.get())[0].description == "🫖" * 1000


@pytest.mark.parametrize("junk", ["not-an-id", "", "\0", "x" * 5000])
def test_an_id_that_cannot_be_read_hinders_nothing(as_alice: Client, alice: User, junk: str) -> None:
    assert as_alice.post("/", {"text": "Words", "photos": [junk]}).status_code == 302
    assert alice.glimmers.get().photo_count == 0


def test_a_full_disk_keeps_the_form_and_says_which(as_alice: Client, alice: User, folder: Path) -> None:
    with patch.object(FileSystemStorage, "_save", side_effect=OSError(errno.ENOSPC, "No space left on device")):
        response = post(as_alice, PNG, text="Words to be kept")
    page = response.content.decode()
    assert response.status_code == 422
    assert "Words to be kept" in page
    assert "“sky-0.png” could not be stored just now." in page
    assert not alice.glimmers.exists()
    assert files_in(folder) == set()
