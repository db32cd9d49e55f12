"""The site as it is developed: its style sheets and scripts unbundled, a file each. All other tests use bundles."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.bundles import STATIC, bundled
from tests.browser.signal import bring_back, expect_none_waits, pending, with_worker

# The imported tests run here too.
from tests.browser.test_drafts import test_a_draft_survives_a_closed_tab_and_goes_when_it_is_kept  # noqa: F401
from tests.browser.test_glimmer import glimmer, test_a_change_happens_in_its_place, today  # noqa: F401
from tests.browser.test_photos import (  # noqa: F401
    test_three_photos_come_up_while_one_writes_and_are_kept_with_the_words,
)
from tests.browser.test_scrapbook import (  # noqa: F401
    book,
    scrapbook,
    test_a_photo_opens_large_and_closes_to_where_it_was,
)
from tests.browser.test_search import search, test_what_is_tapped_is_typed_and_what_is_typed_is_tapped  # noqa: F401
from tests.browser.test_signing_out import test_words_that_are_not_kept_are_asked_about  # noqa: F401
from tests.browser.test_waiting import test_what_waits_can_be_taken_back_into_the_form  # noqa: F401
from tests.factories import make_glimmer

PARTS = {f"/static/{path.relative_to(STATIC)}" for kind in ("css", "js") for path in (STATIC / kind).rglob("*.*")}
ONLY_WHERE_NEEDED = {
    "js/glimmer-for-now/keep-up.js",
    "js/photos/arrange.js",
    "js/photos/shrink.js",
    "js/photos/time-taken.js",
    "js/sharing.js",
}
PAGES = ("/scrapbook/", "/calendar/", "/search/", "/tags/", "/settings/", "/offline/", "/accounts/logout/")
PAGES += ("/glimmer-for-now/", "/offline/glimmer-for-now/", "/")


pytestmark = pytest.mark.usefixtures("developed_quickly", "from_sources")


@pytest.fixture
def from_sources() -> None:
    """Ask for the sources in place of bundles."""


def keep(page: Page, text: str) -> None:
    page.get_by_label("What did you notice?").fill(text)
    page.get_by_role("button", name="Keep", exact=True).click()


def test_pages_run_on_their_files_one_by_one(open_window: Callable[..., BrowserContext], alice: User) -> None:
    """Closing a window fails if a script of its pages raised."""
    address = make_glimmer(alice, "rain").get_absolute_url()
    context = open_window(alice)
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(urlsplit(request.url).path))
    page = context.new_page()
    for path in (address, f"{address}edit/", *PAGES):
        page.goto(path)
    keep(page, "Light through the leaves")
    expect(page.locator("article", has_text="Light through the leaves")).to_be_visible()
    assert PARTS & asked > {f"/static/{name}" for name in bundled() if name not in ONLY_WHERE_NEEDED}


def test_what_was_kept_without_a_signal_arrives(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    keep(page, "Light through the leaves")
    expect(pending(page)).to_have_count(1)
    bring_back(page)
    expect_none_waits(page)
    assert [each.text for each in alice.glimmers.all()] == ["Light through the leaves"]
