"""A page is painted when all of it is there: half of one is laid out another way, and what is read would jump."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page

from tests.browser.chromium import window

EXPECT = re.compile(r'<link rel="expect"[^>]*>')
PAINTED = "performance.getEntriesByType('paint').length > 0"


class Halves(ThreadingHTTPServer):
    """Send half of a page, and the rest once a test lets it go; at /as-it-comes the same without `expect`."""

    daemon_threads = True

    def __init__(self, page: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages = {"/": page, "/as-it-comes": EXPECT.sub("", page)}
        self.goes_on = threading.Event()
        self.address = f"http://localhost:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


class _Handler(BaseHTTPRequestHandler):
    server: Halves

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if page:
            begin, end = page.split('<main id="main"')
            self.wfile.write(begin.encode())
            self.server.goes_on.wait(30)
            self.wfile.write(f'<main id="main"{end}'.encode())

    def log_message(self, *args: object) -> None:
        """Log nothing."""


@pytest.fixture
def halves(as_alice: Client) -> Iterator[Halves]:
    server = Halves(as_alice.get("/").content.decode())
    yield server
    server.goes_on.set()
    server.shutdown()
    server.server_close()


def test_nothing_is_painted_before_all_of_it_is_there(chromium: Browser, halves: Halves) -> None:
    assert halves.pages["/"] != halves.pages["/as-it-comes"]
    with window(chromium, halves.address) as context:

        def half_of(path: str) -> Page:
            page = context.new_page()
            page.goto(path, wait_until="commit")
            page.wait_for_function("document.querySelector('.top')", polling=20)
            return page

        whole, as_it_comes = half_of("/"), half_of("/as-it-comes")
        as_it_comes.wait_for_function(PAINTED, polling=20)  # by now the other would have been painted, too
        assert not whole.evaluate(PAINTED)
        halves.goes_on.set()
        whole.wait_for_function(PAINTED, polling=20)
