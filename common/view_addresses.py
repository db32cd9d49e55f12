"""Addresses of views that pages name by the hundred, made without asking the map of all addresses for each."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


class Address:
    """The address of one view; called with its parts it is what `reverse` makes of them.

    `marks` are examples of the parts: each valid, and found nowhere else in the address. The parts are taken as they
    are written in an address, where letters, digits and hyphens alone stand: keys, numbers and days.
    """

    def __init__(self, view: str, *marks: object) -> None:
        self.view = view
        self.marks = marks

    def __call__(self, *parts: object) -> str:
        return self.pattern() % parts

    def pattern(self) -> str:
        """The address with `%s` in place of each part; for many of one page it is asked for once."""
        return _pattern(self.view, self.marks, get_script_prefix())


@lru_cache(maxsize=256)
def _pattern(view: str, marks: tuple[object, ...], prefix: str) -> str:
    pattern = reverse(view, args=marks).replace("%", "%%")
    for mark in marks:
        assert pattern.count(str(mark)) == 1, (pattern, mark)
        pattern = pattern.replace(str(mark), "%s")
    return pattern
