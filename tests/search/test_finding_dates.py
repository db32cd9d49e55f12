"""A date that is typed by itself finds the glimmers of that time."""

from __future__ import annotations

from datetime import datetime

from accounts.models import User
from glimmers.journal.keeping import Content
from glimmers.journal.keeping import change as change_words
from glimmers.search.finding import newer
from glimmers.search.query_from_address import read
from tests.factories import make_glimmer
from tests.search.test_finding import find


def test_a_date_finds_its_days_and_the_words_in_any_year(alice: User) -> None:
    for day in ("2024-03-01", "2026-03-01", "2026-03-31", "2026-04-01", "1926-03-01"):
        make_glimmer(alice, f"a day, {day[2:4]}{day[5:7]}{day[8:]}", when=f"{day}T08:00")
    make_glimmer(alice, "remembering 1 March 2026", when="2025-07-07T08:00")
    make_glimmer(alice, "written on 2026-03-01.", when="2025-06-06T08:00")
    in_words, in_numbers = "remembering 1 March 2026", "written on 2026-03-01."
    march = ["a day, 260331", "a day, 260301"]
    assert find(alice, "2026-03-01 ") == ["a day, 260301", in_numbers]
    assert find(alice, "1 March 2026 ") == find(alice, "March 1, 2026") == ["a day, 260301", in_words]
    assert find(alice, "01/03/2026") == find(alice, "1.3.2026 ") == ["a day, 260301"]
    assert find(alice, "March 2026 ") == [*march, in_words]
    assert find(alice, "2026-03 ") == find(alice, "2026-03") == [*march, in_numbers]
    assert find(alice, "1 March ") == ["a day, 260301", in_words, "a day, 240301", "a day, 260301"]
    assert find(alice, "-2026-03 on:2026 ") == ["a day, 260401"]
    assert find(alice, "1 March before:1950 ") == ["a day, 260301"]
    assert find(alice, '"1 March" ') == [in_words]
    place = alice.glimmers.get(text="a day, 240301").place_in_time
    assert [glimmer.text for glimmer in newer(alice, read({"q": "1 March"}), before=place, most=1)] == [in_words]


def test_a_glimmer_that_is_moved_is_found_by_its_new_day(alice: User) -> None:
    glimmer = make_glimmer(alice, "tea", when="2024-12-31T12:00")
    change_words(glimmer, Content(text="tea", when=datetime(2024, 3, 2, 8)), revision=1)
    assert find(alice, "2024-12-31") == []
    assert find(alice, "2024-03-02") == find(alice, "2 March") == ["tea"]
