"""How a month of the scrapbook ends: its columns level, its cards in time order, a drawing where room is left."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.browser.chromium import DESK, PHONE
from tests.factories import make_glimmer, make_photo

BESIDE = 120  # px that a card may begin above an earlier one, if it lies further along the line
BOXES = """() => [...document.querySelectorAll('.pages article')].map((card) => {
    const { x, y, width, height } = card.parentElement.getBoundingClientRect();
    const [left, top] = [x + card.offsetLeft, y + card.offsetTop];
    const month = card.closest('.chapter').dataset.month;
    return [month, left, top, card.offsetWidth, card.offsetHeight, x, y, width, height];
})"""
LAID = ".pages article:not([data-laid]), .pages .chapter[hidden]"


class Box(NamedTuple):
    """Measure a card as it lies, and the chapter around it, in px."""

    month: str
    left: float
    top: float
    width: float
    height: float
    x: float
    y: float
    inner: float
    whole: float


@pytest.fixture
def page(open_window: Callable[..., BrowserContext], alice: User) -> Page:
    return open_window(alice, viewport=DESK).new_page()


def write_months(alice: User, *, most: int = 9) -> list[Glimmer]:
    """Write months of one to `most` notes of many lengths, 45 in all: the first page ends within one of them."""
    made = []
    for month in range(1, most + 1):
        for day in range(1, month + 1):
            text = f"number {day}. " + "A few words more. " * ((7 * day + 5 * month) % 23)
            made.append(make_glimmer(alice, text, when=f"2026-{month:02}-{day:02}T08:00"))
    return made[::-1]


def open_all(page: Page, count: int) -> list[Box]:
    """Return the boxes of this many cards, all of them laid and none let go."""
    page.goto("/scrapbook/")
    expect(page.locator(".pages article[data-laid]")).to_have_count(count)
    expect(page.locator(LAID)).to_have_count(0)
    return [Box(*each) for each in page.evaluate(BOXES)]


def chapters(boxes: list[Box]) -> list[list[Box]]:
    return [list(cards) for _month, cards in groupby(boxes, key=lambda box: box.month)]


def hole(boxes: list[Box]) -> float:
    """Return how much higher than the others the shortest column of a chapter ends."""
    middles = [boxes[0].x + boxes[0].inner * sixth / 6 for sixth in (1, 3, 5)]
    ends = []
    for middle in middles:
        column = [each for each in boxes if each.left < middle < each.left + each.width]
        ends.append(max((each.top + each.height for each in column), default=boxes[0].y))
    return max(ends) - min(ends)


def test_the_columns_of_a_month_end_level(page: Page, alice: User) -> None:
    made = write_months(alice)
    boxes = open_all(page, len(made))
    holes = [hole(chapter) for chapter in chapters(boxes) if len(chapter) > 2]
    assert len(holes) == 7
    assert max(holes) < 150
    assert sum(holes) / len(holes) < 75


def test_within_a_month_what_is_older_lies_below_or_further_along_the_line(page: Page, alice: User) -> None:
    made = write_months(alice)
    boxes = open_all(page, len(made))
    ids = page.evaluate("[...document.querySelectorAll('.pages article')].map((card) => card.id)")
    assert ids == [f"glimmer-{glimmer.pk}" for glimmer in made]
    for chapter in chapters(boxes):
        for index, older in enumerate(chapter):
            for newer in chapter[:index]:
                is_beside = older.left > newer.left and older.top >= newer.top - BESIDE
                assert older.top >= newer.top - 1 or is_beside, (newer, older)


def test_a_month_that_two_leaves_share_ends_level(page: Page, alice: User) -> None:
    """The cards on its first page stay; the last cards on its second page level the columns."""
    lengths = (1, 2, 1, 3, 1, 2, 2, 1, 3, 1, 2, 1, 3, 2, 1, 2, 3, 1, 2, 1, 3, 1, 2, 1, 9, 2, 1, 3, 1, 40)
    for number, length in enumerate(reversed(lengths)):
        make_glimmer(alice, "A few words more. " * length, when=f"2026-10-{number + 1:02}T08:00")
    make_glimmer(alice, "The one before.", when="2026-09-01T08:00")
    boxes = open_all(page, len(lengths) + 1)
    october = chapters(boxes)[0]
    assert len(october) == len(lengths)
    assert hole(october) < 270


def test_a_drawing_lies_where_room_is_left_and_goes_with_it(page: Page, alice: User) -> None:
    make_photo(alice, glimmer=make_glimmer(alice, "A tall one.", when="2026-10-02T08:00"), size=(600, 900))
    make_glimmer(alice, "The one before.", when="2026-09-01T08:00")
    boxes = open_all(page, 2)
    drawing = page.locator(".drawing:visible")
    expect(drawing).to_have_count(1)
    expect(drawing).to_have_attribute("aria-hidden", "true")
    october, drawn = boxes[0], drawing.bounding_box()
    assert drawn
    assert drawn["x"] > october.left + october.width
    assert october.y < drawn["y"] < drawn["y"] + drawn["height"] < october.y + october.whole
    page.set_viewport_size(PHONE)
    expect(drawing).to_have_count(0)
    page.set_viewport_size(DESK)
    expect(drawing).to_have_count(1)
