"""The bench's arithmetic: ratios, what must hold, the exit status, and what it prints."""

from __future__ import annotations

import pytest

from bench import report
from bench.table import HEAD, Measured, Row, Status, as_markdown, as_text, cells, from_json, status

PAGE = Row("Today", "the bare view", must=5, goal=4)
RATE = Row("rate", "the bare view’s", must=0.15, goal=0.3, at_least=True)
TOLD = Row("Today, gzip", "as it is")


def of(row: Row, *ratios: float) -> Measured:
    return Measured(row, [10 * ratio for ratio in ratios], [10.0] * len(ratios))


def test_the_ratio_is_the_median_of_each_round_by_itself() -> None:
    # The machine was four times as slow in the second round. The ratio of both medians would be 4.
    found = Measured(PAGE, above=[4, 12, 4.4], below=[2, 8, 1.1])
    assert found.ratios == pytest.approx([2, 1.5, 4])
    assert found.ratio == pytest.approx(2)


@pytest.mark.parametrize(
    ("ratio", "holds", "reaches_goal"),
    [
        (3.9, True, True),
        (4, True, True),
        (4.5, True, False),
        (5, True, False),
        (5.004, True, False),
        (5.01, False, False),
    ],
)
def test_a_page_holds_up_to_what_it_may_cost(ratio: float, holds: bool, reaches_goal: bool) -> None:
    assert (of(PAGE, ratio).holds, of(PAGE, ratio).reaches_goal) == (holds, reaches_goal)


@pytest.mark.parametrize(("ratio", "holds"), [(0.31, True), (0.15, True), (0.14, False)])
def test_a_rate_holds_from_what_it_must_reach(ratio: float, holds: bool) -> None:
    assert of(RATE, ratio).holds is holds


def test_what_is_not_measured_or_not_judged_neither_holds_nor_fails() -> None:
    assert of(TOLD, 99).holds is None
    assert Measured(PAGE, [], [], skipped="there is none").holds is None


def test_the_end_tells_whether_every_must_holds() -> None:
    good, bad, skipped = of(PAGE, 3), of(PAGE, 6), Measured(PAGE, [], [], skipped="there is none")
    assert status([good, of(RATE, 1), of(TOLD, 9)]) == Status.HOLDS
    assert status([good, bad]) == Status.MISSED
    assert status([good, skipped]) == Status.NOT_ALL_MEASURED
    assert status([skipped, bad]) == Status.MISSED
    assert len({int(each) for each in Status}) == 4


def test_a_quick_run_judges_nothing() -> None:
    assert status([of(PAGE, 60)], is_judged=False) == Status.HOLDS


def test_a_line_says_what_was_found_and_what_must_be() -> None:
    line = dict(zip(HEAD, cells(of(PAGE, 5.5, 6, 7.25)), strict=True))
    assert line[""] == "Today ÷ the bare view"
    assert (line["ratio"], line["spread"]) == ("6.00", "5.50 to 7.25")
    assert (line["must"], line["goal"], line["holds?"]) == ("≤ 5", "≤ 4", "NO")
    assert cells(of(RATE, 0.2))[3:6] == ("≥ 0.15", "≥ 0.3", "yes")
    assert cells(of(RATE, 0.3))[5] == "yes, and the goal"
    assert cells(of(TOLD, 1))[3:6] == ("", "", "")


def test_the_table_has_its_columns_under_each_other() -> None:
    skipped = Measured(PAGE, [], [], skipped="a reason that is longer than any column is wide")
    head, first, second, last = as_text([of(PAGE, 3), of(RATE, 0.3), skipped]).splitlines()
    assert head.index("ratio") == first.index("3.00") == second.index("0.30")
    assert head.index("holds?") == first.index("yes") == last.index("not measured: a reason")


def test_a_result_read_again_gives_the_same_table() -> None:
    found = [of(PAGE, 3, 4), of(RATE, 0.3), Measured(PAGE, [], [], skipped="there is none")]
    assert as_markdown([from_json(each.as_json()) for each in found]) == as_markdown(found)


def result(*rows: Measured) -> dict[str, object]:
    facts = {"Python": "3.11"}
    return {"at": "2026-11-27T12:00:00+00:00", "took_s": 600, "facts": facts, "rows": [each.as_json() for each in rows]}


def test_the_docs_take_a_result_in_its_places_and_nothing_else_changes() -> None:
    docs = report.DOCS.read_text()
    first, second = report.filled(docs, result(of(PAGE, 3))), report.filled(docs, result(of(PAGE, 2)))
    assert "\n2026-11-27, in 10 minutes. Python 3.11.\n" in first
    assert "| Today ÷ the bare view | 3.00 |" in first
    assert report.filled(second, result(of(PAGE, 3))) == first
    with pytest.raises(SystemExit):
        report.filled("no place for it", result())


def test_a_visit_is_added_up_and_divided_into_the_busiest_hour() -> None:
    assert sum(report.VISIT.values()) == 10
    found = [Measured(Row(name, "a floor"), [10.0], [1.0]) for name in report.VISIT]
    text = report.visit([*found, Measured(Row("Today", "something else"), [99.0], [1.0])])
    assert "| Today | 2 | 10.0 | 20.0 |" in text
    assert "busy for 0.10 s" in text
    assert "= 90,000 people for each core of this machine, and 22,500 where" in text
    assert report.visit(found[1:]) == "Not measured: Today."


def test_growth_puts_the_crowd_beside_one_alone() -> None:
    crowded = Row("a day, 100,000 glimmers", "1,000")
    text = report.growth([Measured(Row("a day", "a floor"), [12.0], [1.0]), Measured(crowded, [30.0], [20.0])])
    assert "| ms | 1,000 | 10,000, alone | 100,000 | 100,000 ÷ 1,000 |" in text
    assert "| a day | 20.0 | 12.0 | 30.0 | 1.50 |" in text
    assert report.growth([of(PAGE, 1)]) == "Not measured."
