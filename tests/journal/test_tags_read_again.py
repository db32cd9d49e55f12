"""The migration that reads each text again: what it files and makes findable, and what it leaves alone."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from accounts.models import User
from glimmers.journal.models import EarlierWords, Glimmer, Tag
from glimmers.photos.models import Photo
from tests.factories import make_glimmer, make_photo
from tests.tags.texts import is_filed_rightly

pytestmark = pytest.mark.django_db(transaction=True)  # each batch is a transaction of its own
migration = import_module("glimmers.journal.migrations.0007_tags_read_again")

TEXTS = ("#slow-morning", "#people/mum, don't", "#people and Füße", "#tea", "no tag, sun\u00adflower")


class Schema:
    """As much of a schema editor as is asked for."""

    connection = connection


def as_they_are() -> list[tuple[Any, ...]]:
    """All columns but the one that is written, and what lies beside."""
    names = [field.attname for field in Glimmer._meta.concrete_fields if field.attname != "search_vector"]
    return [*Glimmer.objects.order_by("pk").values_list(*names), *EarlierWords.objects.values_list()]


def vectors() -> dict[Any, str]:
    return dict(Glimmer.objects.values_list("pk", "search_vector"))


@pytest.fixture
def kept(alice: User, bob: User, monkeypatch: pytest.MonkeyPatch) -> list[Glimmer]:
    """Glimmers of two people, with what they are found by and filed under as it was before."""
    monkeypatch.setattr(migration, "BATCH", 3)
    made = [make_glimmer(user, text, place="Ärger") for text in TEXTS for user in (alice, bob)]
    for glimmer in made[:2]:
        Photo.objects.filter(pk=make_photo(glimmer.user, glimmer=glimmer).pk).update(description="A heron’s")
    made[2].put_away()
    Glimmer.objects.filter(pk=made[3].pk).update(revision=7)
    EarlierWords.objects.create(user=alice, glimmer=made[0], text="#slow-evening")
    Glimmer.objects.update(search_vector="'old'")
    for user in (alice, bob):
        wrong = Tag.objects.create(user=user, name="slow")
        for glimmer in made:
            if glimmer.user == user:
                glimmer.tags.set([wrong] if "slow" in glimmer.text else [])
    return made


def test_everything_is_found_and_filed_as_if_it_were_kept_now(kept: list[Glimmer]) -> None:
    before = as_they_are()
    migration.read_again(apps, Schema)
    assert as_they_are() == before, "no word, no revision, no moment of a change"
    assert all(is_filed_rightly(glimmer) for glimmer in kept)
    for user in {glimmer.user for glimmer in kept}:
        names = [tag.name for tag in user.tags.in_use()]
        assert names == (["people", "people/mum", "slow-morning", "tea"] if user != kept[2].user else names)
    assert Tag.objects.filter(glimmers=kept[2]).count() == 2, "what is put away can be taken back"


def test_run_again_it_writes_nothing(kept: list[Glimmer]) -> None:
    migration.read_again(apps, Schema)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, xmin::text FROM journal_glimmer ORDER BY id")
        before = cursor.fetchall()
        migration.read_again(apps, Schema)
        cursor.execute("SELECT id, xmin::text FROM journal_glimmer ORDER BY id")
        assert cursor.fetchall() == before


def test_stopped_half_way_it_keeps_what_is_done_and_goes_on_when_run_again(
    kept: list[Glimmer], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, batches = migration.file_under_tags, []

    def stop_in_the_third(*given: Any) -> None:
        batches.append(given)
        if len(batches) == 3:
            raise KeyboardInterrupt
        file(*given)

    monkeypatch.setattr(migration, "file_under_tags", stop_in_the_third)
    with pytest.raises(KeyboardInterrupt):
        migration.read_again(apps, Schema)
    assert sum(vector != "'old'" for vector in vectors().values()) == 6, "two batches, each whole"
    monkeypatch.setattr(migration, "file_under_tags", file)
    migration.read_again(apps, Schema)
    assert all(is_filed_rightly(glimmer) for glimmer in kept)


def test_it_is_no_single_transaction() -> None:
    assert migration.Migration.atomic is False
