"""Search finds the same among the newest glimmers, which it looks at one by one, as beyond them.

Worked out a second time by reading every glimmer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.search import statement
from glimmers.search.finding import beside, newer, newer_seen, older, older_seen
from glimmers.search.query_from_address import read
from tests.factories import make_glimmer, make_photo
from tests.search.test_finding import LONG, ODD, OPERATORS, WORDS

DAYS = [date(1900, 1, 1), date(2019, 12, 31), date(2024, 6, 30), date(2024, 7, 1), date(2025, 1, 1), date(2025, 12, 31)]
ASKED: dict[str, Callable[[Glimmer], bool]] = {
    "": lambda it: True,
    "tea ": lambda it: "tea" in it.text,
    "te": lambda it: "tea" in it.text,
    "tea snow ": lambda it: "tea" in it.text and "snow" in it.text,
    '"tea snow" ': lambda it: "tea snow" in it.text,
    "-rain ": lambda it: "rain" not in it.text,
    "tea -rain ": lambda it: "tea" in it.text and "rain" not in it.text,
    "owl ": lambda it: "owl" in it.text,
    "shift:awe": lambda it: it.shift == "awe",
    "-shift:awe": lambda it: it.shift != "awe",
    "shift:awe shift:joy": lambda it: it.shift in {"awe", "joy"},
    "from:taste": lambda it: "taste" in it.sources,
    "is:close": lambda it: it.is_close,
    "-is:close": lambda it: not it.is_close,
    "has:photo": lambda it: it.photo_count > 0,
    "-has:photo": lambda it: it.photo_count == 0,
    "is:close has:photo": lambda it: it.is_close and it.photo_count > 0,
    "tea is:close shift:joy": lambda it: "tea" in it.text and it.is_close and it.shift == "joy",
    "on:2024": lambda it: it.noticed_on.year == 2024,
    "tea on:2024-07 ": lambda it: "tea" in it.text and (it.noticed_on.year, it.noticed_on.month) == (2024, 7),
    "tea before:2025-12 ": lambda it: "tea" in it.text and it.noticed_on < date(2025, 12, 1),
    "-rain after:2024-06 ": lambda it: "rain" not in it.text and it.noticed_on > date(2024, 6, 30),
    "tea before:2019 after:2024": lambda it: False,
}


@pytest.fixture
def everything(alice: User, bob: User) -> list[Glimmer]:
    """Make glimmers of Alice, many at the same moment and some put away, and some of Bob; return hers, newest first."""
    chance = Random(7)
    for number in range(36):
        words = chance.sample(["tea", "rain", "snow", "light"], chance.randrange(1, 4))
        text = " ".join([*words, "owl"] if number == 9 else words)
        when = f"{chance.choice(DAYS)}T{chance.choice(['08:00', '21:00'])}"
        sources = chance.sample(["taste", "sound"], chance.randrange(3))
        glimmer = make_glimmer(
            alice, text, when=when, shift=chance.choice(["", "awe", "joy"]), sources=tuple(sorted(sources))
        )
        if number % 4 == 0:
            make_photo(alice, glimmer=glimmer)
        if number % 3 == 0:
            glimmer.keep_close(True)
        if number % 7 == 0:
            glimmer.put_away()
        if number % 5 == 0:
            make_glimmer(bob, text, when=when, shift="awe", sources=("taste",))
    return list(alice.glimmers.kept().newest_first())


@pytest.mark.parametrize("walked", [8, 16, 40, 96, 2048])
def test_it_is_what_reading_all_of_them_finds(
    alice: User, everything: list[Glimmer], walked: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statement, "WALKED", walked)
    for typed, holds in ASKED.items():
        query = read({"q": typed})
        wanted = [it for it in everything if holds(it)]
        for number, (most, turn) in enumerate([(1, 0), (3, 1), (25, 2)] * 3):
            place = everything[(number * 4 + turn) % len(everything)].place_in_time
            day = DAYS[number % len(DAYS)] + timedelta(days=1)
            before = [it for it in wanted if it.place_in_time < place]
            after = [it for it in reversed(wanted) if it.place_in_time > place]
            earlier = [it for it in wanted if it.noticed_on < day]
            assert list(older(alice, query, most=most)) == wanted[:most], typed
            assert list(older(alice, query, after=place, most=most)) == before[:most], typed
            assert list(older(alice, query, before_day=day, most=most)) == earlier[:most], typed
            assert list(newer(alice, query, before=place, most=most)) == after[:most], typed
            seen = older_seen(alice, query, after=place, most=most)
            assert [it.id for it in seen] == [it.pk for it in before[:most]], typed
            assert [len(it.prints) for it in seen] == [it.photo_count for it in before[:most]], typed
            seen = newer_seen(alice, query, before=place, most=most)
            assert [it.id for it in seen] == [it.pk for it in after[:most]], typed


def plan_of(owner: User, typed: str, *, most: int) -> list[str]:
    """Run the statement of a search, and return what Postgres did for it, line by line."""
    query = statement.asked(owner.pk, read({"q": typed}), statement.Part(None, None, statement.OLDER, most))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE) SELECT FROM journal_glimmer WHERE {query.condition}", query.values)
        return [line for (line,) in cursor.fetchall()]


def test_a_page_that_is_found_at_once_asks_no_index_of_words(alice: User, everything: list[Glimmer]) -> None:
    """No index is asked either if the journal has no more glimmers than are looked at one by one."""
    for typed in ("tea ", "-rain ", "owl "):
        plan = plan_of(alice, typed, most=3)
        (scan,) = [line for line in plan if "Subquery Scan on found" in line]
        assert "never executed" in scan, plan


@pytest.mark.parametrize(("of_newest", "walked"), [(0, 32), (1, 32), (2, 256), (31, 256)])
@pytest.mark.one_database
def test_what_is_rare_among_the_newest_is_not_looked_for_further(alice: User, of_newest: int, walked: int) -> None:
    for number in range(300):
        make_glimmer(alice, "rain" if number < 300 - of_newest else "tea", when=f"2026-03-01T08:{number // 60:02}")
    plan = plan_of(alice, "tea ", most=25)
    looked_at = plan[next(at for at, line in enumerate(plan) if "CTE walked" in line) + 1]
    # A full page ends the walk.
    assert f"rows={walked if of_newest < 25 else 32}" in looked_at.partition("actual")[2], looked_at


@pytest.mark.one_database
def test_a_page_to_be_shown_is_one_statement(alice: User, everything: list[Glimmer]) -> None:
    for typed in ("tea ", "", "tea -has:photo ", "nobody "):
        with CaptureQueriesContext(connection) as asked:
            older_seen(alice, read({"q": typed}), most=25)
        assert len(asked) == 1, typed


@pytest.mark.parametrize("typed", OPERATORS + ODD + LONG + WORDS, ids=lambda typed: ascii(typed)[:20])
def test_whatever_is_typed_is_shown_as_it_is_found(alice: User, typed: str) -> None:
    for text in ("tea", "rain", "tea and rain"):
        make_glimmer(alice, text, shift="awe")
    query, place = read({"q": typed}), alice.glimmers.earliest("pk").place_in_time
    assert [it.id for it in older_seen(alice, query, most=25)] == [it.pk for it in older(alice, query, most=25)]
    found = newer_seen(alice, query, before=place, most=25)
    assert [it.id for it in found] == [it.pk for it in newer(alice, query, before=place, most=25)]
    _, nearest = beside(alice, query, place)
    assert [nearest.id if nearest else None] == ([it.id for it in found[:1]] or [None])
