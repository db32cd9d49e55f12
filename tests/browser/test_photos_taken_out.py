"""A photo that is taken out of a form before it has been sent can be taken back, as one that has been sent can."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from glimmers.photos.models import Photo
from tests.browser.held import Held
from tests.browser.photos import STAGE, add, expect_up, file, held, keep, out, tiles, up, words
from tests.browser.rest import until

pytestmark = pytest.mark.usefixtures("developed_quickly")


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()


def described(page: Page, *descriptions: str) -> None:
    for tile, description in zip(tiles(page).all(), descriptions, strict=True):
        tile.get_by_role("textbox").fill(description)


def expect_held(page: Page, names: list[str]) -> None:
    """Wait until the browser's store holds exactly these photos."""
    until(page, lambda: held(page) == names)


def kept(user: User) -> list[str]:
    return [photo.description for photo in Photo.objects.in_place().filter(user=user)]


@pytest.mark.parametrize("number", [0, 1, 2], ids=["going", "going too", "waiting"])
def test_one_that_is_not_up_comes_back_to_its_place_and_goes_up(page: Page, alice: User, number: int) -> None:
    gate = Held(page, STAGE)
    add(page, file("one.jpg"), file("two.jpg", quality=60), file("three.jpg", quality=50))
    expect(page.locator("[data-state=going], [data-state=developing]")).to_have_count(2)
    described(page, "the first", "the second", "the third")
    out(tiles(page).nth(number)).click()
    expect(tiles(page)).to_have_count(2)
    expect(page.get_by_role("status").filter(has_text="Taken out.")).to_be_visible()
    undo(page)
    expect(out(tiles(page).nth(number))).to_be_focused()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    gate.let_go()
    expect_up(page, 3)
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(3)
    assert kept(alice) == ["the first", "the second", "the third"]
    assert alice.photos.count() == 3


def test_one_that_the_server_has_already_is_no_second_one(page: Page, alice: User) -> None:
    request = Held(page, STAGE, times=1)
    add(page, file("one.jpg"))
    sent = request.first()
    sent.fetch()  # the photo arrives, and the answer is lost
    assert alice.photos.count() == 1
    out(tiles(page).first).click()
    undo(page)
    expect_up(page, 1)
    assert alice.photos.count() == 1


def test_one_that_failed_comes_back_and_is_tried_again(page: Page, alice: User) -> None:
    page.route(STAGE, lambda route: route.abort(), times=1)
    add(page, file("late.jpg"))
    expect(tiles(page).get_by_text("Not up yet.")).to_be_visible()
    out(tiles(page).first).click()
    expect(tiles(page)).to_have_count(0)
    undo(page)
    expect_up(page, 1)


def test_several_come_back_one_after_the_other_whether_they_are_up_or_not(page: Page, alice: User) -> None:
    add(page, file("one.jpg"))
    expect_up(page, 1)
    gate = Held(page, STAGE)
    add(page, file("two.jpg", quality=60))
    described(page, "the first", "the second")
    for _ in range(2):
        out(tiles(page).first).click()
    expect(tiles(page)).to_have_count(0)
    undo(page)
    expect(tiles(page)).to_have_count(1)
    undo(page)
    expect(tiles(page)).to_have_count(2)
    gate.let_go()
    expect(up(page)).to_have_count(2)
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    assert kept(alice) == ["the first", "the second"]


def test_one_that_stays_out_is_not_in_the_browser_any_more_and_is_in_its_store_when_taken_back(page: Page) -> None:
    gate = Held(page, STAGE)
    words(page).fill("Words, too")
    add(page, file("one.jpg"))
    expect_held(page, ["one.jpg"])
    out(tiles(page).first).click()
    expect(tiles(page)).to_have_count(0)
    expect_held(page, [])
    undo(page)
    expect_held(page, ["one.jpg"])
    out(tiles(page).first).click()
    page.reload()
    expect(words(page)).to_have_value("Words, too")
    expect(tiles(page)).to_have_count(0)
    expect_held(page, [])
    assert gate.routes


def test_keep_waits_for_none_that_was_taken_out(page: Page, alice: User) -> None:
    Held(page, STAGE)
    words(page).fill("Without it")
    add(page, file("one.jpg"))
    out(tiles(page).first).click()
    keep(page)
    expect(page.get_by_role("article")).to_contain_text("Without it")
    expect(page.get_by_role("button", name="Undo").filter(has=page.locator("[data-takes-back]"))).to_have_count(0)
    assert alice.glimmers.get().photo_count == 0
