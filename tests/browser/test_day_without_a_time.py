"""A day without its time, in drafts, while it waits for a signal, and among the cards of its day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from tests.browser.photos import keep, words
from tests.browser.signal import pending
from tests.factories import make_glimmer

DAY = "/day/2026-03-01/"
CLOCK = re.compile(r"\d:\d\d")
WORDS = "The first crocus"


def box(page: Page):
    return page.get_by_label("Just the day")


def when(page: Page):
    return page.locator("[name=when]")


def wait_for_a_signal(page: Page) -> None:
    page.context.set_offline(True)
    words(page).fill(WORDS)
    keep(page)
    expect(pending(page)).to_contain_text("Waiting for a signal")


def test_the_box_comes_back_with_the_draft(alices_window: BrowserContext, page: Page) -> None:
    page.get_by_text("More", exact=True).click()
    box(page).check()
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    expect(page.get_by_text("These words were not kept yet.")).to_be_visible()
    expect(box(page)).to_be_checked()
    expect(box(page)).to_be_visible()
    box(page).uncheck()
    page.reload()
    expect(box(page)).not_to_be_checked()


def test_a_box_unticked_in_a_change_comes_back_unticked(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-03-01T12:00", has_time=False)
    address = f"/glimmers/{glimmer.pk}/edit/"
    page.goto(address)
    expect(box(page)).to_be_checked()
    box(page).uncheck()
    page.goto(address)
    expect(page.get_by_text("These words were not kept yet.")).to_be_visible()
    expect(box(page)).not_to_be_checked()


def test_it_lies_among_the_cards_of_its_day_at_its_noon(page: Page, alice: User) -> None:
    for clock in ("09:00", "15:00"):
        make_glimmer(alice, clock, when=f"2026-03-01T{clock}")
    page.goto(DAY)
    for number in range(2):  # the form is fresh again, and works the same
        words(page).fill(f"{WORDS} {number}")
        keep(page)
        expect(page.get_by_role("article")).to_have_count(3 + number)
        expect(box(page)).not_to_be_checked()
        expect(when(page)).to_have_value("")
    cards = page.locator("#kept > article .words").all_inner_texts()
    assert cards == ["15:00", f"{WORDS} 1", f"{WORDS} 0", "09:00"]
    page.reload()
    assert page.locator("#kept > article .words").all_inner_texts() == cards
    assert [glimmer.has_time for glimmer in alice.glimmers.newest_first()] == [True, False, False, True]


def test_while_it_waits_it_shows_its_day_and_no_clock(page: Page, alice: User) -> None:
    page.goto(DAY)
    wait_for_a_signal(page)
    expect(pending(page).locator("time")).to_have_text(re.compile("Sun.* 1 Mar"))
    expect(pending(page)).not_to_contain_text(CLOCK)
    page.context.set_offline(False)
    expect(page.get_by_role("article").locator("time")).to_have_text("Sun 1")
    glimmer = alice.glimmers.get()
    assert (glimmer.has_time, glimmer.noticed_on.isoformat()) == (False, "2026-03-01")


@pytest.mark.parametrize("is_ticked", [True, False])
def test_back_in_the_form_of_another_day_it_says_its_own(page: Page, alice: User, is_ticked: bool) -> None:
    page.goto(DAY)
    if is_ticked:
        page.get_by_text("More", exact=True).click()
        when(page).fill("2026-03-01T08:30")
        box(page).check()
    wait_for_a_signal(page)
    page.route("**" + DAY, lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/")
    pending(page).get_by_role("button", name="Back into the form").click()
    expect(when(page)).to_have_value("2026-03-01T08:30" if is_ticked else "2026-03-01T12:00")
    expect(when(page)).to_be_visible()
    expect(box(page)).to_be_checked()
    keep(page)
    expect(page.get_by_role("status").filter(has_text="Kept on Sunday, 1 March 2026")).to_be_visible()
    assert [(each.has_time, each.noticed_on.isoformat()) for each in alice.glimmers.all()] == [(False, "2026-03-01")]
