"""Scrolling through the scrapbook: nothing moves, repeats or is missing, and one finds one's place again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.browser.chromium import DESK
from tests.browser.held import Held
from tests.browser.rest import come_to_rest
from tests.factories import BERLIN, make_glimmer, make_photo

COUNT = 160
# Layout shifts that no tap or typing explains, summed as the browser reports them.
WATCH_SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
"""
FIRST_IN_VIEW = """() => {
    const cards = [...document.querySelectorAll(".pages article")];
    const card = cards.find((card) => card.getBoundingClientRect().bottom > 90);
    return [card.id, Math.round(card.getBoundingClientRect().top)];
}"""


@pytest.fixture
def book(alice: User) -> list[Glimmer]:
    """Make a scrapbook, newest first: texts of many lengths, every sixth with one photo or several."""
    made = []
    for index in range(COUNT):
        at = datetime(2026, 11, 20, 12, tzinfo=BERLIN) - timedelta(days=2 * index)
        text = f"number {index}. " + "A few words more. " * (index * 7 % 23)
        made.append(Glimmer(user=alice, text=text, time_zone="Europe/Berlin", noticed_at=at, noticed_on=at.date()))
    Glimmer.objects.bulk_create(made)
    for index in range(0, COUNT, 6):
        for _ in range(1 + index // 6 % 3):
            make_photo(alice, glimmer=made[index], size=(900, 600) if index % 4 else (600, 900))
    return made


@pytest.fixture(params=["phone", "desk"])
def scrapbook(request: pytest.FixtureRequest, open_window: Callable[..., BrowserContext], alice: User) -> Page:
    options = {"viewport": DESK} if request.param == "desk" else {}
    page = open_window(alice, **options).new_page()
    page.add_init_script(WATCH_SHIFTS)
    yield page


def scroll_to_the_end(page: Page, seen: list[str]) -> int:
    """Scroll down and note each card in the order of the page. Return the most cards that were there at once."""
    most = 0
    for _ in range(200):
        cards: list[str] = page.evaluate("[...document.querySelectorAll('.pages article')].map((card) => card.id)")
        seen += [key for key in cards if key not in seen]
        most = max(most, len(cards))
        if page.locator(".the-end").is_visible() and page.evaluate(
            "scrollY + innerHeight > document.documentElement.scrollHeight - 5"
        ):
            break
        page.mouse.wheel(0, 1500)
        page.wait_for_timeout(60)
    return most


def test_it_goes_on_to_the_end_each_glimmer_once_and_nothing_moves(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    scrapbook.mouse.move(200, 400)
    seen: list[str] = []
    most = scroll_to_the_end(scrapbook, seen)
    assert seen == [f"glimmer-{glimmer.pk}" for glimmer in book]
    assert most < COUNT  # cards far away were removed
    # And back again: removed cards have come back to their places.
    for _ in range(200):
        if scrapbook.evaluate("scrollY") == 0:
            break
        scrapbook.mouse.wheel(0, -2500)
        scrapbook.wait_for_timeout(60)
    expect(scrapbook.locator(f"#glimmer-{book[0].pk}")).to_be_in_viewport()
    expect(scrapbook.locator(f"#glimmer-{book[20].pk}")).to_have_count(1)
    order = scrapbook.evaluate("[...document.querySelectorAll('.pages article')].map((card) => card.id)")
    ids = [f"glimmer-{glimmer.pk}" for glimmer in book]
    assert order == [key for key in ids if key in order]
    assert scrapbook.evaluate("window.shifts") == 0


def test_no_card_lies_on_another(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    expect(scrapbook.locator(".pages article:not([data-laid])")).to_have_count(0)
    boxes = scrapbook.evaluate("""[...document.querySelectorAll('.pages article')].map((card) => {
        const { left, top } = card.offsetParent.getBoundingClientRect();
        return [card.offsetLeft + left, card.offsetTop + top, card.offsetWidth, card.offsetHeight];
    })""")
    for index, (x, y, width, height) in enumerate(boxes):
        for a, b, c, d in boxes[index + 1 :]:
            assert x + width <= a + 1 or a + c <= x + 1 or y + height <= b + 1 or b + d <= y + 1


def assert_is_at(page: Page, place: list[Any]) -> None:
    """Check that the card one was reading lies where it lay; a page that begins elsewhere packs its columns anew."""
    top = page.locator(f"#{place[0]}").evaluate("(card) => card.getBoundingClientRect().top")
    assert abs(top - place[1]) <= 1.5


def test_back_and_reload_return_to_the_same_place(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    scrapbook.mouse.move(200, 400)
    for _ in range(8):
        before = scrapbook.evaluate("scrollY")
        scrapbook.mouse.wheel(0, 1500)
        scrapbook.wait_for_function("(before) => scrollY > before", arg=before)
        come_to_rest(scrapbook)
    place = scrapbook.evaluate(FIRST_IN_VIEW)
    assert place[0] != f"glimmer-{book[0].pk}"
    # A reload returns to what was noted before it began: a note while the page is left comes too late for Chromium.
    scrapbook.wait_for_function("(id) => history.state?.place?.id === id", arg=place[0])
    scrapbook.reload()
    assert_is_at(scrapbook, place)
    scrapbook.locator(f"#{place[0]} .opens").evaluate("(link) => link.click()")
    expect(scrapbook.get_by_role("button", name="Put away")).to_be_visible()
    scrapbook.wait_for_load_state()  # its keys work only once its scripts have loaded
    scrapbook.keyboard.press("ArrowRight")
    scrapbook.wait_for_url(lambda url: place[0].removeprefix("glimmer-") not in url)
    scrapbook.keyboard.press("Escape")
    scrapbook.wait_for_url("**/scrapbook/*")
    assert_is_at(scrapbook, place)
    assert scrapbook.evaluate("window.shifts") == 0


def test_a_jump_to_a_month_and_from_there_upwards(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    if scrapbook.viewport_size["width"] < 600:
        scrapbook.get_by_role("button", name="Months").click()
    year = scrapbook.locator("#months details").filter(has_text="2026")
    year.get_by_role("link", name="Feb").click()
    scrapbook.wait_for_url("**/scrapbook/?month=2026-02")
    expect(scrapbook.get_by_role("heading", name="February 2026")).to_be_in_viewport()
    expect(scrapbook.locator('#months [aria-current="true"]')).to_have_attribute("data-month", "2026-02")
    top = scrapbook.get_by_role("heading", name="February 2026").bounding_box()
    scrapbook.get_by_role("link", name="Newer glimmers").click()
    expect(scrapbook.get_by_role("heading", name="March 2026")).to_have_count(1)
    after = scrapbook.get_by_role("heading", name="February 2026").bounding_box()
    assert top and after
    assert abs(top["y"] - after["y"]) < 2  # what one looks at does not move


def test_a_flick_to_the_top_after_a_jump_brings_what_is_newer(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/?month=2026-02")
    scrapbook.mouse.move(200, 400)
    scrapbook.mouse.wheel(0, 3000)
    come_to_rest(scrapbook)
    scrapbook.mouse.wheel(0, -9000)
    expect(scrapbook.get_by_role("heading", name="March 2026")).to_have_count(1)


def test_by_keyboard_one_goes_on_from_the_card_that_was_opened(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    opens = scrapbook.locator(f"#glimmer-{book[4].pk} .opens")
    expect(opens).to_be_visible()  # each frame lays a few cards, and one that is not laid yet takes no focus
    opens.focus()
    scrapbook.keyboard.press("Enter")
    scrapbook.wait_for_url(f"**{book[4].get_absolute_url()}")
    scrapbook.keyboard.press("Escape")
    scrapbook.wait_for_url("**/scrapbook/**")
    assert scrapbook.evaluate("document.activeElement.closest('article')?.id") == f"glimmer-{book[4].pk}"


def test_the_place_between_two_chapters_is_that_of_the_next_card(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    come_to_rest(scrapbook)
    gap = """() => {
        const chapter = document.querySelector(".chapter:has(+ .chapter)");
        const bottoms = [...chapter.querySelectorAll("article")].map((each) => each.getBoundingClientRect().bottom);
        const end = chapter.getBoundingClientRect().bottom;
        scrollBy({ top: (Math.max(...bottoms) + end) / 2 - 90, behavior: "instant" });
        return end - Math.max(...bottoms);
    }"""
    assert scrapbook.evaluate(gap) > 4
    come_to_rest(scrapbook)
    place = scrapbook.evaluate(FIRST_IN_VIEW)
    scrapbook.wait_for_function("(id) => history.state?.place?.id === id", arg=place[0])


def test_a_card_that_has_the_focus_before_its_script_came_keeps_it(scrapbook: Page, book: list[Glimmer]) -> None:
    script = Held(scrapbook, "**/js/browse*.js", times=1)
    scrapbook.goto("/scrapbook/", wait_until="commit")
    card = scrapbook.locator(f"#glimmer-{book[20].pk}")
    card.locator(".opens").focus()
    expect(card.locator(".opens")).to_be_focused()
    script.first().continue_()
    expect(card).to_have_attribute("data-laid", "")
    scrapbook.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(card.locator(".opens")).to_be_focused()


def test_a_photo_opens_large_and_closes_to_where_it_was(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto(book[6].get_absolute_url())  # it has two photos
    photo = scrapbook.locator("a[data-zooms]").first
    photo.click()
    large = scrapbook.get_by_role("dialog", name="The photo, large")
    expect(large.get_by_role("img")).to_have_js_property("complete", True)
    first = large.get_by_role("img").get_attribute("src")
    scrapbook.keyboard.press("ArrowRight")
    expect(large.get_by_role("img")).not_to_have_attribute("src", str(first))
    large.get_by_role("button", name="As large as it is").click()
    expect(large.get_by_role("img")).to_have_js_property("clientWidth", 900)
    scrapbook.keyboard.press("Escape")
    expect(large).to_be_hidden()
    expect(scrapbook.locator("a[data-zooms]").nth(1)).to_be_focused()


def test_a_card_that_was_put_away_is_gone_after_back(scrapbook: Page, book: list[Glimmer]) -> None:
    scrapbook.goto("/scrapbook/")
    scrapbook.locator(f"#glimmer-{book[1].pk} .opens").click()
    scrapbook.get_by_role("button", name="Put away").click()
    expect(scrapbook.get_by_role("button", name="Undo")).to_be_visible()
    scrapbook.go_back()
    expect(scrapbook.locator(f"#glimmer-{book[2].pk}")).to_be_visible()
    expect(scrapbook.locator(f"#glimmer-{book[1].pk}")).to_have_count(0)


def test_without_a_signal_the_link_stays_and_says_so(alices_window: BrowserContext, book: list[Glimmer]) -> None:
    page = alices_window.new_page()
    page.route("**/scrapbook/?after=*", lambda route: route.abort())
    page.goto("/scrapbook/")
    # Only a few cards are laid in each frame; before the last one there is nothing to scroll down to.
    expect(page.locator(".pages article:not([data-laid]), .pages .chapter[hidden]")).to_have_count(0)
    page.mouse.move(200, 400)
    page.mouse.wheel(0, 6000)
    expect(page.get_by_text("could not be fetched")).to_be_visible()
    page.unroute("**/scrapbook/?after=*")
    page.get_by_role("link", name="Older glimmers").click()
    expect(page.locator(f"#glimmer-{book[30].pk}")).to_have_count(1)
    expect(page.get_by_text("could not be fetched")).to_be_hidden()


def test_a_swipe_leads_to_the_neighbour(open_window: Callable[..., BrowserContext], alice: User) -> None:
    older, newer = make_glimmer(alice, "the older", when="2026-11-01T08:00"), make_glimmer(alice, "the newer")
    page = open_window(alice, has_touch=True).new_page()
    page.goto(newer.get_absolute_url())
    protocol = page.context.new_cdp_session(page)
    for kind, x in (("touchStart", 300), ("touchMove", 180), ("touchMove", 90)):
        protocol.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": 300}]})
    protocol.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_url(f"**{older.get_absolute_url()}")
