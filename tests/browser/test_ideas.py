"""An idea comes above the field when it is asked for, and never touches the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from glimmers.practice.ideas import IDEAS
from glimmers.practice.models import ShownIdea

pytestmark = pytest.mark.usefixtures("without_motion")


def test_an_idea_stands_above_the_field_until_something_is_kept(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = open_window(alice).new_page()
    page.goto("/")
    field = page.get_by_role("textbox", name="What did you notice?")
    field.fill("Steam over the cup.")
    page.get_by_role("button", name="An idea?").click()
    question = page.locator(".idea-question")
    expect(question).to_be_focused()  # so that it is heard, and the field is next but for what changes it
    first = question.inner_text()
    assert first in {idea.sentence for idea in IDEAS}
    above, form = question.bounding_box(), page.locator("#quick-add").bounding_box()
    assert above and form
    assert above["y"] + above["height"] <= form["y"]
    expect(page.get_by_role("button", name="An idea?")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Another")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question).not_to_have_text(first)
    expect(field).to_have_value("Steam over the cup.")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("#kept article")).to_have_count(1)
    expect(question).to_have_count(0)
    expect(page.get_by_role("button", name="An idea?")).to_be_visible()
    assert alice.glimmers.get().text == "Steam over the cup."


def test_one_that_is_kept_away_goes_at_once_and_can_be_brought_back(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = open_window(alice).new_page()
    page.goto("/")
    page.get_by_role("button", name="An idea?").click()
    page.get_by_role("button", name="Keep this idea away").click()
    expect(page.locator(".idea-away")).to_be_focused()
    assert ShownIdea.objects.of(alice.pk).get().is_kept_away
    page.get_by_role("link", name="Ideas kept away").click()
    page.get_by_text("Ideas kept away").click()  # folded, as somebody did not want to read them
    page.get_by_role("button", name="Let it come again").click()
    expect(page.get_by_text("This idea can come again.")).to_be_visible()
    assert not ShownIdea.objects.of(alice.pk).get().is_kept_away
