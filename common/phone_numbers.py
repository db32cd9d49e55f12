"""Phone numbers as people type them, and as an address dials them. Pure."""

from __future__ import annotations

import re

NUMBER = re.compile(r"[0-9+*#(][0-9 ()+*#.-]*")
_NOT_DIALLED = re.compile(r"[^0-9+*#]")


def dialled(number: str) -> str:
    """Return the number for a `tel:` or `sms:` address (RFC 3966), without what is there for the eye; "#" as %23."""
    return _NOT_DIALLED.sub("", number).replace("#", "%23")
