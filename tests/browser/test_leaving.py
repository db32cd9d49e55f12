"""Signing out asks first if something waits; afterwards nothing of the journal remains anywhere in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import add, file, keep, words
from tests.browser.rest import come_to_rest
from tests.browser.signal import (
    everything_stored,
    expect_none_waits,
    nothing_gets_through,
    pending,
    waiting,
    with_worker,
)
from tests.factories import make_glimmer, make_photo

SECRET = "Only Alice reads this"


pytestmark = pytest.mark.usefixtures("developed_quickly")


def let_wait(page: Page, text: str = SECRET) -> None:
    page.context.set_offline(True)
    words(page).fill(text)
    keep(page)
    expect(pending(page)).to_have_count(1)


def sign_out(page: Page) -> None:
    page.context.set_offline(False)
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()


def test_nothing_remains_in_any_store_nor_behind_back_nor_without_a_signal(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    photo = make_photo(alice, glimmer=make_glimmer(alice, SECRET))
    page = with_worker(open_window, alice)
    pages = ("/", "/scrapbook/", photo.glimmer.get_absolute_url(), "/calendar/", "/search/?q=only")
    for path in pages:
        page.goto(path)
    # Put something into every store: a draft with a photo, a place in the scrapbook, and a glimmer that waits.
    nothing_gets_through(page)
    page.goto("/")
    words(page).fill(f"{SECRET}, and it waits")
    keep(page)
    expect(pending(page)).to_have_count(1)
    words(page).fill(f"{SECRET}, a draft")
    add(page, file("only-alice.jpg"))
    come_to_rest(page)
    before = everything_stored(page)
    for kind in ("and it waits", "a draft", "glimmers:who"):
        assert kind in before, "or this test would find nothing whatever happened"
    sign_out(page)
    page.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url("**/accounts/login/**")

    def check() -> None:
        for found in (page.content(), everything_stored(page)):
            assert "Only Alice" not in found
            assert "only-alice" not in found
            assert str(alice.pk) not in found
            assert "waits" not in page.evaluate("document.body.innerText")

    check()
    # Go back through all pages, with a signal and without one: the back/forward cache is on.
    for _ in range(len(pages) + 2):
        page.go_back()
        come_to_rest(page)
        if page.url.startswith("http"):
            check()
    page.goto("/accounts/login/")
    page.context.set_offline(True)
    for path in pages:
        page.goto(path)
        expect(page.get_by_text("nobody is signed in here")).to_be_visible()
        check()


def test_signing_out_asks_about_what_waits_and_saves_it(page: Page, alice: User) -> None:
    let_wait(page)
    nothing_gets_through(page)
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Something still waits for a signal")
    expect(dialog).to_contain_text(SECRET)
    dialog.get_by_role("button", name="Save now").click()
    expect(dialog.get_by_role("alert")).to_contain_text("It could not be saved just now.")
    assert len(waiting(page)) == 1
    page.context.unroute_all()
    dialog.get_by_role("button", name="Save now").click()
    page.wait_for_url("**/accounts/login/**")
    assert alice.glimmers.get().text == SECRET
    assert SECRET not in everything_stored(page)


def test_it_can_be_lost_on_purpose_and_by_nothing_else(page: Page, alice: User) -> None:
    let_wait(page)
    nothing_gets_through(page)
    sign_out(page)
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.url.endswith("/settings/")
    page.get_by_role("button", name="Sign out").click()
    dialog.get_by_role("button", name="Stay").click()
    assert len(waiting(page)) == 1
    page.get_by_role("button", name="Sign out").click()
    dialog.get_by_role("button", name="Sign out and lose it").click()
    page.wait_for_url("**/accounts/login/**")
    expect_none_waits(page)
    assert not alice.glimmers.exists()


def test_a_draft_and_what_waits_are_both_named(page: Page) -> None:
    let_wait(page, "It waits")
    words(page).fill("A draft")
    nothing_gets_through(page)
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Some words are not kept yet")
    expect(dialog).to_contain_text("A draft")
    expect(dialog).to_contain_text("It waits")
    expect(dialog.get_by_role("button", name="Save now")).to_be_visible()


def test_without_a_signal_nobody_is_signed_out_and_nothing_is_removed(page: Page, alice: User) -> None:
    words(page).fill("A draft")
    page.goto("/settings/")
    page.context.set_offline(True)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign out and lose them").click()
    expect(page.get_by_text("Signing out needs a signal, and there was none.")).to_be_visible()
    page.context.set_offline(False)
    page.goto("/")
    expect(words(page)).to_have_value("A draft")
