"""The journal works without JavaScript too: forms post, and pages follow."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from accounts.models import User


def test_a_whole_evening_without_scripts(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = open_window(alice, java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("A word or two is enough")).to_be_visible()
    page.get_by_label("What did you notice?").fill("Kept by a plain form")
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Awe", exact=True).click()
    page.get_by_role("button", name="Keep", exact=True).click()
    card = page.get_by_role("article")
    expect(card).to_contain_text("Kept by a plain form")
    expect(page.get_by_role("status").filter(has_text="Kept.")).to_be_visible()
    page.reload()
    expect(card).to_have_count(1)
    card.get_by_role("link", name="Edit").click()
    page.get_by_label("What did you notice?").fill("Changed by a plain form")
    page.get_by_role("button", name="Save").click()
    expect(card).to_contain_text("Changed by a plain form")
    card.get_by_role("button", name="Keep close").click()
    expect(card.get_by_role("button", name="Keep close")).to_have_attribute("aria-pressed", "true")
    card.get_by_role("button", name="Put away").click()
    page.get_by_role("button", name="Undo").click()
    expect(card).to_contain_text("Changed by a plain form")
    page.get_by_role("link", name="Settings").click()
    page.get_by_label("Dark").check()
    page.get_by_role("button", name="Save").click()
    assert page.locator("html").get_attribute("data-look") == "dark"
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign out?")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    glimmer = alice.glimmers.get()
    assert (glimmer.shift, glimmer.is_close, glimmer.put_away_at) == ("awe", True, None)
