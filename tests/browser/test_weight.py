"""What a first visit to Today costs over the wire, on a site as hosts run it."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import window
from tests.hosting.site import Site
from tests.hosting.started_before import lay_data

ROOT = Path(__file__).parent.parent.parent
MOST_BYTES = 60_000
MOST_REQUESTS = 6
MOST_SCRIPT_BYTES = 27_000  # with htmx, as sent over the wire
MOST_STYLE_BYTES = 15_000

pytestmark = pytest.mark.hosting


@pytest.fixture
def site() -> Iterator[Site]:
    data = Path(tempfile.mkdtemp(prefix="glimmers-"))
    lay_data(data)
    site = Site([sys.executable, "manage.py", "serve"], ROOT, GLIMMERS_DATA=str(data))
    try:
        site.start()
        yield site
    finally:
        site.stop()
        shutil.rmtree(data, ignore_errors=True)


def test_todays_first_load_is_light(site: Site, chromium: Browser) -> None:
    with window(chromium, site.address) as context:
        page = context.new_page()
        page.goto("/accounts/signup/")
        page.get_by_label("Email").fill("me@example.org")
        page.get_by_label("Password").fill("a-long-password")
        page.get_by_role("button", name="Sign up").click()
        page.wait_for_url(f"{site.address}/")
        for words in ("First sip. Window open.", "Hands steady after.", "Long words. " * 40):
            page.get_by_label("What did you notice?").fill(words)
            page.keyboard.press("Control+Enter")
            page.get_by_role("article").filter(has_text=words[:12]).wait_for()

        protocol = context.new_cdp_session(page)
        page.wait_for_load_state("networkidle")
        protocol.send("Network.enable")
        protocol.send("Network.setCacheDisabled", {"cacheDisabled": True})
        sizes: dict[str, float] = {}
        addresses: dict[str, str] = {}
        protocol.on(
            "Network.requestWillBeSent",
            lambda event: addresses.setdefault(event["requestId"], event["request"]["url"]),
        )
        protocol.on(
            "Network.loadingFinished",
            lambda event: sizes.__setitem__(addresses[event["requestId"]], event["encodedDataLength"]),
        )
        page.goto("/", wait_until="networkidle")

    # The browser draws its own date field with built-in pictures, which it does not fetch.
    sizes = {address: size for address, size in sizes.items() if not address.startswith("data:")}
    print(f"Today: {len(sizes)} requests, {sum(sizes.values()):.0f} bytes: {sizes}")  # noqa: T201
    assert all(address.startswith((site.address, "/")) for address in sizes), sizes
    assert len(sizes) <= MOST_REQUESTS, sizes
    assert sum(sizes.values()) <= MOST_BYTES, sizes
    assert 0 < sum(size for address, size in sizes.items() if address.endswith(".js")) <= MOST_SCRIPT_BYTES, sizes
    assert 0 < sum(size for address, size in sizes.items() if address.endswith(".css")) <= MOST_STYLE_BYTES, sizes
