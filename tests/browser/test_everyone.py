"""Pages for everyone: axe on each, light and dark, small and wide; no sideways scrolling at 320 px."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import BrowserContext, expect

from accounts.models import User
from glimmers.capture.tokens import make as make_token
from glimmers.journal.vocabulary import Shift
from glimmers.photos.models import Photo
from tests.browser.axe import found_in_both_schemes, lay_axe
from tests.browser.chromium import DESK, PHONE
from tests.browser.signal import nothing_gets_through
from tests.factories import make_glimmer, make_photo

COLOUR = re.compile(r"color-scheme: dark|--[\w-]+: (#[0-9a-f]{6}|rgb\([\d ./]+\))|--grain-strength: [\d.]+")
DARK = re.compile(r"(?:-scheme: dark\) \{\n  :root\S*|^:root\[data-look=.dark.\]) \{(.*?)\}", re.DOTALL | re.MULTILINE)
CSS = Path(__file__).parent.parent.parent / "static/css"
SIGNED_IN = (
    "/", "/day/2026-11-15/", "/scrapbook/", "/tags/", "/put-away/", "/settings/", "/about/",
    "/settings/capture/", "REVOKE",
    "/accounts/email/", "/accounts/password/change/", "/accounts/logout/", "GLIMMER", "EDIT", "DELETE",
    "SIX PHOTOS", "CHANGE PHOTOS", "/scrapbook/?q=shift:awe+has:photo",
    "/calendar/", "/calendar/2026/", "/search/", "/search/?q=shift:zzz+note", "/search/?q=nowhere", "RENAME",
    "/offline/", "/months/2026/11/", "/glimmer-for-now/", "/offline/glimmer-for-now/", "/settings/hard-day/",
    "/settings/coming-back/", "/ideas/", "/what-is-a-glimmer/",
)  # fmt: skip
ANONYMOUS = ("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/about/", "/nowhere/")
# Only visible ones, each once: what is opened on a phone stays open at a desk.
PRESS_SUMMARIES = """() => {
    const isInSight = (each) => each.checkVisibility({ visibilityProperty: true });
    const pressed = [...document.querySelectorAll("summary:not([data-pressed])")].filter(isInSight);
    for (const each of pressed) {
        each.dataset.pressed = "";
        each.click();
    }
}"""


@pytest.fixture
def filled(alice: User) -> dict[str, str]:
    for shift in ["", *Shift.values]:
        make_glimmer(alice, f"A note, {shift or 'unsaid'} #tea", shift=shift, sources=("rest", "light"), place="here")
        make_glimmer(alice, f"Longer words, {shift}. " * 12, when="2026-11-15T08:00", shift=shift)
    close = make_glimmer(alice, "صوت المطر على النافذة، وهدوء البيت", shift="calm")
    close.keep_close(True)
    make_glimmer(alice, "x" * 400 + " https://example.org/" + "y" * 200)
    away = make_glimmer(alice, "put away")
    make_photo(alice, glimmer=away)
    away.put_away()
    for count in (1, 2, 3, 6):
        glimmer = make_glimmer(alice, f"With {count} photos", shift="awe")
        for _ in range(count):
            make_photo(alice, glimmer=glimmer)
    Photo.objects.filter(pk=make_photo(alice, glimmer=glimmer).pk).update(put_away_at=timezone.now())
    tall = make_glimmer(alice, "A tall one")
    make_photo(alice, glimmer=tall, size=(600, 1300))
    return {
        "GLIMMER": close.get_absolute_url(),
        "REVOKE": f"/settings/capture/{make_token(alice, 'A phone, long in its name' * 4)[0].pk}/revoke/",
        "RENAME": f"/tags/{alice.tags.get(name='tea').pk}/rename/",
        "EDIT": f"/glimmers/{close.pk}/edit/",
        "DELETE": f"/glimmers/{away.pk}/delete/",
        "SIX PHOTOS": glimmer.get_absolute_url(),
        "CHANGE PHOTOS": f"/glimmers/{glimmer.pk}/edit/",
    }


def test_in_the_dark_nothing_but_colours_is_different() -> None:
    """Otherwise axe would have to check each whole page a second time."""
    text = (CSS / "tokens.css").read_text()
    blocks = DARK.findall(text)
    assert len(blocks) == 2
    for declaration in filter(str.strip, "".join(blocks).split(";")):
        assert COLOUR.fullmatch(declaration.strip()), declaration
    others = [path for path in CSS.rglob("*.css") if re.search(r"color-scheme|data-look", path.read_text())]
    assert others == [CSS / "tokens.css"]
    assert text.count("prefers-color-scheme") == 1


def test_axe_finds_nothing(open_window: Callable[..., BrowserContext], alice: User, filled: dict[str, str]) -> None:
    """Each page is checked on a phone, and again when it is as wide as a desk."""
    for user, urls in ((alice, SIGNED_IN), (None, ANONYMOUS)):
        page = open_window(user, reduced_motion="reduce", bypass_csp=True).new_page()  # axe writes style attributes
        lay_axe(page)
        for url in urls:
            page.set_viewport_size(PHONE)
            page.goto(filled.get(url, url))
            for size in (PHONE, DESK):
                page.set_viewport_size(size)
                page.evaluate(PRESS_SUMMARIES)
                assert found_in_both_schemes(page) == {}, f"{url} at {size}"


def test_axe_finds_nothing_where_something_waits(open_window: Callable[..., BrowserContext], alice: User) -> None:
    options = {"viewport": {"width": 320, "height": 640}, "reduced_motion": "reduce"}
    page = open_window(alice, **options, bypass_csp=True).new_page()
    page.goto("/")
    page.context.set_offline(True)
    for text in ("It waits", "w" * 300):
        page.get_by_label("What did you notice?").fill(text)
        page.get_by_role("button", name="Keep", exact=True).click()
        expect(page.locator(".pending").filter(has_text=text)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found_in_both_schemes(page) == {}
    nothing_gets_through(page)
    page.context.set_offline(False)
    page.goto("/settings/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert found_in_both_schemes(page) == {}


def test_nothing_scrolls_sideways_on_the_narrowest_phone(
    open_window: Callable[..., BrowserContext], alice: User, filled: dict[str, str]
) -> None:
    """Each page is tried at 320 px, with letters twice as large, and as 1280 px at 400 percent."""
    page = open_window(alice, viewport={"width": 320, "height": 640}).new_page()
    width = "document.documentElement.scrollWidth"
    for url in SIGNED_IN:
        page.set_viewport_size({"width": 320, "height": 640})
        page.goto(filled.get(url, url))
        assert page.evaluate(width) <= 320, url
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(width) <= 320, f"{url} in large letters"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size({"width": 320, "height": 256})
        assert page.evaluate(width) <= 320, f"{url} at 400 percent"


def test_everything_can_be_reached_by_keyboard(
    open_window: Callable[..., BrowserContext], alice: User, filled: dict[str, str]
) -> None:
    page = open_window(alice, viewport=DESK).new_page()
    page.goto("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the page"
    seen = set()
    for _ in range(60):
        seen.add(page.evaluate("(document.activeElement.textContent || document.activeElement.name).trim()"))
        outline = page.evaluate(
            "getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow"
        )
        assert outline != "nonenone", page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Tab")
    assert {"Today", "Calendar", "Scrapbook", "Search", "Settings", "text", "More", "Keep", "Edit", "Put away"} <= seen
