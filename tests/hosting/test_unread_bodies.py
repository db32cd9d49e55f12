"""A connection stays usable after a request whose body nobody read."""

from __future__ import annotations

import socket
import sys
from collections.abc import Iterator
from http.client import HTTPResponse
from pathlib import Path

import pytest

from config.whole_body import MOST_UNREAD, only_whole
from tests.hosting.site import Site
from tests.hosting.started_before import lay_data

pytestmark = pytest.mark.hosting

PROJECT = Path(__file__).resolve().parents[2]
PARTS = "multipart/form-data; boundary=tea"
REFUSED = [
    ("/accounts/login/", PARTS, b"junk" * 40_000),
    ("/accounts/login/", "multipart/form-data; boundary=", b"j" * 2_000_000),
    ("/nothing", "text/plain", b"j" * 3_000_000),
    ("/api/glimmers", "application/json", b"{" * 2_000_000),
    ("/accounts/login/", "application/x-www-form-urlencoded; charset=idna", b"j" * 70_000),
]
ROUNDS = 12  # of each kind; without the fix over half of them lost the next request


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    data = tmp_path_factory.mktemp("journal")
    lay_data(data)
    site = Site([sys.executable, "manage.py", "serve"], PROJECT, GLIMMERS_DATA=str(data))
    site.start()
    yield site
    site.kill()


def ask(connection: socket.socket, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> HTTPResponse:
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n" + "".join(f"{k}: {v}\r\n" for k, v in headers.items())
    connection.sendall(head.encode() + b"\r\n" + body)
    answer = HTTPResponse(connection)
    answer.begin()
    answer.read()
    return answer


@pytest.mark.parametrize(("path", "kind", "body"), REFUSED, ids=lambda value: str(value)[:20])
@pytest.mark.parametrize("is_chunked", [False, True], ids=["whole", "chunked"])
def test_the_next_request_on_the_same_connection_is_answered(
    site: Site, path: str, kind: str, body: bytes, is_chunked: bool
) -> None:
    how = {"Transfer-Encoding": "chunked"} if is_chunked else {"Content-Length": str(len(body))}
    sent = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if is_chunked else body
    for _ in range(ROUNDS):
        with socket.create_connection(("localhost", site.port), timeout=20) as connection:
            refused = ask(connection, "POST", path, {"Content-Type": kind, **how}, sent)
            assert 400 <= refused.status < 500
            assert "close" not in refused.headers.get("Connection", "")
            assert ask(connection, "GET", "/healthz", {}).status == 200


def test_past_the_limit_the_answer_says_that_it_closes() -> None:
    class Endless:
        def read(self, size: int) -> bytes:
            return b"j" * size

    answers: list[list[tuple[str, str]]] = []
    refusing = only_whole(lambda environ, start: start("413 Too Large", [("X-A", "1")]) or [])
    for length in (MOST_UNREAD, MOST_UNREAD * 2):
        environ = {"CONTENT_LENGTH": str(length), "wsgi.input": Endless()}
        refusing(environ, lambda status, headers: answers.append(headers))
    refusing(
        {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input": Endless()}, lambda status, headers: answers.append(headers)
    )
    assert [("Connection", "close") in headers for headers in answers] == [True, True, True]
