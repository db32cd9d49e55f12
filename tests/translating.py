"""Offer a second language, as far as tests need one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.utils.translation import trans_real

LETTER = "ж"  # of a language that writes every word with this letter alone
# What stays untranslated in a sentence: placeholders, tags and entities. A date format is no sentence.
KEPT = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|<[^>]*>|&#?\w+;|[A-Za-z]")
CONTEXT = trans_real.CONTEXT_SEPARATOR


@contextmanager
def translated(language: str, words: Mapping[Any, str] | None = None, **more: str) -> Iterator[None]:
    """Add these words to the catalogue of this language; plural forms go by the sentence for one, and a number."""
    catalogue: Any = trans_real.translation(language)
    with patch.dict(catalogue._catalog._catalogs[0], {**(words or {}), **more}):
        yield


@contextmanager
def in_other_letters(language: str) -> Iterator[None]:
    """Translate every sentence of this language into one letter alone, unless `translated` has its words."""
    catalogue: Any = trans_real.translation(language)
    with patch.object(catalogue, "_catalog", _Letters(catalogue._catalog._catalogs)):
        yield


class _Letters:
    def __init__(self, catalogues: list[dict[Any, str]]) -> None:
        self._own: dict[Any, str] = {}
        self._catalogs = [self._own, *catalogues]

    def get(self, key: Any, default: object = None) -> Any:
        return self._own.get(key) or self._in_letters(key) if isinstance(key, str) else default

    def __getitem__(self, key: Any) -> str:
        return str(self.get(key))

    def plural(self, sentence: str, number: int) -> str:
        return self._own.get((sentence, int(number != 1))) or self._in_letters(sentence)

    def _in_letters(self, key: str) -> str:
        context, _, sentence = key.rpartition(CONTEXT)
        if "format letters" in context:
            return sentence
        return KEPT.sub(lambda found: found[0] if len(found[0]) > 1 else LETTER, sentence)
