"""Reads the list of a person's tags as values, at once."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import quote_plus

from django.utils.translation import ngettext

from accounts.models import User
from common.languages import remembered_by_language
from common.owned import cursor_of
from common.view_addresses import Address
from glimmers.journal.glimmer_address import tag_addresses

# As TagQuerySet.in_use has them.
_IN_USE = """
    SELECT id, name, times FROM journal_tag WHERE user_id = %s AND times > 0 ORDER BY string_to_array(name, '/'), name
"""
_rename = Address("tags:rename", 107)


class Row(NamedTuple):
    """A tag: its scrapbook's address, how many glimmers have it, and where it is renamed."""

    label: str
    address: str
    times: int
    said: str  # what follows the number
    rename: str


def rows_of(user: User) -> list[Row]:
    """Read those in use, by name. One query."""
    noun, address, rename = _glimmers.now(), tag_addresses(), _rename.pattern()
    with cursor_of(user.pk) as cursor:
        cursor.execute(_IN_USE, [user.pk])
        return [
            Row(f"#{name}", address % quote_plus(f"#{name} "), times, noun(times), rename % pk)
            for pk, name, times in cursor.fetchall()
        ]


@remembered_by_language
def _glimmers(times: int) -> str:
    return ngettext("glimmer", "glimmers", times)
