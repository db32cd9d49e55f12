"""Photos that are not kept yet survive with their draft, in this browser, for the person who chose them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from accounts.models import Session, User
from glimmers.photos.models import Photo
from tests.browser.photos import STAGE, add, expect_up, file, held, keep, out, tiles, up, words
from tests.browser.rest import until
from tests.browser.test_signing_out import everything
from tests.conftest import signed_in
from tests.factories import make_glimmer, make_photo

pytestmark = pytest.mark.usefixtures("developed_quickly")


def opened(context: BrowserContext, path: str = "/") -> Page:
    page = context.new_page()
    page.goto(path)
    return page


def sign_out(page: Page) -> None:
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()


def test_a_draft_of_photos_alone_comes_back_and_what_was_not_up_goes_up(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    add(page, file("one.jpg"), file("two.jpg"))
    expect_up(page, 2)
    tiles(page).nth(1).get_by_label("Description of this photo").fill("the second")
    tiles(page).nth(1).get_by_role("button", name="Move this photo earlier").click()
    alices_window.route(STAGE, lambda route: route.abort())
    add(page, file("three.jpg"))
    tiles(page).nth(2).get_by_label("Description of this photo").fill("the third")
    expect(tiles(page).nth(2)).to_have_attribute("data-state", "failed")
    page.close()

    page = opened(alices_window)
    expect(page.get_by_text("These photos were not kept yet.")).to_be_visible()
    expect(tiles(page).nth(2)).to_have_attribute("data-state", "failed")
    expect(tiles(page).nth(2).get_by_text("Not up yet.")).to_be_visible()
    expect(up(page)).to_have_count(2)
    assert held(page) == ["three.jpg"]
    alices_window.unroute(STAGE)
    alices_window.set_offline(True)
    alices_window.set_offline(False)
    expect_up(page, 3)
    fields = page.get_by_label("Description of this photo")
    assert [field.input_value() for field in fields.all()] == ["the second", "", "the third"]
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(3)
    assert held(page) == []
    page.reload()
    expect(words(page)).to_be_editable()
    expect(tiles(page)).to_have_count(0)
    assert [photo.description for photo in Photo.objects.in_place()] == ["the second", "", "the third"]


def test_a_photo_is_held_before_it_is_sent_and_goes_up_after_a_crash_once(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    answers: list[Route] = []

    def lose_the_answer(route: Route) -> None:
        route.fetch()
        answers.append(route)

    alices_window.route(STAGE, lose_the_answer, times=1)
    add(page, file("one.jpg"))
    until(page, lambda: answers)
    assert held(page) == ["one.jpg"]
    page.close()
    page = opened(alices_window)
    expect_up(page, 1)
    assert alice.photos.count() == 1
    assert held(page) == []


def test_photos_that_the_server_has_let_go_are_missed_in_words(page: Page, alice: User) -> None:
    words(page).fill("With two")
    add(page, file("one.jpg"), file("two.jpg"))
    expect_up(page, 2)
    alice.photos.order_by("staged_at")[0].delete()
    page.reload()
    expect(page.get_by_role("status").filter(has_text="A photo that was added is no longer here.")).to_be_visible()
    expect(words(page)).to_have_value("With two")
    expect(up(page)).to_have_count(1)


def test_photos_that_cannot_be_shown_just_now_are_kept_all_the_same(page: Page, alice: User) -> None:
    words(page).fill("Bad signal")
    add(page, file("one.jpg"))
    expect_up(page, 1)
    page.route("**/photos/tiles/*", lambda route: route.abort())
    page.reload()
    expect(page.get_by_text("They are still with your words.")).to_be_visible()
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert alice.glimmers.get().photo_count == 1


def test_nobody_else_sees_or_sends_them(
    open_window: Callable[..., BrowserContext], alice: User, bob: User, live_server: Any
) -> None:
    context = open_window(alice)
    context.route(STAGE, lambda route: route.abort())
    page = opened(context)
    add(page, file("alices.jpg"))
    expect(tiles(page)).to_have_attribute("data-state", "failed")
    page.close()
    context.unroute(STAGE)
    session = signed_in(bob).cookies["glimmers_session"].value
    context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page = opened(context)
    add(page, file("bobs.jpg"))
    expect_up(page, 1)
    assert held(page) == ["alices.jpg"]
    assert not alice.photos.exists()
    sign_out(page)
    page.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url("**/accounts/login/**")
    assert held(page) == ["alices.jpg"], "what is hers, Bob does not throw away"
    session = signed_in(alice).cookies["glimmers_session"].value
    context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page.goto("/")
    expect_up(page, 1)
    assert (alice.photos.count(), bob.photos.count()) == (1, 1)


def test_signing_out_asks_about_photos_and_removes_them(page: Page) -> None:
    page.route(STAGE, lambda route: route.abort())
    add(page, file("secret-name.jpg"))
    expect(tiles(page)).to_have_attribute("data-state", "failed")
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Some photos are not kept yet")
    dialog.get_by_role("button", name="Stay").click()
    assert held(page) == ["secret-name.jpg"]
    page.get_by_role("link", name="Today").click()
    expect(tiles(page)).to_have_attribute("data-state", "failed")
    words(page).fill("And words")
    sign_out(page)
    dialog = page.get_by_role("dialog", name="Some words and photos are not kept yet")
    expect(dialog).to_contain_text("And words")
    dialog.get_by_role("button", name="Sign out and lose them").click()
    page.wait_for_url("**/accounts/login/**")
    assert held(page) == []
    assert "secret-name" not in everything(page)


def test_a_session_that_ended_leaves_the_photo_and_a_way_to_go_on(page: Page, alice: User) -> None:
    words(page).fill("Long ago")
    Session.objects.all().delete()
    add(page, file("one.jpg"))
    with page.expect_popup() as popup:
        page.get_by_role("link", name="Sign in to go on").click()
    sign_in = popup.value
    assert held(page) == ["one.jpg"]
    sign_in.get_by_label("Email").fill("alice@example.org")
    sign_in.get_by_label("Password").fill("a-long-password")
    sign_in.get_by_role("button", name="Sign in").click()
    sign_in.wait_for_url("**/")
    sign_in.close()
    page.reload()
    expect(words(page)).to_have_value("Long ago")
    expect_up(page, 1)


def test_a_change_of_photos_comes_back_until_it_is_left_as_it_was(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, "As it was")
    first, second = (make_photo(alice, glimmer=glimmer, size=(320, 240)) for _ in range(2))
    page.reload()
    article = page.get_by_role("article")
    article.get_by_role("link", name="Edit").click()
    expect(up(page)).to_have_count(2)
    out(tiles(page).first).click()
    page.route(STAGE, lambda route: route.abort())
    add(article, file("late.jpg"))
    expect(tiles(page).nth(1)).to_have_attribute("data-state", "failed")
    page.reload()
    article.get_by_role("link", name="Edit").click()
    expect(tiles(page)).to_have_count(2)
    expect(tiles(page).nth(0)).to_have_attribute("data-photo", str(second.pk))
    expect(tiles(page).nth(1)).to_contain_text("late.jpg")
    assert held(page) == ["late.jpg"]
    article.get_by_role("link", name="Leave as it was").click()
    expect(article.get_by_role("img")).to_have_count(2)
    article.get_by_role("link", name="Edit").click()
    assert held(page) == []
    expect(up(page).nth(0)).to_have_attribute("data-photo", str(first.pk))
    expect(up(page)).to_have_count(2)
