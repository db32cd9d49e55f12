"""Thousands of requests as nobody would send them cause no error of ours, and each is answered in words.

`make fuzz N=100000` sends that many; the seed is printed, and FUZZ_SEED sets another one.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.middleware.csrf import _mask_cipher_secret

from accounts.models import User
from glimmers.capture.tokens import make
from glimmers.journal.keeping import Content
from glimmers.photos.keeping_with_photos import change
from glimmers.tags.renaming import rename
from tests.conftest import signed_in
from tests.factories import make_glimmer, make_photo
from tests.fuzzing import Fuzz, Sent
from tests.routes import SOME_ID, paths
from tests.test_access import ROUTES
from tests.wsgi import Answer, ask

pytestmark = pytest.mark.once

SEED = os.environ.get("FUZZ_SEED", "2026")
SHARES = 4
N = int(os.environ.get("FUZZ_N", "5000")) // SHARES
SECRET = "a" * 32
RENEWED_EVERY = 25  # requests: some of them sign out, or put away what others need
WORDLESS = {"image/jpeg", "image/webp", "image/svg+xml", "application/json", "application/manifest+json"}


class Log(logging.Handler):
    """Collect what nobody foresaw: errors, and every record with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            self.found.append(self.format(record))


@pytest.fixture
def log() -> Iterator[Log]:
    handler = Log()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)


class Journal:
    """Fill Alice's journal with one of everything that an address can name."""

    def __init__(self, alice: User) -> None:
        self.alice = alice
        kept, away, changed = (make_glimmer(alice, f"{word} #slow #ruhe") for word in ("kept", "away", "changed"))
        photo, staged, out = make_photo(alice, glimmer=kept), make_photo(alice), make_photo(alice, glimmer=changed)
        change(changed, Content(text="Otherwise #slow"), revision=changed.revision)
        away.put_away()
        renamed = rename(alice, alice.tags.get(name="ruhe"), "stille")
        token, self.secret = make(alice, "phone")
        self.glimmers = [each.pk for each in (kept, away, changed)]
        needed = {
            "glimmer": kept,
            "put away": away,
            "photo": photo,
            "staged": staged,
            "photo put away": out,
            "words": alice.earlier_words.get(),
            "tag": alice.tags.first(),
            "tag renamed": renamed,
            "token": token,
        }
        ids = {need: str(each.pk) for need, each in needed.items() if each}
        self.known = [*ids.values(), str(alice.pk), alice.email, self.secret, str(kept.place_in_time)]
        right, wrong = [], ["/nothing/", "/static/no.css"]
        for name, path in paths().items():
            named = [path.replace(str(SOME_ID), each).replace("/1/", f"/{each}/") for each in ids.values()]
            wrong += dict.fromkeys(named)
            need = ROUTES[name].needs
            right.append(named[list(ids).index(need)] if need in ids else path)
        self.paths = right * 2 * (len(wrong) // len(right)) + wrong

    def cookies(self) -> dict[str, str]:
        """Return the cookies of a browser in which she has just signed in."""
        client = signed_in(self.alice)
        return {
            settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value,
            settings.CSRF_COOKIE_NAME: SECRET,
        }


def answer_to(sent: Sent, secret: str) -> Answer:
    cookie = SimpleCookie()
    for name, value in sent.cookies.items():
        cookie[name] = value.encode("latin-1", "replace").decode("latin-1")
    headers = {"HTTP_COOKIE": cookie.output(header="", sep=";").strip(), **sent.headers}
    if sent.path.startswith("/api/"):
        headers.setdefault("HTTP_AUTHORIZATION", f"Bearer {secret}")
    return ask(sent.method, sent.path, kind=sent.content_type, body=sent.body, query=sent.query, headers=headers)


def is_in_words(sent: Sent, status: int, headers: dict[str, str], body: bytes) -> bool:
    """Return whether an answer is a page of ours, a fragment of one, a problem, a sentence, or rightly empty."""
    kind = headers.get("Content-Type", "").partition(";")[0]
    if sent.method == "HEAD" or status in {204, 301, 302, 304, 416} or headers.get("HX-Redirect"):
        return True
    if kind == "text/html" and headers.get("Content-Encoding") == "gzip":
        return len(body) > 100
    if kind == "text/html":
        is_page = body.lstrip().startswith(b"<!doctype html>") and body.rstrip().endswith(b"</html>")
        return is_page or (status < 400 or status in {409, 422})
    return bool(body) and kind in WORDLESS | {"application/problem+json", "text/plain", "text/javascript"}


@pytest.mark.parametrize("share", range(SHARES))
def test_nothing_that_is_sent_is_an_error_of_ours(alice: User, log: Log, share: int) -> None:
    seed = f"{SEED}-{share}"
    print(f"\nFUZZ_SEED={SEED}, share {share} of {SHARES}, {N} requests")  # noqa: T201
    journal = Journal(alice)
    fuzz = Fuzz(seed, journal.paths, journal.known)
    statuses: Counter[int] = Counter()
    cookies: dict[str, str] = {}
    for number in range(N):
        if number % RENEWED_EVERY == 0:
            cookies = journal.cookies()
            alice.glimmers.filter(pk__in=journal.glimmers[::2]).update(put_away_at=None)
        sent = fuzz.request(cookies, _mask_cipher_secret(SECRET))
        status, headers, body = answer_to(sent, journal.secret)
        statuses[status] += 1
        if status == 403 or "/accounts/login/" in headers.get("Location", ""):
            cookies = journal.cookies()
        where = f"seed {seed}, number {number}: {sent}"
        assert not log.found, f"{where}\n{log.found[0]}"
        assert status < 500, where
        assert is_in_words(sent, status, headers, body), f"{where}\n{status} {headers} {body[:300]!r}"
    print(dict(sorted(statuses.items())))  # noqa: T201
    assert len(statuses) > 8, "else it asked for too little"
