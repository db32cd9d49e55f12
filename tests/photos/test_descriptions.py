"""Descriptions of photos are kept as they were typed, or given back with the reason."""

from __future__ import annotations

import io

from django.test import Client

from accounts.models import User
from glimmers.photos.models import Photo
from tests.factories import make_photo, picture


def test_a_line_break_counts_as_one_character_as_it_does_in_the_browser(as_alice: Client, alice: User) -> None:
    photo = make_photo(alice)
    written = "line\n" * 190 + "end"
    sent = written.replace("\n", "\r\n")
    assert len(sent) > 1000 > len(written)
    kept = as_alice.post("/", {"text": "x", "photos": photo.pk, f"description-{photo.pk}": sent})
    assert kept.status_code == 302
    assert Photo.objects.get(pk=photo.pk).description == written


def test_words_that_cannot_be_kept_are_given_back_and_the_photo_is_named(as_alice: Client, alice: User) -> None:
    first, second = make_photo(alice), make_photo(alice)
    form = {"text": "x", "photos": [first.pk, second.pk], f"description-{second.pk}": "long dear words\0"}
    page = as_alice.post("/", form)
    assert page.status_code == 422
    assert "long dear words" in page.content.decode()
    assert "In the description of photo 2" in page.content.decode()
    form[f"description-{second.pk}"] = "w" * 1001
    page = as_alice.post("/", form)
    assert page.status_code == 422
    assert "w" * 1001 in page.content.decode()
    assert "that of photo 2 has more" in page.content.decode()


def test_two_hundred_files_at_once_lose_no_words(as_alice: Client, alice: User) -> None:
    small = picture((8, 8), "PNG")
    files = [io.BytesIO(small if index < 2 else b"no picture") for index in range(200)]
    page = as_alice.post("/", {"text": "Dear words", "added": files})
    assert page.status_code == 422
    assert "Dear words" in page.content.decode()
    assert "the last ones were left out" in page.content.decode()
    assert alice.photos.count() == 2
