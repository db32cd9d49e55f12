"""Holds requests to their whole body: refuses one that is cut off, and reads one that was not read to its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
BLOCK = 64 * 1024  # bytes
MOST_UNREAD = 64 * 1024 * 1024  # bytes of a body that no view read; a refused photo is less


class WholeBody:
    """`wsgi.input` of a known length in bytes. Reading past an early end raises `OSError`, as a broken socket does."""

    def __init__(self, stream: BinaryIO, length: int) -> None:
        self.stream = stream
        self.left = length

    def read(self, size: int | None = -1) -> bytes:
        wanted = self.left if size is None or size < 0 else min(size, self.left)
        parts = []
        while wanted:
            part = self.stream.read(wanted)
            if not part:
                raise OSError("the connection ended before the request did")
            parts.append(part)
            wanted -= len(part)
            self.left -= len(part)
        return b"".join(parts)

    def readline(self, size: int = -1) -> bytes:
        """Return the next line, as WSGI demands; Django reads blocks."""
        line = b""
        while self.left and not line.endswith(b"\n") and len(line) != size:
            line += self.read(1)
        return line


def only_whole(application: Application) -> Application:
    """Wrap the application so that it never sees half a form: words cut off in the middle would be kept as if complete.

    Where it answers without having read the body, the rest is read and dropped before the answer goes out. Otherwise
    the web server would close the connection, mostly without saying so: the answer could get lost on the way, and the
    browser's next request over that connection would. Past `MOST_UNREAD` the answer says that it closes.
    """

    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length):
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        elif "HTTP_TRANSFER_ENCODING" not in environ:
            return application(environ, start_response)
        body = environ["wsgi.input"]

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            if not _is_read_to_its_end(body):
                headers = [*headers, ("Connection", "close")]
            return start_response(status, headers, *error)

        return application(environ, start)

    return checked


def _is_read_to_its_end(body: BinaryIO | WholeBody) -> bool:
    left = MOST_UNREAD
    try:
        while left > 0 and (block := body.read(min(BLOCK, left))):
            left -= len(block)
    except OSError:  # the connection has ended
        return False
    return left > 0
