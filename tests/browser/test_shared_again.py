"""What has been shared before comes again, comes from the worker of the release before, or does not come over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import expect_up, keep, out, tiles, words
from tests.browser.sharing import expect_dealt_with, in_store, share
from tests.browser.signal import with_worker

Window = Callable[..., BrowserContext]

pytestmark = pytest.mark.usefixtures("developed_quickly")


def names(page: Page) -> list[str]:
    return tiles(page).locator(".tile-name").all_text_contents()


@pytest.mark.parametrize("answer", ["one", "null", "undefined"])
def test_the_worker_of_the_release_before_is_understood(
    open_window: Window, alice: User, live_server, answer: str
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, text="Held already")
    expect(words(page)).to_have_value("Held already")
    (worker,) = page.context.service_workers
    worker.evaluate(
        """(answer) => {
            const photos = [new File(["x"], "old.jpg", { type: "image/jpeg" })];
            const said = { one: { text: "From before", photos, mark: undefined }, null: null }[answer];
            const post = MessagePort.prototype.postMessage;
            MessagePort.prototype.postMessage = function () { post.call(this, said); };
        }""",
        answer,
    )
    page.goto("/?shared#id_text")
    for _ in range(2):
        if answer == "one":
            expect(words(page)).to_have_value("Held already\nFrom before")
            assert names(page) == ["old.jpg"]
        else:
            expect(words(page)).to_have_value("Held already")
        page.goto("/")
