"""Keeps translated values once for each language."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, partial, update_wrapper
from typing import Generic, TypeVar

from django.utils.translation import get_language

Made = TypeVar("Made")


class cached_by_language(Generic[Made]):  # noqa: N801 - a decorator
    """Makes a value when it is first needed in the current language, and keeps it while the process runs."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._made: dict[str | None, Made] = {}

    def __call__(self) -> Made:
        language = get_language()
        if language not in self._made:
            self._made[language] = self._make()
        return self._made[language]

    def cache_clear(self) -> None:
        self._made.clear()


class remembered_by_language:  # noqa: N801 - a decorator
    """Lets a function that writes something in the current language remember what it wrote lately.

    For what is the same for everybody, such as a day or a sentence of a page. Nothing of a journal may be passed to it.
    """

    def __init__(self, write: Callable[..., str]) -> None:
        @lru_cache(maxsize=8192)
        def written(language: str | None, *parts: Hashable) -> str:
            return write(*parts)

        self._written = written
        update_wrapper(self, write)

    def __call__(self, *parts: Hashable) -> str:
        return self._written(get_language(), *parts)

    def now(self) -> Callable[..., str]:
        """Return the function for the current language: looking that up takes a while, so a page does it once."""
        return partial(self._written, get_language())
