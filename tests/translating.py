"""A second language, as far as a test needs one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.utils.translation import trans_real


@contextmanager
def translated(language: str, **words: str) -> Iterator[None]:
    """Let the catalogue of this language have these words too."""
    catalogue: Any = trans_real.translation(language)
    with patch.dict(catalogue._catalog._catalogs[0], words):
        yield
