"""Ask the site's own WSGI application, as the web server does; Django's test client builds its requests differently."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from django.core.signals import request_finished, request_started
from django.db import close_old_connections

from config.wsgi import application


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def ask(
    method: str, path: str, *, kind: str = "", body: bytes = b"", query: str = "", headers: dict[str, str] | None = None
) -> Answer:
    """Return the answer to a request. `headers` are named as in a WSGI environment: HTTP_HOST."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path.encode("utf-8", "surrogatepass").decode("latin-1"),
        "QUERY_STRING": query,
        "CONTENT_TYPE": kind,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        **(headers or {}),
    }
    starts: list[tuple[str, dict[str, str]]] = []
    with _connection_stays():
        answer = application(environ, lambda status, headers, *error: starts.append((status, dict(headers))))
        sent = b"".join(answer)
        getattr(answer, "close", lambda: None)()  # a plain list has been closed already (config/whole_answer.py)
    return Answer(int(starts[0][0][:3]), starts[0][1], sent)


@contextmanager
def _connection_stays() -> Iterator[None]:
    """Keep the connection open after a request: it holds the test's transaction."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)
