"""An answer that is complete is sent in one piece and closed; a stream is sent as it comes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from config.whole_answer import in_one_piece


class Closing:
    """Count how often an answer closes it; see `HttpResponseBase._resource_closers`."""

    closed = 0

    def close(self) -> None:
        self.closed += 1


def sent(response: HttpResponseBase, closing: Any) -> Iterable[bytes]:
    response._resource_closers.append(closing.close)
    return in_one_piece(lambda environ, start: response)({}, None)


def test_a_page_is_one_list_and_closed_once() -> None:
    closing = Closing()
    assert sent(HttpResponse("größer"), closing) == ["größer".encode()]
    assert closing.closed == 1


def test_a_stream_is_left_to_the_web_server_to_close() -> None:
    closing = Closing()
    stream = StreamingHttpResponse([b"one", b"two"])
    assert sent(stream, closing) is stream
    assert (b"".join(stream), closing.closed) == (b"onetwo", 0)


def test_what_fails_while_it_is_closed_takes_no_answer_away(caplog: Any) -> None:
    response = HttpResponse("kept")
    response.close = lambda: 1 / 0  # type: ignore[method-assign]
    assert in_one_piece(lambda environ, start: response)({}, None) == [b"kept"]
    assert "could not be closed" in caplog.text
