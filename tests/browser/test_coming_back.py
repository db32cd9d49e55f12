"""Earlier glimmers lie folded where that was chosen, and what is let go vanishes from every window at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.coming_back.models import Kind
from glimmers.journal.models import Glimmer
from glimmers.journal.rests import rest
from tests.browser.axe import found_in_both_schemes, lay_axe
from tests.coming_back.surfaces import choose_all, years_before
from tests.factories import make_glimmer

SETTINGS = "/settings/coming-back/"


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    """Keep a glimmer of a year ago, which all ways show."""
    choose_all(alice)
    when = f"{years_before(timezone.localdate(), 1)}T09:00"
    return make_glimmer(alice, "Geese over the field, low", when=when, shift="awe")


def test_a_way_is_chosen_by_keyboard(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = open_window(alice).new_page()
    page.goto(SETTINGS)
    way = page.get_by_role("group", name="One from before")
    expect(way.get_by_text("From what")).to_be_hidden()
    way.get_by_role("checkbox", name="One from before").focus()
    page.keyboard.press("Space")
    expect(way.get_by_text("From what")).to_be_visible()
    expect(way.get_by_text("What shifted", exact=True)).to_be_hidden()
    page.keyboard.press("Tab")
    expect(way.get_by_role("radio", name="Everything")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(way.get_by_role("radio", name="What shifted in these ways")).to_be_checked()
    page.keyboard.press("Tab")
    expect(way.get_by_role("checkbox", name="Safe")).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    chosen = alice.ways.get()
    assert (chosen.kind, chosen.among, chosen.shifts) == (Kind.FROM_BEFORE, "shifts", ["safe"])


def test_the_folded_line_is_opened_by_a_tap(page: Page, glimmer: Glimmer) -> None:
    page.reload()
    words = page.get_by_text("Geese over the field")
    line = page.locator("summary", has_text="One from a")
    expect(line).to_be_visible()
    expect(words).to_be_hidden()
    line.click()
    expect(words).to_be_visible()


def test_not_again_takes_it_away_and_undo_ends_that(page: Page, alice: User, glimmer: Glimmer) -> None:
    page.reload()
    page.locator("summary", has_text="One from a").click()
    page.get_by_role("button", name="Not again").click()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    expect(page.get_by_text("It rests now.")).to_be_visible()
    expect(page.get_by_text("Geese over the field")).to_have_count(0)
    assert alice.rested_glimmers.exists()
    undo.click()
    expect(page.get_by_text("Its rest is over")).to_be_focused()
    assert not alice.rested_glimmers.exists()


def test_one_that_is_tucked_away_vanishes_from_other_windows_and_behind_back(
    alices_window: BrowserContext, page: Page, glimmer: Glimmer
) -> None:
    page.reload()
    day, scrapbook = alices_window.new_page(), alices_window.new_page()
    day.goto(f"/day/{timezone.localdate()}/")
    scrapbook.goto("/scrapbook/")
    for each in (page, day, scrapbook):
        expect(each.locator("[data-shown]")).to_have_count(1)
    page.goto(f"/glimmers/{glimmer.pk}/")
    page.get_by_role("button", name="Tuck away").click()
    expect(page.get_by_text("Tucked away.")).to_be_visible()
    for each in (day, scrapbook):
        expect(each.locator("[data-shown]")).to_have_count(0)
        expect(each.locator("[data-comes-back]")).to_be_hidden()
    page.go_back()
    expect(page.locator("#id_text")).to_be_visible()
    expect(page.locator("[data-shown]")).to_have_count(0)
    expect(page.locator("[data-comes-back]")).to_be_hidden()
    assert scrapbook.get_by_text("Geese over the field").count() == 1  # in its chapter


def test_a_page_from_the_browsers_memory_drops_what_went_after_it_came(page: Page, glimmer: Glimmer) -> None:
    page.reload()
    for passed, stay in ((-60_000, 1), (60_000, 0)):
        page.evaluate(
            """(passed) => {
                sessionStorage.rested = Date.now() + passed;
                dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            }""",
            passed,
        )
        expect(page.locator("[data-shown]")).to_have_count(stay)


def test_what_rests_in_settings_vanishes_from_other_windows(
    alices_window: BrowserContext, page: Page, glimmer: Glimmer
) -> None:
    settings = alices_window.new_page()
    settings.goto(SETTINGS)
    page.reload()
    expect(page.locator("[data-shown]")).to_have_count(1)
    settings.get_by_text("A person’s name").click()
    settings.get_by_role("textbox", name="The name").fill("Geese")
    settings.get_by_role("textbox", name="The name").press("Enter")
    expect(settings.get_by_text("It rests now.")).to_be_visible()
    expect(page.locator("[data-shown]")).to_have_count(0)
    expect(page.locator("[data-comes-back]")).to_be_hidden()


def test_the_end_of_a_long_scrapbook_has_this_time_of_year(page: Page, alice: User, glimmer: Glimmer) -> None:
    for index in range(30):
        make_glimmer(alice, f"number {index}")
    page.goto("/scrapbook/")
    for _ in range(30):
        page.mouse.wheel(0, 3000)
        if page.locator(".this-time").count():
            break
        page.wait_for_timeout(100)
    expect(page.locator(".this-time [data-shown]")).to_have_count(1)
    expect(page.locator(".this-time").get_by_text("Geese over the field")).to_be_visible()


def test_everyone_can_use_these_pages(
    open_window: Callable[..., BrowserContext], alice: User, glimmer: Glimmer
) -> None:
    alice.rests.create(kind="days", first_on="2026-03-01", last_on="2026-03-05", until_on="9999-12-31")
    alice.rests.create(kind="name", what="x" * 400, words="'x'")
    alice.quiet_days.create(on="2020-02-29")
    rest(make_glimmer(alice, "A long word of Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"))
    page = open_window(alice, reduced_motion="reduce", bypass_csp=True).new_page()
    lay_axe(page)
    for address in (SETTINGS, "/", f"/day/{timezone.localdate()}/", "/scrapbook/", "/coming-back/this-time/"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach((each) => (each.open = true))")
        for width in (320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert found_in_both_schemes(page) == {}, f"{address} at {width}"
