"""What another app has shared is held in this browser until it is kept or put aside by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import expect_up, held, keep, tiles, words
from tests.browser.rest import come_to_rest
from tests.browser.sharing import expect_dealt_with, held_texts, in_store, share
from tests.browser.signal import everything_stored, with_worker
from tests.conftest import signed_in

Window = Callable[..., BrowserContext]

pytestmark = pytest.mark.usefixtures("developed_quickly")


def note(page: Page):
    return page.get_by_text("It is not in your journal until you press Keep.")


def names(page: Page) -> list[str]:
    return tiles(page).locator(".tile-name").all_text_contents()


def sign_in_as(page: Page, user: User, address: str) -> None:
    """Sign in to the same browser after a sign-in that ended without signing out."""
    session = signed_in(user).cookies["glimmers_session"].value
    page.context.add_cookies([{"name": "glimmers_session", "value": session, "url": address}])


def test_a_second_one_is_added_to_the_first(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", "two.jpg", text="The first")
    expect(tiles(page)).to_have_count(2)
    share(page, live_server.url, "three.jpg", text="The second")
    expect(words(page)).to_have_value("The first\nThe second")
    expect(tiles(page)).to_have_count(3)
    assert names(page) == ["one.jpg", "two.jpg", "three.jpg"]
    expect(note(page)).to_have_count(1)
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(3)
    assert alice.glimmers.get().text == "The first\nThe second"
    expect_dealt_with(page)
    page.reload()
    expect(words(page)).to_have_value("")


def test_more_photos_than_a_glimmer_holds_are_said(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, *(f"a{number}.jpg" for number in range(7)), text="Seven")
    expect(tiles(page)).to_have_count(7)
    share(page, live_server.url, *(f"b{number}.jpg" for number in range(5)), text="Five")
    expect(tiles(page)).to_have_count(10)
    assert names(page) == [*(f"a{number}.jpg" for number in range(7)), "b0.jpg", "b1.jpg", "b2.jpg"]
    expect(page.get_by_text("A glimmer holds up to 10 photos; 2 were left out.")).to_be_visible()


def test_the_same_launch_again_neither_doubles_nor_removes_anything(
    open_window: Window, alice: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    for _ in range(2):
        share(page, live_server.url, "one.jpg", text="Light on the canal")
        expect(words(page)).to_have_value("Light on the canal")
        expect(tiles(page)).to_have_count(1)
    share(page, live_server.url)  # as a phone does that has forgotten what was shared
    expect(words(page)).to_have_value("Light on the canal")
    expect(page.get_by_text("What was shared did not come over.")).to_have_count(0)
    page.reload()
    expect(words(page)).to_have_value("Light on the canal")
    page.goto("/settings/")
    page.go_back()
    expect(words(page)).to_have_value("Light on the canal")
    page.goto("/?shared=#id_text")  # as in a restored tab
    expect(words(page)).to_have_value("Light on the canal")
    expect(tiles(page)).to_have_count(1)
    assert len(in_store(page)) == 1


def test_the_same_launch_after_it_was_kept_brings_nothing_back(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="Light on the canal")
    expect(words(page)).to_have_value("Light on the canal")
    keep(page)
    expect(page.get_by_role("article")).to_have_count(1)
    expect_dealt_with(page)
    share(page, live_server.url)
    come_to_rest(page)
    expect(page.get_by_text("What was shared did not come over.")).to_have_count(0)
    share(page, live_server.url, "one.jpg", text="Light on the canal")
    expect(page.get_by_text("That was shared before")).to_be_visible()
    expect(words(page)).to_have_value("")
    expect(tiles(page)).to_have_count(0)
    assert "Light on the canal" not in everything_stored(page)


def test_it_can_be_put_aside_and_that_undone(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    words(page).fill("Half a sentence")
    share(page, live_server.url, "one.jpg", text="An advert")
    expect(words(page)).to_have_value("Half a sentence\n\nAn advert")
    put_aside = page.get_by_role("button", name="Put aside")
    put_aside.focus()
    page.keyboard.press("Enter")
    expect(words(page)).to_have_value("Half a sentence")
    expect(words(page)).to_be_focused()
    expect(tiles(page)).to_have_count(0)
    expect(note(page)).to_have_count(0)
    expect_dealt_with(page)
    page.get_by_role("button", name="Undo").click()
    expect(words(page)).to_have_value("Half a sentence\n\nAn advert")
    expect(tiles(page)).to_have_count(1)
    page.reload()
    expect(words(page)).to_have_value("Half a sentence\n\nAn advert")
    put_aside.click()
    expect_dealt_with(page)
    page.reload()
    expect(words(page)).to_have_value("Half a sentence")
    come_to_rest(page)
    expect(words(page)).to_have_value("Half a sentence")
    assert in_store(page) == []
    share(page, live_server.url, "one.jpg", text="An advert")
    expect(words(page)).to_have_value("Half a sentence\n\nAn advert")
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)


def test_on_top_of_a_draft_it_survives_a_reload(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    words(page).fill("Half a sentence")
    share(page, live_server.url, "one.jpg", text="Shared words")
    for _ in range(2):
        expect(words(page)).to_have_value("Half a sentence\n\nShared words")
        expect(tiles(page)).to_have_count(1)
        page.reload()
    expect(tiles(page)).to_have_count(1)  # otherwise the words would be typed before the draft is back
    words(page).press_sequentially("!")
    expect_up(page, 1)
    expect_dealt_with(page)
    page.reload()
    expect(words(page)).to_have_value("Half a sentence\n\nShared words!")
    expect_up(page, 1)


def test_a_photo_that_is_taken_out_does_not_come_back(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", "two.jpg", text="Two photos")
    tiles(page).first.get_by_role("button", name="Take this photo out").click()
    expect(tiles(page)).to_have_count(1)
    expect_up(page, 1)
    expect_dealt_with(page)
    page.reload()
    expect(words(page)).to_have_value("Two photos")
    expect(tiles(page)).to_have_count(1)


# The browser's database silently loses everything that is written into these stores.
LOSE = """(lost) => {
    const { transaction } = IDBDatabase.prototype;
    const open = { objectStore: () => ({ put() {}, delete() {} }) };
    IDBDatabase.prototype.transaction = function (names, mode, ...more) {
        return mode === "readwrite" && lost.includes(`${names}`) ? open : transaction.call(this, names, mode, ...more);
    };
}"""


@pytest.mark.parametrize("lost", [["shared"], ["shared", "photos"]], ids=["written-down", "photos-not-yet"])
def test_a_browser_that_ends_while_it_becomes_a_draft_has_it_once(
    open_window: Window, alice: User, live_server, lost: list[str]
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="On the bench")
    expect(tiles(page)).to_have_count(1)
    page.evaluate(LOSE, lost)
    page.keyboard.type("!")
    come_to_rest(page)
    assert held_texts(page) == ["On the bench"]
    page.reload()
    expect(words(page)).to_have_value("On the bench!")
    expect(tiles(page)).to_have_count(1)
    expect_up(page, 1)
    expect_dealt_with(page)
    come_to_rest(page)
    expect(words(page)).to_have_value("On the bench!")
    expect(page.get_by_text("is no longer here")).to_have_count(0)


def test_two_windows_do_not_keep_it_twice(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, text="In both")
    other = page.context.new_page()
    other.goto("/")
    expect(words(other)).to_have_value("In both")
    keep(other)
    expect(other.get_by_role("article")).to_have_count(1)
    expect(words(page)).to_have_value("")
    expect(note(page)).to_have_count(0)


def test_another_sign_in_never_sees_it_and_its_owner_does(
    open_window: Window, alice: User, bob: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="For Alice alone")
    expect(tiles(page)).to_have_count(1)
    sign_in_as(page, bob, live_server.url)
    page.goto("/")
    come_to_rest(page)
    expect(words(page)).to_have_value("")
    expect(tiles(page)).to_have_count(0)
    share(page, live_server.url, text="For Bob")
    expect(words(page)).to_have_value("For Bob")
    sign_in_as(page, alice, live_server.url)
    page.goto("/")
    expect(words(page)).to_have_value("For Alice alone")
    expect(tiles(page)).to_have_count(1)


def test_what_came_as_the_session_had_ended_is_there_after_signing_in(
    open_window: Window, alice: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    page.context.clear_cookies(name="glimmers_session")
    share_elsewhere(page, live_server.url, "Before signing in")
    expect(page.get_by_text("waits to be kept")).to_be_visible()
    sign_in_as(page, alice, live_server.url)
    page.goto("/")
    expect(words(page)).to_have_value("Before signing in")


def share_elsewhere(page: Page, address: str, text: str) -> None:
    """Share where nobody is signed in, and wait for the sign-in page."""
    with page.expect_navigation(url="**/accounts/login/**"):
        page.evaluate(
            """([address, text]) => {
            const form = Object.assign(document.createElement("form"),
                { method: "post", action: `${address}/share/`, enctype: "multipart/form-data" });
            form.append(Object.assign(document.createElement("input"), { name: "text", value: text }));
            document.body.append(form);
            form.submit();
        }""",
            [address, text],
        )


def test_where_nobody_is_signed_in_it_is_stored_once_somebody_is(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, None, "/accounts/login/")
    for text in ("One", "Two"):
        share_elsewhere(page, live_server.url, text)
    assert in_store(page) == []
    assert "Two" not in everything_stored(page)
    sign_in_as(page, alice, live_server.url)
    page.goto("/?shared=#id_text")
    expect(words(page)).to_have_value("One\nTwo")
    assert [(each["text"], each["user"]) for each in in_store(page)] == [("One", str(alice.pk)), ("Two", str(alice.pk))]


def test_what_cannot_be_written_down_comes_over_all_the_same(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    (worker,) = page.context.service_workers
    worker.evaluate("() => { indexedDB.open = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    share(page, live_server.url, "one.jpg", text="From memory")
    expect(words(page)).to_have_value("From memory")
    page.reload()
    expect(words(page)).to_have_value("From memory")
    expect(tiles(page)).to_have_count(1)


def test_signing_out_asks_about_it_and_leaves_nothing(open_window: Window, alice: User, live_server) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="Kept before")
    expect(tiles(page)).to_have_count(1)
    keep(page)
    expect(page.get_by_role("article")).to_have_count(1)
    expect_dealt_with(page)
    share(page, live_server.url, "only-alice.jpg", text="Only Alice reads this")
    expect(words(page)).to_have_value("Only Alice reads this")
    assert len(in_store(page)) == 2
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    dialog = page.get_by_role("dialog", name="Some words and photos are not kept yet")
    expect(dialog).to_contain_text("Only Alice reads this")
    dialog.get_by_role("button", name="Stay").click()
    assert held_texts(page) == ["Only Alice reads this"]
    page.get_by_role("button", name="Sign out").click()
    dialog.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url("**/accounts/login/**")
    assert in_store(page) == []
    assert held(page) == []
    for never in ("Only Alice", "only-alice", str(alice.pk)):
        assert never not in everything_stored(page)
