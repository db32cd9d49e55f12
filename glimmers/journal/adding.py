"""Adds a glimmer, unless its form has brought one before, by one statement that is made once: each keep runs it."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db.models import Field

from common.owned import cursor_of, database_of
from glimmers.journal.models import Glimmer


def add(glimmer: Glimmer) -> bool:
    """Insert it as `save` does; return False, and do nothing, where its owner has one with this `client_id`.

    Of two at once the later one waits until the earlier is committed. It is a transaction where there is none around.
    """
    values = [field.pre_save(glimmer, True) for field in _fields()]  # the driver takes them as they are
    with cursor_of(glimmer.user_id) as cursor:
        cursor.execute(_statement(), values)
        is_new: bool = cursor.rowcount == 1
    glimmer._state.adding, glimmer._state.db = not is_new, database_of(glimmer.user_id)
    return is_new


@cache
def _fields() -> tuple[Field[Any, Any], ...]:
    return tuple(Glimmer._meta.concrete_fields)


@cache
def _statement() -> str:
    columns = ", ".join([f'"{field.column}"' for field in _fields()])
    values = ", ".join(["%s"] * len(_fields()))
    return (
        f'INSERT INTO "journal_glimmer" ({columns}) VALUES ({values}) '  # noqa: S608 - made of constants
        "ON CONFLICT (user_id, client_id) DO NOTHING"
    )
