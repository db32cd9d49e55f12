"""A browser whose store hangs or fails does not keep anybody from signing out, and is never reported as empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import keep, words
from tests.browser.signal import expect_none_waits, nothing_gets_through, pending, with_worker

Window = Callable[..., BrowserContext]

NEVER = "() => new Promise(() => {})"
# How a browser's database can fail; then nobody knows what is in it.
SILENT = {
    "open-never-answers": "IDBFactory.prototype.open = () => ({});",
    "open-is-blocked": """IDBFactory.prototype.open = () => {
        const asked = {};
        setTimeout(() => asked.onblocked?.(), 1);
        return asked;
    };""",
    "open-throws": "IDBFactory.prototype.open = () => { throw new DOMException('broken', 'UnknownError'); };",
    "open-fails": """IDBFactory.prototype.open = () => {
        const asked = { error: new DOMException('broken', 'UnknownError') };
        setTimeout(() => asked.onerror?.(), 1);
        return asked;
    };""",
    "a-transaction-never-ends": """IDBDatabase.prototype.transaction = () =>
        ({ objectStore: () => new Proxy({}, { get: () => () => ({}) }) });""",
    "a-transaction-throws": """IDBDatabase.prototype.transaction = () => {
        throw new DOMException('closing', 'InvalidStateError');
    };""",
}
# Other things that a page asks of a browser, and that never answer.
HARMLESS = {
    "caches": f"for (const verb of ['open', 'keys', 'match', 'has', 'delete']) CacheStorage.prototype[verb] = {NEVER};",
    "locks": f"for (const verb of ['request', 'query']) LockManager.prototype[verb] = {NEVER};",
    "worker": f"""ServiceWorker.prototype.postMessage = () => {{}};
        ServiceWorkerContainer.prototype.register = {NEVER};
        Object.defineProperty(ServiceWorkerContainer.prototype, 'ready', {{ get: {NEVER} }});""",
    "channel": "BroadcastChannel.prototype.postMessage = () => {};",
}
CLEAR_IT = "open the browser’s settings and delete the data of this site."


def settings(page: Page, stub: str) -> None:
    """Open the settings in a browser with this fault, whose clock stands still."""
    page.clock.install()
    page.add_init_script(stub)
    page.goto("/settings/")
    page.wait_for_load_state()
    page.clock.pause_at(dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1))


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Sign out", exact=True).first.click()


@pytest.mark.parametrize("stub", SILENT.values(), ids=SILENT)
def test_where_the_store_says_nothing_one_is_out_in_two_seconds_and_is_told(
    open_window: Window, alice: User, stub: str
) -> None:
    page = open_window(alice).new_page()
    settings(page, stub)
    sign_out(page)
    page.clock.run_for(1000)
    dialog = page.get_by_role("dialog", name="This browser does not say whether it holds unsaved words")
    expect(dialog).to_contain_text(CLEAR_IT)
    dialog.get_by_role("button", name="Stay").click()
    expect(dialog).to_be_hidden()
    assert page.url.endswith("/settings/")
    sign_out(page)
    page.clock.run_for(1000)
    dialog.get_by_role("button", name="Sign out").click()
    run_until_out(page, 1000)
    expect(page.get_by_role("alert")).to_contain_text(CLEAR_IT)
    assert "glimmers_login" not in page.evaluate("document.cookie")


def run_until_out(page: Page, most_ms: int) -> None:
    """Run the page's clock until one is signed out, for at most this long, a little at a time as its answers come."""
    for _ in range(100):  # wait for the journal's own answer
        if "glimmers_login" not in [each["name"] for each in page.context.cookies()]:
            break
        page.wait_for_timeout(50)
    for _ in range(most_ms // 100):
        if "/accounts/login/" in page.url:
            break
        page.clock.run_for(100)
        page.wait_for_timeout(100)
    page.wait_for_url("**/accounts/login/**")


def test_a_draft_is_asked_about_and_the_rest_is_said(page: Page) -> None:
    words(page).fill("A draft")
    settings(page, SILENT["open-never-answers"])
    sign_out(page)
    page.clock.run_for(1000)
    dialog = page.get_by_role("dialog", name="Some words are not kept yet")
    expect(dialog).to_contain_text("A draft")
    expect(dialog).to_contain_text(CLEAR_IT)


@pytest.mark.parametrize("how", ["throws", "never"])
def test_what_cannot_be_removed_is_said_once_one_is_out(page: Page, how: str) -> None:
    nothing_gets_through(page)
    words(page).fill("It waits")
    keep(page)
    expect(pending(page)).to_have_count(1)
    fails = "throw new DOMException('broken', 'UnknownError');"
    never = """const { transaction } = IDBDatabase.prototype;
        IDBDatabase.prototype.transaction = function (names, mode, ...more) {
            const looks = mode === 'readonly' || [names].flat().join() === 'shared';
            if (looks) return transaction.call(this, names, mode, ...more);
            return { objectStore: () => new Proxy({}, { get: () => () => ({}) }) };
        };"""
    settings(page, never if how == "never" else f"IDBObjectStore.prototype.delete = () => {{ {fails} }};")
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Something still waits for a signal")
    dialog.get_by_role("button", name="Sign out and lose it").click()
    run_until_out(page, 1000)
    expect(page.get_by_role("alert")).to_contain_text(CLEAR_IT)


@pytest.mark.parametrize("stub", HARMLESS.values(), ids=HARMLESS)
def test_nothing_else_holds_it_up(open_window: Window, alice: User, stub: str) -> None:
    page = with_worker(open_window, alice)
    settings(page, stub)
    sign_out(page)
    run_until_out(page, 200)
    expect(page.get_by_text(CLEAR_IT)).to_be_hidden()
    expect_none_waits(page)


def test_what_waits_can_be_lost_where_no_lock_is_ever_granted(page: Page) -> None:
    nothing_gets_through(page)
    words(page).fill("It waits")
    keep(page)
    expect(pending(page)).to_have_count(1)
    settings(page, HARMLESS["locks"])
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Something still waits for a signal")
    dialog.get_by_role("button", name="Save now").click()
    page.clock.run_for(1000)
    dialog.get_by_role("button", name="Sign out and lose it").click()
    run_until_out(page, 200)
    expect_none_waits(page)


def test_a_second_tap_does_not_ask_twice(open_window: Window, alice: User) -> None:
    page = open_window(alice).new_page()
    settings(page, SILENT["open-never-answers"])
    sign_out(page)
    sign_out(page)
    page.clock.run_for(1000)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.clock.run_for(1000)
    expect(dialog).to_be_hidden()
