"""The demonstration's journal is believable, varied, and the same as if it had been kept."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from accounts.models import User
from glimmers.demo import album
from glimmers.demo.spreading import ZONE, planned
from glimmers.demo.texts import MOMENTS
from glimmers.journal.keeping import Content, keep
from glimmers.journal.models import Glimmer
from glimmers.journal.vocabulary import Shift, Source
from glimmers.photos.models import Photo
from tests.counting import counted, numbers


@pytest.fixture
def demo(db: None) -> User:
    return made()


def made(*, again: bool = False, without_photos: bool = True, **options: int) -> User:
    options |= {"again": again, "without_photos": without_photos}
    call_command("demo", password="a-long-password", stdout=StringIO(), **options)
    return User.objects.get(email="demo@example.com")


def test_it_holds_a_few_hundred_varied_glimmers_of_three_years(demo: User) -> None:
    glimmers = list(demo.glimmers.all())
    assert 200 <= len(glimmers) <= 600
    years = {glimmer.noticed_on.year for glimmer in glimmers}
    assert len(years) >= 3
    assert {glimmer.shift for glimmer in glimmers} == {"", *Shift.values}
    assert {source for glimmer in glimmers for source in glimmer.sources} == set(Source.values)
    lengths = [len(glimmer.text) for glimmer in glimmers]
    assert 0 < min(lengths) < 40
    assert max(lengths) > 1000
    assert any(glimmer.is_close for glimmer in glimmers)
    assert any(glimmer.is_tucked for glimmer in glimmers)
    assert demo.tags.in_use().count() >= 10
    assert max(glimmer.noticed_at for glimmer in glimmers) <= timezone.now()
    assert not demo.photos.exists()


def test_one_can_sign_in_and_see_it(demo: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": "demo@example.com", "password": "a-long-password"})
    assert client.get("/scrapbook/").content.decode().count("<article") == 24


def test_it_is_made_once_unless_asked_again(demo: User) -> None:
    with pytest.raises(CommandError, match="make demo AGAIN=1"):
        call_command("demo", without_photos=True)
    assert made(again=True).pk != demo.pk
    assert User.objects.filter(email="demo@example.com").count() == 1


def test_make_passes_on_that_it_is_to_be_started_over() -> None:
    # make -n only says what it would run.
    makefile = Path(__file__).resolve().parents[2] / "Makefile"
    command = ["make", "-n", "--no-print-directory", "-o", ".venv/.run", "-f", makefile, "demo"]
    says = [
        subprocess.run([*command, *more], capture_output=True, text=True, check=True).stdout
        for more in ([], ["AGAIN=1"])
    ]
    assert [text.split()[1:] for text in says] == [["manage.py", "demo"], ["manage.py", "demo", "--again"]]


@pytest.mark.one_database
def test_its_photos_lie_in_the_storage_and_go_with_it(
    db: None,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ours = {"BACKEND": "hosting.storage.DurableStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": ours}
    monkeypatch.setattr(album, "COUNTS", (3, 1))
    demo = made(without_photos=False)
    assert sorted(demo.glimmers.exclude(photo_count=0).values_list("photo_count", flat=True)) == [1, 3]
    photos = list(demo.photos.in_place())
    assert sorted(photo.position or 0 for photo in photos) == [0, 0, 1, 2]
    assert {max(photo.width, photo.height) for photo in photos} == {1600}
    assert files_under(tmp_path) == sorted(name for photo in photos for name in photo.file_names)
    assert storages["default"].size(photos[0].file_names[0]) > 500

    with django_capture_on_commit_callbacks(execute=True):
        made(again=True)
    assert not Photo.objects.exists()
    assert files_under(tmp_path) == []


def files_under(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_it_is_the_same_each_time_and_nothing_lies_ahead() -> None:
    now = datetime(2026, 11, 22, 0, 10)
    first, second = list(planned(now)), list(planned(now))
    assert first == second
    assert len(first) == len(MOMENTS)
    assert all(plan.content.when and plan.content.when <= now for plan in first)
    assert ZONE.key == "Europe/Berlin"


def test_a_glimmer_of_it_is_as_if_it_had_been_kept(demo: User) -> None:
    """The demonstration writes in bulk; each column equals that of a glimmer which came through the form."""
    made_at = {"id", "user", "client_id", "client_digest", "created_at", "changed_at", "is_close", "is_tucked"}
    columns = [field.name for field in Glimmer._meta.concrete_fields if field.name not in made_at]
    for glimmer in demo.glimmers.filter(is_close=False).order_by("noticed_at")[:40]:
        content = Content(
            text=glimmer.text, when=glimmer.noticed_local, shift=glimmer.shift, sources=tuple(glimmer.sources)
        )
        kept, _ = keep(demo, replace(content, place=glimmer.place), zone=ZONE)
        kept.refresh_from_db()
        assert [getattr(kept, name) for name in columns] == [getattr(glimmer, name) for name in columns]
        assert {tag.name for tag in kept.tags.all()} == {tag.name for tag in glimmer.tags.all()}
    assert numbers() == counted()


@pytest.mark.parametrize("count", [1, 10, len(MOMENTS) + 20])
def test_it_holds_as_many_as_are_asked_for(db: None, count: int) -> None:
    demo = made(glimmers=count)
    assert count - 10 < demo.glimmers.count() <= count, "some have a photo and no words"
    assert demo.glimmers.filter(noticed_on=timezone.now().astimezone(ZONE).date()).exists()


@pytest.mark.parametrize("count", [0, -1, 100_001])
def test_a_number_that_cannot_be_is_said(db: None, count: int) -> None:
    with pytest.raises(CommandError, match="from 1 to 100000"):
        made(glimmers=count)


def test_about_a_third_has_photos_most_of_them_one() -> None:
    plans = list(planned(datetime(2026, 11, 22, 21)))
    counts = [len(plan.pictures) for plan in plans if plan.pictures]
    assert 80 <= len(counts) <= 100
    assert counts.count(1) > len(counts) * 0.8
    assert len([count for count in counts if 5 <= count <= 7]) == 2
    assert [bool(plan.pictures) for plan in plans if not plan.content.text] == [True, True]
    assert any(plan.pictures for plan in plans[-24:]), "the first page of the scrapbook is what one sees first"
    assert len({picture.drawn.kind for plan in plans for picture in plan.pictures}) >= 24


def test_moments_use_the_journals_words() -> None:
    for moment in MOMENTS:
        assert moment.shift in {"", *Shift.values}
        assert set(moment.sources) <= set(Source.values)
        assert "!" not in moment.text
