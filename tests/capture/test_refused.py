"""What cannot be kept is refused as a problem, in words that name the field; never with a page or an error of ours."""

from __future__ import annotations

import json
from typing import Any

import pytest

from accounts.models import User
from tests.capture.sending import ADDRESS, LATIN_1, bearing, client, errors, problem, send, send_form
from tests.photos.sending import PNG, named

FORM = "application/x-www-form-urlencoded"


@pytest.fixture(autouse=True)
def _nothing_is_kept(alice: User) -> Any:
    yield
    assert not alice.glimmers.exists()


@pytest.mark.parametrize("method", ["get", "head", "put", "patch", "delete", "options", "trace"])
def test_one_can_add_and_nothing_else(secret: str, method: str) -> None:
    response = getattr(client(), method)(ADDRESS, headers=bearing(secret))
    assert response.headers["Allow"] == "POST"
    if method == "head":
        assert (response.status_code, response.content) == (405, b"")
    else:
        problem(response, 405)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer glim_",
        "Bearer glim_" + "x" * 43,
        "Bearer nonsense",
        "Bearer glim_\xff\0",
        "Bearer " + "x" * 5000,
        "Basic YWxpY2U6YS1sb25nLXBhc3N3b3Jk",
        "Token {secret}",
        "{secret}",
        "Bearer {secret}x",
        "Bearer {secret}, Bearer {secret}",
    ],
)
def test_without_a_token_that_is_known_nothing_is_read(secret: str, header: str) -> None:
    headers = {"Authorization": header.format(secret=secret)} if header else {}
    response = client().post(ADDRESS, {"text": "x"}, headers=headers)
    problem(response, 401)
    assert response.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_counts_in_its_header_alone(secret: str) -> None:
    problem(client().post(f"{ADDRESS}?access_token={secret}", {"text": "x", "access_token": secret}), 401)


def test_somebody_who_may_not_sign_in_may_not_add_either(alice: User, secret: str) -> None:
    alice.is_active = False
    alice.save()
    problem(send(secret, {"text": "x"}), 401)


@pytest.mark.parametrize("kind", ["", "text/plain", "application/xml", "nonsense", "multipart/mixed", "image/jpeg"])
def test_other_kinds_are_refused(secret: str, kind: str) -> None:
    problem(send(secret, {"text": "x"}, kind=kind), 415)


def test_json_that_says_it_is_a_form_is_told_so(secret: str) -> None:
    assert "application/json" in problem(send(secret, {"text": "x"}, kind=FORM), 415)["detail"]


def test_a_body_without_a_length_is_told_so(secret: str) -> None:
    headers = bearing(secret) | {"Transfer-Encoding": "chunked"}
    response = client().generic("POST", ADDRESS, b"", content_type="application/json", headers=headers)
    problem(response, 411)


NO_JSON = {
    "nothing": b" ",
    "words": b"Frost on the railing",
    "half": b'{"text": "x"',
    "two": b'{"text": "x"} {}',
    "NaN": b'{"text": NaN}',
    "infinity": b'{"text": -Infinity}',
    "Latin-1": b'{"text": "' + LATIN_1 + b'"}',
    "UTF-16": json.dumps({"text": "x"}).encode("utf-16"),
    "half a pair in bytes": b'{"text": "\xed\xa0\x80"}',
    "a control character": b'{"text": "a\nb"}',
    "deep lists": b"[" * 100_000,
    "deep objects": b'{"text":' * 100_000,
    "deep and whole": b'{"text": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "a number as long as a book": b'{"text": ' + b"9" * 100_000 + b"}",
    "a list": b'[{"text": "x"}]',
    "a string": b'"x"',
    "null": b"null",
}


@pytest.mark.parametrize("body", NO_JSON.values(), ids=NO_JSON)
def test_what_is_no_json_object_is_refused(secret: str, body: bytes) -> None:
    problem(send(secret, body), 400)


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "text"),
        ({"text": ""}, "text"),
        ({"text": " \n"}, "text"),
        ({"text": None}, "text"),
        ({"text": 5}, "text"),
        ({"text": ["x"]}, "text"),
        ({"text": {"a": "b"}}, "text"),
        ({"text": True}, "text"),
        ({"text": 1e400}, None),
        ({"text": "x" * 20_001}, "text"),
        ({"text": "NUL \0"}, "text"),
        ({"text": "\ud800"}, "text"),
        ({"text": "x", "place": "\udfff"}, "place"),
        ({"text": "x", "place": "x" * 201}, "place"),
        ({"text": "x", "place": 5}, "place"),
        ({"text": "x", "shift": "bliss"}, "shift"),
        ({"text": "x", "shift": "Calm"}, "shift"),
        ({"text": "x", "shift": "\ud800"}, "shift"),
        ({"text": "x", "shift": ["calm"]}, "shift"),
        ({"text": "x", "sources": "nature"}, "sources"),
        ({"text": "x", "sources": ["nature", "money"]}, "sources"),
        ({"text": "x", "sources": [["nature"]]}, "sources"),
        ({"text": "x", "sources": {"nature": True}}, "sources"),
        ({"text": "x", "when": "yesterday"}, "when"),
        ({"text": "x", "when": 1700000000}, "when"),
        ({"text": "x", "when": "1899-12-31T23:59"}, "when"),
        ({"text": "x", "when": "2999-01-01T00:00"}, "when"),
        ({"text": "x", "when": "0001-01-01T00:00+14:00"}, "when"),
        ({"text": "x", "when": "9999-12-31T23:59-12:00"}, "when"),
        ({"text": "x", "when": "2026-11-15T08:30+25:00"}, "when"),
        ({"text": "x", "when": "2026-11-15T08:30 Europe/Berlin"}, "when"),
        ({"text": "x", "when": "\ud800"}, "when"),
        ({"text": "x", "client_id": "1"}, "client_id"),
        ({"text": "x", "client_id": "\ud800"}, "client_id"),
        ({"text": "x", "client_id": 5}, "client_id"),
        ({"text": "x", "time_zone": "Mars/Base"}, "time_zone"),
        ({"text": "x", "time_zone": "../../etc/passwd"}, "time_zone"),
        ({"text": "x", "time_zone": "\0"}, "time_zone"),
        ({"text": "x", "photos": ["aGVsbG8="]}, "photos"),
        ({"text": "x", "photos": "sky.jpg"}, "photos"),
        ({"text": "x", "source": "nature"}, "source"),
        ({"text": "x", "is_close": True}, "is_close"),
        ({"text": "x", "": ""}, ""),
        ({"text": "x", "\ud800": "x"}, "?"),
        ({"text": "x", "user": "bob@example.org"}, "user"),
    ],
    ids=repr,
)
def test_what_cannot_be_kept_is_said_beside_its_field(secret: str, sent: dict, field: str | None) -> None:
    if field is None:
        problem(send(secret, sent), 400)  # Python writes Infinity, which is not JSON
        return
    details = errors(send(secret, sent))
    assert list(details) == [field]
    assert len(details[field].split()) > 3, "a sentence"


def test_all_mistakes_are_said_at_once(secret: str) -> None:
    assert set(errors(send(secret, {"shift": "bliss", "when": "x", "client_id": "x"}))) == {
        "text",
        "shift",
        "when",
        "client_id",
    }
    assert set(errors(send(secret, {"text": 5, "sources": "x", "tags": []}))) == {"text", "sources", "tags"}


def test_a_thousand_mistakes_are_not_all_said(secret: str) -> None:
    members = problem(send(secret, {f"field {number}" * 50: 1 for number in range(1000)}), 422)
    assert len(json.dumps(members)) < 10_000


def test_a_field_that_comes_twice_is_not_guessed(secret: str) -> None:
    assert list(errors(send(secret, b'{"text": "one", "text": "two"}'))) == ["text"]
    assert list(errors(send(secret, b"text=one&text=two", kind=FORM))) == ["text"]
    assert list(errors(send_form(secret, text=["one", "two"]))) == ["text"]


def test_json_cannot_hold_photos_and_says_what_can(secret: str) -> None:
    assert "multipart/form-data" in errors(send(secret, {"text": "x", "photos": ["x"]}))["photos"]


def test_the_file_that_curl_sends_by_its_name_is_told(secret: str) -> None:
    assert "@" in errors(send_form(secret, text="x", photos="sky.jpg"))["photos"]
    assert "@" in errors(send(secret, b"text=x&photos=sky.jpg", kind=FORM))["photos"]


def test_a_file_in_another_field_is_told(secret: str) -> None:
    details = errors(send_form(secret, text=named(b"words", "note.txt"), photo=named(PNG, "sky.png")))
    assert set(details) == {"text", "photo"}


def multipart(*parts: bytes, end: bytes = b"--B--\r\n") -> bytes:
    return b"".join(b"--B\r\n" + part + b"\r\n" for part in parts) + end


BOUNDARY = "multipart/form-data; boundary=B"


def field(name: bytes, value: bytes) -> bytes:
    return b'Content-Disposition: form-data; name="' + name + b'"\r\n\r\n' + value


@pytest.mark.parametrize("bad", [LATIN_1, b"\xff", b"\xed\xa0\x80", b"\xc3"], ids=repr)
def test_bytes_that_are_no_text_are_refused_and_not_mended_silently(secret: str, bad: bytes) -> None:
    assert list(errors(send(secret, multipart(field(b"text", bad)), kind=BOUNDARY))) == ["text"]
    quoted = b"".join(b"%%%02X" % byte for byte in bad)
    problem(send(secret, b"text=" + quoted, kind=FORM), 400)


NO_FORM = {
    "no boundary": ("multipart/form-data", b"x"),
    "a boundary that cannot be": ("multipart/form-data; boundary=\xe9", b"x"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "body"), NO_FORM.values(), ids=NO_FORM)
def test_a_form_that_cannot_be_read_is_refused(secret: str, kind: str, body: bytes) -> None:
    problem(send(secret, body, kind=kind), 400)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json; charset=latin-1", b'{"text": "x"}'),
        (f"{FORM}; charset=no-such-thing", b"text=x"),
        (
            BOUNDARY,
            multipart(
                field(b"text", b"x").replace(b"\r\n\r\n", b"\r\nContent-Type: text/plain; charset=utf-7\r\n\r\n")
            ),
        ),
    ],
    ids=["JSON", "form", "part"],
)
def test_another_charset_is_told_so(secret: str, kind: str, body: bytes) -> None:
    assert "UTF-8" in problem(send(secret, body, kind=kind), 415)["detail"]


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Disposition: form-data; name*=nonsense''text",
        b"Content-Disposition: form-data; name*=utf-7''+2AA-",
        b"Content-Disposition: form-data; name=\"t\xff\"",
        b"Content-Disposition: form-data",
        b"nonsense",
        b"",
    ],
    ids=repr,
)  # fmt: skip
def test_parts_that_make_no_sense_are_no_error_of_ours(secret: str, header: bytes) -> None:
    problem(send(secret, multipart(header + b"\r\n\r\nx"), kind=BOUNDARY), 422)


TOO_LARGE = 1024 * 1024 + 1


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", json.dumps({"text": "x" * TOO_LARGE}).encode()),
        (FORM, b"text=" + b"x" * TOO_LARGE),
        (BOUNDARY, multipart(field(b"text", b"x" * TOO_LARGE))),
        (BOUNDARY, multipart(*[field(b"a%d" % number, b"") for number in range(1001)])),
        (FORM, b"&".join(b"a%d=" % number for number in range(1002))),
    ],
    ids=["JSON", "form", "multipart", "fields", "fields of a form"],
)
def test_what_is_too_large_is_refused(secret: str, kind: str, body: bytes) -> None:
    problem(send(secret, body, kind=kind), 413)
