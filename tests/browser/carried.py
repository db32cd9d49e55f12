"""Show and carry what is kept close, for the tests of "I need a glimmer"."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.browser.rest import until
from tests.factories import make_glimmer

HELD = """async () => {
    const held = [];
    for (const name of await caches.keys()) {
        if (!name.startsWith("glimmers-carried-")) continue;
        for (const { url } of await (await caches.open(name)).keys()) held.push(new URL(url).pathname);
    }
    return held;
}"""


def close(user: User, text: str) -> Glimmer:
    glimmer = make_glimmer(user, text)
    glimmer.keep_close(True)
    return glimmer


def words(page: Page) -> Locator:
    return page.locator(".for-now-one > .for-now-words:not([hidden])")


def carry(page: Page) -> None:
    page.goto("/settings/hard-day/")
    page.get_by_role("button", name="Carry them on this device").click()
    expect(page.get_by_text("They are carried on this device")).to_be_visible()


def let_carry(page: Page, most: int) -> None:
    """Wait until the device carries this many things: the list, and the photos."""
    until(page, lambda: len(page.evaluate(HELD)) == most)


@contextmanager
def without_signal(page: Page) -> Iterator[None]:
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)
