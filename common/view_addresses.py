"""Addresses of views that a page needs by the hundred, made without a search of all addresses for each."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, reverse


class Address:
    """The address of one view; a call with its parts returns what `reverse` does.

    `marks` are examples of the parts: each valid, and found nowhere else in the address. Parts are not quoted, so they
    may hold only letters, digits and hyphens: keys, numbers and days.
    """

    def __init__(self, view: str, *marks: object) -> None:
        self.view = view
        self.marks = marks

    def __call__(self, *parts: object) -> str:
        return self.pattern() % parts

    def pattern(self) -> str:
        """Return the address with `%s` in place of each part; a page that needs many asks for it once."""
        return _pattern(self.view, self.marks, get_script_prefix())


@lru_cache(maxsize=256)
def _pattern(view: str, marks: tuple[object, ...], prefix: str) -> str:
    pattern = reverse(view, args=marks).replace("%", "%%")
    for mark in marks:
        assert pattern.count(str(mark)) == 1, (pattern, mark)
        pattern = pattern.replace(str(mark), "%s")
    return pattern
