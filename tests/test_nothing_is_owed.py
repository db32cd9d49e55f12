"""No page, in any setting, holds a number of days on which something was kept, or on which nothing was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import Look, User
from glimmers.coming_back.models import Kind, Way
from tests.everything import write_everything
from tests.factories import make_glimmer
from tests.routes import paths

# In 90 days, with 34 of them in a row: none of these is the day of a month, a time, or a number of anything else.
ALL, KEPT, IN_A_ROW = 90, 53, 34
COUNTED = re.compile(rf"(?<![\d:.])({KEPT}|{ALL - KEPT}|{IN_A_ROW}|{KEPT * 100 // ALL})(?![\d:])")
SAID = re.compile(r"\b\d+ (?:days?|nights?|weeks?) (?:kept|missed|in a row|without|since|running)\b", re.IGNORECASE)
SHOWN = {"aria-label", "title", "alt", "placeholder", "value"}
SKIPPED = {"script", "style", "textarea"}


class Said(HTMLParser):
    """Collect what of a page somebody reads or hears, without its links' addresses and its forms' hidden values."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._skipped = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipped += tag in SKIPPED
        is_hidden = ("type", "hidden") in attrs
        self.words += [value for name, value in attrs if name in SHOWN and value and not is_hidden]

    def handle_endtag(self, tag: str) -> None:
        self._skipped -= tag in SKIPPED

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self.words.append(data)


def counted(page: str) -> list[str]:
    return [words for words in Said(page).words if COUNTED.search(words) or SAID.search(words)]


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 11, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def days(alice: User) -> list[date]:
    """Let Alice keep something on 53 of the last 90 days, and on each of the last 34."""
    today = timezone.localdate()
    ago = [*range(IN_A_ROW), *range(IN_A_ROW + 1, ALL, 2)]
    ago = [*ago[: KEPT - 1], ALL]
    found = [today - timedelta(days=each) for each in ago]
    for number, day in enumerate(found):
        make_glimmer(alice, f"The light, {'again ' * (number % 3)}at home.", when=f"{day}T08:15")
    assert len(set(found)) == KEPT
    return found


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("look", [Look.DEVICE, Look.DARK])
@pytest.mark.parametrize("comes_back", [True, False])
def test_no_page_counts_days(alice: User, as_alice: Client, days: list[date], look: str, comes_back: bool) -> None:
    write_everything(alice, "words", "tag")
    alice.look = look
    alice.first_weekday = 6 if comes_back else 0
    alice.save()
    if comes_back:
        for kind in Kind:
            Way.objects.of(alice.pk).bulk_create([Way(user_id=alice.pk, kind=kind)], ignore_conflicts=True)
    looked_at = 0
    for name, path in paths().items():
        for headers in ({}, {"HX-Request": "true"}):
            answer = as_alice.get(path, headers=headers)
            if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
                looked_at += 1
                assert not counted(answer.content.decode()), name
    for day in (days[0], days[-1]):
        for path in (f"/day/{day}/", f"/calendar/{day.year}/{day.month}/", f"/calendar/{day.year}/"):
            assert not counted(as_alice.get(path).content.decode()), path
    assert looked_at > 30


@pytest.mark.parametrize(
    "page",
    ["<p>53 days</p>", '<a aria-label="37 of 90">x</a>', "<b>34</b>", "<p>58 %</p>", "<p>3 days in a row</p>"],
)
def test_a_page_that_counts_is_found(page: str) -> None:
    assert counted(page)
