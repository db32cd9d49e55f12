"""Keeping and changing: one glimmer for one sending, and no text lost between two devices."""

from __future__ import annotations

import threading
import uuid
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connections, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from glimmers.journal import adding
from glimmers.journal.keeping import ChangedMeanwhile, Content, KeptOtherwise, change, keep
from glimmers.journal.models import Glimmer, Tag
from glimmers.photos.keeping_with_photos import keep as keep_all
from glimmers.search.finding import older
from glimmers.search.query_from_address import read
from tests.factories import BERLIN, make_glimmer


def test_the_same_sending_twice_is_one_glimmer(alice: User) -> None:
    content, client_id = Content(text="Once #tea"), uuid.uuid4()
    first, is_new = keep(alice, content, zone=BERLIN, client_id=client_id)
    second, is_new_again = keep(alice, content, zone=BERLIN, client_id=client_id)
    assert (first, is_new, is_new_again) == (second, True, False)


def test_the_same_sending_is_known_again_after_the_glimmer_was_changed(alice: User) -> None:
    content, client_id = Content(text="Once"), uuid.uuid4()
    first, _ = keep(alice, content, zone=BERLIN, client_id=client_id)
    change(first, Content(text="Once, and better"), revision=1)
    assert keep(alice, content, zone=BERLIN, client_id=client_id) == (first, False)
    with pytest.raises(KeptOtherwise):
        keep(alice, Content(text="Once, and better"), zone=BERLIN, client_id=client_id)


def test_a_sending_whose_glimmer_went_for_good_is_kept_anew(alice: User) -> None:
    content, client_id = Content(text="Once"), uuid.uuid4()
    first, _ = keep(alice, content, zone=BERLIN, client_id=client_id)
    added = adding.add

    def add(glimmer: Glimmer) -> bool:
        is_new = added(glimmer)
        if not is_new:
            first.delete()  # between finding it and reading it
        return is_new

    with patch("glimmers.journal.keeping.add", add):
        second, is_new = keep(alice, content, zone=BERLIN, client_id=client_id)
    assert is_new
    assert list(alice.glimmers.all()) == [second]


def test_what_is_added_is_what_is_there(alice: User) -> None:
    content = Content(text="Once", shift="calm", sources=("people", "light"), place="the “sill”, \\ 'here'")
    added, _ = keep(alice, content, zone=BERLIN, client_id=uuid.uuid4())
    kept = Glimmer.objects.get()
    assert not added._state.adding
    for field in Glimmer._meta.concrete_fields:
        if field.name not in {"search_vector", "client_digest"}:
            assert getattr(kept, field.attname) == getattr(added, field.attname), field.name
    assert bytes(kept.client_digest) == content.digest()


@pytest.mark.one_database
def test_words_alone_are_kept_by_one_statement(alice: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        keep_all(alice, Content(text="Once"), zone=BERLIN, client_id=uuid.uuid4())


@pytest.mark.django_db(transaction=True)
@pytest.mark.one_database
def test_two_at_once_are_one_glimmer(alice: User) -> None:
    client_id = uuid.uuid4()
    together = threading.Barrier(4)
    found: list[tuple[Glimmer, bool]] = []

    def send() -> None:
        together.wait()
        found.append(keep(alice, Content(text="At once #tea"), zone=BERLIN, client_id=client_id))
        connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({glimmer.pk for glimmer, _ in found}) == 1
    assert sum(is_new for _, is_new in found) == 1
    assert alice.glimmers.count() == 1


def test_keys_are_uuid7_and_rise(alice: User) -> None:
    keys = [make_glimmer(alice).pk for _ in range(20)]
    assert {key.version for key in keys} == {7}
    assert keys == sorted(keys)


def test_a_glimmer_keeps_its_day_when_its_writer_moves(alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-11-15T00:30")
    alice.time_zone = "America/Los_Angeles"
    alice.save()
    glimmer.refresh_from_db()
    assert glimmer.noticed_on == date(2026, 11, 15)
    assert glimmer.noticed_local.hour == 0
    changed = change(glimmer, Content(text="other words"), revision=1)
    assert (changed.noticed_on, changed.noticed_at, changed.time_zone) == (
        glimmer.noticed_on,
        glimmer.noticed_at,
        "Europe/Berlin",
    )


def test_the_second_device_is_told(alice: User) -> None:
    glimmer = make_glimmer(alice, "as it was")
    change(glimmer, Content(text="from the phone"), revision=1)
    with pytest.raises(ChangedMeanwhile) as told:
        change(glimmer, Content(text="from the desk"), revision=1)
    assert told.value.glimmer.text == "from the phone"
    assert change(glimmer, Content(text="from the desk"), revision=2).revision == 3


def test_the_same_change_twice_is_no_conflict(alice: User) -> None:
    glimmer = make_glimmer(alice, "as it was")
    first = change(glimmer, Content(text="better", shift="calm"), revision=1)
    assert change(glimmer, Content(text="better", shift="calm"), revision=1).revision == first.revision


def test_marking_is_no_change_of_words(alice: User) -> None:
    glimmer = make_glimmer(alice)
    glimmer.keep_close(True)
    glimmer.tuck_away(True)
    assert change(glimmer, Content(text="still possible"), revision=1).is_close


@pytest.mark.one_database
def test_tags_follow_the_words(alice: User, bob: User) -> None:
    glimmer = make_glimmer(alice, "#Tea and #Mies")
    make_glimmer(bob, "#tea")
    change(glimmer, Content(text="#tea and #MILK"), revision=1)
    assert [(tag.name, tag.times) for tag in alice.tags.in_use()] == [("milk", 1), ("tea", 1)]
    glimmer.put_away()
    assert list(alice.tags.in_use()) == []
    assert Tag.objects.filter(name="tea").count() == 2, "each person has their own"


def test_sweeping_takes_tags_that_nobody_uses(alice: User) -> None:
    glimmer = make_glimmer(alice, "#gone and #kept")
    make_glimmer(alice, "#kept")
    glimmer.delete()
    call_command("sweep", verbosity=0)
    assert [tag.name for tag in alice.tags.all()] == ["kept"]


def test_what_was_put_away_goes_after_thirty_days(alice: User) -> None:
    kept, young, old = (make_glimmer(alice, text) for text in ("here", "young", "old"))
    for glimmer, age in ((young, timedelta(days=29, hours=23)), (old, timedelta(days=30))):
        Glimmer.objects.filter(pk=glimmer.pk).update(put_away_at=timezone.now() - age)
    assert list(alice.glimmers.put_away()) == [young]
    assert set(alice.glimmers.reachable()) == {kept, young}
    assert list(Glimmer.objects.due_to_go()) == [old]
    call_command("sweep", verbosity=0)
    assert set(alice.glimmers.all()) == {kept, young}


def test_newest_first_goes_by_the_writers_day(alice: User) -> None:
    west = make_glimmer(alice, "late in the west", when="2026-11-10T23:00", zone=ZoneInfo("America/Los_Angeles"))
    east = make_glimmer(alice, "early in the east", when="2026-11-11T01:00", zone=ZoneInfo("Asia/Tokyo"))
    assert west.noticed_at > east.noticed_at
    assert list(alice.glimmers.newest_first()) == [east, west]


@pytest.mark.parametrize(
    "broken",
    [
        {"text": ""},
        {"text": "x" * 20_001},
        {"shift": "bliss"},
        {"sources": ["people", "money"]},
        {"noticed_on": date(1899, 12, 31), "noticed_at": datetime(1899, 12, 31, 12, tzinfo=UTC)},
        {"noticed_on": date(2026, 11, 12)},
        {"noticed_on": date(2026, 11, 18)},
    ],
    ids=str,
)
def test_the_database_itself_refuses_what_cannot_be(alice: User, broken: dict) -> None:
    glimmer = make_glimmer(alice, when="2026-11-15T12:00")
    with pytest.raises(IntegrityError), transaction.atomic():
        Glimmer.objects.filter(pk=glimmer.pk).update(**broken)


def test_a_client_id_belongs_to_one_glimmer_of_a_user(alice: User) -> None:
    client_id = uuid.uuid4()
    keep(alice, Content(text="one"), zone=BERLIN, client_id=client_id)
    other = make_glimmer(alice, "two")
    with pytest.raises(IntegrityError), transaction.atomic():
        Glimmer.objects.filter(pk=other.pk).update(client_id=client_id)


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Kiritimati", "2026-11-22T09:59Z", 22),
        ("Pacific/Kiritimati", "2026-11-22T10:00Z", 23),
        ("Pacific/Pago_Pago", "2026-11-22T10:59Z", 21),
        ("Pacific/Pago_Pago", "2026-11-22T11:00Z", 22),
        ("Asia/Kathmandu", "2026-11-22T18:14Z", 22),
        ("Asia/Kathmandu", "2026-11-22T18:15Z", 23),
    ],
)
def test_now_is_kept_on_the_day_that_it_is_there(alice: User, zone: str, moment: str, day: int) -> None:
    with time_machine.travel(moment, tick=False):
        assert make_glimmer(alice, zone=ZoneInfo(zone)).noticed_on == date(2026, 11, day)


def test_kept_close_while_an_edit_moves_it_to_another_year_it_is_found_as_both(alice: User) -> None:
    read_before = make_glimmer(alice, "tea")
    change(read_before, Content(text="tea", when=datetime(2024, 5, 1, 9)), revision=read_before.revision)
    read_before.keep_close(True)
    assert older(alice, read({"q": "is:close tea"}), most=2).count() == 1
    read_before.keep_close(False)
    assert not Glimmer.objects.extra(where=["search_vector::text LIKE '%%*close%%'"]).exists()
