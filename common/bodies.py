"""Checks that a request's body is no larger than any form of the site, and UTF-8 in all its parts (RFC 7578)."""

from __future__ import annotations

import codecs
import re
from typing import Protocol

from django.conf import settings
from django.core.exceptions import BadRequest, RequestDataTooBig, TooManyFieldsSent
from django.utils.datastructures import MultiValueDict

UTF8 = {"utf-8", "utf8"}
MOST_HEADER_BYTES = 1024  # of one part, as in Django
_FILE = re.compile(r";\s*filename\*?\s*=")
CHARSET = re.compile(r';\s*charset(\*[\d*]*)?\s*=\s*("[^"]*"?|[^;]*)', re.IGNORECASE)


class OtherCharset(BadRequest):
    """A body, or a part of one, that names a charset other than UTF-8."""


class NotUtf8(BadRequest):
    """A body whose bytes are not UTF-8, even where its header says that they are."""


class Readable(Protocol):
    """A body that is read block by block."""

    def read(self, size: int, /) -> bytes: ...


def check_length(length: int) -> None:
    """Raise `RequestDataTooBig` for a body of more bytes than any form of ours fills."""
    if length > settings.MOST_FORM_BYTES:
        raise RequestDataTooBig


def check_fields(fields: MultiValueDict[str, str]) -> None:
    """Raise `RequestDataTooBig` or `TooManyFieldsSent` for a form, already read, that goes past the limits."""
    check_length(sum(_length(name) + _length(value) for name, values in fields.lists() for value in values))
    if sum(len(values) for _name, values in fields.lists()) > settings.MOST_FORM_FIELDS:
        raise TooManyFieldsSent


def _length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def names_another_charset(content_type: str) -> bool:
    """Return whether a header Content-Type asks to be read as anything but UTF-8.

    A charset that is named twice, in pieces (RFC 2231) or with a quote that is not closed counts as another one: what
    is unclear is not guessed.
    """
    if not content_type:
        return False
    charsets = CHARSET.findall(content_type)
    return bool(charsets) and (
        len(charsets) > 1 or bool(charsets[0][0]) or _unquoted(charsets[0][1]).lower() not in UTF8
    )


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


class Parts:
    """A body in parts that is checked while it is read. `read` raises `OtherCharset` and `NotUtf8`.

    The content of files is not checked. With `has_utf8_texts` false texts are not either, for a reader that decodes
    them itself.
    """

    def __init__(self, body: Readable, boundary: bytes, *, has_utf8_texts: bool = True) -> None:
        self._body = body
        self._delimiter = b"\r\n--" + boundary
        self._has_utf8_texts = has_utf8_texts
        self._left = b"\r\n"  # the first delimiter has none before it
        self._is_in_header = False
        self._text: codecs.IncrementalDecoder | None = None

    def read(self, size: int = -1, /) -> bytes:
        block = self._body.read(size)
        self._left += block
        while self._step():
            pass
        return block

    def _step(self) -> bool:
        """Go on to the next header or part; return False where that has not arrived yet."""
        return self._past_header() if self._is_in_header else self._past_part()

    def _past_header(self) -> bool:
        header, end, rest = self._left.partition(b"\r\n\r\n")
        if not end and len(self._left) <= MOST_HEADER_BYTES:
            return False
        self._is_in_header = False
        if end:
            self._begin_part(header.decode("latin-1").lower())
            self._left = b"\r\n" + rest  # an empty part ends with the line that ends its header
        return True

    def _begin_part(self, header: str) -> None:
        lines = header.split("\r\n")
        if any(names_another_charset(line) for line in lines if line.startswith("content-type")):
            raise OtherCharset("a part of a form that says it is not UTF-8")
        is_file = any(_FILE.search(line) for line in lines if line.startswith("content-disposition"))
        if self._has_utf8_texts and not is_file:
            self._text = codecs.getincrementaldecoder("utf-8")()

    def _past_part(self) -> bool:
        part, delimiter, rest = self._left.partition(self._delimiter)
        if delimiter:
            self._check(part, is_whole=True)
            self._text, self._left, self._is_in_header = None, rest, True
            return True
        tail_length = len(self._delimiter) - 1
        self._check(self._left[:-tail_length])
        self._left = self._left[-tail_length:]
        return False

    def _check(self, part: bytes, *, is_whole: bool = False) -> None:
        try:
            if self._text is not None:
                self._text.decode(part, final=is_whole)
        except UnicodeDecodeError as error:
            raise NotUtf8("a form with a part that is not UTF-8") from error
