"""A text can be shared again, or by the worker of the previous release; a share that is lost is reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.held import Held
from tests.browser.photos import expect_up, keep, out, tiles, words
from tests.browser.rest import come_to_rest
from tests.browser.sharing import expect_dealt_with, in_store, share
from tests.browser.signal import expect_none_waits, with_worker

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


def test_what_was_emptied_by_hand_can_be_shared_again(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    for _ in range(2):
        share(page, live_server.url, "one.jpg", text="Light on the canal")
        expect(words(page)).to_have_value("Light on the canal")
        out(tiles(page).first).click()
        expect(tiles(page)).to_have_count(0)
        words(page).fill("")
        come_to_rest(page)
        assert in_store(page) == []
    page.get_by_role("button", name="Undo").click()
    expect_up(page, 1)
    page.reload()
    expect_up(page, 1)
    expect(words(page)).to_have_value("")


def test_photos_that_had_no_room_come_after_keep(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, *(f"a{number}.jpg" for number in range(7)), text="Seven")
    expect(tiles(page)).to_have_count(7)
    fives = [f"b{number}.jpg" for number in range(5)]
    share(page, live_server.url, *fives, text="Five")
    expect(tiles(page)).to_have_count(10)
    expect(page.get_by_text("2 were left out.")).to_be_visible()
    words(page).press_sequentially("!")
    expect_up(page, 10)
    page.reload()
    expect_up(page, 10)
    expect(words(page)).to_have_value("Seven\nFive!")
    keep(page)
    expect(page.get_by_role("article")).to_have_count(1)
    for _ in range(2):
        expect(words(page)).to_have_value("")
        expect(tiles(page)).to_have_count(2)
        assert names(page) == ["b3.jpg", "b4.jpg"]
        expect(page.get_by_text("It is not in your journal until you press Keep.")).to_be_visible()
        share(page, live_server.url, *fives, text="Five")
    come_to_rest(page)
    assert alice.photos.count() == 10, "nothing goes up by itself"
    keep(page)
    expect(page.get_by_role("article")).to_have_count(2)
    expect_dealt_with(page)
    assert sorted(each.photo_count for each in alice.glimmers.all()) == [2, 10]


def test_what_had_no_room_waits_while_the_next_one_is_written(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, *(f"a{number}.jpg" for number in range(11)))
    expect(tiles(page)).to_have_count(10)
    on_its_way = Held(page, f"{live_server.url}/")
    keep(page)
    expect(tiles(page)).to_have_count(0, timeout=20_000)
    page.keyboard.type("The next one")
    on_its_way.let_go()
    expect(page.get_by_role("article")).to_have_count(1)
    come_to_rest(page)
    expect(words(page)).to_have_value("The next one")
    expect(tiles(page)).to_have_count(0)
    page.reload()
    expect(words(page)).to_have_value("The next one")
    expect(tiles(page)).to_have_count(1)
    assert names(page) == ["a10.jpg"]


def test_the_same_shared_on_purpose_later_that_day_comes_again(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    (worker,) = page.context.service_workers
    share(page, live_server.url, text="https://example.org/a")
    expect(words(page)).to_have_value("https://example.org/a")
    keep(page)
    expect(page.get_by_role("article")).to_have_count(1)
    expect_dealt_with(page)
    worker.evaluate("() => { const now = Date.now; Date.now = () => now() + 4 * 60e3; }")
    share(page, live_server.url, text="https://example.org/a")
    expect(page.get_by_text("That was shared before, and is taken care of.")).to_be_visible()
    expect(words(page)).to_have_value("")
    worker.evaluate("() => { const now = Date.now; Date.now = () => now() + 2 * 60e3; }")
    share(page, live_server.url, text="https://example.org/a")
    expect(page.get_by_text("You shared this before; it is in the form again.")).to_be_visible()
    expect(words(page)).to_have_value("https://example.org/a")
    page.get_by_role("button", name="Put aside").click()
    expect(words(page)).to_have_value("")


def test_a_share_on_a_draft_of_another_stays_here_until_it_is_touched(
    open_window: Window, alice: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, text="The first")
    expect(words(page)).to_have_value("The first")
    words(page).press_sequentially("!")
    expect_dealt_with(page)
    share(page, live_server.url, "two.jpg", text="The second")
    expect(words(page)).to_have_value("The first!\n\nThe second")
    come_to_rest(page)
    assert not alice.photos.exists(), "nothing goes up by itself"
    expect(page.get_by_role("button", name="Put aside")).to_be_visible()


@pytest.mark.parametrize("held", [True, False])
def test_a_share_that_the_worker_could_not_read_is_said(
    open_window: Window, alice: User, live_server, held: bool
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, text="The first")
    expect(words(page)).to_have_value("The first")
    if not held:
        keep(page)
        expect(page.get_by_role("article")).to_have_count(1)
        expect_dealt_with(page)
        expect_none_waits(page)  # or the next page sends it, and its message covers the one this test looks for
    (worker,) = page.context.service_workers
    worker.evaluate("() => { Request.prototype.formData = () => Promise.reject(new TypeError('cut off')); }")
    share(page, live_server.url, text="The second")
    expect(page.get_by_text("What was shared did not come over.")).to_be_visible()
    expect(words(page)).to_have_value("The first" if held else "")


def test_what_the_worker_forgot_is_said_though_another_was_dealt_with(
    open_window: Window, alice: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, text="The first")
    expect(words(page)).to_have_value("The first")
    keep(page)
    expect(page.get_by_role("article")).to_have_count(1)
    expect_dealt_with(page)
    expect_none_waits(page)
    page.goto("/?shared=#id_text")
    expect(page.get_by_text("What was shared did not come over.")).to_be_visible()


def test_a_launch_without_content_says_nothing(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url)
    come_to_rest(page)
    expect(page.get_by_text("What was shared did not come over.")).to_have_count(0)
