"""Words that are being typed survive whatever happens to the page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import Session, User
from tests.conftest import signed_in
from tests.factories import make_glimmer

WORDS = "Half a sentence, and th"


def type_words(page: Page, words: str = WORDS) -> None:
    page.get_by_label("What did you notice?").click()
    page.keyboard.type(words)


def stored(page: Page) -> list[str]:
    """Return the drafts in this browser, no matter whose they are."""
    return page.evaluate(
        "Object.entries(localStorage).filter(([key]) => key.startsWith('glimmers:draft:')).map(([, value]) => value)"
    )


def test_a_draft_survives_a_closed_tab_and_goes_when_it_is_kept(alices_window: BrowserContext, page: Page) -> None:
    type_words(page)
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Calm", exact=True).click()
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    expect(page.get_by_label("What did you notice?")).to_have_value(WORDS)
    expect(page.get_by_text("These words were not kept yet.")).to_be_visible()
    expect(page.get_by_role("radio", name="Calm")).to_be_checked()
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    assert stored(page) == []
    page.reload()
    expect(page.get_by_label("What did you notice?")).to_have_value("")


def test_what_is_said_beside_the_words_survives_without_any(alices_window: BrowserContext, page: Page) -> None:
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Place").fill("the bench behind the house")
    page.get_by_text("A little less", exact=True).click()
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    expect(page.get_by_label("Place")).to_have_value("the bench behind the house")
    expect(page.get_by_role("radio", name="A little less")).to_be_checked()
    expect(page.get_by_text("These words were not kept yet.")).to_be_visible()


def test_a_change_of_the_place_alone_survives(alices_window: BrowserContext, page: Page, alice: User) -> None:
    address = f"{make_glimmer(alice).get_absolute_url()}edit/"
    page.goto(address)
    page.get_by_label("Place").fill("the bench behind the house")
    page.get_by_text("Nature", exact=True).click()
    page.close()
    page = alices_window.new_page()
    page.goto(address)
    expect(page.get_by_label("Place")).to_have_value("the bench behind the house")
    expect(page.get_by_role("checkbox", name="Nature")).to_be_checked()


def test_a_form_in_which_nothing_is_said_leaves_no_draft(page: Page) -> None:
    page.goto("/day/2026-11-01/")
    type_words(page)
    page.get_by_label("What did you notice?").fill("")
    assert stored(page) == []


def test_two_tabs_hold_two_drafts(alices_window: BrowserContext, page: Page) -> None:
    other = alices_window.new_page()
    other.goto("/")
    type_words(page, "in the first tab")
    type_words(other, "in the second tab")
    page.reload()
    expect(page.get_by_label("What did you notice?")).to_have_value("in the first tab")
    other.reload()
    expect(other.get_by_label("What did you notice?")).to_have_value("in the second tab")
    assert len(stored(page)) == 2


def test_a_draft_is_nobody_elses(
    open_window: Callable[..., BrowserContext], alice: User, bob: User, live_server
) -> None:
    context = open_window(alice)
    page = context.new_page()
    page.goto("/")
    type_words(page)
    page.close()
    # Alice's session ended without signing out, and Bob signed in on the same device.
    session = signed_in(bob).cookies["glimmers_session"].value
    context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_label("What did you notice?")).to_have_value("")
    assert WORDS not in page.content()
    session = signed_in(alice).cookies["glimmers_session"].value
    context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page.goto("/")
    expect(page.get_by_label("What did you notice?")).to_have_value(WORDS)


def test_a_draft_belongs_to_its_day(page: Page) -> None:
    page.goto("/day/2026-11-15/")
    type_words(page, "of the fifteenth")
    page.goto("/")
    expect(page.get_by_label("What did you notice?")).to_have_value("")
    page.goto("/day/2026-11-15/")
    expect(page.get_by_label("What did you notice?")).to_have_value("of the fifteenth")
    expect(page.locator("[name=when]")).to_have_value("")


@pytest.mark.usefixtures("without_motion")
def test_a_refused_form_keeps_its_draft(alices_window: BrowserContext, page: Page) -> None:
    type_words(page)
    page.get_by_text("More", exact=True).click()
    page.get_by_label("When").fill("1850-01-01T08:00")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_text("goes back to 1 January 1900")).to_be_visible()
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    expect(page.get_by_label("What did you notice?")).to_have_value(WORDS)


def test_an_expired_session_leads_to_sign_in_and_back_with_the_words(page: Page, alice: User) -> None:
    page.goto("/day/2026-11-15/")
    type_words(page)
    Session.objects.all().delete()
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_url("**/accounts/login/**")
    expect(page.get_by_text("Sign in to finish saving.")).to_be_visible()
    page.get_by_label("Email").fill("alice@example.org")
    page.get_by_label("Password").fill("a-long-password")
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/day/2026-11-15/")
    expect(page.get_by_role("article")).to_contain_text(WORDS)
    expect(page.get_by_label("What did you notice?")).to_have_value("")
    assert alice.glimmers.get().noticed_on.isoformat() == "2026-11-15"


def test_signing_in_again_in_another_tab_does_not_stop_the_first(
    alices_window: BrowserContext, page: Page, alice: User, live_server
) -> None:
    type_words(page)
    alices_window.clear_cookies(name="glimmers_csrf")
    session = signed_in(alice).cookies["glimmers_session"].value
    alices_window.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    other = alices_window.new_page()
    other.goto("/settings/")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_role("article")).to_contain_text(WORDS)


def test_a_change_on_a_dead_network_keeps_the_words_and_says_so(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    make_glimmer(alice, "As it was")
    page.reload()
    card = page.get_by_role("article")
    card.get_by_role("link", name="Edit").click()
    change = card.get_by_label("What did you notice?")
    change.fill(WORDS)
    alices_window.set_offline(True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your words are still here")).to_be_visible()
    expect(change).to_have_value(WORDS)
    alices_window.set_offline(False)
    page.get_by_role("button", name="Save").click()
    expect(card.get_by_role("link", name="Edit")).to_be_visible()
    expect(card).to_contain_text(WORDS)
    expect(page.get_by_text("Your words are still here")).to_have_count(0)


@pytest.mark.usefixtures("without_motion")
def test_a_change_being_typed_survives_too(alices_window: BrowserContext, page: Page, alice: User) -> None:
    page.get_by_label("What did you notice?").fill("As it was")
    page.keyboard.press("Control+Enter")
    card = page.get_by_role("article")
    card.get_by_role("link", name="Edit").click()
    page.get_by_role("article").get_by_label("What did you notice?").fill("As it shall be")
    page.close()
    page = alices_window.new_page()
    page.goto("/")
    page.get_by_role("article").get_by_role("link", name="Edit").click()
    change = page.get_by_role("article").get_by_label("What did you notice?")
    expect(change).to_have_value("As it shall be")
    page.get_by_role("link", name="Leave as it was").click()
    expect(page.get_by_role("article")).to_contain_text("As it was")
    page.get_by_role("article").get_by_role("link", name="Edit").click()
    expect(change).to_have_value("As it was")
    assert stored(page) == []


def test_what_was_left_as_it_was_can_be_taken_up_again(page: Page, alice: User) -> None:
    make_glimmer(alice, "as it was")
    page.goto("/")
    card = page.get_by_role("article").filter(has_text="as it was")
    card.get_by_role("link", name="Edit").click()
    words = page.get_by_role("article").get_by_label("What did you notice?")
    words.fill("three sentences, carefully")
    page.get_by_role("link", name="Leave as it was").click()
    expect(card).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(words).to_have_value("three sentences, carefully")
    page.get_by_role("link", name="Leave as it was").click()
    expect(card).to_be_visible()
    page.goto("/scrapbook/")
    assert stored(page) == []


def test_leaving_an_unchanged_glimmer_says_nothing(page: Page, alice: User) -> None:
    make_glimmer(alice)
    page.goto("/")
    page.get_by_role("article").get_by_role("link", name="Edit").click()
    page.get_by_role("link", name="Leave as it was").click()
    expect(page.get_by_role("article").get_by_role("link", name="Edit")).to_be_visible()
    expect(page.get_by_text("Left as it was.")).to_have_count(0)
