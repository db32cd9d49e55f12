"""Our own reading of a form in parts gives what Django's parser gives."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParser
from hypothesis import given
from hypothesis import strategies as st

from common.plain_parts import plain_texts

BOUNDARY = b"tea"
HEADER = b'\r\nContent-Disposition: form-data; name="%s"\r\n\r\n'
PIECES = (
    *(b"\r\n", b"\r", b"\n", b"-", b"--", b"--tea", b"\r\n--tea", b"\r\n--tea\r\n", b"--tea--", b"tea", b"", b" "),
    *(HEADER % b"text", HEADER % b"a-1_b", HEADER % b'x"; filename="y', HEADER % b"", HEADER % b"x y", b"\0", b"\xc3"),
    *(b"Content-Type: text/plain\r\n", b"Content-Transfer-Encoding: base64\r\n", "größer 🍵".encode(), b"c3RlYW0="),
)


def form(*parts: tuple[bytes, bytes], end: bytes = b"--\r\n") -> bytes:
    return b"".join(b"--tea" + HEADER % name + text + b"\r\n" for name, text in parts) + b"--tea" + end


def by_django(body: bytes) -> list[tuple[str, str]]:
    meta = {"CONTENT_TYPE": "multipart/form-data; boundary=tea", "CONTENT_LENGTH": str(len(body))}
    fields, files = MultiPartParser(meta, io.BytesIO(body), [MemoryFileUploadHandler()], "utf-8").parse()
    assert not files
    return [(name, text) for name, texts in fields.lists() for text in texts]


@pytest.mark.parametrize("end", [b"--\r\n", b"--"])
def test_texts_are_read_as_they_were_sent(end: bytes) -> None:
    body = form(
        (b"text", "größer\r\n\r\n🍵\n".encode()), (b"place", b""), (b"text", b"\r\n"), (b"on-1_b", b"\0"), end=end
    )
    read = [("text", "größer\r\n\r\n🍵\n"), ("place", ""), ("text", "\r\n"), ("on-1_b", "\0")]
    assert plain_texts(body, BOUNDARY) == read
    assert sorted(by_django(body)) == sorted(read)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--tea--\r\n"[:-3],
        form((b"text", b"one--tea two")),
        form((b"text", b"\xff")),
        form((b'text"; filename="x', b"a file")),
        form((b"text", b"x"), end=b"--\r\nmore"),
        form((b"text", b"x"))[:-7],
        b"before" + form((b"text", b"x")),
        form((b"text", b"x")).replace(b"form-data", b"form-data; x=y"),
        form((b"text", b"x")).replace(b"\r\n\r\n", b"\r\nContent-Type: text/plain\r\n\r\n"),
    ],
)
def test_anything_else_is_left_to_django(body: bytes) -> None:
    assert plain_texts(body, BOUNDARY) is None


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.booleans())
def test_of_any_body_that_is_read_django_makes_the_same(pieces: list[bytes], is_form: bool) -> None:
    body = b"".join(pieces)
    body = b"--tea" + (HEADER % b"text") + body + b"\r\n--tea--\r\n" if is_form else body
    read = plain_texts(body, BOUNDARY)
    if read is not None:
        assert sorted(read) == sorted(by_django(body))
