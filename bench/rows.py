"""Define what is measured: each row of the table with its two sides, as functions that measure one of them once."""

from __future__ import annotations

import secrets
import statistics
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import urlencode

from bench.asking import Line, Page, checked, first_byte_ms, latency_ms, rate_per_s, warm
from bench.drawing import photo as photo_in
from bench.names import BENCH, FEW, KEEPER, MANY
from bench.places import Libvips, Place, Visitor, floors
from bench.table import Measured, Row

NEAR = ("Today", "a day", "one glimmer", "a month", "settings", "tags")
FAR = (
    "scrapbook",
    "scrapbook, 90 % deep",
    "search, rare",
    "search, middling",
    "search, common",
    "search, two words",
    "a year",
    "looking back",
)
FIRST, DEEP, MIDDLING = "scrapbook", "scrapbook, 90 % deep", "search, middling"
AT_ONCE = 8
FLOOR = "the bare view"


class Pace(NamedTuple):
    """Set how long each side is measured."""

    rounds: int
    for_s: int  # wrk takes whole seconds
    warm_s: float  # at most
    keeps: int
    uploads: int
    enough_s: int  # no further round begins after this


QUICK = Pace(rounds=2, for_s=1, warm_s=0.7, keeps=40, uploads=1, enough_s=90)
# Many short rounds: the load of the machine changes within seconds, and must affect both sides of a ratio alike.
FULL = Pace(rounds=9, for_s=1, warm_s=0.8, keeps=80, uploads=2, enough_s=900)
QUICK_CROWD, FULL_CROWD = QUICK._replace(rounds=1), FULL._replace(rounds=5)


class Pair(NamedTuple):
    """Pair the two sides of a row: in each round `below` is measured before `above`."""

    row: Row
    above: Callable[[], float]
    below: Callable[[], float]
    unit: str = "ms"
    skipped: str = ""

    def measured(self, above: list[float], below: list[float]) -> Measured:
        return Measured(self.row, above, below, self.unit, self.skipped)


def run(pairs: list[Pair], pace: Pace, say: Callable[[str], None]) -> list[Measured]:
    """Measure every pair once in each round."""
    begin = time.monotonic()
    found: list[tuple[list[float], list[float]]] = [([], []) for _ in pairs]
    for number in range(pace.rounds):
        if number and time.monotonic() - begin > pace.enough_s:
            say(f"  that was {number} of {pace.rounds} rounds: this takes long enough")
            break
        for pair, (above, below) in zip(pairs, found, strict=True):
            if pair.skipped:
                continue
            below.append(pair.below())
            above.append(pair.above())
            say(f"  {number + 1}/{pace.rounds} {pair.row.name} ÷ {pair.row.against}: {above[-1] / below[-1]:.2f}")
    return [pair.measured(*both) for pair, both in zip(pairs, found, strict=True)]


def of_pages(pace: Pace, above: Page, below: Page, row: Row) -> Pair:
    def latency(page: Page) -> Callable[[], float]:
        def measure() -> float:
            warm(page, most_s=pace.warm_s)
            return latency_ms(page, for_s=pace.for_s)

        return measure

    return Pair(row, latency(above), latency(below))


@contextmanager
def in_the_journal(place: Place, pace: Pace) -> Iterator[tuple[list[Pair], str]]:
    """Yield the rows of one person's 10,000 glimmers, and the version of libvips."""
    bench, keeper = place.people[BENCH], place.people[KEEPER]
    few, many = place.people[FEW], place.people[MANY]
    vips = Libvips(photo_in(place.data))
    try:
        with floors(place.data, user=bench.found["id"], photo=bench.found["file"]) as port:
            floor = Page(port, "/")
            pairs = [of_pages(pace, bench.page(name), floor, Row(name, FLOOR, 5, 4)) for name in NEAR]
            pairs += [of_pages(pace, bench.page(name), floor, Row(name, FLOOR, 7, 5)) for name in FAR]
            first = bench.page(FIRST)
            pairs.append(of_pages(pace, bench.page(DEEP), first, Row(DEEP, "its first page", 1.2, 1.1)))
            pairs.append(
                of_pages(pace, bench.page(MIDDLING), first, Row(MIDDLING, "the scrapbook’s first page", 1.3, 1.0))
            )
            pairs.append(_rates(pace, first, floor))
            pairs.append(_keeps(pace, place, keeper, Page(port, "/keep/")))
            tagged = [f"{each.found['tagged']:,}" for each in (many, few)]
            row = Row(f"tags, {tagged[0]} tagged", f"{tagged[1]} tagged", 2, 1.2)
            pairs.append(of_pages(pace, many.page("tags"), few.page("tags"), row))
            pairs.append(_uploads(pace, place, keeper, vips))
            pairs.append(_first_bytes(pace, bench.at(bench.found["photo"]), Page(port, "/photo/")))
            pairs += [
                of_pages(pace, bench.page(name, "gzip"), bench.page(name), Row(f"{name}, gzip", "as it is"))
                for name in ("Today", FIRST)
            ]
            yield pairs, vips.version
    finally:
        vips.stop()


def in_the_crowd(place: Place, pace: Pace, many: str, few: str) -> list[Pair]:
    """Compare every page of a person with many glimmers to that of one with few in the same table."""
    rows = []
    much, little = place.people[many], place.people[few]
    for name in much.found["pages"]:
        row = Row(f"{name}, {much.found['glimmers']:,} glimmers", f"{little.found['glimmers']:,}", 1.5, 1.2)
        rows.append(of_pages(pace, much.page(name), little.page(name), row))
    return rows


def _rates(pace: Pace, page: Page, floor: Page) -> Pair:
    def rate(page: Page) -> Callable[[], float]:
        def measure() -> float:
            warm(page, most_s=pace.warm_s)
            return rate_per_s(page, lines=AT_ONCE, for_s=2 * pace.for_s)

        return measure

    row = Row(f"scrapbook’s rate at {AT_ONCE} lines", "the bare view’s", 0.15, 0.3, at_least=True)
    return Pair(row, rate(page), rate(floor), "/s")


def _keeps(pace: Pace, place: Place, keeper: Visitor, floor: Page) -> Pair:
    """Compare keeping as HTMX sends the form on Today: as multipart, since the form may hold photos."""
    fields = {"csrfmiddlewaretoken": keeper.csrf, "writer": keeper.found["id"], "text": place.kept, "since": ""}
    fields |= {"on": "", "place": ""}
    more = {"HX-Request": "true", "HX-Target": "quick-add", "HX-Current-URL": f"http://127.0.0.1:{keeper.port}/"}

    def ours() -> bytes:
        kind, body = in_parts(fields | {"client_id": str(uuid.uuid4())})
        return keeper.at("/").sent("POST", {**more, "Content-Type": kind}, body)

    def bare() -> bytes:
        kind = "application/x-www-form-urlencoded"
        return floor.sent("POST", {"Content-Type": kind}, urlencode({"text": place.kept}).encode())

    def times(port: int, request: Callable[[], bytes]) -> Callable[[], float]:
        def measure() -> float:
            found = []
            with Line(port) as line:
                for _ in range(pace.keeps):
                    answer = checked(line.ask(request()), "keep")
                    found.append(answer.whole_s)
            # The first ones are the warm-up.
            return statistics.median(found[len(found) // 4 :]) * 1000

        return measure

    return Pair(Row("keep, by HTMX", "the bare INSERT view", 5, 4), times(keeper.port, ours), times(floor.port, bare))


def _uploads(pace: Pace, place: Place, keeper: Visitor, vips: Libvips) -> Pair:
    photo = photo_in(place.data)
    bytes_of_it = photo.read_bytes()
    row = Row("upload of a 12 MP JPEG", "libvips making three WebP of it", 2.5, 2)

    def upload() -> float:
        found = []
        for _ in range(pace.uploads):
            fields = {"csrfmiddlewaretoken": keeper.csrf, "upload_id": str(uuid.uuid4())}
            kind, body = in_parts(fields, bytes_of_it)
            with Line(keeper.port) as line:
                answer = line.ask(keeper.at("/photos/").sent("POST", {"Content-Type": kind}, body))
            found.append(checked(answer, "an upload", 201).whole_s)
        return statistics.median(found) * 1000

    def libvips() -> float:
        return statistics.median(vips.seconds() for _ in range(pace.uploads)) * 1000

    return Pair(row, upload, libvips, skipped="" if vips.version else "libvips is not installed here")


def _first_bytes(pace: Pace, page: Page, floor: Page) -> Pair:
    def first(page: Page) -> Callable[[], float]:
        def measure() -> float:
            warm(page, most_s=pace.warm_s)
            return first_byte_ms(page, for_s=pace.for_s)

        return measure

    return Pair(Row("first byte of a photo, 480 px", "a bare view sending it", 4, 3), first(page), first(floor))


def in_parts(fields: dict[str, str], photo: bytes | None = None) -> tuple[str, bytes]:
    """Encode `multipart/form-data` as browsers write it (RFC 7578). Return the header Content-Type, and the body."""
    boundary = f"----bench{secrets.token_hex(12)}"
    parts = [f'name="{name}"\r\n\r\n{value}'.encode() for name, value in fields.items()]
    if photo is not None:
        parts.append(b'name="photo"; filename="photo.jpg"\r\nContent-Type: image/jpeg\r\n\r\n' + photo)
    begin = f"--{boundary}\r\nContent-Disposition: form-data; ".encode()
    body = b"".join(begin + part + b"\r\n" for part in parts) + f"--{boundary}--\r\n".encode()
    return f"multipart/form-data; boundary={boundary}", body
