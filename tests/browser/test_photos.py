"""Adding photos in a real browser: they are sent while one writes, and Keep puts them into the glimmer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo
from glimmers.photos.tray import Tray
from tests.browser.axe import found_in_both_schemes
from tests.browser.held import Held
from tests.browser.photos import (
    STAGE,
    add,
    bring,
    expect_up,
    file,
    keep,
    large_file,
    out,
    taken,
    tiles,
    up,
    words,
)
from tests.factories import make_glimmer, make_photo

pytestmark = pytest.mark.usefixtures("developed_quickly")


def in_order(glimmer: Glimmer) -> list[Photo]:
    return list(Photo.objects.in_place().filter(glimmer=glimmer))


def test_three_photos_come_up_while_one_writes_and_are_kept_with_the_words(page: Page, alice: User) -> None:
    line = page.context.new_cdp_session(page)
    slow = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 400_000}
    line.send("Network.emulateNetworkConditions", slow)
    gate = Held(page, STAGE)
    words(page).click()
    add(page, large_file("one.jpg"), file("two.jpg"), file("three.jpg"))
    expect(tiles(page)).to_have_count(3)
    expect(page.locator(".tile canvas")).to_have_count(3)  # each is shown before it has been sent
    expect(page.locator("[data-state=waiting]")).to_have_count(1)  # two at a time
    page.keyboard.type("Steam off")
    gate.let_go()
    # The page shows the progress of sending.
    bar = "[...document.querySelectorAll('.tile progress')].some((bar) => bar.value > 0 && bar.value < 1)"
    assert any(page.evaluate(bar) or page.wait_for_timeout(10) for _ in range(500))
    page.keyboard.type(" the tea")
    expect_up(page, 3)
    expect(words(page)).to_be_focused()
    expect(words(page)).to_have_value("Steam off the tea")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.method))
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(3)
    assert requests.count("POST") == 1, "nothing waits or goes up again"
    expect(tiles(page)).to_have_count(0)
    assert len(in_order(alice.glimmers.get())) == 3


def test_a_description_begun_before_the_photo_is_up_goes_on(page: Page, alice: User) -> None:
    gate = Held(page, STAGE)
    add(page, file("one.jpg"))
    field = page.get_by_label("Description of this photo")
    field.click()
    page.keyboard.type("Steam, ")
    gate.let_go()
    expect_up(page, 1)
    expect(field).to_be_focused()
    page.keyboard.type("sideways")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("article").get_by_role("img", name="Steam, sideways")).to_be_visible()
    glimmer = alice.glimmers.get()
    assert (glimmer.text, in_order(glimmer)[0].description) == ("", "Steam, sideways")


def test_keep_waits_for_what_is_still_coming_up(page: Page, alice: User) -> None:
    gate = Held(page, STAGE)
    words(page).fill("With its photo")
    add(page, file("one.jpg"))
    keep(page)
    expect(page.get_by_role("status").filter(has_text="Keeping as soon as 1 photo is up.")).to_be_visible()
    assert not alice.glimmers.exists()
    gate.let_go()
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert alice.glimmers.get().photo_count == 1


def test_photos_are_put_in_order_by_keyboard(page: Page, alice: User) -> None:
    add(page, file("one.jpg"), file("two.jpg"), file("three.jpg"))
    expect_up(page, 3)
    before = [tile.get_attribute("data-photo") for tile in tiles(page).all()]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    later = tiles(page).nth(0).get_by_role("button", name="Move this photo later")
    later.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Now photo 2.")).to_have_count(1)
    page.keyboard.press("Enter")
    moved = page.locator(f'[data-photo="{before[0]}"]').get_by_role("button", name="Move this photo later")
    expect(moved).to_be_focused()
    expect(moved).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")  # it is the last, and stays there
    assert [tile.get_attribute("data-photo") for tile in tiles(page).all()] == [before[1], before[2], before[0]]
    assert requests == []
    out(tiles(page).nth(1)).press("Enter")
    expect(out(tiles(page).nth(1))).to_be_focused()
    page.get_by_role("button", name="Undo").click()
    expect(out(tiles(page).nth(1))).to_be_focused()
    assert [tile.get_attribute("data-photo") for tile in tiles(page).all()] == [before[1], before[2], before[0]]
    out(tiles(page).nth(1)).press("Enter")
    with page.expect_response("**/remove/"):
        page.keyboard.press("Control+Enter")  # keeps the glimmer, even with the focus on a photo's button
    expect(page.get_by_role("article")).to_have_count(1)
    assert [str(photo.pk) for photo in in_order(alice.glimmers.get())] == [before[1], before[0]]
    assert alice.photos.count() == 2, "the server has let go of the one taken out"


def test_what_cannot_be_taken_is_said_and_the_others_are_unharmed(
    page: Page, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Tray, "most", 2)
    monkeypatch.setattr(Tray, "most_bytes", 1024**2)
    page.reload()
    add(page, {"name": "notes.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"})
    expect(tiles(page)).to_contain_text("“notes.pdf” is not a photo that can be kept here")
    expect(out(tiles(page)).locator("svg")).to_be_visible()
    add(page, {"name": "raw.jpg", "mimeType": "image/jpeg", "buffer": bytes(1024**2 + 1)})
    expect(tiles(page).nth(1).get_by_text("It is larger than the")).to_be_visible()
    add(page, file("one.jpg"), file("two.jpg"), file("three.jpg"))
    expect(page.get_by_role("status").filter(has_text="holds up to 2 photos; one was left out.")).to_be_visible()
    expect(up(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Try again")).to_have_count(0)
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    expect(tiles(page)).to_have_count(0)


def test_photos_can_be_dropped_and_pasted(page: Page, alice: User) -> None:
    page.add_init_script("crypto.randomUUID = undefined")  # as over plain HTTP
    page.reload()
    bring(page, "drop")
    expect(tiles(page)).to_have_count(1)
    bring(page, "paste")
    expect_up(page, 2)
    # Words copied from a word processor bring a picture of themselves.
    bring(page, "paste", **{"text/plain": "words", "text/html": "<b>words</b>"})
    expect(tiles(page)).to_have_count(2)
    assert alice.photos.count() == 2


@pytest.mark.usefixtures("without_motion")
def test_the_moment_of_the_earliest_photo_is_offered_and_never_taken_by_itself(page: Page, alice: User) -> None:
    add(page, taken("2099:01:01 00:00:00"))  # a camera whose clock was never set
    expect_up(page, 1)
    expect(page.get_by_text("Use the photo’s time")).to_be_hidden()
    add(page, taken("2025:10:13 09:30:00"), taken("2025:10:12 14:03:20"))
    offer = page.get_by_role("button", name="Use the photo’s time: 12 October 2025, 14:03")
    expect(offer).to_be_visible()
    expect(page.locator("[name=when]")).to_have_value("")
    offer.click()
    expect(page.get_by_label("When")).to_be_focused()
    expect(page.get_by_label("When")).to_have_value("2025-10-12T14:03")
    expect(offer).to_be_hidden()
    keep(page)
    expect(page.get_by_role("status").filter(has_text="Kept on Sunday, 12 October 2025")).to_be_visible()
    assert alice.glimmers.get().noticed_on.isoformat() == "2025-10-12"
    # The same holds on another day, until somebody writes there.
    page.goto("/day/2025-10-12/")
    add(page, taken("2025:10:12 14:03:20"))
    expect(offer).to_be_visible()
    page.get_by_text("More", exact=True).click()
    page.get_by_label("Just the day").check()
    offer.click()
    expect(page.get_by_label("Just the day")).not_to_be_checked()
    page.get_by_label("When").fill("")
    expect(offer).to_be_visible()
    page.get_by_label("When").fill("2025-10-12T18:00")
    expect(offer).to_be_hidden()


def test_while_editing_a_photo_is_taken_out_and_another_added(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, "As it was")
    first, second = (make_photo(alice, glimmer=glimmer, size=(320, 240)) for _ in range(2))
    page.goto(f"/glimmers/{glimmer.pk}/edit/")
    expect(tiles(page)).to_have_count(2)
    add(page, file("new.jpg"))
    expect_up(page, 3)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    out(tiles(page).first).click()
    expect(tiles(page)).to_have_count(2)
    assert requests == []
    first.refresh_from_db()
    assert first.put_away_at is None, "until it is saved nothing has changed"
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    first.refresh_from_db()
    assert first.put_away_at is not None
    assert in_order(glimmer)[0] == second
    assert len(in_order(glimmer)) == 2


def test_without_scripts_the_form_posts_them_all(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = open_window(alice, java_script_enabled=False).new_page()
    page.goto("/")
    field = page.get_by_label("Add photos")
    box = field.bounding_box()
    assert box and box["width"] > 150
    assert field.evaluate("(each) => getComputedStyle(each).opacity") == "1", "the field itself is seen"
    words(page).fill("A plain form")
    add(page, file("one.jpg", quality=90), file("two.jpg", quality=60))
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    first, second = in_order(alice.glimmers.get())
    page.get_by_role("link", name="Edit").click()
    tiles(page).first.get_by_role("button", name="Move this photo later").click()
    out(tiles(page).nth(1)).click()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(1)
    assert in_order(alice.glimmers.get()) == [second]
    first.refresh_from_db()
    assert first.put_away_at is not None


def test_axe_finds_nothing_in_a_form_with_photos_and_nothing_scrolls_sideways(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = open_window(alice, reduced_motion="reduce", bypass_csp=True).new_page()  # axe writes style attributes
    page.goto("/")
    page.route(STAGE, lambda route: route.abort(), times=1)
    add(page, file("one.jpg"), file("two.jpg"), {"name": "x.pdf", "mimeType": "application/pdf", "buffer": b"%PDF"})
    expect(page.get_by_text("is not a photo")).to_be_visible()
    expect(up(page)).to_have_count(1)
    keep(page)
    assert found_in_both_schemes(page) == {}
    page.set_viewport_size({"width": 320, "height": 640})
    for size in ("100%", "200%"):
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, size


def test_several_that_were_taken_out_come_back_one_after_the_other(page: Page) -> None:
    add(page, file("one.jpg"), file("two.jpg"))
    expect(up(page)).to_have_count(2)
    tiles(page).nth(0).get_by_role("textbox").fill("the first")
    for _ in range(2):
        out(tiles(page).first).click()
    expect(tiles(page)).to_have_count(0)
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
    expect(tiles(page)).to_have_count(2)
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    words(page).fill("with both")
    keep(page)
    expect(page.get_by_role("article").get_by_role("img")).to_have_count(2)
    assert {photo.description for photo in Photo.objects.all()} == {"the first", ""}
