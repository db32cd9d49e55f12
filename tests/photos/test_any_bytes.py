"""Any bytes are accepted, or refused in words with nothing left of them; the site lives on."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client

from accounts.models import User
from glimmers.photos.darkroom import develop
from glimmers.photos.developed import Refused
from tests.photos.mutating import mutated, whole
from tests.photos.pictures import developed
from tests.photos.sending import files_in, files_of, send

ROOT = Path(__file__).parent.parent.parent
MANY = 1000
THROUGH_THE_DOOR = range(0, MANY, 22)  # shares no factor with the number of whole files: every kind gets its turn


def what_came_of_all() -> dict[int, str]:
    """Return the results by number. Start another process where a decoder crashed or hung."""
    came: dict[int, str] = {}
    while len(came) < MANY:
        command = [sys.executable, "-m", "tests.photos.mutating", str(len(came)), str(MANY)]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
        lines = done.stdout.decode().splitlines()
        came |= {int(number): words for number, _, words in (line.partition(" ") for line in lines)}
        if done.returncode:
            assert done.returncode < 0, "not by a signal, so the test itself is broken"
            came[len(came)] = f"ended by signal {-done.returncode}"
    return came


def test_the_files_that_are_damaged_here_are_photos() -> None:
    for kind, data in whole():
        assert developed(data).width > 0, kind


def test_a_thousand_damaged_photos_end_no_process_that_matters(tmp_path: Path) -> None:
    came = what_came_of_all()
    counts = Counter(came.values())
    print(f"Of {MANY} damaged photos: {dict(counts)}")  # noqa: T201
    assert counts["taken"] > MANY / 10, "else they are damaged too much to reach a decoder"
    assert counts["damaged"] > MANY / 10
    assert not any(words.startswith("raised") for words in came.values()), counts
    # A crashed decoder means one refused photo; the process that asked for it lives on.
    for number in [number for number, words in came.items() if words.startswith("ended")]:
        path = tmp_path / "damaged"
        path.write_bytes(mutated(number)[1])
        with path.open("rb") as file, pytest.raises(Refused):
            develop(file)


def test_damaged_photos_that_come_up_are_taken_or_refused_and_leave_nothing(
    as_alice: Client, alice: User, folder: Path
) -> None:
    statuses: Counter[int] = Counter()
    kinds: set[str] = set()
    for number in THROUGH_THE_DOOR:
        kind, data = mutated(number)
        response = send(as_alice, data, name=f"damaged-{number}.jpg")
        assert response.status_code in {201, 422}, number
        if response.status_code == 422:
            assert response.content.decode().startswith(f"“damaged-{number}.jpg” "), number
        statuses[response.status_code] += 1
        kinds.add(kind)
    assert kinds == {"JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"}
    assert min(statuses.values()) > 5, statuses
    assert alice.photos.count() == statuses[201]
    assert files_in(folder) == files_of(*alice.photos.all())


def test_a_photo_that_ended_its_decoder_is_refused_and_the_next_one_taken(as_alice: Client, alice: User) -> None:
    # libheif 1.23 reads beyond its memory while opening these two.
    for number in (3171, 7845):
        response = send(as_alice, mutated(number)[1], name="damaged.heic")
        assert response.status_code == 422
        assert response.content.decode().startswith("“damaged.heic” ")
    assert send(as_alice).status_code == 201
    assert alice.photos.count() == 1
