"""Addresses of a glimmer and of a tag, which pages need by the hundred."""

from __future__ import annotations

from urllib.parse import quote_plus
from uuid import UUID

from common.view_addresses import Address

glimmer_address = Address("glimmer:glimmer", UUID(int=0xA1))
_scrapbook = Address("scrapbook:scrapbook")


def tag_address(name: str) -> str:
    """Return the address of the scrapbook of one tag; the space behind the tag ends it."""
    return tag_addresses() % f"{quoted_tag(name)}+"


def tag_addresses() -> str:
    """Return that address with `%s` in place of the query; a page that needs many asks for it once."""
    return f"{_scrapbook().replace('%', '%%')}?q=%s"


def quoted_tag(name: str) -> str:
    """Quote a tag, with its sign, for a query in an address; a plain word, as most are, has nothing else to quote."""
    return f"%23{name}" if name.isascii() and name.isalnum() else quote_plus(f"#{name}")
