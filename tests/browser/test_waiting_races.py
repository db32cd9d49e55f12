"""Two windows, a failing store, Back: none of them loses, doubles or revives a glimmer that waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.browser.held import Held
from tests.browser.photos import STAGE, add, file, held, keep, tiles, words
from tests.browser.rest import come_to_rest, until
from tests.browser.signal import (
    expect_none_waits,
    flush,
    nothing_gets_through,
    pending,
    till_flushed,
    waiting,
    with_worker,
)
from tests.browser.test_shared import share
from tests.conftest import signed_in
from tests.factories import make_glimmer

pytestmark = pytest.mark.usefixtures("developed_quickly")


def let_wait_with_photo(page: Page, text: str) -> None:
    page.context.set_offline(True)
    add(page, file("one.jpg"))
    expect(tiles(page).get_by_text("Not up yet.")).to_be_visible()
    words(page).fill(text)
    keep(page)
    expect(pending(page).filter(has_text=text)).to_have_count(1)


def test_what_is_on_its_way_in_another_window_is_not_taken_back_meanwhile(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    let_wait_with_photo(page, "on its way")
    photos = Held(page, STAGE, everywhere=True)
    alices_window.set_offline(False)
    photos.first()
    other = alices_window.new_page()
    other.goto("/")
    pending(other).get_by_role("button", name="Back into the form").click()
    expect(other.get_by_text("It is being sent.")).to_be_visible()
    expect(words(other)).to_have_value("")
    photos.let_go()
    for each in (page, other):
        expect(each.get_by_role("article")).to_contain_text("on its way")
        expect(pending(each)).to_have_count(0)
    assert alice.glimmers.get().photo_count == 1


def test_what_was_taken_back_while_another_one_went_is_not_sent(page: Page, alice: User) -> None:
    page.add_init_script("delete Navigator.prototype.locks")  # as over plain HTTP: there are no locks between windows
    page.reload()
    let_wait_with_photo(page, "the first")
    words(page).fill("a typpo")
    keep(page)
    expect(pending(page)).to_have_count(2)
    photos = Held(page, STAGE, everywhere=True)
    page.context.set_offline(False)
    photos.first()
    pending(page).filter(has_text="a typpo").get_by_role("button", name="Back into the form").click()
    expect(words(page)).to_have_value("a typpo")
    photos.let_go()
    expect(page.get_by_role("article")).to_contain_text("the first")
    flush(page)
    assert list(alice.glimmers.values_list("text", flat=True)) == ["the first"]
    expect(words(page)).to_have_value("a typpo")


def test_what_was_lost_on_purpose_is_not_written_down_again_by_a_late_answer(
    alices_window: BrowserContext, page: Page, alice: User
) -> None:
    let_wait_with_photo(page, "to be lost")
    photos = Held(page, STAGE, everywhere=True)
    alices_window.set_offline(False)
    photos.first()
    page.evaluate("import('/static/js/accounts/left-here.js').then(({ loseAll }) => loseAll())")
    with till_flushed(page), page.expect_response(STAGE) as answer:
        photos.let_go()
    assert answer.value.status == 201
    assert waiting(page) == []
    assert held(page) == []


def test_what_is_taken_back_keeps_its_time(page: Page, alice: User) -> None:
    page.clock.install(time=timezone.now() - timedelta(hours=8))
    page.reload()
    page.context.set_offline(True)
    words(page).fill("Eight hours ago, with a typpo")
    keep(page)
    expect(pending(page)).to_have_count(1)
    page.clock.set_system_time(timezone.now())
    pending(page).get_by_role("button", name="Back into the form").click()
    expect(words(page)).to_have_value("Eight hours ago, with a typpo")
    expect(pending(page)).to_have_count(0)
    words(page).fill("Eight hours ago")
    page.context.set_offline(False)
    keep(page)
    page.clock.run_for(2000)
    until(page, alice.glimmers.exists)
    ago = timezone.now() - alice.glimmers.get().noticed_at
    assert timedelta(hours=7, minutes=58) < ago < timedelta(hours=8, minutes=2)


def test_words_written_while_shared_photos_go_up_are_kept_with_them(
    open_window: Callable[..., BrowserContext], alice: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    share(page, live_server.url, "one.jpg", text="Shared")
    expect(tiles(page)).to_have_count(1)
    photos = Held(page, STAGE, everywhere=True)
    keep(page)
    photos.first()
    assert waiting(page) == [], "it waits in the form for its photo"
    words(page).fill("Shared and written on")
    photos.let_go()
    expect(page.get_by_role("article")).to_contain_text("Shared and written on")
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert alice.glimmers.get().text == "Shared and written on"


@pytest.mark.parametrize("how", ["throw new Error('no')", "return {}"], ids=["it fails", "it never answers"])
def test_without_a_store_it_is_kept_all_the_same(open_window, alice: User, how: str) -> None:
    page = open_window(alice).new_page()
    page.add_init_script(f"IDBFactory.prototype.open = () => {{ {how} }}")
    page.clock.install()
    page.goto("/")
    words(page).fill("Nothing can be written down here")
    keep(page)
    page.clock.run_for(5000)  # the page's patience with its store
    expect(page.get_by_role("article")).to_contain_text("Nothing can be written down here", timeout=15_000)
    expect(words(page)).to_have_value("")
    expect(words(page)).to_be_editable()
    assert alice.glimmers.count() == 1


def test_back_does_not_bring_kept_words_into_the_form_again(page: Page, alice: User) -> None:
    words(page).fill("Kept once")
    page.goto("/calendar/")
    page.get_by_role("link", name="Today", exact=True).click()
    expect(words(page)).to_have_value("Kept once")
    keep(page)
    expect(page.get_by_role("article")).to_contain_text("Kept once")
    for _ in range(2):
        page.go_back()
        come_to_rest(page)
    expect(words(page)).to_have_value("")


def test_a_place_alone_is_not_taken_from_under_the_hands(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    page.goto("/")
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Place").fill("the stairs")
    page.evaluate("document.activeElement.blur()")
    page.context.set_offline(False)
    expect(page.get_by_text("The signal is back.")).to_be_visible(timeout=20_000)
    expect(page.get_by_label("Place")).to_have_value("the stairs")


def test_what_the_server_refuses_the_writer_of_stays_for_her(
    open_window: Callable[..., BrowserContext], alice: User, bob: User, live_server
) -> None:
    page = open_window(alice).new_page()
    page.goto("/")
    nothing_gets_through(page)
    words(page).fill("Only Alice reads this")
    keep(page)
    expect(pending(page)).to_have_count(1)
    # Bob's session, and a mark that hides it from this page: the server must check who wrote it, too.
    session = signed_in(bob).cookies["glimmers_session"].value
    page.context.add_cookies([{"name": "glimmers_session", "value": session, "url": live_server.url}])
    page.context.unroute_all()
    answers: list[int] = []
    page.on("response", lambda response: answers.append(response.status))
    flush(page)
    assert answers[0] == 409
    assert not Glimmer.objects.exists()
    assert [entry["user"] for entry in waiting(page)] == [str(alice.pk)]


def test_the_order_of_cards_is_that_of_time(page: Page, alice: User) -> None:
    nothing_gets_through(page)
    page.clock.set_fixed_time(timezone.now() - timedelta(seconds=2))
    words(page).fill("the older")
    keep(page)
    expect(pending(page)).to_have_count(1)
    page.clock.set_system_time(timezone.now())
    make_glimmer(alice, "the newer")
    page.goto("/")
    expect(page.get_by_role("article")).to_contain_text("the newer")
    expect(pending(page)).to_have_count(1)
    page.context.unroute_all()
    flush(page)
    expect(page.get_by_role("article")).to_have_count(2)
    assert page.locator("article .words").all_inner_texts() == ["the newer", "the older"]
    expect_none_waits(page)


def test_two_that_were_written_under_one_id_are_both_kept(page: Page, alice: User) -> None:
    """Two windows with one draft write them so, where the browser has no locks between windows."""
    page.context.set_offline(True)
    words(page).fill("in the first window")
    client_id = page.locator("[name=client_id]").input_value()
    keep(page)
    expect(pending(page)).to_have_count(1)
    page.evaluate("(id) => (document.querySelector('[name=client_id]').value = id)", client_id)
    words(page).fill("in the second window")
    keep(page)
    expect(pending(page)).to_have_count(2)
    page.context.set_offline(False)
    expect(page.get_by_role("article")).to_have_count(2)
    texts = sorted(alice.glimmers.values_list("text", flat=True))
    assert texts == ["in the first window", "in the second window"]
    expect_none_waits(page)
