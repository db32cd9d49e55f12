"""The first evening with Glimmers: a fresh clone, one command, three glimmers, a crash, and all of it still there."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import window
from tests.hosting.site import Site

ROOT = Path(__file__).parent.parent.parent
ARABIC = "صوت المطر على النافذة،\nوهدوء البيت"
FAMILY = "Three coats on one hook 👩\u200d👩\u200d👧 #home #família"
CHANGED = "Three coats on one hook, one of them small 👩\u200d👩\u200d👧 #home #família"
LAST_WEEK = "  The man at the post office said “take your time, love”.  "

pytestmark = pytest.mark.hosting


@pytest.fixture
def site() -> Iterator[Site]:
    folder = Path(tempfile.mkdtemp(prefix="glimmers-"))
    clone = folder / "glimmers"
    try:
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        site = Site(["make", "run"], clone)
        site.environment["PATH"] = ":".join(
            part for part in site.environment["PATH"].split(":") if not part.startswith(str(ROOT))
        )
        yield site
        site.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def keep(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="What did you notice?").fill(words)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Kept")).to_be_visible()
    expect(page.get_by_role("textbox", name="What did you notice?")).to_have_value("")


def kept_words(page: Page, url: str) -> list[str]:
    page.goto(url)
    return page.get_by_role("article").locator(".words").evaluate_all("all => all.map(each => each.textContent)")


def test_the_first_evening(site: Site, chromium: Browser) -> None:
    site.start(patience_s=300)
    last_week = datetime.now(ZoneInfo("Europe/Berlin")) - timedelta(days=7)
    its_day = f"/day/{last_week:%Y-%m-%d}/"
    with window(chromium, site.address) as context:
        page = context.new_page()
        page.goto("/")
        page.get_by_role("link", name="Sign up").click()
        page.get_by_label("Email").fill("me@example.org")
        page.get_by_label("Password").fill("a-long-password")
        page.get_by_role("button", name="Sign up").click()
        page.wait_for_url(f"{site.address}/")
        keep(page, ARABIC)
        keep(page, FAMILY)
        page.get_by_text("More", exact=True).click()
        page.get_by_label("When").fill(f"{last_week:%Y-%m-%d}T11:20")
        keep(page, LAST_WEEK)

        family = page.get_by_role("article").filter(has_text="Three coats")
        family.get_by_role("link", name="Edit").click()
        change = page.get_by_role("article").filter(has=page.get_by_role("button", name="Save"))
        change.get_by_role("textbox", name="What did you notice?").fill(CHANGED)
        change.get_by_role("button", name="Save").click()
        expect(page.get_by_text("one of them small")).to_be_visible()

        page.get_by_role("article").filter(has_text="صوت").get_by_role("button", name="Put away").click()
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("صوت المطر")).to_be_visible()

        # Kill every process at once, as a power cut does.
        site.kill()
        assert not site.is_ready()
        site.start(patience_s=60)

        assert sorted(kept_words(page, "/")) == sorted([ARABIC, CHANGED])
        assert kept_words(page, its_day) == [LAST_WEEK]
        page.goto("/tags/")
        expect(page.get_by_role("link", name="#família 1 glimmer")).to_be_visible()
        context_state = context.storage_state()
        assert context_state["cookies"], "still signed in after the crash"
    with window(chromium, site.address) as context:
        page = context.new_page()
        page.goto("/accounts/signup/")
        expect(page.get_by_text("not taking new accounts")).to_be_visible()
