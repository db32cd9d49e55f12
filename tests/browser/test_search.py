"""Searching while one types, by taps and by keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.held import Held
from tests.browser.rest import come_to_rest
from tests.factories import make_glimmer


@pytest.fixture
def search(alice: User, alices_window: BrowserContext) -> Page:
    """Open the empty search page on a phone, with three glimmers to find."""
    make_glimmer(alice, "Rain on the roof", shift="calm")
    make_glimmer(alice, "Café, rain outside #tea", shift="joy")
    make_glimmer(alice, "The cat asleep", shift="calm")
    page = alices_window.new_page()
    page.goto("/search/")
    return page


def test_what_is_found_comes_while_one_types_and_lives_in_the_address(search: Page) -> None:
    field = search.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.press_sequentially("caf")
    expect(search.get_by_role("article")).to_have_count(1)
    expect(search.locator("mark")).to_have_text("Café")
    expect(search.get_by_role("status").filter(has_text="1 glimmer")).to_be_visible()
    expect(search).to_have_url(re.compile(r"/search/\?q=caf$"))
    expect(field).to_be_focused()
    search.reload()
    expect(search.get_by_role("article")).to_have_count(1)
    expect(field).to_have_value("caf")
    search.locator(".opens").click()
    search.go_back()
    expect(search.get_by_role("article")).to_have_count(1)
    expect(field).to_have_value("caf")


def test_the_latest_answer_wins(search: Page) -> None:
    held = Held(search, "**/search/?q=rai")
    field = search.get_by_role("searchbox")
    field.press_sequentially("rai")
    asked = held.first()
    field.fill("cat")
    expect(search.get_by_role("article")).to_contain_text("The cat asleep")
    asked.abort()
    come_to_rest(search)
    expect(search.get_by_role("article")).to_contain_text("The cat asleep")
    expect(search).to_have_url(re.compile(r"q=cat$"))


def test_what_is_tapped_is_typed_and_what_is_typed_is_tapped(search: Page) -> None:
    field = search.get_by_role("searchbox")
    field.fill("rain")
    expect(search.get_by_role("article")).to_have_count(2)
    search.get_by_role("link", name="Calm", exact=True).click()
    expect(field).to_have_value("shift:calm rain")
    expect(search.get_by_role("article")).to_have_count(1)
    expect(search).to_have_url(re.compile(r"q=shift%3Acalm%20rain$"))
    expect(search.get_by_role("link", name="Calm")).to_be_focused()
    search.get_by_role("link", name="Calm").click()
    expect(field).to_have_value("rain")
    expect(search.get_by_role("article")).to_have_count(2)
    field.fill("is:close rain")
    expect(search.get_by_role("link", name="Kept close")).to_have_attribute("aria-current", "true")
    search.get_by_role("link", name="Kept close").click()
    expect(field).to_have_value("rain")
    search.get_by_role("link", name="2026", exact=True).click()
    expect(field).to_have_value("on:2026 rain")
    search.get_by_role("link", name="After 2026", exact=True).click()
    expect(field).to_have_value("after:2026 rain")


def test_taps_and_letters_are_not_lost_to_each_other_on_a_slow_line(search: Page) -> None:
    held = Held(search, "**/search/?q=*")
    field = search.get_by_role("searchbox")
    field.press_sequentially("rai")
    search.get_by_role("link", name="Calm", exact=True).click()  # before the typed letters are sent
    expect(field).to_have_value("shift:calm rai")
    search.get_by_role("link", name="Sound", exact=True).click()  # before an answer comes
    expect(field).to_have_value("from:sound shift:calm rai")
    field.focus()
    field.press("End")
    field.press_sequentially("n")
    held.let_go()
    expect(search).to_have_url(re.compile(r"q=from%3Asound%20shift%3Acalm%20rain$"))
    expect(field).to_have_value("from:sound shift:calm rain")
    expect(search.get_by_role("link", name="Sound")).to_have_attribute("aria-current", "true")


def test_after_a_tap_typing_begins_a_word_of_its_own(search: Page) -> None:
    field = search.get_by_role("searchbox")
    search.get_by_role("link", name="Calm", exact=True).click()
    field.focus()
    field.press("End")
    field.press_sequentially("cat")
    expect(field).to_have_value("shift:calm cat")
    expect(search.get_by_role("article")).to_have_count(1)
    search.goto("/search/?q=shift:calm")
    expect(field).to_have_value("shift:calm ")


def test_back_from_a_result_leads_to_its_page_of_older_ones(search: Page, alice: User) -> None:
    for index in range(30):
        make_glimmer(alice, f"snow {index}", when=f"2025-01-{index + 1:02}T08:00")
    search.goto("/search/?q=snow")
    search.get_by_role("link", name="Older ones").click()
    expect(search.get_by_role("article")).to_have_count(6)
    search.get_by_role("article").first.locator(".opens").click()
    search.wait_for_url(re.compile("/glimmers/"))
    search.keyboard.press("Escape")
    expect(search.get_by_role("article")).to_have_count(6)


def test_a_key_opens_search_but_not_while_one_writes(
    search: Page, alice: User, open_window: Callable[..., Any]
) -> None:
    search.goto("/")
    words = search.get_by_label("What did you notice?")
    words.fill("either")
    words.press("/")
    expect(words).to_have_value("either/")
    search.locator("h1").click()
    search.evaluate("document.activeElement.blur()")
    search.keyboard.press("/")
    expect(search.get_by_role("searchbox")).to_be_focused()
    search.keyboard.type("rain")
    expect(search.get_by_role("article")).to_have_count(2)
    alice.slash_opens_search = False
    alice.save()
    search.goto("/scrapbook/")
    search.keyboard.press("/")
    come_to_rest(search)
    expect(search).to_have_url(re.compile("/scrapbook/"))


def test_a_date_that_is_typed_is_a_chip_and_a_tap_takes_it_out(alice: User, alices_window: BrowserContext) -> None:
    make_glimmer(alice, "Rain", when="2026-03-01T08:00")
    make_glimmer(alice, "More rain", when="2026-04-01T08:00")
    page = alices_window.new_page()
    page.goto("/search/")
    field = page.get_by_role("searchbox")
    field.press_sequentially("rain 01/03/2026")
    expect(page.get_by_role("article")).to_have_count(1)
    page.get_by_role("link", name="1 March 2026 take out").click()
    expect(field).to_have_value(re.compile(r"^rain ?$"))
    expect(page.get_by_role("article")).to_have_count(2)
