"""A body that is unreadable or too large is refused in words, at every route, with the words that could be read."""

from __future__ import annotations

import io

import pytest
from django.conf import settings
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from common.bodies import NotUtf8, OtherCharset, Parts, names_another_charset
from config.content_type import without_charset
from glimmers.journal.models import Glimmer
from tests.routes import paths
from tests.wsgi import ask

pytestmark = pytest.mark.once

FORM = "application/x-www-form-urlencoded"
STRANGE = (
    "idna", "utf-7", "rot13", "hex", "bz2", "punycode", "unicode_escape", "raw_unicode_escape", "latin-1", "utf-16",
    "no-such-thing", "", '"utf-8', "'utf-8'", "utf-8; charset=latin-1", "utf-8; charset=utf-8", "*=idna''x",
    "*=utf-8''utf-8", "*0=utf-8", "*=idna''%ff%41", "*=bogus''%41",
)  # fmt: skip


def content_type(charset: str, kind: str = FORM) -> str:
    return f"{kind}; charset{charset}" if charset.startswith("*") else f"{kind}; charset={charset}"


def status_of(method: str, path: str, kind: str, query: str = "", **headers: str) -> int:
    answer = ask(method, path, kind=kind, body=b"text=words", query=query, headers=headers)
    assert answer.status != 415 or b"UTF-8" in answer.body
    return answer.status


@pytest.mark.parametrize("charset", STRANGE)
def test_another_charset_is_415_at_every_route(db: None, charset: str) -> None:
    kind = content_type(charset)
    for path in [*paths().values(), "/nothing", "/static/no.css"]:
        for method in ("POST", "GET", "PUT"):
            assert status_of(method, path, kind, query="q=%41&next=%E4") == 415, (method, path, charset)


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", "utf8", '"utf-8"', " utf-8 "])
def test_utf_8_by_any_of_its_names_is_read(db: None, charset: str) -> None:
    assert status_of("GET", "/about/", content_type(charset), query="q=%41") == 200


def test_a_charset_that_is_refused_by_the_test_client_is_refused_alike(as_alice: Client) -> None:
    for charset in ("idna", "hex", "latin-1"):
        response = as_alice.generic("POST", "/", b"text=words", content_type=content_type(charset))
        assert response.status_code == 415
        assert "not written in UTF-8" in response.content.decode()
    assert not Glimmer.objects.exists()


def test_many_fields_in_the_address_are_no_error_of_ours(db: None) -> None:
    many = "&".join("a" * (settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    assert status_of("GET", "/accounts/login/", f"{FORM}; charset=utf-8", query=many) == 400
    assert status_of("GET", "/accounts/login/", f"{FORM}; charset=utf-8", query="a&" * 900) == 200


def test_headers_longer_than_any_browser_sends_are_431(db: None) -> None:
    assert status_of("GET", "/about/", "", HTTP_COOKIE="a=" + "x" * settings.MOST_HEADER_BYTES) == 431
    assert status_of("GET", "/about/", "", HTTP_COOKIE="a=" + "x" * 8000) == 200


@pytest.mark.parametrize("is_multipart", [False, True], ids=["urlencoded", "multipart"])
@pytest.mark.parametrize("path", ["/", "/day/2026-03-01/", "/settings/", "/accounts/login/"])
def test_more_than_a_megabyte_of_words_is_413_and_comes_back(as_alice: Client, path: str, is_multipart: bool) -> None:
    words = "Frost on the railing. " * 50_000
    sent = {"text": words, "place": "By the canal"}
    response = as_alice.post(path, sent) if is_multipart else as_alice.post(path, urlencoded(sent), content_type=FORM)
    page = response.content.decode()
    assert response.status_code == 413
    assert "too much text" in page
    assert words in page
    assert "By the canal" in page
    assert not Glimmer.objects.exists()


def test_more_than_can_be_read_is_413_in_words(as_alice: Client) -> None:
    words = "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    for response in (as_alice.post("/", {"text": words}), as_alice.post("/", urlencoded({"text": words}), FORM)):
        assert response.status_code == 413
        assert "too much text" in response.content.decode()


@pytest.mark.parametrize("is_multipart", [False, True], ids=["urlencoded", "multipart"])
@pytest.mark.parametrize("many", [1200, 12_000])
def test_many_fields_are_400_and_the_words_come_back(as_alice: Client, many: int, is_multipart: bool) -> None:
    sent = {"text": "Frost on the railing", **{f"a{number}": "1" for number in range(many)}}
    response = as_alice.post("/", sent) if is_multipart else as_alice.post("/", urlencoded(sent), content_type=FORM)
    page = response.content.decode()
    assert response.status_code == 400
    assert "too many fields" in page
    assert ("Frost on the railing" in page) == (many < settings.DATA_UPLOAD_MAX_NUMBER_FIELDS)
    assert not Glimmer.objects.exists()


def test_many_files_are_413_in_words(as_alice: Client) -> None:
    files = [io.BytesIO(b"x") for _ in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)]
    response = as_alice.post("/", {"text": "words", "added": files})
    assert response.status_code == 413
    assert "too many files" in response.content.decode()


def test_some_hundred_files_are_left_out_in_words_and_need_no_descriptors(as_alice: Client) -> None:
    response = as_alice.post("/", {"text": "Frost", "added": [io.BytesIO(b"x") for _ in range(900)]})
    assert response.status_code == 422
    assert "Frost" in response.content.decode()
    assert "left out" in response.content.decode()


def urlencoded(sent: dict[str, str]) -> bytes:
    return "&".join(f"{name}={value.replace(' ', '+')}" for name, value in sent.items()).encode()


def part(name: bytes, value: bytes, header: bytes = b"") -> bytes:
    return b'--tea\r\nContent-Disposition: form-data; name="' + name + b'"' + header + b"\r\n\r\n" + value + b"\r\n"


IN_PARTS = "multipart/form-data; boundary=tea"
END = b"--tea--\r\n"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (part(b"text", b"fr\xfch") + END, 400),
        (part(b"text", b"\xff\xfe") + END, 400),
        (part(b"text", b"\xc3") + part(b"place", b"\xa4") + END, 400),
        (part(b"place", b"\xed\xa0\x80") + END, 400),
        (part(b"text", b"words", b"\r\nContent-Type: text/plain; charset=latin-1") + END, 415),
        (part(b"text", b"words", b"\r\ncontent-type: text/plain;charset=UTF-7") + END, 415),
        (part(b"added", b"x", b'; filename="a.jpg"\r\nContent-Type: image/jpeg; charset=hex') + END, 415),
    ],
    ids=repr,
)
def test_a_form_in_parts_is_text_in_utf_8_or_refused(as_alice: Client, body: bytes, status: int) -> None:
    assert as_alice.generic("POST", "/", body, content_type=IN_PARTS).status_code == status
    assert not Glimmer.objects.exists()


@pytest.mark.parametrize(
    "body",
    [
        part(b"text", b"words", b"; filename*=bogus''%41") + END,
        part(b"text", b"words", b"; x*=hex''%41") + END,
        part(b"text", b"words", b"; name*=idna''%ff%41") + END,
        b"--tea\r\n" + b"a" * 5000 + b"\r\n\r\nx\r\n" + END,
        b"--tea\r\n\r\n\r\n" + END,
        b"junk",
        b"",
    ],
    ids=lambda body: repr(body[:60]),
)
def test_a_part_whose_header_makes_no_sense_is_no_error_of_ours(as_alice: Client, body: bytes) -> None:
    assert as_alice.generic("POST", "/", body, content_type=IN_PARTS).status_code in {302, 400, 422}


def test_what_is_in_a_file_is_nobodys_text() -> None:
    body = part(b"added", b"\xff\xd8\xff" * 100, b'; filename="a.jpg"') + part(b"text", "früh".encode()) + END
    read_whole(body, 7)


def read_whole(body: bytes, size: int) -> None:
    stream = io.BytesIO(body)
    parts = Parts(stream, b"tea")
    read = b""
    while block := parts.read(size):
        read += block
    assert read == body


@given(
    texts=st.lists(st.binary(max_size=40) | st.text(max_size=20).map(str.encode), max_size=4),
    size=st.integers(1, 50),
)
def test_however_it_comes_in_a_text_is_refused_just_where_it_is_not_utf_8(texts: list[bytes], size: int) -> None:
    texts = [text for text in texts if b"--tea" not in text]
    body = b"".join(part(b"text", text) for text in texts) + END
    is_text = True
    for text in texts:
        try:
            text.decode()
        except UnicodeDecodeError:
            is_text = False
    if is_text:
        read_whole(body, size)
    else:
        with pytest.raises(NotUtf8):
            read_whole(body, size)


@given(size=st.integers(1, 80), before=st.binary(max_size=30))
def test_however_it_comes_in_a_part_of_another_charset_is_refused(size: int, before: bytes) -> None:
    other = part(b"text", b"x", b"\r\nContent-Type: text/plain; charset=utf-7")
    with pytest.raises(OtherCharset):
        read_whole(part(b"added", before, b'; filename="a"') + other + END, size)


@given(st.text(max_size=60))
def test_a_content_type_reaches_django_without_a_charset_it_would_read_by(parameters: str) -> None:
    seen: list[str] = []
    environ = {"CONTENT_TYPE": f"text/plain; {parameters}".encode("latin-1", "ignore").decode("latin-1")}
    without_charset(lambda environ, start: seen.append(environ["CONTENT_TYPE"]) or [])(environ, None)  # type: ignore[func-returns-value, arg-type]
    assert "charset" not in seen[0].lower() or seen[0].endswith("; charset=other") or not names_another_charset(seen[0])
