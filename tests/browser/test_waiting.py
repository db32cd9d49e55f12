"""A glimmer that waits is stored in the browser before it is sent, and removed once the server confirms its commit."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, Response, Route, expect

from accounts.models import Session, User
from glimmers.photos.models import Photo
from tests.browser.held import Held
from tests.browser.photos import add, expect_up, file, held, keep, tiles, words
from tests.browser.signal import (
    expect_none_waits,
    flush,
    nothing_gets_through,
    pending,
    send_now,
    till_flushed,
    waiting,
)

TODAY = "**/"
WORDS = "The kettle, and nobody talking"


pytestmark = pytest.mark.usefixtures("developed_quickly")


def let_wait(page: Page, text: str = WORDS) -> None:
    """Keep a glimmer without a signal, and leave the page without one."""
    page.context.set_offline(True)
    words(page).fill(text)
    keep(page)
    expect(pending(page).filter(has_text=text)).to_contain_text("Waiting for a signal")


def test_it_is_written_down_before_it_is_sent_and_no_longer_there_after_the_answer(page: Page, alice: User) -> None:
    sent = Held(page, TODAY, times=1)
    words(page).fill(WORDS)
    keep(page)
    sent.first()
    assert [entry["text"] for entry in waiting(page)] == [WORDS]
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('glimmers:draft'))") == []
    sent.let_go()
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    expect_none_waits(page)


def test_a_tab_closed_while_it_is_sent_loses_nothing_and_doubles_nothing(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    sent = Held(page, TODAY, times=1)
    words(page).fill(WORDS)
    keep(page)
    sent.first()
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    expect(words(page)).to_have_value("")
    assert alice.glimmers.count() == 1
    expect_none_waits(page)


def test_what_a_hotels_network_puts_in_between_is_no_answer(page: Page, alice: User) -> None:
    page.route(TODAY, lambda route: route.fulfill(body="<h1>Welcome to the Grand Hotel</h1>"))
    words(page).fill(WORDS)
    keep(page)
    expect(pending(page)).to_contain_text(WORDS)
    assert "Grand Hotel" not in page.content()
    assert not alice.glimmers.exists()
    expect(page.get_by_role("button", name="Send now")).to_be_visible()
    page.unroute(TODAY)
    send_now(page)
    expect(page.get_by_role("article")).to_contain_text(WORDS)


@pytest.mark.parametrize("status", [500, 502, 503, 429, 408])
def test_a_server_in_trouble_is_asked_again(page: Page, alice: User, status: int) -> None:
    page.route(TODAY, lambda route: route.fulfill(status=status, body="trouble"), times=2)
    words(page).fill(WORDS)
    keep(page)
    expect(pending(page)).to_contain_text(WORDS)
    flush(page)
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    assert alice.glimmers.count() == 1


def test_one_that_the_server_fails_at_does_not_stop_the_others(page: Page, alice: User) -> None:
    let_wait(page, "a stone in the way")
    let_wait(page, "the others")

    def fail(route: Route) -> None:
        if "a stone" in (route.request.post_data or ""):
            route.fulfill(status=500, body="trouble")
        else:
            route.continue_()

    page.route(TODAY, fail)
    page.context.set_offline(False)
    expect(page.get_by_role("article")).to_contain_text("the others")
    expect(pending(page)).to_contain_text("a stone in the way")


def test_a_session_that_has_ended_keeps_it_and_says_sign_in(page: Page, alice: User) -> None:
    let_wait(page)
    Session.objects.all().delete()
    page.context.set_offline(False)
    link = pending(page).get_by_role("link", name="Sign in to finish saving")
    expect(link).to_be_visible()
    assert len(waiting(page)) == 1
    link.click()
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    expect_none_waits(page)


@pytest.mark.parametrize("status", [401, 403])
def test_so_does_an_answer_that_forbids_it(page: Page, alice: User, status: int) -> None:
    page.route(TODAY, lambda route: route.fulfill(status=status, body="no"), times=2)
    words(page).fill(WORDS)
    keep(page)
    expect(pending(page).get_by_role("link", name="Sign in to finish saving")).to_be_visible()
    assert len(waiting(page)) == 1
    send_now(page)
    expect(page.get_by_role("article")).to_contain_text(WORDS)


def test_the_token_is_that_of_the_moment(alices_window: BrowserContext, page: Page, alice: User, live_server) -> None:
    let_wait(page)
    alices_window.clear_cookies(name="glimmers_csrf")
    alices_window.add_cookies([{"name": "glimmers_csrf", "value": "n" * 32, "url": live_server.url}])
    page.context.set_offline(False)
    expect(page.get_by_role("article")).to_contain_text(WORDS)


@pytest.mark.usefixtures("without_motion")
def test_what_is_refused_comes_back_into_the_form_with_the_reason(page: Page, alice: User) -> None:
    page.context.set_offline(True)
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("1850-01-01T08:00")
    page.get_by_label("Place").fill("the stairs")
    add(page, file("one.jpg"))
    words(page).fill(WORDS)
    keep(page)
    expect(pending(page)).to_have_count(1)
    page.context.set_offline(False)
    expect(page.get_by_role("alert").filter(has_text="goes back to 1 January 1900")).to_be_visible()
    expect(words(page)).to_have_value(WORDS)
    expect(page.get_by_label("Place")).to_have_value("the stairs")
    expect_up(page, 1)
    expect(pending(page)).to_have_count(0)
    expect_none_waits(page)
    page.reload()  # from now on it is a draft like any other
    expect(words(page)).to_have_value(WORDS)
    page.get_by_label("When").fill("2026-11-10T08:00")
    keep(page)
    expect(page.get_by_text("Kept on")).to_be_visible()
    assert alice.glimmers.get().photo_count == 1


@pytest.mark.usefixtures("without_motion")
def test_it_does_not_come_back_over_what_is_being_written(page: Page, alice: User) -> None:
    page.context.set_offline(True)
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("1850-01-01T08:00")
    words(page).fill("From another century")
    keep(page)
    words(page).fill("Being written")
    page.context.set_offline(False)
    expect(pending(page)).to_contain_text("goes back to 1 January 1900")
    expect(words(page)).to_have_value("Being written")
    page.get_by_role("button", name="Back into the form").click()
    expect(page.get_by_text("There is something in the form already.")).to_be_visible()
    keep(page)
    expect(page.get_by_role("article")).to_contain_text("Being written")
    expect(words(page)).to_have_value("From another century")
    expect(pending(page)).to_have_count(0)


def test_what_waits_can_be_taken_back_into_the_form(page: Page, alice: User) -> None:
    page.context.set_offline(True)
    add(page, file("one.jpg"), file("two.jpg"))
    page.get_by_label("Description of this photo").nth(1).fill("the second")
    words(page).fill("A typpo")
    keep(page)
    expect(pending(page).locator("canvas")).to_have_count(2)
    page.get_by_role("button", name="Back into the form").click()
    expect(words(page)).to_have_value("A typpo")
    expect(tiles(page)).to_have_count(2)
    expect_none_waits(page)
    assert held(page) == ["one.jpg", "two.jpg"]
    words(page).fill("A typo, mended")
    page.context.set_offline(False)
    expect_up(page, 2)
    keep(page)
    expect(page.get_by_role("article")).to_contain_text("A typo, mended")
    assert [photo.description for photo in Photo.objects.in_place()] == ["", "the second"]
    assert held(page) == []


def test_two_windows_send_each_of_them_once(alices_window: BrowserContext, page: Page, alice: User) -> None:
    other = alices_window.new_page()
    other.goto("/")
    for number in range(4):
        let_wait(page, f"Number {number}")
    sent: list[str] = []

    # Those that the server got: an attempt by the clock may begin before the signal is back.
    def has_answer(response: Response) -> None:
        if response.request.method == "POST":
            sent.append(response.url)

    alices_window.on("response", has_answer)
    with till_flushed(other):
        page.context.set_offline(False)
        expect(page.get_by_role("article")).to_have_count(4)
    assert len(sent) == 4, "under one lock, and what has arrived is gone"
    assert alice.glimmers.count() == 4


def test_it_goes_from_whichever_page_is_open(page: Page, alice: User) -> None:
    let_wait(page)
    nothing_gets_through(page)
    page.context.set_offline(False)
    page.goto("/calendar/")
    assert len(waiting(page)) == 1
    page.context.unroute_all()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("status").filter(has_text="Kept on")).to_be_visible()
    assert alice.glimmers.get().text == WORDS


def test_a_photo_that_the_server_has_let_go_of_meanwhile_comes_up_once_more(page: Page, alice: User) -> None:
    add(page, file("one.jpg"))
    expect_up(page, 1)
    let_wait(page)
    alice.photos.get().delete()  # as the sweep does after a day
    page.context.set_offline(False)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert alice.glimmers.get().photo_count == 1


def test_a_day_of_its_own_is_kept_for_what_waits_there(page: Page, alice: User) -> None:
    page.goto("/day/2026-11-15/")
    let_wait(page, "of the fifteenth")
    page.context.set_offline(False)
    expect(page.get_by_role("article")).to_contain_text("of the fifteenth")
    assert alice.glimmers.get().noticed_on.isoformat() == "2026-11-15"
