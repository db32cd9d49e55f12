"""Merging two tags with the keyboard: what the page says, and where the focus is."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from tests.factories import make_glimmer


def test_a_merge_is_asked_done_and_undone_without_looking_for_the_focus(
    alice: User, alices_window: BrowserContext
) -> None:
    for text in ("#tea", "#Tea again", "#chai", *(f"#other{number}" for number in range(40))):
        make_glimmer(alice, text)
    page = alices_window.new_page()
    page.goto(f"/tags/{alice.tags.get(name='tea').pk}/rename/")
    field = page.get_by_role("textbox", name="New name")
    expect(field).to_be_focused()
    field.fill("chai")
    page.keyboard.press("Enter")

    question = page.locator("#taken")
    expect(question).to_be_focused()
    expect(question).to_contain_text("#chai is there already, in 1 glimmer.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Merge into #chai")).to_be_focused()
    page.keyboard.press("Enter")

    see = page.get_by_role("link", name="See #chai")
    expect(see).to_be_focused()
    expect(see).to_have_accessible_description(re.compile("#tea and #chai are one tag now: #chai. 2 glimmers were"))
    expect(see).to_be_in_viewport()
    expect(page.get_by_role("status").filter(has_text="#tea and #chai are one tag now: #chai.")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Undo #tea → #chai")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="It is #tea again, in 2 glimmers.")).to_be_visible()
    assert sorted(alice.glimmers.filter(tags__name="tea").values_list("text", flat=True)) == ["#Tea again", "#tea"]
