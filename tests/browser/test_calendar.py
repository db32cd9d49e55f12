"""Leafing through the calendar: in place, by keys, by swipes, and back again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.chromium import DESK
from tests.browser.held import Held
from tests.browser.rest import come_to_rest
from tests.factories import make_glimmer


@pytest.fixture(autouse=True)
def on_the_22nd() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def calendar(open_window: Callable[..., BrowserContext], alice: User) -> Page:
    page = open_window(alice, viewport=DESK).new_page()
    page.goto("/calendar/2026/10/")
    page.evaluate("window.isTheSamePage = true")
    return page


def expect_month(page: Page, name: str, path: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.get_by_role("table", name=name)).to_be_visible()
    expect(page).to_have_title(f"{name} · Glimmers")
    assert page.url.endswith(path)
    page.wait_for_load_state()


def test_months_change_in_place_and_back_and_reload_are_right(calendar: Page) -> None:
    calendar.get_by_role("link", name="September 2026").click()
    expect_month(calendar, "September 2026", "/calendar/2026/09/")
    earlier = calendar.get_by_role("link", name="August 2026")
    expect(earlier).to_be_focused()
    earlier.click()
    expect_month(calendar, "August 2026", "/calendar/2026/08/")
    expect(calendar.get_by_role("status").filter(has_text="August 2026")).to_have_count(1)
    assert calendar.evaluate("window.isTheSamePage")
    calendar.reload()
    expect_month(calendar, "August 2026", "/calendar/2026/08/")
    calendar.go_back()
    expect_month(calendar, "September 2026", "/calendar/2026/09/")
    calendar.go_back()
    expect_month(calendar, "October 2026", "/calendar/2026/10/")
    calendar.go_forward()
    expect_month(calendar, "September 2026", "/calendar/2026/09/")


def test_of_quick_turns_the_latest_wins(calendar: Page) -> None:
    held = Held(calendar, "**/calendar/2026/09/")
    calendar.get_by_role("link", name="September 2026").click()
    expect(calendar.locator("#turn-back.htmx-request")).to_be_visible()
    calendar.get_by_role("link", name="November 2026").click()
    expect_month(calendar, "November 2026", "/calendar/2026/11/")
    for route in held.routes:
        route.abort()
    come_to_rest(calendar)
    expect_month(calendar, "November 2026", "/calendar/2026/11/")


def test_three_quick_taps_are_three_months_on_a_slow_line(calendar: Page) -> None:
    held = Held(calendar, "**/calendar/2026/*/")
    for _ in range(3):
        calendar.locator("#turn-back").click(no_wait_after=True)
    held.let_go()
    expect_month(calendar, "July 2026", "/calendar/2026/07/")
    come_to_rest(calendar)
    expect_month(calendar, "July 2026", "/calendar/2026/07/")
    calendar.locator("#turn-on").click()
    expect_month(calendar, "August 2026", "/calendar/2026/08/")


def test_keys_go_from_day_to_day_and_over_the_edge_of_the_month(calendar: Page) -> None:
    def press(key: str, name: str) -> None:
        calendar.keyboard.press(key)
        expect(calendar.get_by_role("link", name=name, exact=True)).to_be_focused()

    calendar.get_by_role("link", name="15 October", exact=True).focus()
    press("ArrowRight", "16 October")
    press("ArrowDown", "23 October")
    press("Home", "19 October")  # a Monday
    press("End", "25 October")
    press("ArrowDown", "1 November")
    expect_month(calendar, "November 2026", "/calendar/2026/11/")
    expect(calendar.get_by_role("status").filter(has_text="November 2026")).to_have_count(1)
    press("ArrowLeft", "31 October")
    press("PageUp", "30 September")  # September has no 31st
    press("PageDown", "30 October")
    press("PageDown", "22 November")  # later days are in the future
    press("ArrowRight", "22 November")
    press("PageDown", "22 November")
    press("Shift+ArrowLeft", "22 November")
    calendar.keyboard.press("Enter")
    expect(calendar.get_by_role("heading", name="Sunday, 22 November")).to_be_visible()


def test_with_the_focus_nowhere_left_and_right_turn_months_and_years(calendar: Page) -> None:
    for key in ("Control+ArrowLeft", "PageUp", "Home"):
        calendar.keyboard.press(key)
    calendar.keyboard.press("ArrowRight")
    expect_month(calendar, "November 2026", "/calendar/2026/11/")
    assert calendar.evaluate("document.activeElement === document.body")
    calendar.goto("/calendar/2026/")
    calendar.keyboard.press("ArrowLeft")
    expect(calendar).to_have_title("2025 · Glimmers")
    expect(calendar.get_by_role("status").filter(has_text="2025")).to_have_count(1)
    calendar.get_by_role("link", name="March 2025").focus()
    calendar.keyboard.press("PageDown")
    expect(calendar).to_have_title("2026 · Glimmers")
    expect(calendar.get_by_role("link", name="March 2026")).to_be_focused()
    calendar.get_by_role("link", name="March 2026").press("Enter")
    expect_month(calendar, "March 2026", "/calendar/2026/03/")
    # The element that had the focus is gone with the old year.
    expect(calendar.get_by_role("heading", level=1)).to_be_focused()


def test_a_swipe_turns_the_month(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = open_window(alice, has_touch=True).new_page()
    page.goto("/calendar/")
    protocol = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 90), ("touchMove", 180), ("touchMove", 300)):
        protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 300}]})
    protocol.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect_month(page, "October 2026", "/calendar/2026/10/")


def test_what_was_kept_on_a_day_is_there_when_one_comes_back(calendar: Page) -> None:
    calendar.get_by_role("link", name="15 October", exact=True).click()
    calendar.wait_for_url("**/day/2026-10-15/")  # with its scripts: without them Keep adds one page to go back over
    calendar.get_by_label("What did you notice?").fill("Kept on a day of October")
    calendar.get_by_role("button", name="Keep", exact=True).click()
    expect(calendar.get_by_role("article")).to_be_visible()
    calendar.go_back()
    expect(calendar.get_by_role("link", name="15 October, 1 glimmer")).to_be_visible()


def test_a_link_asked_for_in_a_new_tab_leaves_this_one_alone(calendar: Page) -> None:
    with calendar.context.expect_page() as opened:
        calendar.get_by_role("link", name="September 2026").click(modifiers=["Control"])
    expect_month(opened.value, "September 2026", "/calendar/2026/09/")
    expect_month(calendar, "October 2026", "/calendar/2026/10/")


def test_a_keyboard_alone_goes_from_today_to_a_day_in_last_year_and_back(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    make_glimmer(alice, "Kept last year", when="2025-03-07T08:00")
    page = open_window(alice, viewport=DESK).new_page()
    page.goto("/")

    def tab_to(name: str) -> None:
        for _ in range(60):
            page.keyboard.press("Tab")
            words = page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()")
            if words.endswith(name):
                return
        pytest.fail(f"{name} cannot be reached")

    def follow(name: str, title: str) -> None:
        tab_to(name)
        page.keyboard.press("Enter")
        expect(page).to_have_title(f"{title} · Glimmers")
        page.wait_for_load_state()

    follow("Calendar", "November 2026")
    follow("2026", "2026")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_title("2025 · Glimmers")
    follow("March 2025, 1 glimmer", "March 2025")
    tab_to("1 March")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("link", name="7 March, 1 glimmer")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept last year")).to_be_visible()
    follow("March 2025", "March 2025")
    expect(page.get_by_role("link", name="7 March, 1 glimmer")).to_be_focused()
    follow("Today", "Today")
