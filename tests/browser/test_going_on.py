"""A full day goes on in place: the first of the next cards gets the focus, and no card appears twice."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.photos import keep, words
from tests.factories import make_glimmer

pytestmark = pytest.mark.usefixtures("without_motion")

DAY = "/day/2026-03-01/"


def test_the_next_cards_come_in_place_and_each_is_there_once(page: Page, alice: User) -> None:
    for index in range(60):
        make_glimmer(alice, f"number {index}", when=f"2026-03-01T{index // 10:02}:{index % 10 + 10}")
    page.goto(DAY)
    cards = page.locator("#kept > article")
    earlier = page.get_by_role("link", name="Earlier", exact=True)
    expect(cards).to_have_count(24)
    # Kept now, but for a moment earlier than that of all cards on the page.
    words(page).fill("before all others")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("2026-03-01T00:01")
    keep(page)
    expect(cards).to_have_count(25)
    expect(cards.last).to_contain_text("before all others")
    earlier.focus()
    page.keyboard.press("Enter")
    expect(cards).to_have_count(49)
    expect(cards.nth(25)).to_be_focused()
    expect(cards.nth(25)).to_contain_text("number 35")
    earlier.click()
    expect(earlier).to_have_count(0)
    expect(cards).to_have_count(61)
    ids = cards.evaluate_all("(cards) => cards.map((card) => card.id)")
    assert len(set(ids)) == len(ids)
    # The newest goes on top, however many cards have been loaded.
    words(page).fill("after all others")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("2026-03-01T23:59")
    keep(page)
    expect(cards.first).to_contain_text("after all others")


def test_put_away_goes_on_in_place(page: Page, alice: User) -> None:
    for index in range(30):
        make_glimmer(alice, f"number {index}").put_away()
    page.goto("/put-away/")
    items = page.get_by_role("article")
    expect(items).to_have_count(24)
    page.get_by_role("link", name="Earlier", exact=True).click()
    expect(items).to_have_count(30)
    expect(items.nth(24)).to_be_focused()
    items.nth(24).get_by_role("button", name="Take back").click()
    expect(page.get_by_role("status").filter(has_text="It is back in its place.")).to_be_visible()
