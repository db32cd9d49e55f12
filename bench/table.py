"""Do the arithmetic of the bench: ratios over rounds, what must hold, the table, the exit status. Pure."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from enum import IntEnum
from typing import Any, NamedTuple


class Status(IntEnum):
    """Name the ways in which `bench/run.py` ends. Any other failure ends with 2, as a wrong argument does."""

    HOLDS = 0
    MISSED = 1  # a must does not hold
    COULD_NOT_RUN = 2
    NOT_ALL_MEASURED = 3  # everything measured holds


class Row(NamedTuple):
    """Compare one thing to another, and say how far apart they may be. Without a `must` it is shown, not judged."""

    name: str
    against: str
    must: float | None = None
    goal: float | None = None
    at_least: bool = False  # more is better


class Measured(NamedTuple):
    """Hold a row with the figures of each round; `unit` is that of both sides. `skipped` says why there are none."""

    row: Row
    above: list[float]
    below: list[float]
    unit: str = "ms"
    skipped: str = ""

    @property
    def ratios(self) -> list[float]:
        """Return the ratio of each round by itself, since both of its sides met the machine in the same state."""
        return [above / below for above, below in zip(self.above, self.below, strict=True)]

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def holds(self) -> bool | None:
        """Return whether its must holds, or None where it is not judged or was not measured."""
        return self._reaches(self.row.must)

    @property
    def reaches_goal(self) -> bool | None:
        return self._reaches(self.row.goal)

    def _reaches(self, bound: float | None) -> bool | None:
        if bound is None or self.skipped:
            return None
        # The printed figure is judged: nobody should read "5.00, at most 5: no".
        found = round(self.ratio, 2)
        return found >= bound if self.row.at_least else found <= bound

    def as_json(self) -> dict[str, Any]:
        values = {"name": self.row.name, "against": self.row.against, "must": self.row.must, "goal": self.row.goal}
        values |= {"at_least": self.row.at_least, "unit": self.unit, "skipped": self.skipped}
        if not self.skipped:
            values |= {"ratio": round(self.ratio, 4), "ratios": [round(each, 4) for each in self.ratios]}
        return values | {"above": self.above, "below": self.below, "holds": self.holds}


def from_json(values: dict[str, Any]) -> Measured:
    row = Row(values["name"], values["against"], values["must"], values["goal"], values["at_least"])
    return Measured(row, values["above"], values["below"], values["unit"], values["skipped"])


def status(found: Iterable[Measured], *, is_judged: bool = True) -> Status:
    """Return whether every must holds; where nothing is judged, only that the bench ran."""
    found = list(found)
    if not is_judged:
        return Status.HOLDS
    if any(each.holds is False for each in found):
        return Status.MISSED
    return Status.NOT_ALL_MEASURED if any(each.skipped for each in found) else Status.HOLDS


HEAD = ("", "ratio", "spread", "must", "goal", "holds?", "median", "÷ median")


def cells(each: Measured) -> tuple[str, ...]:
    """Return one line of the table, in the order of `HEAD`."""
    sign = "≥" if each.row.at_least else "≤"
    must, goal = (f"{sign} {bound:g}" if bound is not None else "" for bound in (each.row.must, each.row.goal))
    name = f"{each.row.name} ÷ {each.row.against}"
    if each.skipped:
        return name, "", "", must, goal, f"not measured: {each.skipped}", "", ""
    holds = {None: "", True: "yes", False: "NO"}[each.holds] + (", and the goal" if each.reaches_goal else "")
    above, below = (f"{statistics.median(side):.4g} {each.unit}" for side in (each.above, each.below))
    spread = f"{min(each.ratios):.2f} to {max(each.ratios):.2f}"
    return name, f"{each.ratio:.2f}", spread, must, goal, holds, above, below


def as_text(found: Iterable[Measured]) -> str:
    """Format the table for a terminal, with aligned columns."""
    lines = [HEAD, *(cells(each) for each in found)]
    widths = [max(len(line[column]) for line in lines if not _is_long(line, column)) for column in range(len(HEAD))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _is_long(line: tuple[str, ...], column: int) -> bool:
    """Tell whether this cell says why nothing was measured: it reaches across the columns after it, which are empty."""
    return line[column].startswith("not measured")


def as_markdown(found: Iterable[Measured]) -> str:
    lines = [HEAD, ("---",) * len(HEAD), *(cells(each) for each in found)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
