"""A request whose connection ends in the middle of its body is refused; Django would take what came for all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class WholeBody:
    """`wsgi.input` of so many bytes. Reading past an early end raises `OSError`, as a broken socket does."""

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
        """For whoever looks it up; Django reads blocks."""
        line = b""
        while self.left and not line.endswith(b"\n") and len(line) != size:
            line += self.read(1)
        return line


def only_whole(application: Application) -> Application:
    """The same application, which never sees half a form: words cut off in the middle would be kept as if meant so."""

    def checked(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdecimal() and int(length):
            environ["wsgi.input"] = WholeBody(environ["wsgi.input"], int(length))
        return application(environ, start_response)

    return checked
