"""Where a glimmer and a tag are found: addresses that pages name by the hundred."""

from __future__ import annotations

from urllib.parse import quote_plus
from uuid import UUID

from common.view_addresses import Address

glimmer_address = Address("glimmer:glimmer", UUID(int=0xA1))
_scrapbook = Address("scrapbook:scrapbook")


def tag_address(name: str) -> str:
    """Return the address of the scrapbook of one tag; the space behind it ends it."""
    return tag_addresses() % quote_plus(f"#{name} ")


def tag_addresses() -> str:
    """Return it with `%s` in place of what it asks for; for many of one page it is asked for once."""
    return f"{_scrapbook().replace('%', '%%')}?q=%s"
