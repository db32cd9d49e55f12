"""What a device carries: there at once without a signal, one at a time, and nothing of it after signing out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.templatetags.static import static
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from glimmers.journal.models import RestedGlimmer
from glimmers.practice.ideas import NOW
from tests.browser.axe import found_in_both_schemes
from tests.browser.carried import HELD, carry, close, let_carry, without_signal, words
from tests.browser.rest import until
from tests.browser.signal import with_worker
from tests.conftest import signed_in
from tests.factories import make_photo

Window = Callable[..., BrowserContext]


def test_it_is_there_without_a_signal_with_its_photo(open_window: Window, alice: User) -> None:
    glimmer = close(alice, "The heron on the roof")
    photo = make_photo(alice, glimmer=glimmer)
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 2)
    assert f"/photos/{photo.pk}/960/" in page.evaluate(HELD)
    page.goto("/")
    with without_signal(page):
        page.get_by_role("link", name="I need a glimmer").click()
        expect(words(page)).to_have_text("The heron on the roof")
        expect(page.locator("canvas.for-now-photo")).to_be_visible()
        is_drawn = "(canvas) => canvas.getContext('2d').getImageData(9, 9, 1, 1).data[3] === 255"
        until(page, lambda: page.locator("canvas.for-now-photo").evaluate(is_drawn))
        page.get_by_role("button", name="Next").click()
        assert words(page).inner_text() in {each.sentence for each in NOW}
        page.keyboard.press("ArrowRight")
        expect(words(page)).to_have_text("The heron on the roof")
        page.keyboard.press("Escape")
        expect(page).to_have_url(re.compile(r":\d+/$"))


def test_somebody_who_carries_nothing_is_invited_to_notice_something(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    with without_signal(page):
        page.get_by_role("link", name="I need a glimmer").click()
        expect(words(page)).to_be_visible()
        assert words(page).inner_text() in {each.sentence for each in NOW}
        expect(page.get_by_role("button", name="Not this one")).to_be_hidden()
    assert page.evaluate(HELD) == []


def test_not_this_one_holds_without_a_signal_and_after_it(open_window: Window, alice: User) -> None:
    glimmer = close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        expect(words(page)).to_have_text("The heron on the roof")
        page.get_by_role("button", name="Not this one").click()
        expect(words(page)).not_to_have_text("The heron on the roof")
        page.reload()
        expect(words(page)).to_be_visible()
        expect(words(page)).not_to_have_text("The heron on the roof")
    page.goto("/")
    until(page, lambda: RestedGlimmer.objects.of(alice.pk).filter(glimmer_id=glimmer.pk).exists())


@pytest.mark.parametrize("act", ["Tuck away", "Put away"])
def test_what_is_taken_away_leaves_this_device_with_the_answer(open_window: Window, alice: User, act: str) -> None:
    glimmer = close(alice, "The heron on the roof")
    photo = make_photo(alice, glimmer=glimmer)
    close(alice, "The kettle")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 2)
    page.goto(glimmer.get_absolute_url())
    page.route("**/glimmer-for-now/carried/", lambda route: route.abort())  # the answer alone says so
    page.get_by_role("button", name=act).click()
    until(page, lambda: f"/photos/{photo.pk}/960/" not in page.evaluate(HELD))
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        expect(words(page)).to_have_text("The kettle")
        page.get_by_role("button", name="Next").click()
        expect(words(page)).not_to_have_text("The heron on the roof")


def test_nothing_of_it_is_left_after_signing_out(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    assert page.evaluate(HELD) == []
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('carries'))") == []
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        expect(words(page)).to_be_visible()
        expect(page.get_by_text("The heron on the roof")).to_have_count(0)


def test_it_can_be_given_up_without_a_signal(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        page.get_by_role("button", name="Carry them no longer").click()
        expect(page.get_by_text("The heron on the roof")).to_have_count(0)
        until(page, lambda: page.evaluate(HELD) == [])
        page.reload()
        expect(words(page)).to_be_visible()
        expect(page.get_by_text("The heron on the roof")).to_have_count(0)


def test_what_one_person_carries_is_nothing_to_the_next(open_window: Window, alice: User, bob: User) -> None:
    close(alice, "The heron on the roof")
    close(bob, "The kettle")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    client = signed_in(bob)  # alice's session has ended, without signing out
    client.get("/")
    page.context.clear_cookies()
    host = page.url.split("/settings")[0]
    page.context.add_cookies([{"name": each.key, "value": each.value, "url": host} for each in client.cookies.values()])
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        expect(words(page)).to_be_visible()
        expect(page.get_by_text("The heron on the roof")).to_have_count(0)
    page.goto("/")
    # Looking into one would make it anew: the names alone.
    named = "caches.keys().then((names) => names.filter((name) => name.includes('carried')))"
    until(page, lambda: page.evaluate(named) == [])


def test_a_rest_that_waits_is_sent_before_signing_out(open_window: Window, alice: User) -> None:
    glimmer = close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    page.route("**/not-this-one/", lambda route: route.abort())
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        page.get_by_role("button", name="Not this one").click()
        expect(page.locator("#toast")).to_contain_text("Not that one again.")
    page.goto("/settings/")
    page.unroute("**/not-this-one/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    assert RestedGlimmer.objects.of(alice.pk).filter(glimmer_id=glimmer.pk).exists()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('glimmers:rests'))") == []


def test_a_signal_that_is_lost_on_the_page_makes_way_for_what_the_device_has(open_window: Window, alice: User) -> None:
    glimmer = close(alice, "The heron on the roof")
    close(alice, "The kettle")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    page.goto("/glimmer-for-now/")
    first = words(page).inner_text()
    with without_signal(page):
        page.get_by_role("button", name="Not this one").click()
        expect(page.locator("carried-glimmers")).to_be_visible()
        expect(words(page)).to_be_visible()
        expect(page.get_by_text(first)).to_have_count(0)
    page.goto("/")
    until(page, lambda: RestedGlimmer.objects.of(alice.pk).count() == 1)
    assert (RestedGlimmer.objects.of(alice.pk).get().glimmer_id == glimmer.pk) == (first == glimmer.text)


def test_what_a_lost_session_left_goes_with_the_next_page(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    page.context.clear_cookies()
    page.goto("/accounts/login/")
    until(page, lambda: page.evaluate(HELD) == [])


def test_the_page_from_the_device_fits_a_narrow_phone_and_axe_finds_nothing(open_window: Window, alice: User) -> None:
    make_photo(alice, glimmer=close(alice, "Donaudampfschifffahrtsgesellschaft " * 12))
    size = {"width": 320, "height": 640}
    page = with_worker(open_window, alice, viewport=size, bypass_csp=True)
    carry(page)
    let_carry(page, 2)
    with without_signal(page):
        page.goto("/glimmer-for-now/")
        expect(page.locator("canvas.for-now-photo")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert found_in_both_schemes(page) == {}
        expect(page.get_by_role("link", name="112")).to_be_visible()


def test_a_slow_phone_without_a_signal_shows_words_before_anything_else(open_window: Window, alice: User) -> None:
    """How soon is measured by bench/hard_day.py; here, that nothing else is asked for or waited for."""
    for number in range(30):
        close(alice, f"Number {number}. " + "The light came in. " * 20)
    page = with_worker(open_window, alice)
    carry(page)
    let_carry(page, 1)
    page.goto("/")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    with without_signal(page):
        page.get_by_role("link", name="I need a glimmer").click()
        expect(words(page)).to_contain_text("Number")
        scripts = page.evaluate("[...document.scripts].map(({ src }) => new URL(src).pathname)")
        assert scripts == [static("js/carried.js")]
