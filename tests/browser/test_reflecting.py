"""A line stays with its month: kept by keyboard, held while it is written, and at the head of its chapter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.journal.vocabulary import Shift, Source
from glimmers.reflecting.lines import keep_line
from glimmers.reflecting.models import LookedBack
from tests.factories import BERLIN, make_glimmer, make_photo

pytestmark = pytest.mark.usefixtures("without_motion")

MARCH = "/months/2026/03/"
FIRST = date(2026, 3, 1)
LINE = "The light in the kitchen, mostly"


@pytest.fixture
def march(alice: User) -> None:
    for number, shift in enumerate(Shift.values, start=1):
        make_glimmer(alice, f"A note, {shift}", when=f"2026-03-{number:02}T08:00", shift=shift, sources=Source.values)
    make_photo(alice, glimmer=make_glimmer(alice, "With a photo " * 30, when="2026-03-20T08:00", place="here"))


def test_a_line_is_kept_by_keyboard_and_heads_its_chapter(
    open_window: Callable[..., BrowserContext], alice: User, march: None
) -> None:
    page = open_window(alice).new_page()
    page.goto(MARCH)
    page.get_by_label("What stays with me").focus()
    page.keyboard.type(LINE)
    page.keyboard.press("Tab")
    keep = page.get_by_role("button", name="Keep this line")
    expect(keep).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    expect(page.locator("#stays-with-me")).to_have_text(LINE)
    expect(keep).to_be_focused()
    assert LookedBack.objects.of(alice.pk).get().stays_with_me == LINE
    page.get_by_role("link", name="The whole month is in the scrapbook").click()
    chapter = page.locator('.chapter[data-month="2026-03"]')
    expect(chapter.get_by_text(LINE)).to_be_visible()
    chapter.get_by_role("link", name="Look back on March 2026").click()
    expect(page.get_by_role("heading", name="March 2026")).to_be_visible()
    expect(page.get_by_label("What stays with me")).to_have_value(LINE)


def test_a_line_that_is_too_long_stays_in_the_form(
    open_window: Callable[..., BrowserContext], alice: User, march: None
) -> None:
    page = open_window(alice).new_page()
    page.goto(MARCH)
    field = page.get_by_label("What stays with me")
    field.fill("long " * 300)
    page.get_by_role("button", name="Keep this line").click()
    expect(page.get_by_text("Nothing has been cut off")).to_be_visible()
    expect(field).to_be_focused()
    expect(field).to_have_value("long " * 300)


def test_what_is_written_is_there_again_when_the_page_was_closed(
    open_window: Callable[..., BrowserContext], alice: User, march: None
) -> None:
    window = open_window(alice)
    page = window.new_page()
    page.goto(MARCH)
    page.get_by_label("What stays with me").fill(LINE)
    page.close()
    page = window.new_page()
    page.goto("/months/2026/02/")
    expect(page.get_by_label("What stays with me")).to_have_value("")
    page.goto(MARCH)
    expect(page.get_by_label("What stays with me")).to_have_value(LINE)
    expect(page.locator(".restored")).to_be_visible()
    page.get_by_role("button", name="Keep this line").click()
    expect(page.locator("#stays-with-me")).to_have_text(LINE)
    page.reload()
    expect(page.get_by_label("What stays with me")).to_have_value(LINE)
    expect(page.locator(".restored")).to_have_count(0)


def test_without_scripts_it_is_kept_too(open_window: Callable[..., BrowserContext], alice: User, march: None) -> None:
    page = open_window(alice, java_script_enabled=False).new_page()
    page.goto(MARCH)
    page.get_by_label("What stays with me").fill(LINE)
    page.get_by_role("button", name="Keep this line").click()
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    expect(page.locator("#stays-with-me")).to_have_text(LINE)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_scrolls_sideways_at_320_px(
    open_window: Callable[..., BrowserContext], alice: User, march: None, scheme: str
) -> None:
    keep_line(alice, FIRST, "w" * 400)
    page = open_window(alice, viewport={"width": 320, "height": 640}, color_scheme=scheme).new_page()
    for url in (MARCH, "/scrapbook/", "/calendar/2026/03/"):
        page.goto(url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, url
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, f"{url} in large letters"


def test_it_prints_as_a_page_without_what_is_for_the_screen(
    open_window: Callable[..., BrowserContext], alice: User, march: None
) -> None:
    keep_line(alice, FIRST, LINE)
    page = open_window(alice).new_page()
    page.goto(MARCH)
    page.emulate_media(media="print")
    expect(page.locator("#stays-with-me")).to_be_visible()
    expect(page.get_by_text("A note, joy")).to_be_visible()
    for hidden in (".top", ".line-form", ".whole-month"):
        expect(page.locator(hidden)).to_be_hidden()


def test_a_chapter_that_goes_on_in_both_directions_has_its_line_once(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    made = []
    for number in range(60):
        at = datetime(2026, 3, 30, 12, tzinfo=BERLIN) - timedelta(hours=8 * number)
        made.append(Glimmer(user=alice, text=f"number {number}", time_zone="Europe/Berlin", noticed_at=at))
        made[-1].noticed_on = at.date()
    Glimmer.objects.bulk_create(made)
    keep_line(alice, FIRST, LINE)
    page = open_window(alice).new_page()
    page.goto(f"/scrapbook/?after={made[29].place_in_time}")
    page.get_by_role("link", name="Newer glimmers").click()
    expect(page.get_by_text("number 29", exact=True)).to_be_attached()
    expect(page.locator(".stays-with-me:visible")).to_have_count(1)
    expect(page.get_by_role("link", name="Look back on March 2026")).to_have_count(1)
