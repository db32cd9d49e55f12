"""Quick add in a real browser: one tap, the words, one tap."""

from __future__ import annotations

import pytest
from django.utils import timezone
from playwright.sync_api import Page, ViewportSize, expect

from accounts.models import User
from tests.browser.rest import come_to_rest
from tests.factories import make_glimmer


def test_keeping_is_one_request_and_leaves_a_fresh_focused_form(page: Page, alice: User) -> None:
    words = page.get_by_role("textbox", name="What did you notice?")
    words.click()
    page.keyboard.type("First sip.\nWindow open.")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(f"{request.method} {request.url}"))
    page.get_by_role("button", name="Keep", exact=True).click()
    card = page.get_by_role("article")
    expect(card).to_contain_text("First sip.\nWindow open.", use_inner_text=True)
    expect(words).to_be_focused()
    expect(words).to_have_value("")
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    assert len(requests) == 1, requests
    assert alice.glimmers.get().text == "First sip.\nWindow open."


@pytest.mark.usefixtures("without_motion")
def test_what_is_said_in_passing_stays_as_long_where_no_motion_is_wanted(page: Page) -> None:
    page.get_by_role("textbox", name="What did you notice?").fill("First sip.")
    page.get_by_role("button", name="Keep", exact=True).click()
    said = page.locator("#toast p").filter(has_text="Kept.")
    expect(said).to_have_count(1)
    lasts = "(each) => each.getAnimations().map(({ effect }) => effect.getComputedTiming().duration)"
    assert said.evaluate(lasts) == [7000]
    expect(said).to_be_visible()


def test_the_new_card_lies_on_top(page: Page, alice: User) -> None:
    make_glimmer(alice, "the one before")
    page.reload()
    for words in ("the second", "the third"):
        page.get_by_label("What did you notice?").fill(words)
        page.keyboard.press("Control+Enter")
        expect(page.get_by_role("article").first).to_contain_text(words)
    expect(page.get_by_role("article")).to_have_count(3)


@pytest.mark.usefixtures("without_motion")
def test_what_is_refused_is_focused_described_and_still_there(page: Page, alice: User) -> None:
    page.get_by_role("button", name="Keep", exact=True).click()
    words = page.get_by_label("What did you notice?")
    expect(words).to_be_focused()
    expect(words).to_have_accessible_description("There is nothing to keep yet. A word or two is enough, or a photo.")
    words.fill("Words that stay")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("1850-01-01T08:00")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_label("When")).to_be_focused()
    expect(words).to_have_value("Words that stay")
    page.get_by_label("When").fill("")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("Words that stay")
    assert alice.glimmers.count() == 1


def test_more_holds_the_rest_and_nothing_is_chosen(page: Page, alice: User) -> None:
    page.get_by_text("More", exact=True).click()
    assert page.locator("form[data-draft] :checked").count() == 0
    page.get_by_role("group", name="What shifted").get_by_text("A little less").click()
    page.get_by_role("group", name="Where it came from").get_by_text("Rest").click()
    page.get_by_label("Place").fill("the stairs")
    page.get_by_label("What did you notice?").fill("Shoulders came down about an inch.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("A little less")
    glimmer = alice.glimmers.get()
    assert (glimmer.shift, glimmer.sources, glimmer.place) == ("less", ["rest"], "the stairs")


def test_a_shift_can_be_left_unsaid_again(page: Page, alice: User) -> None:
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Calm", exact=True).click()
    page.get_by_text("Leave it unsaid").click()
    page.get_by_label("What did you notice?").fill("Unnamed")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("Unnamed")
    assert alice.glimmers.get().shift == ""


def test_the_plus_leads_to_the_words(page: Page) -> None:
    page.goto("/scrapbook/")
    page.get_by_role("link", name="New glimmer").click()
    page.wait_for_url("**/#id_text")
    expect(page.get_by_label("What did you notice?")).to_be_focused()


LOW = (
    {"width": 360, "height": 350},
    {"width": 390, "height": 410},
    {"width": 740, "height": 360},
    {"width": 390, "height": 430},
)


@pytest.mark.parametrize("viewport", LOW, ids=lambda size: "{width}x{height}".format(**size))
def test_under_a_keyboard_one_sees_what_one_writes_and_keep(page: Page, viewport: ViewportSize) -> None:
    words = page.get_by_label("What did you notice?")
    words.click()
    page.set_viewport_size(viewport)  # the keyboard comes up
    page.keyboard.type("one\ntwo\nthree\nfour\nfive")
    page.wait_for_function(  # once the page has scrolled there
        """() => document.getElementById("id_text").getBoundingClientRect().bottom
                 <= document.querySelector(".quick-add-end").getBoundingClientRect().top"""
    )
    expect(page.get_by_role("button", name="Keep", exact=True)).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]


def test_a_double_tap_keeps_once(page: Page, alice: User) -> None:
    page.clock.set_fixed_time(timezone.now())  # taps count as quick however slow the machine is
    page.reload()
    page.get_by_label("What did you notice?").fill("Once")
    keep = page.get_by_role("button", name="Keep", exact=True)
    keep.dblclick()
    expect(page.get_by_role("article")).to_have_count(1)
    keep.click()  # and again, on the fresh form
    come_to_rest(page)
    expect(page.get_by_text("A word or two is enough")).to_have_count(0)
    assert alice.glimmers.count() == 1


def test_a_lost_answer_is_asked_for_again_and_keeps_once(page: Page, alice: User) -> None:
    def lose_the_answer(route: object) -> None:
        route.fetch()  # type: ignore[attr-defined]
        route.abort()  # type: ignore[attr-defined]

    page.get_by_label("What did you notice?").fill("Sent twice")
    page.route("**/", lose_the_answer, times=1)
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text("Sent twice")
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_label("What did you notice?")).to_have_value("")
    assert alice.glimmers.count() == 1


def test_the_day_is_the_devices_until_settings_name_a_zone(open_window, alice: User) -> None:
    alice.time_zone = ""
    alice.save()
    page = open_window(alice, timezone_id="Pacific/Kiritimati").new_page()
    page.goto("/")
    page.reload()
    page.get_by_label("What did you notice?").fill("Far in the east")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article")).to_have_count(1)
    assert alice.glimmers.get().time_zone == "Pacific/Kiritimati"
