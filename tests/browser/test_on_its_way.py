"""While one glimmer is being sent, the next can be written; a change cannot be edited until it has arrived."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.held import Held
from tests.browser.test_drafts import WORDS, stored, type_words
from tests.factories import make_glimmer


def test_what_is_typed_while_one_is_on_its_way_is_the_next_one(page: Page, alice: User) -> None:
    held = Held(page, "**/", times=1)
    type_words(page, "the first")
    page.keyboard.press("Control+Enter")
    words = page.get_by_label("What did you notice?")
    expect(words).to_have_value("")
    page.keyboard.type("the second")
    expect(page.locator(".pending").filter(has_text="the first").get_by_text("On its way")).to_be_visible()
    assert "Kept." not in page.locator("#toast").inner_text()
    held.first().continue_()
    expect(page.get_by_role("article")).to_contain_text("the first")
    expect(words).to_have_value("the second")
    expect(words).to_be_focused()
    assert "the second" in "".join(stored(page))
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article")).to_have_count(2)
    assert {glimmer.text for glimmer in alice.glimmers.all()} == {"the first", "the second"}


def test_the_next_one_can_be_kept_while_the_first_is_on_its_way(page: Page, alice: User) -> None:
    held = Held(page, "**/", times=1)
    type_words(page, "the first")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_label("What did you notice?")).to_have_value("")
    page.keyboard.type("the second")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article").filter(has_text="the second")).to_be_visible()
    held.first().continue_()
    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.locator(".pending")).to_have_count(0)
    assert alice.glimmers.count() == 2


def test_one_that_is_refused_while_the_next_is_typed_waits_with_the_reason(page: Page, alice: User) -> None:
    held = Held(page, "**/", times=1)
    page.get_by_label("What did you notice?").fill("a" * 20_001)
    page.keyboard.press("Control+Enter")
    words = page.get_by_label("What did you notice?")
    expect(words).to_have_value("")
    page.keyboard.type("the next")
    held.first().continue_()
    reason = page.locator(".pending").get_by_text("holds up to 20,000 characters, and these are 20,001.")
    expect(reason).to_be_visible()
    expect(words).to_have_value("the next")
    assert not alice.glimmers.exists()


def test_nothing_can_be_typed_into_a_change_that_is_on_its_way(page: Page, alice: User) -> None:
    address = f"{make_glimmer(alice).get_absolute_url()}edit/"
    page.goto(address)
    held = Held(page, f"**{address}", times=1)
    words = page.get_by_label("What did you notice?")
    words.fill(WORDS)
    page.get_by_role("button", name="Save").click()
    expect(words).to_have_attribute("readonly", "")
    held.first().abort()
    expect(words).to_be_editable()
    expect(words).to_have_value(WORDS)
