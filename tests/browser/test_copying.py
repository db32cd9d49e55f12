"""A text that is meant for another app has a button that copies it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from accounts.models import User

Window = Callable[..., BrowserContext]
SELECTED = """() => {
    const { activeElement: field } = document;
    return field.value?.slice(field.selectionStart, field.selectionEnd) ?? getSelection().toString();
}"""


def make_token(page: Page) -> None:
    page.goto("/settings/capture/")
    page.get_by_label("Name").fill("Phone")
    page.get_by_role("button", name="Make a token").click()
    expect(page.get_by_role("heading", name="A new token")).to_be_visible()


def secret(page: Page) -> Locator:
    return page.get_by_label("The token for")


def copy(page: Page) -> Locator:
    return page.locator("section", has=secret(page)).get_by_role("button", name="Copy")


def test_a_new_token_is_copied_by_the_keyboard_and_that_is_said(open_window: Window, alice: User, live_server) -> None:
    context = open_window(alice)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page = context.new_page()
    make_token(page)
    expect(secret(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(copy(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == secret(page).input_value()
    expect(copy(page)).to_be_focused()


def test_each_example_is_copied_as_it_stands(open_window: Window, alice: User, live_server) -> None:
    context = open_window(alice)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    page = context.new_page()
    make_token(page)
    token = secret(page).input_value()
    page.get_by_text("A terminal: curl").click()
    samples = page.locator("pre")
    expect(samples).to_have_count(4)
    for sample in samples.all():
        sample.locator("xpath=following-sibling::button").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == sample.text_content()
        page.evaluate("document.getElementById('toast').replaceChildren()")
    assert token in page.locator("pre").all_text_contents()[1]


@pytest.mark.parametrize(
    "refusal",
    [
        "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });",  # as over plain HTTP
        "Clipboard.prototype.writeText = async () => { throw new DOMException('no', 'NotAllowedError'); };",
    ],
    ids=["missing", "refused"],
)
def test_where_the_clipboard_is_refused_it_is_selected(open_window: Window, alice: User, refusal: str) -> None:
    page = open_window(alice).new_page()
    page.add_init_script(refusal)
    make_token(page)
    copy(page).click()
    expect(page.get_by_role("status").filter(has_text="It is selected now: copy it by hand.")).to_be_visible()
    assert page.evaluate(SELECTED) == secret(page).input_value()
    sample = page.locator("pre").first
    sample.locator("xpath=following-sibling::button").click()
    assert page.evaluate(SELECTED).strip() == sample.text_content()


def test_without_scripts_there_is_no_such_button(open_window: Window, alice: User) -> None:
    page = open_window(alice, java_script_enabled=False).new_page()
    make_token(page)
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    page.get_by_text("A terminal: curl").click()
    expect(page.locator("pre").last).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
