"""A page of a longer list: 24 rows, and where the next ones begin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

PAGE = 24

Each = TypeVar("Each")
Made = TypeVar("Made")


class Page(NamedTuple, Generic[Each]):
    """Some of a list's rows, in its order, and where the next ones begin; "" where there are none."""

    rows: list[Each]
    after: str

    def of(self, make: Callable[[Each], Made]) -> Page[Made]:
        """Return the same page, of what is made of each row."""
        return Page([make(row) for row in self.rows], self.after)
