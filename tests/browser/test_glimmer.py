"""A card on the page: changed in place, marked, put away and taken back, by pointer and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.factories import make_glimmer


@pytest.fixture
def glimmer(alice: User) -> Glimmer:
    return make_glimmer(alice, "As it was", shift="calm")


@pytest.fixture
def today(glimmer: Glimmer, page: Page) -> Page:
    page.reload()
    return page


def test_a_change_happens_in_its_place(today: Page, glimmer: Glimmer) -> None:
    card = today.get_by_role("article")
    card.get_by_role("link", name="Edit").click()
    card.get_by_label("What did you notice?").fill("As it is")
    card.get_by_text("Joy", exact=True).click()
    card.get_by_role("button", name="Save").click()
    expect(card.get_by_text("As it is")).to_be_visible()
    expect(card).to_contain_text("Joy")
    assert today.url.endswith("/")
    glimmer.refresh_from_db()
    assert (glimmer.text, glimmer.shift) == ("As it is", "joy")


def test_two_devices_lose_neither_text(
    today: Page, glimmer: Glimmer, alice: User, open_window: Callable[..., BrowserContext]
) -> None:
    desk = open_window(alice).new_page()
    desk.goto(f"/glimmers/{glimmer.pk}/edit/")
    phone = today.get_by_role("article")
    phone.get_by_role("link", name="Edit").click()
    phone.get_by_label("What did you notice?").fill("from the phone")
    phone.get_by_role("button", name="Save").click()
    expect(phone.get_by_text("from the phone")).to_be_visible()
    desk.get_by_label("What did you notice?").fill("from the desk")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("alert")).to_contain_text("changed from another place")
    expect(desk.get_by_label("Kept meanwhile")).to_have_value("from the phone")
    expect(desk.get_by_label("What did you notice?")).to_have_value("from the desk")
    desk.get_by_role("button", name="Save").click()
    expect(desk.get_by_role("article").locator(".words")).to_have_text("from the desk")
    glimmer.refresh_from_db()
    assert glimmer.text == "from the desk"


def test_marks_are_toggled_where_the_finger_is(today: Page, glimmer: Glimmer) -> None:
    for name in ("Keep close", "Tuck away"):
        button = today.get_by_role("button", name=name)
        button.focus()
        today.keyboard.press("Enter")
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
    glimmer.refresh_from_db()
    assert glimmer.is_close
    assert glimmer.is_tucked


def test_put_away_and_undo_by_keyboard(today: Page, glimmer: Glimmer) -> None:
    today.get_by_role("button", name="Put away").focus()
    today.keyboard.press("Enter")
    undo = today.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    glimmer.refresh_from_db()
    assert glimmer.put_away_at
    today.keyboard.press("Enter")
    expect(today.get_by_text("As it was")).to_be_visible()
    expect(today.get_by_role("link", name="Edit")).to_be_focused()
    glimmer.refresh_from_db()
    assert glimmer.put_away_at is None


def test_the_focus_stays_with_the_change(today: Page) -> None:
    edit = today.get_by_role("link", name="Edit")
    words = today.get_by_role("article").get_by_label("What did you notice?")
    for leave in ("Leave as it was", "Save"):
        edit.focus()
        today.keyboard.press("Enter")
        expect(words).to_be_focused()
        today.get_by_text(leave, exact=True).focus()
        today.keyboard.press("Enter")
        expect(edit).to_be_focused()


def test_put_away_gives_back_and_lets_go(page: Page, alice: User) -> None:
    for words in ("to be taken back", "to go for good"):
        make_glimmer(alice, words).put_away()
    page.goto("/put-away/")
    page.get_by_role("article").filter(has_text="to be taken back").get_by_role("button", name="Take back").click()
    expect(page.get_by_role("article")).to_contain_text("to be taken back")
    page.goto("/put-away/")
    page.get_by_role("link", name="Delete for good").click()
    page.get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("Nothing is put away.")).to_be_visible()
    assert [glimmer.text for glimmer in alice.glimmers.all()] == ["to be taken back"]


def test_a_glimmer_deleted_elsewhere_leaves_the_words_in_the_form(today: Page, glimmer: Glimmer) -> None:
    card = today.get_by_role("article")
    card.get_by_role("link", name="Edit").click()
    card.get_by_label("What did you notice?").fill("typed meanwhile")
    glimmer.delete()
    card.get_by_role("button", name="Save").click()
    expect(today.get_by_text("This glimmer is no longer here.")).to_be_visible()
    expect(card.get_by_label("What did you notice?")).to_have_value("typed meanwhile")
