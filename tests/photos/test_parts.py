"""A very long photo: its files, what cards show of it beside others, and photos kept before there were parts."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from accounts.models import User
from glimmers.photos import files
from glimmers.photos.models import Photo
from glimmers.photos.sweeping import sweep
from tests.factories import make_glimmer, make_photo
from tests.photos.pictures import opened, scene, written
from tests.photos.sending import body, files_in, files_of, keep, send, small_photo

SIZES = [(300, 2400), (6000, 200), (120, 40_000), (40_000, 120)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.one_database
def test_it_comes_up_is_seen_in_each_size_and_goes_with_all_its_files(
    as_alice: Client, alice: User, folder: Path, size: tuple[int, int]
) -> None:
    assert send(as_alice, written(scene(size), "PNG", compress_level=1)).status_code == 201
    photo = alice.photos.get()
    assert (photo.width, photo.height, photo.is_cut) == (*size, True)
    assert keep(as_alice, photo).status_code == 302
    assert files_in(folder) == files_of(photo)
    for name in photo.file_names:
        assert name in files_in(folder)
        stem = name.rpartition("-")[2].partition(".")[0]
        picture = opened(body(as_alice.get(f"/photos/{photo.pk}/{stem}/")))
        assert picture.size == size if stem == "master" else picture.width <= int(stem)
    Photo.objects.filter(pk=photo.pk)._raw_delete("default")  # as if the process had ended before deleting its files
    gone = len(files_in(folder))
    assert sweep(untouched_for=timedelta(0)) == gone > 0
    assert files_in(folder) == set()


@pytest.mark.one_database
def test_its_files_go_with_it(alice: User, folder: Path, django_capture_on_commit_callbacks: Any) -> None:
    for size in SIZES:
        photo = make_photo(alice, size=size)
        with django_capture_on_commit_callbacks(execute=True):
            photo.delete()
        assert files_in(folder) == set()


def test_a_middle_that_is_narrow_has_the_sizes_of_what_is_shown(as_alice: Client, alice: User) -> None:
    photo = make_photo(alice, size=(6000, 200))  # cards show 600 px of it
    assert [name.rpartition("-")[2] for name in photo.file_names] == ["master.jpg", "480.webp", "960.webp"]
    assert photo.srcset.endswith("/960/ 600w")
    assert as_alice.get(photo.url(1600)).status_code == 404


@pytest.mark.parametrize("size", SIZES)
def test_a_part_of_its_bytes_can_be_asked_for_and_nginx_may_send_it(
    as_alice: Client, as_bob: Client, alice: User, settings: Settings, size: tuple[int, int]
) -> None:
    photo = make_photo(alice, size=size)
    whole = body(as_alice.get(photo.get_absolute_url()))
    answer = as_alice.get(photo.get_absolute_url(), headers={"Range": "bytes=1000-1999"})
    assert (answer.status_code, body(answer)) == (206, whole[1000:2000])
    assert as_bob.get(photo.get_absolute_url()).status_code == 404
    settings.X_ACCEL_REDIRECT = "/protected/"
    for name in photo.file_names:
        stem = name.rpartition("-")[2].partition(".")[0]
        answer = as_alice.get(f"/photos/{photo.pk}/{stem}/")
        assert answer.headers["X-Accel-Redirect"] == f"/protected/{name}"


def picture_of(page: str, photo: Photo) -> str:
    """Return the element that shows this photo, with everything up to the end of its link."""
    found = re.search(rf'<a class="print"[^>]*>(?:(?!</a>).)*{photo.pk}(?:(?!</a>).)*</a>', page, re.DOTALL)
    assert found, page
    return found[0]


@pytest.mark.parametrize(
    ("size", "shown", "says"),
    [
        ((300, 2400), (300, 750), "The top of a long picture; open it to see all of it."),
        ((6000, 200), (600, 200), "The middle of a wide picture; open it to see all of it."),
        ((300, 900), (300, 900), ""),
        ((1000, 200), (1000, 200), ""),
    ],
)
def test_every_page_shows_the_part_and_says_so_and_leads_to_the_whole(
    as_alice: Client, alice: User, size: tuple[int, int], shown: tuple[int, int], says: str
) -> None:
    glimmer, away = make_glimmer(alice, "Kept"), make_glimmer(alice, "Away")
    photo, gone = make_photo(alice, glimmer=glimmer, size=size), make_photo(alice, glimmer=away, size=size)
    out = make_photo(alice, glimmer=glimmer, size=size)
    Photo.objects.filter(pk=out.pk).update(put_away_at=timezone.now())
    away.put_away()
    day = f"/day/{glimmer.noticed_on}/"
    for path, each in [
        *((path, photo) for path in ("/", day, "/scrapbook/", glimmer.get_absolute_url(), "/search/?q=has:photo")),
        *(("/put-away/", each) for each in (gone, out)),
        (away.get_absolute_url(), gone),
        (f"/glimmers/{away.pk}/delete/", gone),
        (f"/photos/{out.pk}/delete/", out),
    ]:
        found = picture_of(as_alice.get(path).content.decode(), each)
        assert f'width="{shown[0]}" height="{shown[1]}"' in found, path
        assert (says in found) if says else ("visually-hidden" not in found), path
        assert ("is-top" in found or "is-middle" in found) == bool(says), path
        is_among_many = path.startswith(("/scrapbook/", "/search/"))
        assert f'href="{glimmer.get_absolute_url() if is_among_many else each.get_absolute_url()}' in found, path


def test_a_calendars_day_shows_the_part(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice)
    photo = make_photo(alice, glimmer=glimmer, size=(300, 2400))
    page = as_alice.get(f"/calendar/{glimmer.noticed_on:%Y/%m}/").content.decode()
    assert f'src="{photo.smallest_url}" width="300" height="750"' in page


def test_what_was_kept_before_there_were_parts_keeps_its_files(as_alice: Client, alice: User, folder: Path) -> None:
    """A tall photo shows the top of the whole; a wide one is a few pixels high, and is shown whole."""
    tall = small_photo(alice, glimmer=make_glimmer(alice))
    wide = small_photo(alice, glimmer=make_glimmer(alice))
    for photo, (width, height) in ((tall, (512, 4096)), (wide, (4096, 55))):
        files.remove(photo.file_names)
        photo.width, photo.height = width, height
        photo.save()
        names = [files.MASTER, 480, 960] if photo == tall else [files.MASTER, 480, 960, 1600]
        assert photo.file_names == [files.name(photo.pk, size) for size in names]
    assert (tall.part, tall.shown_size) == ("top", (512, 1280))
    assert (wide.part, wide.shown_size) == ("", (4096, 55))
    assert wide.srcset.endswith("/1600/ 1600w")


def test_a_photo_may_be_longer_than_32_767_pixels(alice: User) -> None:
    photo = small_photo(alice)
    Photo.objects.filter(pk=photo.pk).update(width=65_500, height=65_500)
    photo.refresh_from_db()
    assert (photo.width, photo.height) == (65_500, 65_500)
