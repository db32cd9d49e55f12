"""Very long photos are little taller than a window on pages, and can be read completely in the large view."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo
from tests.browser.axe import found_in_both_schemes
from tests.browser.chromium import DESK, PHONE
from tests.browser.rest import come_to_rest
from tests.browser.test_scrapbook import WATCH_SHIFTS
from tests.factories import make_glimmer, make_photo

LYING = {"width": 844, "height": 390}  # a phone held sideways
SAYS = "A long talk with Ada, in which she says that it was kind"
MANY_WORDS = " ".join([SAYS] * 16)[:1000]
# Not by getBoundingClientRect, which includes the tilt of the card.
ROOM = "Math.max(...[...document.querySelectorAll('.frame')].map((each) => each.offsetHeight)) / innerHeight"


def lay(glimmer: Glimmer, size: tuple[int, int], description: str = "") -> Photo:
    photo = make_photo(glimmer.user, glimmer=glimmer, size=size)
    Photo.objects.filter(pk=photo.pk).update(description=description)
    return photo


@pytest.fixture
def talk(alice: User) -> Glimmer:
    glimmer = make_glimmer(alice, "What she wrote")
    lay(glimmer, (790, 36_861), SAYS)
    return glimmer


@pytest.fixture
def album(alice: User, talk: Glimmer) -> list[str]:
    """Make glimmers with photos of every shape, alone and beside others, put away and taken out; return their pages."""
    pages = ["/", f"/day/{talk.noticed_on}/", "/scrapbook/", "/search/?q=has:photo", talk.get_absolute_url()]
    for sizes in [[(500, 4000)], [(1080, 2400)], [(600, 900)], [(400, 3200), (900, 600)], [(400, 1100)] * 4]:
        glimmer = make_glimmer(alice, f"With {len(sizes)}")
        for size in sizes:
            lay(glimmer, size)
        pages.append(glimmer.get_absolute_url())
    away = make_glimmer(alice, "Away")
    lay(away, (500, 4000))
    away.put_away()
    old = lay(make_glimmer(alice, "Kept before there were parts"), (512, 4000))
    Photo.objects.filter(pk=old.pk).update(is_cut=False)
    return [*pages, "/put-away/", f"/glimmers/{away.pk}/delete/", away.get_absolute_url()]


@pytest.mark.parametrize("size", [PHONE, DESK, LYING], ids=["phone", "desk", "lying phone"])
def test_no_photo_is_taller_than_one_and_a_half_windows_and_nothing_jumps(
    open_window: Callable[..., BrowserContext], alice: User, album: list[str], size: dict[str, int]
) -> None:
    page = open_window(alice, viewport=size).new_page()
    page.add_init_script(WATCH_SHIFTS)
    for path in album:
        page.goto(path)
        come_to_rest(page)
        expect(page.locator(".frame").first).to_be_attached()
        assert page.evaluate(ROOM) <= 1.501, path
        assert page.evaluate("window.shifts") == 0, path
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def mask(page: Page, frame: str) -> str:
    found = page.locator(frame).first.evaluate("(each) => getComputedStyle(each).maskImage")
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("colours", [{"color_scheme": "light"}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_where_one_goes_on_its_end_is_soft(
    open_window: Callable[..., BrowserContext], alice: User, talk: Glimmer, colours: dict[str, str]
) -> None:
    wide, short = make_glimmer(alice, "Wide"), make_glimmer(alice, "Short")
    lay(wide, (6000, 300))
    lay(short, (900, 600))
    page = open_window(alice, reduced_motion="reduce", **colours).new_page()
    page.goto("/scrapbook/")
    come_to_rest(page)
    assert mask(page, ".frame.is-top").startswith("linear-gradient(")
    assert mask(page, ".frame.is-middle").startswith("linear-gradient(90deg")
    assert mask(page, ".frame:not(.is-top, .is-middle)") == "none"
    # Check the pixels too, not only the computed style: near its end it has almost turned into paper.
    frame = page.locator(".frame.is-top")
    frame.scroll_into_view_if_needed()
    shot = Image.open(io.BytesIO(frame.screenshot())).convert("RGB")
    across = shot.width // 3
    above, end = shot.getpixel((across, shot.height // 2)), shot.getpixel((across, shot.height - 4))
    assert isinstance(above, tuple)
    assert isinstance(end, tuple)
    assert sum(abs(one - other) for one, other in zip(above, end, strict=True)) > 60


def large(page: Page) -> Locator:
    return page.get_by_role("dialog", name="The photo, large")


def opened(page: Page, glimmer: Glimmer) -> Locator:
    """Return the picture in the large view of a glimmer's first photo, once it has loaded."""
    page.goto(glimmer.get_absolute_url())
    page.locator("a[data-zooms]").first.click()
    picture = large(page).get_by_role("img")
    picture.evaluate("(image) => image.decode()")
    return picture


def width(picture: Locator) -> int:
    return round(picture.evaluate("(each) => each.getBoundingClientRect().width"))


def until(element: Locator, condition: str) -> None:
    """Wait for the frame in which this holds of `each`."""
    look = f"() => {condition} ? done() : requestAnimationFrame(look)"
    element.evaluate(f"(each) => new Promise((done) => {{ const look = {look}; look(); }})")


def test_a_long_one_is_opened_by_its_name_and_read_to_its_end(page: Page, talk: Glimmer) -> None:
    page.goto(talk.get_absolute_url())
    link = page.get_by_role("link", name=f"{SAYS} The top of a long picture; open it to see all of it.")
    expect(link).to_be_visible()
    picture = opened(page, talk)
    assert width(picture) == PHONE["width"]
    assert picture.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [790, 36_861]
    paper = large(page).locator(".zoom-paper")
    expect(paper).to_be_focused()
    assert paper.evaluate("(each) => each.scrollTop") == 0
    page.keyboard.press("End")
    until(picture, "each.getBoundingClientRect().bottom <= innerHeight")
    page.keyboard.press("Escape")
    expect(large(page)).to_be_hidden()
    expect(link).to_be_focused()


def test_it_is_made_larger_about_what_is_looked_at(page: Page, talk: Glimmer) -> None:
    picture = opened(page, talk)
    paper = large(page).locator(".zoom-paper")
    paper.evaluate("(each) => each.scrollTo(0, 9000)")
    seen = "(each) => { const box = each.getBoundingClientRect(); return (innerHeight / 2 - box.top) / box.height; }"
    before = picture.evaluate(seen)
    page.mouse.click(195, PHONE["height"] / 2)
    expect(large(page).get_by_role("button", name="As large as it is")).to_have_attribute("aria-pressed", "true")
    assert width(picture) == 790
    assert abs(picture.evaluate(seen) - before) < 0.0002
    page.keyboard.press("-")
    assert width(picture) == PHONE["width"]
    assert abs(picture.evaluate(seen) - before) < 0.0002


def test_one_that_is_as_large_as_it_is_already_can_be_made_larger_all_the_same(
    open_window: Callable[..., BrowserContext], alice: User, talk: Glimmer
) -> None:
    page = open_window(alice, viewport=DESK).new_page()
    picture = opened(page, talk)
    assert width(picture) == 790
    page.keyboard.press("+")
    page.keyboard.press("+")
    assert width(picture) == 1580


def test_a_wide_one_is_as_high_as_the_window_and_is_scrolled_along(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, "The valley")
    lay(glimmer, (30_000, 400))
    lay(glimmer, (900, 600))
    picture = opened(page, glimmer)
    assert (width(picture), picture.evaluate("(each) => each.clientHeight")) == (30_000, 400)
    paper = large(page).locator(".zoom-paper")
    source = picture.get_attribute("src")
    page.keyboard.press("ArrowRight")  # scrolls along it, and not to the next photo
    until(paper, "each.scrollLeft > 0")
    expect(picture).to_have_attribute("src", str(source))
    large(page).get_by_role("button", name="The photo after").click()
    expect(picture).not_to_have_attribute("src", str(source))
    assert paper.evaluate("(each) => each.scrollLeft") == 0
    picture.evaluate("(image) => image.decode()")
    assert width(picture) == PHONE["width"]


def test_the_longest_of_all_is_drawn(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, "A book")
    lay(glimmer, (1440, 65_000))
    picture = opened(page, glimmer)
    assert picture.evaluate("(image) => [image.naturalWidth, image.naturalHeight]") == [1080, 48_750]
    paper = large(page).locator(".zoom-paper")
    paper.evaluate("(each) => each.scrollTo(0, each.scrollHeight)")
    shot = Image.open(io.BytesIO(paper.screenshot())).convert("RGB")
    ground = shot.getpixel((100, 300))
    assert isinstance(ground, tuple)
    assert max(abs(one - other) for one, other in zip(ground, (120, 100, 60), strict=True)) < 12


def test_without_scripts_its_link_opens_all_of_it(
    open_window: Callable[..., BrowserContext], alice: User, talk: Glimmer
) -> None:
    page = open_window(alice, java_script_enabled=False).new_page()
    page.goto(talk.get_absolute_url())
    with page.expect_response("**/master/") as answer:
        page.get_by_role("link", name="The top of a long picture").click()
    assert Image.open(io.BytesIO(answer.value.body())).size == (790, 36_861)


@pytest.mark.parametrize("words", [SAYS, MANY_WORDS], ids=["few words", "many words"])
@pytest.mark.parametrize("size", [PHONE, DESK, LYING], ids=["phone", "desk", "lying phone"])
def test_the_description_lies_below_the_photo_and_is_said_once(
    open_window: Callable[..., BrowserContext], alice: User, size: dict[str, int], words: str
) -> None:
    glimmer = make_glimmer(alice, "Two")
    lay(glimmer, (900, 600), words)
    lay(glimmer, (900, 600))
    page = open_window(alice, viewport=size).new_page()
    picture = opened(page, glimmer)
    description = large(page).get_by_text(words)
    expect(description).to_be_visible()
    photo, text = picture.bounding_box(), description.bounding_box()
    assert photo
    assert text
    assert text["y"] >= photo["y"] + photo["height"]
    assert photo["y"] >= 0
    assert photo["height"] > 0.4 * size["height"] or photo["width"] == size["width"]
    assert text["y"] + 24 <= size["height"], "its first line is seen at once"
    expect(picture).to_have_accessible_name(words)
    assert not {"paragraph", "text"} & set(re.findall(r"\w+", large(page).aria_snapshot())), "it is said once"
    # One can scroll to its end, and the buttons do not cover it.
    large(page).locator(".zoom-paper").evaluate("(each) => each.scrollTo(0, each.scrollHeight)")
    buttons = large(page).get_by_role("button", name="Close").bounding_box()
    assert buttons
    bottom = "const all = new Range(); all.selectNodeContents(each); return all.getBoundingClientRect().bottom"
    assert description.evaluate(f"(each) => {{ {bottom} }}") <= buttons["y"]
    large(page).get_by_role("button", name="The photo after").click()
    expect(large(page).get_by_role("img", name="A photo without a description")).to_be_visible()
    expect(large(page).locator(".zoom-words")).to_be_hidden()


def test_axe_finds_nothing_in_the_large_view(
    open_window: Callable[..., BrowserContext], alice: User, talk: Glimmer
) -> None:
    photo = make_glimmer(alice, "One")
    lay(photo, (900, 600), MANY_WORDS)
    page = open_window(alice, reduced_motion="reduce", bypass_csp=True).new_page()  # axe writes style attributes
    for glimmer in (talk, photo):
        opened(page, glimmer)
        assert found_in_both_schemes(page) == {}


def test_a_photo_that_was_put_away_opens_large_too(page: Page, alice: User) -> None:
    glimmer = make_glimmer(alice, "Away")
    lay(glimmer, (500, 4000), SAYS)
    glimmer.put_away()
    picture = opened(page, glimmer)
    assert width(picture) == PHONE["width"]
    expect(large(page).get_by_text(SAYS)).to_be_attached()
