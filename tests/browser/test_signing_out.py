"""After signing out nothing of the journal remains in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.rest import come_to_rest
from tests.factories import make_glimmer

SECRET = "Only Alice reads this"


def everything(page: Page) -> str:
    return page.content() + page.evaluate(
        """async () => JSON.stringify([
            {...localStorage}, {...sessionStorage}, document.cookie,
            await caches.keys(), await indexedDB.databases(),
        ])"""
    )


def sign_out(page: Page) -> None:
    page.get_by_role("link", name="Settings").click()
    page.wait_for_load_state()
    page.get_by_role("button", name="Sign out").click()


def test_nothing_remains_not_behind_back_either(page: Page, alice: User) -> None:
    make_glimmer(alice, SECRET)
    page.goto("/")
    expect(page.get_by_text(SECRET)).to_be_visible()
    page.goto("/scrapbook/")
    sign_out(page)
    page.wait_for_url("**/accounts/login/**")
    assert SECRET not in everything(page)
    assert "glimmers_login" not in page.evaluate("document.cookie")
    for _ in range(3):
        page.go_back()
        come_to_rest(page)
        assert SECRET not in everything(page)
        assert page.get_by_role("article").count() == 0


def test_another_open_tab_empties_itself(alices_window: BrowserContext, page: Page, alice: User) -> None:
    make_glimmer(alice, SECRET)
    page.goto("/")
    other = alices_window.new_page()
    other.goto("/settings/")
    other.get_by_role("button", name="Sign out").click()
    other.wait_for_url("**/accounts/login/**")
    page.wait_for_url("**/accounts/login/**")
    assert SECRET not in everything(page)


def test_words_that_are_not_kept_are_asked_about(page: Page) -> None:
    page.get_by_label("What did you notice?").fill("Not kept yet")
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Some words are not kept yet")
    expect(dialog).to_contain_text("Not kept yet")
    dialog.get_by_role("button", name="Stay").click()
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_label("What did you notice?")).to_have_value("Not kept yet")
    sign_out(page)
    dialog.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url("**/accounts/login/**")
    assert "Not kept yet" not in everything(page)


def test_escape_means_stay(page: Page) -> None:
    page.get_by_label("What did you notice?").fill("Not kept yet")
    sign_out(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.url.endswith("/settings/")
    assert "Not kept yet" in everything(page)


def test_a_button_that_came_before_its_script_asks_too_and_empties_the_browser(page: Page) -> None:
    page.get_by_label("What did you notice?").fill(SECRET)
    page.route("**/*.js", lambda route: route.abort())
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign out?")).to_be_visible()
    assert SECRET in everything(page), "or this test would find nothing whatever happened"
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    page.unroute("**/*.js")
    page.reload()
    assert SECRET not in everything(page)
    assert "glimmers:" not in page.evaluate("JSON.stringify({...localStorage})")


def test_what_lets_a_known_device_through_stays_and_is_like_that_of_any_visitor(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    hers, visitors = open_window(java_script_enabled=False), open_window()
    page = hers.new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(alice.email)
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    sign_out(page)
    page.get_by_role("button", name="Sign out").click()  # this answer clears the browser's storage
    page.wait_for_url("**/accounts/login/**")
    visitors.new_page().goto("/accounts/login/")
    left, given = ({each["name"]: each for each in window.cookies()} for window in (hers, visitors))
    assert set(left) - {"messages"} <= set(given), "nothing remains that somebody who never signed in does not have"
    mine, theirs = left["glimmers_device"], given["glimmers_device"]
    assert (len(mine["value"]), mine["httpOnly"], mine["path"]) == (len(theirs["value"]), True, "/accounts/")
    assert abs(mine["expires"] - theirs["expires"]) < 60


@pytest.mark.parametrize("store", ["localStorage", "sessionStorage", "indexedDB"])
def test_one_can_sign_out_where_storage_is_forbidden(alices_window: BrowserContext, store: str) -> None:
    page = alices_window.new_page()
    page.add_init_script(
        f"Object.defineProperty(window, '{store}', {{ get() {{ throw new DOMException('no', 'SecurityError'); }} }});"
    )
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
