"""Sharing from another app opens quick add with it, to be kept by hand; sharing alone sends the server nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import expect_up, held, keep, tiles, words
from tests.browser.rest import come_to_rest
from tests.browser.sharing import share
from tests.browser.signal import waiting, with_worker

Window = Callable[..., BrowserContext]


pytestmark = pytest.mark.usefixtures("developed_quickly")


def drafts(page: Page) -> int:
    count = page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('glimmers:draft')).length")
    assert isinstance(count, int)
    return count


def test_words_and_photos_lie_in_the_form_and_are_kept_by_hand(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", "two.jpg", title="A walk", text="Light on the canal", url="")
    expect(words(page)).to_have_value("A walk\nLight on the canal")
    expect(words(page)).to_be_focused()
    expect(tiles(page)).to_have_count(2)
    expect(page.get_by_text("It is not in your journal until you press Keep.")).to_be_visible()
    come_to_rest(page)
    assert not alice.photos.exists(), "nothing goes up by itself"
    assert (held(page), waiting(page), drafts(page)) == ([], [], 0)
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    assert alice.glimmers.get().text == "A walk\nLight on the canal"


def test_once_one_writes_on_it_is_a_draft_and_its_photos_go_up(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="https://example.org/a")
    expect(tiles(page)).to_have_count(1)
    page.keyboard.type(", read on the bench")
    expect_up(page, 1)
    page.reload()
    expect(words(page)).to_have_value("https://example.org/a, read on the bench")
    expect_up(page, 1)
    assert not alice.glimmers.exists()


def test_what_is_left_alone_is_there_again(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="left alone")
    expect(tiles(page)).to_have_count(1)
    page.goto("/")
    expect(words(page)).to_have_value("left alone")
    expect(tiles(page)).to_have_count(1)
    expect(page.get_by_text("It is not in your journal until you press Keep.")).to_be_visible()
    come_to_rest(page)
    assert not alice.photos.exists(), "nothing goes up by itself"


def test_a_draft_is_not_lost_to_it(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    words(page).fill("Half a sentence")
    share(page, live_server.url, text="Shared words")
    expect(words(page)).to_have_value("Half a sentence\n\nShared words")


def test_it_works_without_a_signal(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    share(page, live_server.url, "one.jpg", text="On the train")
    expect(words(page)).to_have_value("On the train")
    keep(page)
    expect(page.locator(".pending")).to_contain_text("On the train")
    page.context.set_offline(False)
    expect(page.locator(".pending")).to_have_count(0, timeout=20_000)
    assert alice.glimmers.get().photo_count == 1


def test_an_address_that_stands_in_the_words_already_comes_once(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    address = "https://example.org/poem"
    share(page, live_server.url, title="A poem", text=f"A poem {address}", url=address)
    expect(words(page)).to_have_value(f"A poem {address}")


def test_a_form_on_another_site_can_fill_the_form_and_no_more(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    page.goto("about:blank")  # an origin other than every site's
    share(page, live_server.url, "advert.jpg", text="Buy this")
    expect(page.get_by_text("It is not in your journal until you press Keep.")).to_be_visible()
    come_to_rest(page)
    assert not alice.glimmers.exists()
    assert not alice.photos.exists()
    assert (held(page), waiting(page), drafts(page)) == ([], [], 0)


def test_what_did_not_come_over_is_said(open_window: Window, alice: User) -> None:
    page = with_worker(open_window, alice)
    page.goto("/?shared#id_text")
    expect(page.get_by_text("What was shared did not come over.")).to_be_visible()
    assert page.url.endswith("/#id_text")
