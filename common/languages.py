"""What is translated is made once for each language, not once for all."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, partial, update_wrapper
from typing import Generic, TypeVar

from django.utils.translation import get_language

Made = TypeVar("Made")


class cached_by_language(Generic[Made]):  # noqa: N801 - a decorator
    """Makes it when it is first asked for in the language of the moment, and keeps it while the process runs."""

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
    """Lets a function that writes something in the language of the moment remember what it wrote lately.

    For what is the same for everybody: a day, a sentence of a page. Nothing of a journal may be passed to it.
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
        """Return the function for the language of the moment: a page asks for that once, as it takes a while."""
        return partial(self._written, get_language())
