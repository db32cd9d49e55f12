"""Measure what the time of an answer tells a stranger: whether an address has an account.

Starts sites of its own, with a mail server and without, and asks by turns for an address that nobody has, and for one
that somebody has. Prints the medians and their ratio; more than 1.3 fails.
"""

from __future__ import annotations

import argparse
import http.client
import itertools
import re
import socketserver
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.hosting.journal import Journal

SIGN_UP, SIGN_IN = "/accounts/signup/", "/accounts/login/"
RESET, CODE = "/accounts/password/reset/", "/accounts/confirm-email/"
PASSWORD = "a-long-password"
MOST = 1.3
FORM_TOKEN = "t" * 32  # both cookie and field: Django compares the two


class MailServer(socketserver.ThreadingTCPServer):
    """Accept every email, take `seconds` over each, and throw it away."""

    daemon_threads = allow_reuse_address = True

    def __init__(self, seconds: float) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.seconds = seconds
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Conversation(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, MailServer)
        self.wfile.write(b"220 here\r\n")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                while self.rfile.readline() not in {b".\r\n", b""}:
                    pass
                time.sleep(self.server.seconds)
            self.wfile.write(b"221 bye\r\n" if verb == b"QUIT" else b"250 good\r\n")


class Stranger:
    """Act as a browser in which nobody has signed in, at a network address that has asked for nothing yet."""

    numbers = itertools.count()

    def __init__(self, port: int) -> None:
        number = next(self.numbers)
        self.port = port
        self.network = f"10.{number // 250}.{number % 250}.1"
        self.cookies = {"glimmers_csrf": FORM_TOKEN}

    def post(self, url: str, **sent: str) -> tuple[float, int]:
        """Post a form, and return how many seconds the answer takes, and its status."""
        connection = http.client.HTTPConnection("localhost", self.port)
        connection.connect()
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "X-Forwarded-For": self.network,
        }
        started = time.perf_counter()
        connection.request("POST", url, urlencode({"csrfmiddlewaretoken": FORM_TOKEN, **sent}), headers)
        answer = connection.getresponse()
        answer.read()
        took = time.perf_counter() - started
        for name, value in re.findall(r"(\w+)=([^;]*)", "; ".join(answer.headers.get_all("Set-Cookie") or [])):
            if name.startswith("glimmers_"):
                self.cookies[name] = value
        connection.close()
        return took, answer.status


def fill(journal: Journal, times: int) -> None:
    """Make people with addresses such as known7@example.org, as copies of one who signs up."""
    Stranger(journal.port).post(SIGN_UP, email="one@example.org", password1=PASSWORD)
    kinds = {"known": "", "inactive": "is_active = false,", "without": "password = '!' || repeat('x', 40),"}
    with journal.database() as database:
        database.execute("CREATE TEMP TABLE one AS SELECT * FROM accounts_user")
        for kind, number in itertools.product(kinds, range(2 * times)):
            email = f"{kind}{number}@example.org"
            database.execute("CREATE TEMP TABLE another AS SELECT * FROM one")
            database.execute(f"UPDATE another SET {kinds[kind]} id = gen_random_uuid(), email = %s", [email])
            database.execute("INSERT INTO accounts_user SELECT * FROM another")
            database.execute(
                'INSERT INTO account_emailaddress (user_id, email, verified, "primary")'
                " SELECT id, email, true, true FROM another"
            )
            database.execute("DROP TABLE another")
        database.execute("ANALYZE")


Question = Callable[[int, str], Iterator[tuple[str, tuple[float, int]]]]


def questions(port: int, *, by_mail: bool) -> dict[str, tuple[Question, tuple[str, ...]]]:
    """Return what to ask, and for whom: first somebody unknown to the site. Each yields a name, and time and status."""

    def signing_up(number: int, who: str) -> Iterator[tuple[str, tuple[float, int]]]:
        stranger = Stranger(port)
        yield "sign-up", stranger.post(SIGN_UP, email=f"{who}{number}@example.org", password1=PASSWORD)
        if by_mail:
            yield "a wrong code", stranger.post(CODE, code="WRON-GONE")
            yield "another code", stranger.post(CODE, action="resend")

    def signing_in(number: int, who: str) -> Iterator[tuple[str, tuple[float, int]]]:
        yield "sign-in", Stranger(port).post(SIGN_IN, login=f"{who}{number}@example.org", password="wrong-password")

    def resetting(number: int, who: str) -> Iterator[tuple[str, tuple[float, int]]]:
        yield "reset", Stranger(port).post(RESET, email=f"{who}{number}@example.org")

    return {
        "sign-up": (signing_up, ("new", "known")),
        "sign-in": (signing_in, ("nobody", "known", "inactive", "without")),
        "reset": (resetting, ("nobody", "known", "inactive", "without")),
    }


def measure(journal: Journal, times: int, *, by_mail: bool) -> bool:
    """Print the medians, and return whether they differ by no more than they may."""
    is_fine = True
    for ask, people in questions(journal.port, by_mail=by_mail).values():
        took: dict[str, dict[str, list[float]]] = {}
        statuses: dict[str, dict[str, set[int]]] = {}
        for number in range(times + 2):
            for who in people if number % 2 else reversed(people):
                # The first two do not count: they load what is loaded only once.
                for what, (seconds, status) in list(ask(number, who)):
                    statuses.setdefault(what, {}).setdefault(who, set()).add(status)
                    if number >= 2:
                        took.setdefault(what, {}).setdefault(who, []).append(seconds * 1000)
        for what, each in took.items():
            medians = {who: statistics.median(each[who]) for who in people}
            first = medians[people[0]]
            for who in people[1:]:
                ratio = medians[who] / first
                is_fine = is_fine and 1 / MOST <= ratio <= MOST
                answers = " ".join(f"{name}: {sorted(statuses[what][name])}" for name in (people[0], who))
                times_ms = f"{people[0]:6} {first:7.1f} ms  {who:8} {medians[who]:7.1f} ms"
                print(f"  {what:12} {times_ms}  {ratio:5.2f}  {answers}")
    return is_fine


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--mail-takes", type=float, default=0.0, help="seconds that the mail server takes for an email")
    asked = parser.parse_args()
    is_fine = True
    for by_mail in (True, False):
        mail = MailServer(asked.mail_takes)
        settings = {"GLIMMERS_SIGNUPS": "open", "GLIMMERS_TRUSTED_PROXY_COUNT": "1"}
        if by_mail:
            settings["EMAIL_URL"] = f"smtp://127.0.0.1:{mail.server_address[1]}"
        with tempfile.TemporaryDirectory() as folder:
            journal = Journal(Path(folder) / "data", **settings)
            journal.open()
            try:
                fill(journal, asked.times)
                print(f"with a mail server that takes {asked.mail_takes} s" if by_mail else "without a mail server")
                is_fine = measure(journal, asked.times, by_mail=by_mail) and is_fine
            finally:
                journal.stop()
    raise SystemExit(0 if is_fine else f"a difference of more than {MOST}")


if __name__ == "__main__":
    main()
