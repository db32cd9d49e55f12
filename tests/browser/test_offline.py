"""Without a signal: a page opens all the same, glimmers wait, and each of them arrives once."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.pwa.shell import shell
from tests.browser.photos import add, file, keep, large_file, tiles, words
from tests.browser.rest import come_to_rest
from tests.browser.signal import bring_back, everything_stored, expect_none_waits, flush, pending, waiting, with_worker
from tests.factories import make_glimmer, make_photo

Window = Callable[..., BrowserContext]


pytestmark = pytest.mark.usefixtures("developed_quickly")


def let_wait(page: Page, text: str, *photos: dict) -> None:
    """Keep a glimmer without a signal."""
    words(page).fill(text)
    if photos:
        add(page, *photos)
        expect(tiles(page).get_by_text("Not up yet.")).to_have_count(len(photos))
    keep(page)
    expect(pending(page).filter(has_text=text)).to_contain_text("Waiting for a signal")
    expect(words(page)).to_have_value("")


def test_five_kept_without_a_signal_arrive_once_each_with_photos_and_times(open_window: Window, alice: User) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_text("No signal just now.")).to_be_visible()
    now = timezone.now().replace(microsecond=0)
    kept = {f"Number {number}": now - timedelta(seconds=10 - 2 * number) for number in range(5)}
    for number, (text, at) in enumerate(kept.items()):
        page.clock.set_fixed_time(at)
        let_wait(page, text, *(file(f"{number}-{each}.jpg") for each in range({1: 2, 3: 1}.get(number, 0))))
    page.clock.set_system_time(timezone.now())
    page.reload()
    expect(pending(page)).to_have_count(5)
    expect(pending(page).locator("canvas")).to_have_count(3)
    second = page.context.new_page()
    second.goto("/")
    expect(pending(second)).to_have_count(5)
    assert not alice.glimmers.exists()

    bring_back(page)
    for each in (page, second):
        expect(pending(each)).to_have_count(0, timeout=30_000)
    expect_none_waits(page)
    found = {glimmer.text: glimmer for glimmer in alice.glimmers.all()}
    assert alice.glimmers.count() == 5
    assert {text: glimmer.photo_count for text, glimmer in found.items()} == {
        "Number 0": 0, "Number 1": 2, "Number 2": 0, "Number 3": 1, "Number 4": 0,
    }  # fmt: skip
    for text, at in kept.items():
        assert abs(found[text].noticed_at - at) < timedelta(seconds=1), text
    page.goto("/")
    expect(page.get_by_role("article")).to_have_count(5)
    expect(page.get_by_role("article").first).to_contain_text("Number 4")


def test_a_hundred_kept_while_the_signal_comes_and_goes_arrive_once_each(
    open_window: Window, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    dice = random.Random(20261122)
    page = with_worker(open_window, alice)
    flips = 0

    def flip() -> None:
        nonlocal flips
        page.context.set_offline(dice.random() < 0.5)
        flips += 1

    for number in range(100):
        flip()
        words(page).fill(f"Glimmer {number}")
        keep(page)
        page.wait_for_timeout(dice.choice([0, 0, 5, 20, 60]))  # in the middle of whatever the page is sending
        flip()
        expect(words(page)).to_have_value("", timeout=20_000)
        if dice.random() < 0.05:
            page.reload()
            expect(words(page)).to_be_editable()
    assert flips == 200
    bring_back(page)
    flush(page)
    expect(pending(page)).to_have_count(0, timeout=60_000)
    expect_none_waits(page)
    texts = sorted(alice.glimmers.values_list("text", flat=True))
    assert texts == sorted(f"Glimmer {number}" for number in range(100))


def test_another_person_on_the_same_browser_neither_sees_nor_sends_them(
    open_window: Window, alice: User, bob: User, live_server
) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    let_wait(page, "Only Alice reads this", file("hers.jpg"))
    page.context.set_offline(False)
    page.context.clear_cookies()  # her session ended without signing out
    page.goto("/")
    expect(page.get_by_text("Something that was written in this browser waits")).to_be_visible()
    assert "Only Alice" not in page.content()
    for person, password in ((bob, "b-long-password"), (alice, "a-long-password")):
        page.goto("/accounts/login/")
        page.get_by_label("Email").fill(person.email)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(f"{live_server.url}/")
        if person == bob:
            come_to_rest(page)
            page.reload()
            come_to_rest(page)
            assert "Only Alice" not in page.content()
            assert [entry["user"] for entry in waiting(page)] == [str(alice.pk)]
            assert not bob.glimmers.exists()
            assert not bob.photos.exists()
            page.context.set_offline(True)
            page.reload()
            expect(words(page)).to_be_visible()
            expect(pending(page)).to_have_count(0)
            bring_back(page)
            page.goto("/settings/")
            page.get_by_role("button", name="Sign out").click()
            page.wait_for_url("**/accounts/login/**")
            assert len(waiting(page)) == 1, "what is hers, Bob does not throw away"
    expect(page.get_by_role("article")).to_contain_text("Only Alice reads this")
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert (alice.glimmers.count(), bob.glimmers.count()) == (1, 0)


def test_signed_out_without_a_signal_there_is_no_form_and_nothing_of_the_journal(
    open_window: Window, alice: User
) -> None:
    make_glimmer(alice, "Only Alice reads this")
    page = with_worker(open_window, alice)
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/**")
    page.context.set_offline(True)
    for path in ("/", "/scrapbook/"):
        page.goto(path)
        expect(page.get_by_text("nobody is signed in here")).to_be_visible()
        expect(words(page)).to_be_hidden()
        assert "Only Alice" not in page.content()


def test_every_page_without_a_signal_says_so_and_comes_when_the_signal_does(open_window: Window, alice: User) -> None:
    make_glimmer(alice, "In the book")
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    page.goto("/scrapbook/")
    expect(page.get_by_text("That page needs a signal.")).to_be_visible()
    words(page).fill("half a word")
    page.context.set_offline(False)
    come_to_rest(page)
    expect(words(page)).to_have_value("half a word")  # nobody loses what they are typing
    page.context.set_offline(True)
    keep(page)
    expect(pending(page)).to_have_count(1)
    page.context.set_offline(False)
    expect(page.get_by_text("The signal is back.")).to_be_visible(timeout=20_000)
    expect(words(page)).to_be_focused()
    page.get_by_role("link", name="Open the page").click()
    expect(page.get_by_role("heading", name="Scrapbook")).to_be_visible(timeout=20_000)
    expect(page.get_by_role("article").filter(has_text="In the book")).to_be_visible()
    assert alice.glimmers.filter(text="half a word").count() == 1


def test_more_fields_and_a_large_photo_wait_too(open_window: Window, alice: User) -> None:
    page = with_worker(open_window, alice)
    page.context.set_offline(True)
    page.goto("/")
    page.get_by_text("More", exact=True).click()
    page.get_by_text("A little less", exact=True).click()
    page.get_by_text("Rest", exact=True).click()
    page.get_by_label("Place").fill("the stairs")
    page.get_by_label("When").fill("2026-11-10T08:15")
    add(page, large_file("noise.jpg"))
    tiles(page).get_by_label("Description of this photo").fill("Grey")
    let_wait(page, "First line\nsecond line")
    expect(page.get_by_label("Place")).to_be_hidden()
    bring_back(page)
    expect(pending(page)).to_have_count(0, timeout=20_000)
    glimmer = alice.glimmers.get()
    assert (glimmer.text, glimmer.shift, glimmer.sources, glimmer.place) == (
        "First line\nsecond line", "less", ["rest"], "the stairs",
    )  # fmt: skip
    assert glimmer.noticed_local.isoformat() == "2026-11-10T08:15:00+01:00"
    assert glimmer.photos.get().description == "Grey"


UPDATE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration.update().catch(() => {});
    const coming = registration.installing ?? registration.waiting;
    if (!coming) return "none";
    return new Promise((resolve) => coming.addEventListener("statechange",
        () => ["activated", "redundant"].includes(coming.state) && resolve(coming.state)));
}"""


def test_a_new_release_takes_over_without_old_files(open_window: Window, alice: User, monkeypatch) -> None:
    page = with_worker(open_window, alice)
    before = page.evaluate("caches.keys()")
    now = shell()
    old = f'data-shell="{now.version}"'
    assert old in now.page
    # During an update one process of the site may still run the old release: the worker must not store its page.
    monkeypatch.setattr("glimmers.pwa.views.shell", lambda: now._replace(version="another"))
    page.goto("/scrapbook/")
    assert page.evaluate(UPDATE) == "redundant"
    page.reload()
    assert set(before) <= set(page.evaluate("caches.keys()"))
    page_of_it, for_now = (each.replace(old, 'data-shell="another"') for each in (now.page, now.for_now))
    new = now._replace(version="another", page=page_of_it, for_now=for_now, files=now.files[:-1])
    monkeypatch.setattr("glimmers.pwa.views.shell", lambda: new)
    assert page.evaluate(UPDATE) == "activated"
    assert page.evaluate("caches.keys()") == ["glimmers-another"]
    assert (
        page.evaluate("caches.open('glimmers-another').then((store) => store.keys()).then((all) => all.length)")
        == len(new.files) + 2
    )
    page.context.set_offline(True)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-shell", "another")


def test_the_worker_holds_no_page_and_no_photo(open_window: Window, alice: User) -> None:
    photo = make_photo(alice, glimmer=make_glimmer(alice, "Only Alice reads this"))
    page = with_worker(open_window, alice)
    for path in ("/", "/scrapbook/", photo.glimmer.get_absolute_url(), photo.get_absolute_url(), "/calendar/"):
        page.goto(path)
    page.goto("/settings/")
    held = page.evaluate(
        """async () => {
            const found = [];
            for (const name of await caches.keys())
                for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname);
            return found;
        }"""
    )
    assert [path for path in held if not path.startswith("/static/")] == ["/offline/", "/offline/glimmer-for-now/"]
    assert "Only Alice" not in everything_stored(page)
