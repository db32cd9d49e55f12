"""A text that holds more than Postgres can search is kept all the same, and found by its first words."""

from __future__ import annotations

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.postgres.search import SearchVectorField
from django.db import connection
from django.db.models import Value
from django.test import Client

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.journal.search_vector import MOST_BYTES, Searchable, search_vector
from glimmers.search.finding import older
from glimmers.search.query_from_address import read
from tests.factories import make_glimmer

# Words of four different parts; each part is a letter of three bytes and a sign that folds to eighteen letters.
PARTS = [chr(0x17000 + number) + "ﷺ" for number in range(6000)]
DENSE = " ".join("’".join(PARTS[at : at + 4]) for at in range(0, len(PARTS), 4))[:20_000]


def found(alice: User, words: str) -> int:
    return len(older(alice, read({"q": words}), most=5))


def test_it_is_kept_and_its_first_words_are_found(as_alice: Client, alice: User) -> None:
    assert as_alice.post("/", {"text": DENSE}).status_code == 302
    glimmer = alice.glimmers.get()
    assert glimmer.text == DENSE
    assert found(alice, f'"{DENSE.split(" ")[0]}"') == 1
    assert as_alice.post(f"/glimmers/{glimmer.pk}/keep-close/", {"is_close": "1"}).status_code == 302
    assert found(alice, "is:close") == 1


def test_with_descriptions_too_it_stays_below_what_postgres_takes(alice: User) -> None:
    shown = [DENSE[at : at + 1000] for at in range(0, 10_000, 1000)]
    glimmer = make_glimmer(alice, "short")
    vector = search_vector(alice.pk, glimmer.noticed_on, Searchable(text=DENSE, place=DENSE[:200], shown=shown))
    assert len(vector.encode()) > MOST_BYTES, "or nothing had to be left out"
    Glimmer.objects.filter(pk=glimmer.pk).update(search_vector=Value(vector, output_field=SearchVectorField()))


def test_words_as_they_are_written_come_before_their_other_readings(alice: User) -> None:
    make_glimmer(alice, f"{DENSE[:19_970]} the last heron")
    assert found(alice, "heron") == 1


@pytest.mark.one_database
def test_a_text_in_the_journal_from_before_does_not_hold_up_an_update(alice: User) -> None:
    glimmer = make_glimmer(alice, "short")
    Glimmer.objects.filter(pk=glimmer.pk).update(text=DENSE)
    read_again: Any = import_module("glimmers.journal.migrations.0007_tags_read_again")
    read_again.read_again(apps, SimpleNamespace(connection=connection))
    assert found(alice, f'"{DENSE.split(" ")[0]}"') == 1


@pytest.mark.parametrize("text", ["tea and toast", "l’eau d’été", "Füße über #slow-morning", "今日は良い天気"])
def test_what_people_write_is_held_whole(alice: User, text: str) -> None:
    glimmer = make_glimmer(alice, text * 300)
    assert len(search_vector(alice.pk, glimmer.noticed_on, Searchable(text=text * 300))) < MOST_BYTES / 2
