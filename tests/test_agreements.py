"""A value that is written in two languages, once where it counts and once where it is shown, is the same in both."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

from django.contrib.auth.password_validation import MinimumLengthValidator, get_default_password_validators

from config import settings as ours
from glimmers.calendar.table import Cell
from glimmers.journal.card_style import TAPES, TILTS, card_style
from glimmers.journal.models import MAX_PHOTOS, MAX_PLACE_CHARACTERS, PUT_AWAY_FOR
from glimmers.journal.text import MAX_CHARACTERS
from glimmers.photos.layout import MOST_SHOWN
from glimmers.photos.models import MAX_DESCRIPTION_CHARACTERS
from glimmers.pwa.manifest import PAPER, PAPER_IN_THE_DARK
from glimmers.search import query
from tests.packages import MODULES

ROOT = Path(__file__).parent.parent
WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def read(path: str) -> str:
    return (ROOT / path).read_text()


def tokens(block: str) -> dict[str, str]:
    """Return the custom properties of a block of CSS."""
    return dict(re.findall(r"(--[\w-]+|color-scheme): ([^;]+);", block))


def palettes() -> list[dict[str, str]]:
    """Return the light palette, the dark one of a dark device, and the dark one that was chosen."""
    _head, *blocks = re.split(r":root[^{]*\{", read("static/css/tokens.css"))
    return [tokens(block.split("}")[0]) for block in blocks]


def test_the_dark_is_the_same_whether_the_device_is_dark_or_it_was_chosen() -> None:
    light, device, chosen = palettes()
    assert device == chosen
    assert device["color-scheme"] == "dark"
    assert set(device) <= set(light), "it redefines what is there"


def test_the_bar_of_the_phone_is_paper() -> None:
    light, dark, _ = palettes()
    assert (light["--paper"], dark["--paper"]) == (PAPER, PAPER_IN_THE_DARK)
    metas = re.findall(r'<meta name="theme-color" content="(#\w+)"', read("templates/base.html"))
    assert metas == [light["--paper"], dark["--paper"]]


def test_scripts_lay_columns_as_wide_as_the_style_sheet_does() -> None:
    column = palettes()[0]["--column"]
    assert [f"{width}rem" for width in re.findall(r"([\d.]+) \* root", read("static/js/scrapbook/columns.js"))] == [
        column
    ]


def test_a_field_takes_as_much_as_is_kept() -> None:
    for path, most in (
        ("templates/search/search.html", query.MAX_CHARACTERS),
        ("templates/photos/_tile_hands.html", MAX_DESCRIPTION_CHARACTERS),
    ):
        assert re.findall(r'maxlength="(\d+)"', read(path)) == [str(most)], path


def test_the_page_of_tokens_says_the_limits_that_hold() -> None:
    page = read("templates/capture/_how.html")
    rates = ours.ACCOUNT_RATE_LIMITS
    a_minute, a_day = (rates[name].split("/")[0] for name in ("capture", "capture_day"))
    for sentence in (
        f"Up to {MAX_CHARACTERS:,} characters.",
        f"Up to {MAX_PLACE_CHARACTERS} characters.",
        f"Up to {WORDS[MAX_PHOTOS]} files",
        f"{a_minute} times a minute, and {int(a_day):,} times a day.",
    ):
        assert sentence in page, sentence


def test_every_sentence_about_days_says_how_long_what_is_put_away_stays() -> None:
    sentences = {
        (path.name, days)
        for path in (*(ROOT / "templates").rglob("*.html"), *MODULES)
        if "demo" not in path.parts
        for days in re.findall(r"\b(\d+) days\b", path.read_text())
    }
    assert {days for _, days in sentences} == {str(PUT_AWAY_FOR.days)}, sentences
    assert {"put_away.html", "about.html", "rename.html"} <= {name for name, _ in sentences}


def test_the_form_says_how_long_a_password_is() -> None:
    lengths = [
        each.min_length for each in get_default_password_validators() if isinstance(each, MinimumLengthValidator)
    ]
    assert re.findall(r"(\d+) characters or more", read("accounts/forms.py")) == list(map(str, lengths))


def test_as_many_photos_are_laid_out_as_are_shown() -> None:
    css = read("static/css/components/photos.css")
    places = {int(place) for place in re.findall(r"\.print:nth-child\((\d+)\)", css)}
    assert places == set(range(1, MOST_SHOWN + 1))
    assert f".prints .print:nth-child(n + {MOST_SHOWN + 1}) {{\n  display: none;\n}}" in css
    assert {int(kind) for kind in re.findall(r"\.prints-spread-(\d)", css)} == set(range(3, MOST_SHOWN + 1))


def test_each_tilt_and_each_tape_has_a_class() -> None:
    css = read("static/css/components/card.css")
    tilts = {int(number) for number in re.findall(r"\.tilt-(\d+) \{", css)}
    hues = {int(number) for number in re.findall(r"\.tape-hue-(\d+) \{", css)}
    strips = set(re.findall(r"\.tape-([a-z]+) \{", css))
    assert tilts == set(TILTS)
    assert strips == set(TAPES) - {""}
    styles = [card_style(UUID(int=number).bytes, "words", "") for number in range(5000)]
    assert {each.tilt for each in styles} == tilts
    assert {each.tape_hue for each in styles} == hues
    first = date(2026, 1, 1)
    cells = [Cell(first + timedelta(number), None, is_today=False, is_open=True) for number in range(366)]
    assert {cell.tilt for cell in cells} == tilts
    assert {cell.tape for cell in cells} == hues
