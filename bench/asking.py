"""Ask a site on this machine over connections that stay open, and time the answers: by wrk where it is installed."""

from __future__ import annotations

import json
import shutil
import socket
import statistics
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

SCRIPT = Path(__file__).parent / "wrk.lua"
WARM_PAGES, WARM_LINES = 100, 4
BLOCK = 256 * 1024  # bytes
LONGEST_S = 15


def wrk() -> str | None:
    """Return the path of wrk, or None where it is not installed."""
    return shutil.which("wrk")


class Wrong(Exception):
    """Report an answer that is not the one to be measured."""


class Answer(NamedTuple):
    status: int
    head: bytes
    body: bytes
    first_s: float  # from the first byte sent to the first byte received
    whole_s: float  # to the last byte received


class Page(NamedTuple):
    """Name a page to ask for: its port and path, and the cookies of a visitor."""

    port: int
    path: str
    cookies: str = ""
    encoding: str = "identity"

    @property
    def headers(self) -> dict[str, str]:
        found = {"Host": f"127.0.0.1:{self.port}", "Accept": "text/html", "Accept-Language": "en-GB,en;q=0.5"}
        found |= {"Accept-Encoding": self.encoding}
        return found | ({"Cookie": self.cookies} if self.cookies else {})

    @property
    def request(self) -> bytes:
        return self.sent("GET", {})

    def sent(self, method: str, more: dict[str, str], body: bytes = b"") -> bytes:
        headers = self.headers | more | ({"Content-Length": str(len(body))} if method == "POST" else {})
        lines = [f"{method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        return "\r\n".join(lines).encode() + body


class Line:
    """Hold one connection open from one request to the next."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.block = memoryview(bytearray(BLOCK))  # a new one each time would take longer than some answers

    def __enter__(self) -> Line:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def ask(self, request: bytes) -> Answer:
        begin = time.perf_counter()
        self.socket.sendall(request)
        came = self._more(b"")
        first = time.perf_counter()
        while b"\r\n\r\n" not in came:
            came = self._more(came)
        head, _, body = came.partition(b"\r\n\r\n")
        length = _length(head)
        while len(body) < length if length is not None else not body.endswith(b"0\r\n\r\n"):
            body = self._more(body)
        whole = time.perf_counter()
        return Answer(int(head.split(b" ", 2)[1]), head, body, first - begin, whole - begin)

    def _more(self, came: bytes) -> bytes:
        length = self.socket.recv_into(self.block)
        if not length:
            raise Wrong(f"the connection ended after {len(came)} bytes")
        return came + bytes(self.block[:length])


def _length(head: bytes) -> int | None:
    """Return the length that the answer's head names, or None where the body comes in chunks."""
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.partition(b":")[2])
    return None


def checked(answer: Answer, what: str, status: int = 200) -> Answer:
    """Return the same answer. Raise `Wrong` if its status is another than expected."""
    if answer.status != status:
        raise Wrong(f"{what} was answered with {answer.status}, not {status}: {answer.head.decode('latin-1')}")
    return answer


def warm(page: Page, *, most_s: float) -> None:
    """Ask for up to a hundred pages, over several connections, so that every process of the site gets its share."""
    end = time.perf_counter() + most_s

    def some(number: int) -> None:
        with Line(page.port) as line:
            for _ in range(WARM_PAGES // WARM_LINES):
                checked(line.ask(page.request), page.path)
                if time.perf_counter() > end:
                    break

    with ThreadPoolExecutor(WARM_LINES) as lines:
        list(lines.map(some, range(WARM_LINES)))


def latency_ms(page: Page, *, for_s: int) -> float:
    """Return the median time of an answer over one connection, one request after the other."""
    if wrk():
        return _wrk(page, lines=1, for_s=for_s)["ms"]
    return _by_ourselves(page, for_s, lambda answer: answer.whole_s)


def first_byte_ms(page: Page, *, for_s: float) -> float:
    """Return the median time until the first byte of an answer arrives, which wrk does not report."""
    return _by_ourselves(page, for_s, lambda answer: answer.first_s)


def rate_per_s(page: Page, *, lines: int, for_s: int) -> float:
    """Return how many answers a second come over this many connections at once."""
    if wrk():
        return _wrk(page, lines=lines, for_s=for_s)["rate"]
    begin = time.perf_counter()

    def some(number: int) -> int:
        count = 0
        with Line(page.port) as line:
            while time.perf_counter() - begin < for_s:
                checked(line.ask(page.request), page.path)
                count += 1
        return count

    with ThreadPoolExecutor(lines) as threads:
        count = sum(threads.map(some, range(lines)))
    return count / (time.perf_counter() - begin)


def _by_ourselves(page: Page, for_s: float, seconds: Callable[[Answer], float]) -> float:
    found = []
    begin = time.perf_counter()
    with Line(page.port) as line:
        while not found or time.perf_counter() - begin < for_s:
            found.append(seconds(checked(line.ask(page.request), page.path)))
    return statistics.median(found) * 1000


def _wrk(page: Page, *, lines: int, for_s: int) -> dict[str, float]:
    """Return the figures that wrk.lua printed, and the median in ms over one connection."""
    headers = [word for name, value in page.headers.items() if name != "Host" for word in ("-H", f"{name}: {value}")]
    command = [str(wrk()), "-t1", f"-c{lines}", f"-d{for_s}s", "--timeout", "60s", "-s", str(SCRIPT), *headers]
    done = subprocess.run(
        [*command, f"http://127.0.0.1:{page.port}{page.path}"], capture_output=True, text=True, check=False
    )
    if done.returncode or not done.stdout.endswith("}\n"):
        raise Wrong(f"wrk could not ask for {page.path}: {done.stderr or done.stdout}")
    output = done.stdout.splitlines()
    took = [float(line.partition(" ")[2]) for line in output if line.startswith("took ")]
    found: dict[str, float] = json.loads(output[-1])
    if not took and for_s < LONGEST_S:  # no answer came within that time; a busy machine needs longer
        return _wrk(page, lines=lines, for_s=4 * for_s)
    if not took or found["failed"]:
        raise Wrong(f"wrk got something else than {page.path}: {output[-1]}")
    return {**found, "ms": statistics.median(took)}
