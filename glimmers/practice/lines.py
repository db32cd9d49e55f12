"""Reads the lists of ideas and examples, which translators reach as they do the templates. Pure."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Line(NamedTuple):
    """One line of a list: its key, what it is for, and its sentence in English."""

    key: str
    uses: tuple[str, ...]
    sentence: str


def lines(source: str) -> list[Line]:
    """Read a list: "key | uses | sentence" in each line, except in empty ones and in those that begin with "#".

    Raises `ValueError` for a line that is not so.
    """
    return [each for each in map(line, source.splitlines()) if each]


def line(written: str) -> Line | None:
    """Read one line; None where it is empty or a comment. Raises `ValueError`."""
    if not written.strip() or written.startswith("#"):
        return None
    parts = [part.strip() for part in written.split("|")]
    if len(parts) != 3 or not all(parts):
        raise ValueError(f"this is not “key | uses | sentence”: {written}")
    key, uses, sentence = parts
    return Line(key, tuple(uses.split()), sentence)


def read(name: str) -> list[Line]:
    """Read one of the lists beside this module."""
    return lines((Path(__file__).parent / name).read_text(encoding="utf-8"))
