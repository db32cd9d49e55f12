"""Queries are read as they were meant; nothing that can be typed breaks them. Without a database."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from glimmers.search.query import LAST_DAY, MAX_CHUNKS, Days, Query, parse
from glimmers.search.query_from_address import names
from tests.translating import translated


def read(typed: str) -> Query:
    return parse(typed, names())


def kinds(typed: str) -> list[tuple[str, str, bool]]:
    return [(chunk.kind, chunk.value, chunk.is_excluded) for chunk in read(typed).chunks]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rain window", [("words", "rain", False), ("words", "window", False)]),
        ('"cup of tea" now', [("words", "cup of tea", False), ("words", "now", False)]),
        ("“cup of tea”", [("words", "cup of tea", False)]),
        ("„cup of tea", [("words", "cup of tea", False)]),
        ("-rain", [("words", "rain", True)]),
        ('-"no rain" --tea', [("words", "no rain", True), ("words", "tea", True)]),
        ("#Tea -#猫", [("#", "Tea", False), ("#", "猫", True)]),
        ("#tea, #a-b", [("#", "tea", False), ("#", "a-b", False)]),
        ("#people/mum #a/ #a-#b", [("#", "people/mum", False), ("#", "a", False), ("#", "a", False)]),
        ("shift:awe SHIFT:Less", [("shift", "awe", False), ("shift", "less", False)]),
        ('shift:"A little less" from:"light & colour"', [("shift", "less", False), ("from", "light", False)]),
        ("from:animals -from:people", [("from", "animals", False), ("from", "people", True)]),
        ("has:photo has:photos is:close", [("has", "photo", False), ("has", "photo", False), ("is", "close", False)]),
        ("on:2024-12-24", [("on", "2024-12-24", False)]),
        ("note:this well-known", [("words", "note:this", False), ("words", "well-known", False)]),
        ('a"b c"d', [("words", "a", False), ("words", "b c", False), ("words", "d", False)]),
    ],
)
def test_each_thing_is_read_as_it_was_meant(typed: str, meant: list[tuple[str, str, bool]]) -> None:
    assert kinds(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", " ", "-", '"', '"""', "#", "shift:", 'from:""', "!?…", "\0", "- - #", "--", "-#"]
)
def test_what_says_nothing_asks_for_everything(typed: str) -> None:
    assert not read(typed)
    assert read(typed).tsquery == ""
    assert read(typed).unread == ()


@pytest.mark.parametrize(
    "typed",
    [
        "on:0000-99-99",
        "shift:foo",
        "from:0",
        "has:cat",
        "is:tea",
        "before:soon",
        "after:1899",
        "on:2023-02-29",
        "-on:2024",
    ],
)
def test_what_cannot_be_read_is_said_and_narrows_nothing(typed: str) -> None:
    assert read(typed).unread == (typed,)
    assert not read(typed)
    assert kinds(f"{typed} tea") == [("words", "tea", False)]


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("on:2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("on:2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("on:2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("on:2024-12-24", date(2024, 12, 24), date(2024, 12, 24)),
        ("before:2026-03", date(1900, 1, 1), date(2026, 2, 28)),
        ("after:2025", date(2026, 1, 1), LAST_DAY),
        ("after:2025-06 before:2025-09-02", date(2025, 7, 1), date(2025, 9, 1)),
        ("on:2025 on:2025-06", date(2025, 6, 1), date(2025, 6, 30)),
    ],
)
def test_times_are_days_with_both_ends(typed: str, first: date, last: date) -> None:
    assert read(typed).days == Days(first, last)


@pytest.mark.parametrize(
    "typed", ["shift:a", "from:", "has:ph", "on:20", "before:2025-0", "after:2025-03-", "after:2025-1", 'shift:"a li']
)
def test_what_may_still_become_something_is_not_complained_about(typed: str) -> None:
    assert read(typed).unread == ()
    if typed not in {"from:", "after:2025-1", 'shift:"a li'}:
        assert read(f"{typed} tea").unread == (typed,)


def test_the_field_goes_on_after_what_is_ended() -> None:
    assert [read(typed).to_go_on for typed in ("", "caf", "tea ", "shift:awe", '"a b"', "#te", "tea shift:awe")] == [
        "", "caf", "tea ", "shift:awe ", '"a b" ', "#te", "tea shift:awe ",
    ]  # fmt: skip


def test_times_that_exclude_each_other_leave_no_day() -> None:
    days = read("on:2024 after:2025").days
    assert days
    assert days.first > days.last


def test_the_last_word_may_go_on_until_something_ends_it() -> None:
    opened = {typed: [chunk.is_open for chunk in read(typed).chunks] for typed in ("caf", "a caf", '"a caf', "don't")}
    assert opened == {"caf": [True], "a caf": [False, True], '"a caf': [True], "don't": [True]}
    for typed in ("caf ", '"caf"', "caf #tea ", "-caf", "caf shift:awe", "caf+", "#tea,"):
        assert not any(chunk.is_open for chunk in read(typed).chunks), typed


@pytest.mark.parametrize(
    ("typed", "tsquery"),
    [
        ("caf", "'~~caf':*"),
        ("Café ", "'~~cafe'"),
        ("tea rain ", "'~~tea' & '~~rain'"),
        ('"cup of tea"', "('~~cup' <-> '~~of' <-> '~~tea')"),
        ("-tea", "'~~.' & !'~~tea'"),
        ('-"a b" tea ', "!('~~a' <-> '~~b') & '~~tea'"),
        ("#Tea from:people", "'~~#tea' & '~~@people'"),
        ("#te", "'~~#te':*"),
        ("#tea ", "'~~#tea'"),
        ("shift:awe", ""),
        ("shift:awe shift:joy", "('~~=awe' | '~~=joy')"),
        ("shift:awe tea ", "'~~tea' & ('~~=awe')"),
        ("-shift:awe", "'~~.' & !'~~=awe'"),
        ("has:photo on:2024", ""),
        ("-is:close", ""),
        ("has:photo -is:close", "'~~*photo' & !'~~*close'"),
        ("shift:awe is:close", "'~~*close' & ('~~=awe')"),
        ("tea has:photo ", "'~~tea' & '~~*photo'"),
        ("喫茶店", "('~~喫茶' <-> '~~茶店':*)"),
        ("茶", "'~~茶':*"),
        ("''\\ & | ! <-> ()", ""),
        ("o'neill ", "'~~oneill'"),
        ("Füße ", "('~~fusse' | '~~fuesse')"),
        ("Füß", "('~~fuss':* | '~~fuess':*)"),
        ("fü", "'~~fu':*"),
        ("#Füße ", "('~~#fusse' | '~~#fuesse')"),
        ('"die Füße" ', "('~~die' <-> ('~~fusse' | '~~fuesse'))"),
        ("#people/mum ", "'~~#people/mum'"),
        ("#slow-", "'~~#slow':*"),
        ("#people/", "'~~#people'"),
    ],
)
def test_what_postgres_is_asked(typed: str, tsquery: str) -> None:
    assert read(typed).tsquery == tsquery


def test_one_shift_alone_is_left_to_its_own_index() -> None:
    assert read("shift:awe on:2024").shift == "awe"
    assert read("shift:awe tea").shift == ""
    assert read("shift:awe shift:joy").shift == ""


def test_a_tap_adds_to_what_was_typed_and_a_second_takes_it_out() -> None:
    tapped = read('"cup of" caf').after_a_tap("shift", "awe")
    assert tapped == 'shift:awe "cup of" caf'
    assert read(tapped).asks("shift", "awe")
    assert read(tapped).chunks[-1].is_open  # so that one can go on typing
    assert read(tapped).after_a_tap("shift", "awe") == '"cup of" caf'
    assert read("tea ").after_a_tap("#", "猫") == "#猫 tea "
    assert read("").after_a_tap("#", "猫") == "#猫 "
    assert read("shift:foo tea ").after_a_tap("is", "close") == "is:close tea "


def test_a_time_that_is_tapped_takes_the_place_of_another() -> None:
    assert read("on:2024 tea ").after_a_tap("on", "2025") == "on:2025 tea "
    assert read("after:2024 tea ").after_a_tap("before", "2020") == "before:2020 tea "


def test_more_than_can_be_read_is_said() -> None:
    assert not read("tea " * MAX_CHUNKS).is_cut
    assert read("tea " * (MAX_CHUNKS + 1)).is_cut
    assert len(read("tea " * 5000).chunks) == MAX_CHUNKS
    assert read("x" * 10_000).is_cut


@given(st.text() | st.text(alphabet="ab-#\"“: \0'\\&|!<>()*~shiftonrm:20", max_size=60))
def test_any_text_is_a_query_and_reads_the_same_when_it_is_written_again(typed: str) -> None:
    query = read(typed)
    first = query.chunks[0] if query else None
    again = read(query.without(first) if first else query.text)
    left = [(chunk.kind, chunk.value) for chunk in query.chunks if chunk != first]
    assert [(chunk.kind, chunk.value) for chunk in again.chunks] == left
    assert "\0" not in query.text
    assert query.tsquery.count("'") % 2 == 0


def test_names_can_be_typed_in_the_language_of_each_reader() -> None:
    with translated("de", Joy="Freude"):
        for language, is_there in (("en-gb", False), ("de", True), ("en-gb", False)):
            with override(language):
                assert names()["shift"]["joy"] == "joy"
                assert ("freude" in names()["shift"]) is is_there
