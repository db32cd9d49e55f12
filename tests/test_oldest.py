"""The tests that ask the oldest Postgres together send every statement."""

from __future__ import annotations

import pytest

from tests.oldest import all_sent_by, shape_of


@pytest.mark.parametrize(
    ("one", "other", "are_alike"),
    [
        ("SELECT 1 WHERE id IN (%s, %s)", "SELECT 1 WHERE id IN (%s, %s, %s)", True),
        ("INSERT INTO t VALUES (%s, %s), (%s, %s)", "INSERT INTO t VALUES (%s, %s)", True),
        ('SAVEPOINT "s140_x3"', 'SAVEPOINT "s99_x12"', True),
        ("SELECT a LIMIT 21", "SELECT a LIMIT 2", True),
        ("SELECT a FROM t WHERE b = %s", "SELECT a FROM t WHERE b = %s OR c = %s", False),
        ("SELECT a FROM t", "SELECT b FROM t", False),
    ],
)
def test_statements_are_alike_but_for_numbers_and_how_many(one: str, other: str, are_alike: bool) -> None:
    assert (shape_of(one) == shape_of(other)) is are_alike


def test_those_that_are_chosen_send_all_of_it() -> None:
    sent = {"a": ["1"], "b": ["1", "2", "3"], "c": ["3", "4"], "d": ["4"], "e": []}
    assert all_sent_by(sent) == ["b", "c"]
