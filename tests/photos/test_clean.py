"""Nothing that a file says beside its picture is stored, sent, or left behind anywhere."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User
from glimmers.photos.models import Photo
from tests.photos.sending import body, files_in, in_place, keep, send
from tests.photos.telling import FILES, SECRETS, jpeg, told


def test_the_files_that_are_sent_here_are_full_of_secrets() -> None:
    found = {name: told(make()) for name, make in FILES.items()}
    assert len(found["JPEG"]) >= len(SECRETS) + 6
    assert all(found.values()), found
    assert set().union(*found.values()) >= set(SECRETS)


@pytest.mark.parametrize("kind", FILES)
def test_no_byte_that_is_stored_or_sent_tells_anything(
    as_alice: Client, alice: User, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    response = send(as_alice, FILES[kind](), name="Anna in Vienna.jpg")
    assert response.status_code == 201
    photo = alice.photos.get()
    assert keep(as_alice, photo).status_code == 302

    pages = [response.content, *(body(as_alice.get(url)) for url in ("/", "/scrapbook/", photo.get_absolute_url()))]
    sizes = [body(as_alice.get(photo.url(size))) for size in (480, 960, 1600)]
    stored = [(folder / name).read_bytes() for name in files_in(folder)]
    for data in (*sizes, *stored):
        assert told(data) == []
    for page in pages:
        assert [words for words in SECRETS if words in page] == []
        assert b"Vienna" not in page
    assert "Vienna" not in "".join(files_in(folder))
    assert not any(temporary.iterdir())
    assert not any(str(temporary) in link for link in open_files()), "a file without a name is there while it is open"


def open_files() -> list[str]:
    return [str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]


def test_the_row_of_a_kept_photo_says_neither_when_nor_where(as_alice: Client, alice: User) -> None:
    assert send(as_alice, jpeg(), name="Anna in Vienna.jpg").status_code == 201
    photo = alice.photos.get()
    assert photo.taken_at == "2026-11-15T08:30:05", "offered as When until it is kept"
    keep(as_alice, photo)
    row = str(Photo.objects.values().get())
    assert Photo.objects.get().taken_at == ""
    assert told(row.encode()) == []
    assert "Vienna" not in row
    assert "2026-11-15" not in str(alice.glimmers.values().get())
    assert in_place(alice.glimmers.get())


def test_a_photo_that_is_refused_leaves_nothing_lying_about(
    as_alice: Client, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    assert send(as_alice, jpeg()[:1530]).status_code == 422
    assert not any(temporary.iterdir())
    assert not any(str(temporary) in link for link in open_files())
    assert files_in(folder) == set()


def segments(data: bytes) -> list[int]:
    """Return the markers of a JPEG up to its picture (ITU-T T.81, B.1.1)."""
    place, found = 2, []
    while data[place] == 0xFF and data[place + 1] != 0xDA:
        found.append(data[place + 1])
        place += 2 + struct.unpack(">H", data[place + 2 : place + 4])[0]
    return found


def test_a_master_is_made_of_its_picture_and_nothing_else(as_alice: Client, folder: Path) -> None:
    send(as_alice, jpeg())
    for name in files_in(folder):
        data = (folder / name).read_bytes()
        if name.endswith(".jpg"):
            # JFIF's own header, quantisation tables, frame header and Huffman tables.
            assert set(segments(data)) <= {0xE0, 0xDB, 0xC0, 0xC4}
            assert data.index(b"\xff\xd9") == len(data) - 2
        else:
            assert data[12:16] in {b"VP8 ", b"VP8L"}, "the simple kind, which has no room for more"
            assert struct.unpack("<I", data[16:20])[0] + 20 + len(data) % 2 >= len(data) - 1
            assert struct.unpack("<I", data[4:8])[0] + 8 == len(data)
