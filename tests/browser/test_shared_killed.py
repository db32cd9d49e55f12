"""If a phone ends the browser just after something was shared, it is there when the browser starts again."""

from __future__ import annotations

from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, BrowserContext, Error, expect

from accounts.models import User
from hosting.processes import still_running
from tests.browser.chromium import PHONE, SWITCHES
from tests.browser.photos import keep, tiles, words
from tests.browser.sharing import share
from tests.browser.signal import let_worker_come
from tests.conftest import signed_in

pytestmark = pytest.mark.usefixtures("developed_quickly")


def start(chromium: Browser, profile: Path, address: str) -> BrowserContext:
    """Start a browser of its own, with what this profile has on the disk."""
    return chromium.browser_type.launch_persistent_context(
        profile, executable_path="/usr/bin/chromium", args=SWITCHES, base_url=address, viewport=PHONE, locale="en-GB"
    )


def kill(profile: Path) -> None:
    """Kill the browsers of this profile, as a system does that needs the memory."""
    mine = [each for each in psutil.process_iter(["cmdline"]) if f"={profile}" in " ".join(each.info["cmdline"] or [])]
    assert mine
    for process in mine:
        process.kill()
    assert not still_running(mine, 10)


def test_what_was_shared_is_there_when_the_browser_was_killed(
    chromium: Browser, alice: User, live_server, tmp_path: Path
) -> None:
    context = start(chromium, tmp_path, live_server.url)
    session = signed_in(alice).cookies["glimmers_session"].value
    context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto("/")
    let_worker_come(page)
    share(page, live_server.url, "one.jpg", text="The first")
    expect(tiles(page)).to_have_count(1)
    share(page, live_server.url, "two.jpg", text="The second")
    expect(tiles(page)).to_have_count(2)
    kill(tmp_path)
    with pytest.raises(Error):
        page.reload()
    context = start(chromium, tmp_path, live_server.url)
    try:
        # Browsers write cookies to the disk only now and then; after an earlier kill one has to sign in again.
        context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
        page = context.new_page()
        page.goto("/")
        expect(words(page)).to_have_value("The first\nThe second")
        expect(tiles(page)).to_have_count(2)
        assert tiles(page).locator(".tile-name").all_text_contents() == ["one.jpg", "two.jpg"]
        keep(page)
        expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
        page.reload()
        expect(page.get_by_role("article")).to_have_count(1)
        expect(words(page)).to_have_value("")
    finally:
        context.close()
