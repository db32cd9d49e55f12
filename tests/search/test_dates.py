"""A date that is typed into search by itself is read as a date. Without a database."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from glimmers.search.chips import all_chips
from glimmers.search.query import Query, parse
from glimmers.search.query_from_address import calendar, names


def read(typed: str) -> Query:
    return parse(typed, names(), calendar())


def dates(typed: str) -> list[str]:
    query = parse(typed, {"shift": {}, "from": {}}, calendar())  # `names` would be cached for the language
    return [chunk.value for chunk in query.chunks if chunk.kind == "date"]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026-03-01", "2026-03-01"),
        ("2026-3-1", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("2026-03", "2026-03"),
        ("March 2026", "2026-03"),
        ("march, 2026", "2026-03"),
        ("MAR 2026", "2026-03"),
        ("Sept. 2025", "2025-09"),
        ("1 March", "03-01"),
        ("1st of March", "03-01"),
        ("1. Mar", "03-01"),
        ("March 1", "03-01"),
        ("March 22nd", "03-22"),
        ("29 February", "02-29"),
        ("1 March 2026", "2026-03-01"),
        ("01  Mar.  2026", "2026-03-01"),
        ("March 1, 2026", "2026-03-01"),
        ("March 1st 2026", "2026-03-01"),
        ("1.3.2026", "2026-03-01"),
        ("01.03.2026.", "2026-03-01"),
        ("01/03/2026", "2026-03-01"),
        ("1-3-2026", "2026-03-01"),
        ("03/25/2026", "2026-03-25"),
        ("May 2026", "2026-05"),
    ],
)
def test_a_date_is_read_however_it_is_written(typed: str, value: str) -> None:
    for around in ("{}", "{} ", "tea {}", "{} tea ", "{}, tea", "-{} ", "#tea {}", "({})"):
        assert dates(around.format(typed)) == [value], around
    assert read(typed).unread == ()


@pytest.mark.parametrize(
    "typed",
    [
        "2026", "March", "may", "1", "1 tea", "March tea", "2026-13", "2026-02-30", "30 February", "1899-12-31",
        "2156-01",
        "1/3", "1.3.", "1.3.26", "13/13/2026", "2026-", "2026-0", "2026-03-", "2026-03-0", "1 M", "1 Ma", "Marc 2026",
        "March 202", "12026-03-01", "2026-03-011", "2026-03-01T10:00", "x2026-03-01", "1 March-ish", "1/3.2026",
        '"1 March 2026"', "on:2026-03-01", "#2026-03-01 ", "v1.3.2026.4", "1 Marchs", "32 March", "0 March",
    ],
)  # fmt: skip
def test_what_is_no_date_or_none_yet_is_words(typed: str) -> None:
    assert dates(typed) == []
    assert read(typed).unread == ()


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1 March 2", ["03-01"]),
        ("1 March 202", ["03-01"]),
        ("1 March 202 ", ["03-01"]),
        ("March 2", ["03-02"]),
        ("March 20", ["03-20"]),
        ("1 March 2 May", ["03-01", "05-02"]),
        ("1 March 2026 2026-04", ["2026-03-01", "2026-04"]),
    ],
)
def test_a_year_that_is_being_typed_narrows_nothing(typed: str, values: list[str]) -> None:
    assert dates(typed) == values
    words = [chunk.value for chunk in read(typed).chunks if chunk.kind == "words"]
    assert words == (["202"] if typed.endswith(" ") else [])


def test_numbers_are_read_as_the_language_has_them() -> None:
    assert dates("02/03/2026") == ["2026-03-02"]
    with override("en-us"):
        assert dates("02/03/2026") == ["2026-02-03"]
        assert dates("25/03/2026 2.3.2026") == ["2026-03-25", "2026-03-02"]
    with override("de"):
        assert dates("1. März 2026 und 2 maerz, 3 Okt") == ["2026-03-01", "03-02", "10-03"]
        assert dates("1 March") == []
    assert dates("1 März") == []


@pytest.mark.parametrize(
    ("typed", "tsquery"),
    [
        ("2026-03-01 ", "('~~%7e0301' | ('~~2026' <-> '~~03' <-> '~~01'))"),
        ("2026-03 ", "('~~%7e03':* | ('~~2026' <-> '~~03'))"),
        ("2026-03", "('~~%7e03':* | ('~~2026' <-> '~~03':*))"),
        ("1 March ", "('~~%^^0301' | ('~~1' & '~~march'))"),
        ("1 Mar", "('~~%^^0301' | ('~~1' & '~~mar':*))"),
        ("March 1, 2026 ", "('~~%7e0301' | ('~~march' & '~~1' & '~~2026'))"),
        ("-2026-03 ", "'~~.' & !('~~%7e03':* | ('~~2026' <-> '~~03'))"),
        ("tea 2026-03 ", "'~~tea' & ('~~%7e03':* | ('~~2026' <-> '~~03'))"),
    ],
)
def test_a_date_is_that_day_or_the_words(typed: str, tsquery: str) -> None:
    assert read(typed).tsquery == tsquery


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("tea 01/03/2026 ", "1 March 2026"),
        ("tea 2026-03 ", "March 2026"),
        ("tea march 1 ", "1 March"),
        ("tea -2026-03 ", "-2026-03"),
    ],
)
def test_a_date_is_a_chip_that_says_which_day_is_meant_and_can_be_taken_out(typed: str, label: str) -> None:
    chip = next(chip for chip in all_chips(read(typed), with_words=False) if chip.is_chosen)
    assert chip.label == label
    assert chip.address == "?q=tea+"


def test_a_date_goes_on_like_words() -> None:
    assert read("1 March").to_go_on == "1 March"
    assert read("1 March").after_a_tap("shift", "awe") == "shift:awe 1 March"
    assert read("1 March ").after_a_tap("shift", "awe") == "shift:awe 1 March "
    assert read("1 March on:2025 ").after_a_tap("on", "2024") == "on:2024 1 March "
