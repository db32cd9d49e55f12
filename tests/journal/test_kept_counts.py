"""The numbers that the database keeps equal what it holds, whatever was done and by whichever way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts.models import User
from glimmers.journal.keeping import Content, change
from glimmers.journal.kept_counts import KeptDay
from glimmers.journal.models import Glimmer, GlimmerTag, Tag
from glimmers.journal.sweeping import sweep
from glimmers.journal.vocabulary import Shift
from glimmers.tags import renaming
from tests.counting import counted, numbers
from tests.factories import file_by_hand, make_glimmer

TEXTS = ("nothing", "#tea", "#tea #milk", "#tea/green", "#people/mum #tea", "#milk again")
NAMES = ("chai", "tea/green", "milk", "tea")
SHIFTS = ("", *Shift.values)
MONTH = timedelta(days=31)


def some(of: tuple[str, ...], turn: int) -> str:
    return of[turn % len(of)]


def when(turn: int) -> datetime:
    """Choose among few days in two months, and few moments in each, so that many are the same."""
    return datetime(2026, 3, 30, 9) + timedelta(days=turn % 4, minutes=turn // 4 % 2)


class Journal:
    """Act on somebody's journal; each act takes two numbers to choose by."""

    def __init__(self, user: User) -> None:
        self.user = user

    def one(self, turn: int) -> Glimmer:
        glimmers = list(self.user.glimmers.order_by("pk"))
        return (
            glimmers[turn % len(glimmers)]
            if glimmers
            else make_glimmer(self.user, some(TEXTS, turn), when="2026-03-30T09:00")
        )

    def content(self, turn: int, other: int) -> Content:
        return Content(text=some(TEXTS, turn), when=when(other), shift=some(SHIFTS, turn + other))

    def keep(self, turn: int, other: int) -> None:
        content = self.content(turn, other)
        make_glimmer(self.user, content.text, when=when(other).isoformat(), shift=content.shift)

    def edit(self, turn: int, other: int) -> None:
        glimmer = self.one(turn)
        change(glimmer, self.content(turn // 7, other), revision=Glimmer.objects.get(pk=glimmer.pk).revision)

    def put_away(self, turn: int, other: int) -> None:
        self.one(turn).put_away()

    def take_back(self, turn: int, other: int) -> None:
        glimmer = self.one(turn)
        if glimmer in self.user.glimmers.reachable():
            glimmer.take_back()

    def tuck(self, turn: int, other: int) -> None:
        self.one(turn).tuck_away(bool(other % 2))

    def keep_close(self, turn: int, other: int) -> None:
        self.one(turn).keep_close(bool(other % 2))

    def photos(self, turn: int, other: int) -> None:
        Glimmer.objects.filter(pk=self.one(turn).pk).update(photo_count=other % 3)

    def rename(self, turn: int, other: int) -> None:
        in_use = list(self.user.tags.in_use())
        if in_use:
            renaming.rename(self.user, in_use[turn % len(in_use)], some(NAMES, other))

    def undo(self, turn: int, other: int) -> None:
        if done := self.user.tag_renames.lately().first():
            renaming.undo(self.user, done)

    def delete(self, turn: int, other: int) -> None:
        self.one(turn).delete()

    def delete_several(self, turn: int, other: int) -> None:
        self.user.glimmers.filter(noticed_on=when(other).date()).delete()

    def put_all_away(self, turn: int, other: int) -> None:
        self.user.glimmers.exclude(pk=self.one(turn).pk).update(put_away_at=timezone.now() - MONTH * (other % 2))

    def take_all_back(self, turn: int, other: int) -> None:
        Glimmer.objects.update(put_away_at=None)

    def move_all(self, turn: int, other: int) -> None:
        by = timedelta(days=1 - turn % 3)
        self.user.glimmers.update(noticed_at=F("noticed_at") + by, noticed_on=F("noticed_on") + by)

    def copy_all(self, turn: int, other: int) -> None:
        """Copy glimmers in bulk with their tags, one statement each."""
        copies, filed = [], []
        for glimmer in self.user.glimmers.order_by("pk")[: 1 + other % 4]:
            copy = Glimmer(user=self.user, text=glimmer.text, shift=glimmer.shift, photo_count=glimmer.photo_count)
            copy.noticed_at, copy.noticed_on = glimmer.noticed_at, glimmer.noticed_on
            copies.append(copy)
            filed += [GlimmerTag(glimmer=copy, tag=tag) for tag in glimmer.tags.all()]
        Glimmer.objects.bulk_create(copies)
        GlimmerTag.objects.bulk_create(filed)

    def file_by_hand(self, turn: int, other: int) -> None:
        """File glimmers under a tag as somebody with SQL might."""
        tag, _ = Tag.objects.get_or_create(user=self.user, name=some(NAMES, other))
        file_by_hand(self.one(turn), tag)
        has_it = list(self.user.glimmers.filter(tags=tag).values_list("pk", flat=True))
        mine = GlimmerTag.objects.filter(user=self.user)
        mine.filter(tag__name="milk").exclude(glimmer_id__in=has_it).update(tag_id=tag.pk)
        if turn % 2:
            mine.filter(tag_id=tag.pk).delete()

    def sweep(self, turn: int, other: int) -> None:
        sweep()

    def leave(self, turn: int, other: int) -> None:
        """Delete the user with everything they have, and create them again."""
        email = self.user.email
        self.user.delete()
        self.user = User.objects.create_user(email, "a-long-password", time_zone="Europe/Berlin")


ACTS = tuple(name for name in vars(Journal) if not name.startswith("_") and name not in {"one", "content"})
steps = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(0, 1), st.integers(0, 99), st.integers(0, 99)), min_size=1, max_size=14
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps)
@example([("keep", 0, 1, 1), *((act, 0, 0, 1) for act in ACTS)])
@pytest.mark.one_database
def test_after_anything_they_are_those_of_what_there_is(
    alice: User, bob: User, taken: list[tuple[str, int, int, int]]
) -> None:
    with transaction.atomic():
        journals = [Journal(User.objects.get(pk=user.pk)) for user in (alice, bob)]
        for act, whose, turn, other in [*((("keep"), turn % 2, turn, turn * 3) for turn in range(6)), *taken]:
            getattr(journals[whose], act)(turn, other)
            assert numbers() == counted(), act
        with connection.cursor() as cursor:
            cursor.execute("SELECT journal_count_again()")
        assert numbers() == counted()
        connection.check_constraints()  # no row may be left of anybody who has gone
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "delete",
    [
        "DELETE FROM journal_glimmer WHERE text = '#tea'",
        "DELETE FROM journal_glimmer WHERE put_away_at IS NOT NULL",
        "DELETE FROM journal_glimmer",
        "DELETE FROM journal_tag WHERE name = 'tea'",
        "DELETE FROM accounts_user WHERE email = 'alice@example.org'",
    ],
)
def test_they_stay_true_where_the_database_deletes_what_belongs_to_a_row(alice: User, bob: User, delete: str) -> None:
    for user in (alice, bob):
        for text in ("#tea", "#tea #milk", "#tea/green #milk"):
            make_glimmer(user, text, when="2026-03-30T09:00", shift="awe")
        make_glimmer(user, "#tea", when="2026-03-31T09:00").put_away()
    with connection.cursor() as cursor:
        cursor.execute(delete)
    assert numbers() == counted()
    connection.check_constraints()


@pytest.mark.one_database
def test_emptying_the_table_empties_them(alice: User) -> None:
    make_glimmer(alice, "#tea")
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_glimmer CASCADE")
    assert numbers() == counted() == ({}, {}, {alice.tags.get().pk: 0})


def test_one_more_glimmer_does_not_count_its_day(alice: User) -> None:
    """A Keep reads only the latest glimmer of each shift and of those with photos, however many there are."""
    make_glimmer(alice, "the first", when="2026-03-30T09:00", shift="awe")
    at, on = alice.glimmers.values_list("noticed_at", "noticed_on").get()
    Glimmer.objects.bulk_create(Glimmer(user=alice, text="more", noticed_at=at, noticed_on=on) for _ in range(3000))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE journal_glimmer")
        read = rows_read(cursor, lambda: make_glimmer(alice, "one more", when="2026-03-30T10:00", shift="joy"))
    assert KeptDay.objects.get().times == 3002
    assert read < 30, read


def rows_read(cursor: Any, act: Callable[[], object]) -> int:
    """Return how many glimmers a transaction reads, by any kind of scan."""
    count = "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) FROM pg_stat_xact_user_tables WHERE relname = %s"
    cursor.execute(count, ["journal_glimmer"])
    ((before,),) = cursor.fetchall()
    act()
    cursor.execute(count, ["journal_glimmer"])
    ((after,),) = cursor.fetchall()
    return int(after - before)
