"""I need a glimmer: one at a time, by a tap, a key or a swipe, and nothing that moves by itself."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from glimmers.journal.models import RestedGlimmer
from tests.browser.axe import found_in_both_schemes, lay_axe
from tests.browser.carried import HELD, close, words
from tests.browser.rest import until
from tests.factories import make_photo

Window = Callable[..., BrowserContext]


def test_nothing_moves_and_nothing_goes_on_by_itself(open_window: Window, alice: User) -> None:
    for number in range(3):
        close(alice, f"Number {number}")
    page = open_window(alice, color_scheme="dark").new_page()
    page.clock.install()
    page.goto("/glimmer-for-now/")
    first = words(page).inner_text()
    page.clock.run_for(600_000)
    expect(words(page)).to_have_text(first)
    page.keyboard.press("ArrowRight")
    expect(words(page)).not_to_have_text(first)
    moves = "document.getAnimations().filter(({ effect }) => effect.target.closest('.for-now')).length"
    assert page.evaluate(moves) == 0
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(31, 27, 23)"


def test_a_swipe_goes_on(open_window: Window, alice: User) -> None:
    for number in range(2):
        close(alice, f"Number {number}")
    page = open_window(alice, has_touch=True, viewport={"width": 390, "height": 844}).new_page()
    page.goto("/glimmer-for-now/")
    first = words(page).inner_text()
    swipe = """([from, to]) => {
        const target = document.querySelector(".for-now-one");
        const touch = (x) => new Touch({ identifier: 1, target, clientX: x, clientY: 300 });
        const options = { bubbles: true };
        target.dispatchEvent(new TouchEvent("touchstart", { ...options, touches: [touch(from)] }));
        target.dispatchEvent(new TouchEvent("touchend", { ...options, changedTouches: [touch(to)] }));
    }"""
    page.evaluate(swipe, [300, 290])
    expect(words(page)).to_have_text(first)
    page.evaluate(swipe, [300, 100])
    expect(words(page)).not_to_have_text(first)


def test_not_this_one_can_be_undone_at_once(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = open_window(alice).new_page()
    page.goto("/glimmer-for-now/")
    page.get_by_role("button", name="Not this one").click()
    until(page, lambda: RestedGlimmer.objects.of(alice.pk).count() == 1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#toast")).to_contain_text("Its rest is over")
    assert not RestedGlimmer.objects.of(alice.pk).exists()
    page.get_by_role("link", name="Next").click()
    expect(words(page)).to_have_text("The heron on the roof")
    expect(page.locator("#toast p")).to_have_count(0)


def test_it_is_asked_once(open_window: Window, alice: User) -> None:
    close(alice, "The heron on the roof")
    page = open_window(alice).new_page()
    page.goto("/glimmer-for-now/")
    page.get_by_role("button", name="No, thank you").click()
    expect(page.get_by_role("heading", name="Without a signal, too?")).to_be_hidden()
    page.reload()
    expect(words(page)).to_be_visible()
    expect(page.get_by_role("heading", name="Without a signal, too?")).to_be_hidden()
    page.goto("/settings/hard-day/")
    expect(page.get_by_role("button", name="Carry them on this device")).to_be_visible()
    assert page.evaluate(HELD) == []


def test_it_goes_by_keys_and_says_the_words_before_the_buttons(open_window: Window, alice: User) -> None:
    for number in range(3):
        close(alice, f"Number {number}")
    page = open_window(alice).new_page()
    page.goto("/calendar/")
    page.get_by_role("link", name="I need a glimmer").focus()
    page.keyboard.press("Enter")
    expect(words(page)).to_be_visible()
    seen = [words(page).inner_text()]
    for key in ("ArrowRight", "Enter"):
        page.keyboard.press(key)
        expect(words(page)).not_to_have_text(seen[-1])
        expect(page.locator(".for-now-one")).to_be_focused()
        seen.append(words(page).inner_text())
    assert sorted(seen) == ["Number 0", "Number 1", "Number 2"]
    for name in ("Next", "Not this one", "Enough"):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.innerText.trim()") == name
    page.keyboard.press("Escape")
    page.wait_for_url("**/calendar/**")


def test_it_fits_every_window_and_axe_finds_nothing(open_window: Window, alice: User) -> None:
    glimmer = close(alice, "Donaudampfschifffahrtsgesellschaft " * 12)
    make_photo(alice, glimmer=glimmer)
    page = open_window(alice, bypass_csp=True).new_page()
    lay_axe(page)
    for path in ("/glimmer-for-now/", "/settings/hard-day/"):
        page.goto(path)
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 720})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert found_in_both_schemes(page) == {}, f"{path} at {width}"
