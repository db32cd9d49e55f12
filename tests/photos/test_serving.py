"""A photo is sent to its owner alone, not to be stored, and as nothing but a picture."""

from __future__ import annotations

import logging
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from glimmers.photos import files
from glimmers.photos.models import Photo
from tests.factories import make_glimmer, make_photo
from tests.photos.sending import body, small_photo


@pytest.fixture
def photo(alice: User) -> Photo:
    return small_photo(alice, glimmer=make_glimmer(alice))


@pytest.fixture
def url(photo: Photo) -> str:
    return photo.url(480)


@pytest.fixture
def data(photo: Photo, folder: Path) -> bytes:
    return (folder / files.name(photo.pk, 480)).read_bytes()


def test_the_owner_sees_every_size(as_alice: Client, alice: User, folder: Path) -> None:
    photo = make_photo(alice)
    assert len(photo.file_names) == 4
    for size, kind in (("master", "image/jpeg"), (480, "image/webp"), (960, "image/webp"), (1600, "image/webp")):
        response = as_alice.get(f"/photos/{photo.pk}/{size}/")
        assert response.status_code == 200
        assert response.headers["Content-Type"] == kind
        sent = body(response)
        assert response.headers["Content-Length"] == str(len(sent))
        assert sent == (folder / files.name(photo.pk, size)).read_bytes()


@pytest.mark.parametrize("wanted", ["", "bytes=0-9", "bytes=999999-"])
def test_it_is_stored_nowhere_and_may_do_nothing(as_alice: Client, url: str, wanted: str) -> None:
    response = as_alice.get(url, headers={"Range": wanted})
    body(response)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    policy = [part.strip() for part in response.headers["Content-Security-Policy"].split(";")]
    assert {"default-src 'none'", "sandbox", "frame-ancestors 'none'"} <= set(policy)
    assert not any("script-src" in part or "allow-" in part for part in policy)
    assert response.headers["Content-Disposition"] == "inline"
    assert "Set-Cookie" not in response.headers


def test_it_is_not_compressed_once_more(as_alice: Client, url: str, data: bytes) -> None:
    for wanted, sent in (("", data), ("bytes=0-59", data[:60])):
        response = as_alice.get(url, headers={"Accept-Encoding": "gzip, deflate, br", "Range": wanted})
        assert response.headers.get("Content-Encoding", "identity") == "identity"
        assert response.headers["Content-Length"] == str(len(sent))
        assert body(response) == sent


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=10-", 10, -1),
        ("bytes=-7", -7, -1),
        ("bytes=0-", 0, -1),
        ("bytes=5-999999", 5, -1),
        ("bytes=-999999", 0, -1),
    ],
)
def test_a_range_is_sent_as_asked(as_alice: Client, url: str, data: bytes, wanted: str, first: int, last: int) -> None:
    response = as_alice.get(url, headers={"Range": wanted})
    first, last = first % len(data), last % len(data)
    assert response.status_code == 206
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(data)}"
    assert response.headers["Content-Length"] == str(last - first + 1)
    assert body(response) == data[first : last + 1]


# The last one is invalid: it may be refused as well as ignored (RFC 9110, 14.2).
@pytest.mark.parametrize("wanted", ["bytes=999999-", "bytes=999999-1000000", "bytes=-0", "bytes=10-5"])
def test_a_range_that_is_not_there_is_said(as_alice: Client, url: str, data: bytes, wanted: str) -> None:
    response = as_alice.get(url, headers={"Range": wanted})
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(data)}"
    assert "unsafe" not in response.headers["Content-Security-Policy"]
    assert body(response) == b""


@pytest.mark.parametrize(
    "wanted",
    ["bytes=0-9,20-29", "lines=0-9", "bytes=a-b", "bytes", "bytes=-", "0-9", "bytes=0-9 x", "bytes=" + "9" * 99],
)
def test_a_range_that_cannot_be_read_or_is_several_is_the_whole(
    as_alice: Client, url: str, data: bytes, wanted: str
) -> None:
    response = as_alice.get(url, headers={"Range": wanted})
    assert response.status_code == 200
    assert "Content-Range" not in response.headers
    assert body(response) == data


def test_asking_for_the_head_sends_no_body(as_alice: Client, url: str, data: bytes) -> None:
    response = as_alice.head(url)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Content-Length"] == str(len(data))
    assert body(response) == b""


def test_bob_cannot_open_alices_photo(as_bob: Client, photo: Photo) -> None:
    never = UUID("01a20437-7783-7036-847b-3a779806e9ec")
    for size in (480, 1600, "master"):
        hers, none = as_bob.get(f"/photos/{photo.pk}/{size}/"), as_bob.get(f"/photos/{never}/{size}/")
        assert hers.status_code == none.status_code == 404
        assert hers.content == none.content


def test_the_anonymous_are_asked_to_sign_in(anonymous: Client, url: str) -> None:
    response = anonymous.get(url)
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")


def test_after_signing_out_it_is_gone(as_alice: Client, url: str) -> None:
    as_alice.post("/accounts/logout/")
    assert as_alice.get(url).status_code == 302


@pytest.mark.parametrize("size", ["481", "0", "0480", "-480", "4800", "Master", "master-jpg", "original", "٤٨٠"])
def test_a_size_that_does_not_exist_is_not_found(as_alice: Client, photo: Photo, size: str) -> None:
    assert as_alice.get(f"/photos/{photo.pk}/{size}/").status_code == 404


def test_a_narrow_photo_has_no_wide_size(as_alice: Client, alice: User) -> None:
    photo = make_photo(alice, size=(300, 200))
    assert as_alice.get(photo.url(960)).status_code == 404


@pytest.mark.parametrize("is_empty", [False, True])
@pytest.mark.parametrize("wanted", ["", "bytes=0-9"])
def test_a_missing_file_is_a_calm_picture_and_logged(
    as_alice: Client,
    photo: Photo,
    url: str,
    folder: Path,
    caplog: pytest.LogCaptureFixture,
    is_empty: bool,
    wanted: str,
) -> None:
    path = folder / files.name(photo.pk, 480)
    path.unlink()
    if is_empty:
        path.touch()
    response = as_alice.get(url, headers={"Range": wanted})
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert body(response).startswith(b"<svg")
    records = [record for record in caplog.records if record.name == "glimmers.photos.serving"]
    assert [record.levelno for record in records] == [logging.ERROR]
    assert files.name(photo.pk, 480) in records[0].getMessage()
    for page in ("/", "/scrapbook/", f"/glimmers/{photo.glimmer_id}/", f"/glimmers/{photo.glimmer_id}/edit/"):
        assert as_alice.get(page).status_code == 200


def test_a_storage_out_of_reach_is_no_error_page(as_alice: Client, url: str, caplog: pytest.LogCaptureFixture) -> None:
    with patch.object(FileSystemStorage, "_open", side_effect=TimeoutError("no answer")):
        response = as_alice.get(url)
    assert response.status_code == 503
    assert body(response).startswith(b"<svg")
    assert "glimmers.photos.serving" in [record.name for record in caplog.records]


def test_nginx_is_asked_to_send_it_where_it_is_in_front(
    as_alice: Client, as_bob: Client, photo: Photo, settings: Settings
) -> None:
    settings.X_ACCEL_REDIRECT = "/protected files/"
    response = as_alice.get(photo.url(480))
    assert response.status_code == 200
    assert response.headers["X-Accel-Redirect"] == f"/protected%20files/{files.name(photo.pk, 480)}"
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert body(response) == b""
    assert "X-Accel-Redirect" not in as_bob.get(photo.url(480)).headers


def test_nginx_is_not_asked_for_a_file_that_is_missing(
    as_alice: Client, photo: Photo, settings: Settings, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.X_ACCEL_REDIRECT = "/protected/"
    (folder / files.name(photo.pk, 480)).unlink()
    response = as_alice.get(photo.url(480))
    assert response.status_code == 404
    assert body(response).startswith(b"<svg")
    assert "is missing from the storage" in caplog.text
