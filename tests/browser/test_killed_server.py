"""If the server is killed between the commit and the answer, what waits in the browser is still kept exactly once."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chromium import window
from tests.browser.photos import add, file, keep, tiles, words
from tests.browser.signal import let_worker_come, pending, send_now
from tests.hosting.cutting_proxy import CuttingProxy
from tests.hosting.site import Site
from tests.hosting.started_before import lay_data

ROOT = Path(__file__).parent.parent.parent

pytestmark = pytest.mark.hosting


class Doom:
    """Kill the whole site when it has answered a Keep, once for each Keep."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.met: list[bytes] = []
        self.proxy = CuttingProxy(site.port, self.falls)

    def falls(self, method: str, path: str, body: bytes) -> bool:
        found = re.search(rb'name="client_id"\r\n\r\n([0-9a-f-]{36})', body)
        if (method, path) != ("POST", "/") or not found or found[1] in self.met:
            return False
        self.site.kill()
        self.met.append(found[1])
        return True


@pytest.fixture
def doom() -> Iterator[Doom]:
    data = Path(tempfile.mkdtemp(prefix="glimmers-"))
    lay_data(data)
    site = Site([sys.executable, "manage.py", "serve"], ROOT, GLIMMERS_DATA=str(data))
    site.start()
    doom = Doom(site)
    try:
        yield doom
    finally:
        doom.proxy.shutdown()
        doom.proxy.server_close()
        site.stop()
        shutil.rmtree(data, ignore_errors=True)


def test_five_kept_while_the_server_dies_after_each_commit_are_there_once_each(doom: Doom, chromium: Browser) -> None:
    with window(chromium, doom.proxy.address, service_workers="allow") as context:
        page = context.new_page()
        page.goto("/accounts/signup/")
        page.get_by_label("Email").fill("me@example.org")
        page.get_by_label("Password").fill("a-long-password")
        page.get_by_role("button", name="Sign up").click()
        page.wait_for_url(f"{doom.proxy.address}/")
        let_worker_come(page, by_itself=True)
        context.set_offline(True)
        page.reload()
        expect(page.get_by_text("No signal just now.")).to_be_visible()
        expect(page.get_by_role("heading", level=1)).to_contain_text(", ")  # the date in it shows that scripts have run
        for number in range(5):
            words(page).fill(f"Number {number}")
            photos = {1: ["a.jpg", "b.jpg"], 3: ["c.jpg"]}.get(number, [])
            if photos:
                add(page, *(file(name) for name in photos))
                expect(tiles(page).get_by_text("Not up yet.")).to_have_count(len(photos))
            keep(page)
            expect(pending(page)).to_have_count(number + 1)
        context.set_offline(False)
        for kills in range(1, 6):
            for _ in range(600):
                if len(doom.met) == kills:
                    break
                page.wait_for_timeout(50)
            assert len(doom.met) == kills
            expect(pending(page)).to_have_count(6 - kills)  # each one stays until the browser has got the answer
            doom.site.start()
            send_now(page)
        expect(pending(page)).to_have_count(0, timeout=20_000)
        page.goto("/")
        cards = page.get_by_role("article")
        expect(cards).to_have_count(5)
        assert sorted(cards.locator(".words").all_inner_texts()) == [f"Number {number}" for number in range(5)]
        assert [cards.filter(has_text=f"Number {n}").get_by_role("img").count() for n in range(5)] == [0, 2, 0, 1, 0]
