"""What is translated is made once for each language, not once for all."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
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


def remembered_by_language(write: Callable[..., str]) -> Callable[..., str]:
    """Let a function that writes something in the language of the moment remember what it wrote lately.

    For what is the same for everybody: a day, a sentence of a page. Nothing of a journal may be passed to it.
    """

    @lru_cache(maxsize=8192)
    def _written(language: str | None, *parts: Hashable) -> str:
        return write(*parts)

    @wraps(write)
    def remembering(*parts: Hashable) -> str:
        return _written(get_language(), *parts)

    return remembering
