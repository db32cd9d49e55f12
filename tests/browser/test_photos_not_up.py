"""Photos that cannot be sent: a new glimmer waits with them, a change asks."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from tests.browser.photos import STAGE, add, file, keep, tiles, up, words
from tests.browser.signal import send_now
from tests.factories import make_glimmer

pytestmark = pytest.mark.usefixtures("developed_quickly")


def test_a_glimmer_waits_with_a_photo_that_is_not_up(page: Page, alice: User) -> None:
    page.route(STAGE, lambda route: route.abort())
    words(page).fill("Bad signal")
    add(page, file("late.jpg"))
    tiles(page).get_by_label("Description of this photo").fill("A late one")
    expect(tiles(page).get_by_text("Not up yet.")).to_be_visible()
    keep(page)
    pending = page.get_by_role("listitem").filter(has_text="Bad signal")
    expect(pending).to_contain_text("Waiting for a signal")
    expect(words(page)).to_have_value("")
    expect(tiles(page)).to_have_count(0)
    assert not alice.glimmers.exists()
    page.unroute(STAGE)
    send_now(page)
    expect(page.get_by_role("article").get_by_role("img", name="A late one")).to_be_visible()
    expect(pending).to_have_count(0)
    assert alice.glimmers.get().photo_count == 1


def opened_for_changes(page: Page, alice: User) -> Page:
    """Open one of Alice's glimmers for changes, where photos cannot be sent."""
    glimmer = make_glimmer(alice, "As it was")
    page.goto(f"{glimmer.get_absolute_url()}edit/")
    return page


def test_a_change_asks_about_a_failed_photo_and_tries_it_again(page: Page, alice: User) -> None:
    form = opened_for_changes(page, alice)
    page.route(STAGE, lambda route: route.abort(), times=1)
    add(form, file("one.jpg"), file("two.jpg"))
    expect(tiles(page).first.get_by_text("Not up yet.")).to_be_visible()
    expect(up(page)).to_have_count(1)
    page.get_by_role("button", name="Save").click()
    question = page.get_by_role("alert").filter(has_text="1 photo is not up yet.")
    expect(question).to_be_visible()
    assert alice.glimmers.get().photo_count == 0
    question.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name="Edit")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    assert alice.glimmers.get().photo_count == 2


def test_a_change_can_be_kept_without_the_failed_photo(page: Page, alice: User) -> None:
    form = opened_for_changes(page, alice)
    page.route(STAGE, lambda route: route.abort())
    words(form).fill("Words first")
    add(form, file("late.jpg"))
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Keep without it").click()
    expect(page.get_by_role("article")).to_contain_text("Words first")
    assert alice.glimmers.values_list("text", "photo_count").get() == ("Words first", 0)
