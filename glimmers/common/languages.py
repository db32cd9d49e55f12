"""What is translated is made once for each language, not once for all."""

from __future__ import annotations

from collections.abc import Callable
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
