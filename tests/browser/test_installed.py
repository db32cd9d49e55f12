"""As an app on a phone: the cursor in the field, targets for a thumb, Keep in sight; usable before scripts run."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.photos.models import Photo
from tests.browser.held import Held
from tests.browser.photos import add, expect_up, keep, words
from tests.browser.signal import with_worker
from tests.factories import make_glimmer, picture

TOO_SMALL = """() => {
    const seen = [...document.querySelectorAll("a[href], button, summary, label.chip, label.add-photos, select")]
        .filter((each) => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".words, p, h1, h2"))
        .filter((each) => each.getBoundingClientRect().right > 0 && !each.closest(".visually-hidden, .skip")
            && !each.matches(".visually-hidden, .skip"));
    return seen.map((each) => [each.textContent.trim(), each.getBoundingClientRect()])
        .filter(([, { width, height }]) => Math.min(width, height) < 43.5)
        .map(([words, { width, height }]) => `${words}: ${width} × ${height}`);
}"""


pytestmark = pytest.mark.usefixtures("developed_quickly")


def test_from_the_home_screen_the_cursor_is_in_the_field(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = with_worker(open_window, alice)
    start = page.evaluate("fetch('/manifest.webmanifest').then((answer) => answer.json()).then((all) => all.start_url)")
    page.goto(start)
    expect(words(page)).to_be_focused()
    page.keyboard.type("One line")
    page.keyboard.press("Enter")
    page.keyboard.type("and another")
    expect(words(page)).to_have_value("One line\nand another")
    page.context.set_offline(True)
    page.goto("about:blank")
    page.goto(start)
    expect(page.get_by_text("No signal just now.")).to_be_visible()
    expect(words(page)).to_be_focused()


def test_quick_add_can_be_used_before_any_of_our_scripts_has_run(
    open_window: Callable[..., BrowserContext], alice: User
) -> None:
    page = open_window(alice).new_page()
    scripts = Held(page, "**/static/js/**")
    page.goto("/", wait_until="commit")
    words(page).fill("Before anything else")
    page.get_by_text("More", exact=True).click()
    page.get_by_text("Calm", exact=True).click()
    keep(page)
    expect(page.get_by_role("article")).to_contain_text("Before anything else")
    assert scripts.routes, "they have not come"
    assert alice.glimmers.get().shift == "calm"


@pytest.mark.parametrize("path", ["/", "/settings/", "/offline/", "EDIT"])
def test_targets_are_large_enough_for_a_thumb_and_no_field_zooms(page: Page, alice: User, path: str) -> None:
    glimmer = make_glimmer(alice, "One that is there", shift="calm")
    page.goto(f"{glimmer.get_absolute_url()}edit/" if path == "EDIT" else path)
    for summary in page.locator("summary:visible").all():
        summary.click()
    assert page.evaluate(TOO_SMALL) == []
    sizes = page.evaluate(
        "[...document.querySelectorAll('select, textarea, input')]"
        ".filter(({ type }) => !['hidden', 'radio', 'checkbox', 'file'].includes(type))"
        ".map((field) => parseFloat(getComputedStyle(field).fontSize))"
    )
    assert sizes
    assert min(sizes) >= 16, "iOS zooms to smaller ones"


def test_keep_stays_in_sight_above_the_keyboard(open_window: Callable[..., BrowserContext], alice: User) -> None:
    page = open_window(alice, viewport={"width": 390, "height": 430}).new_page()  # what a keyboard leaves of 844
    page.goto("/")
    words(page).click()
    button = page.get_by_role("button", name="Keep", exact=True)
    for line in range(24):
        page.keyboard.type(f"Line {line}")
        page.keyboard.press("Enter")
    expect(button).to_be_in_viewport(ratio=1)
    box = button.bounding_box()
    assert box
    topmost = "([x, y]) => document.elementFromPoint(x, y).textContent.trim()"
    assert page.evaluate(topmost, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]) == "Keep"
    caret = page.evaluate("document.activeElement.getBoundingClientRect().bottom")
    assert caret <= box["y"] + 1 or page.evaluate("document.activeElement.scrollTop") > 0


def test_photos_go_up_smaller_where_data_are_to_be_saved(page: Page, alice: User) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.reload()
    sent: list[int] = []
    page.on("request", lambda request: sent.append(len(request.post_data_buffer or b"")))
    paper = io.BytesIO()
    Image.effect_noise((3000, 2000), 60).convert("RGB").save(paper, "JPEG", quality=95)
    large = paper.getvalue()
    add(page, {"name": "large.jpg", "mimeType": "image/jpeg", "buffer": large})
    expect_up(page, 1)
    photo = alice.photos.get()
    assert (photo.width, photo.height) == (2048, 1365)
    assert max(sent) < len(large) / 2
    small = {"name": "small.jpg", "mimeType": "image/jpeg", "buffer": picture((320, 240))}
    add(page, small, {"name": "unreadable.heic", "mimeType": "image/heic", "buffer": b"no photo"})
    expect(page.locator(".tile[data-photo]")).to_have_count(2)
    assert Photo.objects.order_by("-staged_at")[0].width == 320
    expect(page.get_by_text("is not a photo that can be kept here")).to_be_visible()


@pytest.mark.usefixtures("developed_quickly")
def test_a_long_photo_goes_up_as_wide_as_its_words_need(page: Page, alice: User) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.reload()
    for width in (1200, 790):
        tall = picture((width, 6000), "PNG")
        add(page, {"name": f"{width}.png", "mimeType": "image/png", "buffer": tall})
    expect_up(page, 2)
    assert set(alice.photos.values_list("width", "height")) == {(1080, 5400), (790, 6000)}
