"""The scrapbook shows everything, newest first, by months, a page at a time."""

from __future__ import annotations

import base64
import re
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from glimmers.journal import keyset
from glimmers.journal.keyset import Cursor
from glimmers.scrapbook.chapters import chapters
from tests.factories import make_glimmer


def walk(client: Client, url: str = "/scrapbook/") -> list[list[str]]:
    """Return the ids on each page, following "Older glimmers"."""
    pages = []
    while url:
        page = client.get(url).content.decode()
        pages.append(re.findall(r'<article id="glimmer-([0-9a-f-]{36})"', page))
        older = re.search(r'rel="next"\s+href="([^"]+)"', page)
        url = "/scrapbook/" + older[1].replace("&amp;", "&") if older else ""
    return pages


def test_every_glimmer_comes_once_newest_first(as_alice: Client, alice: User, bob: User) -> None:
    made = []
    for index in range(60):
        # Three glimmers share a day, two of them the minute too.
        when = datetime(2026, 10, 30, 8, index % 2) - timedelta(days=index // 3)
        made.append(make_glimmer(alice, f"number {index}", when=when.isoformat()))
    make_glimmer(bob, "bob's")
    make_glimmer(alice, "put away").put_away()
    expected = [str(glimmer.pk) for glimmer in alice.glimmers.kept().newest_first()]
    pages = walk(as_alice)
    assert [len(page) for page in pages] == [24, 24, 12]
    assert [key for page in pages for key in page] == expected
    assert len(expected) == len(made)


def test_a_tag_narrows_it(as_alice: Client, alice: User) -> None:
    for index in range(30):
        make_glimmer(alice, f"number {index} #猫" if index % 2 else "without")
    pages = walk(as_alice, "/scrapbook/?q=%23猫")
    assert [len(page) for page in pages] == [15]
    assert "Nothing like that was found" in as_alice.get("/scrapbook/?q=%23nobody").content.decode()


def test_an_empty_scrapbook_says_so(as_alice: Client) -> None:
    assert "still blank" in as_alice.get("/scrapbook/").content.decode()


def test_months_are_chapters() -> None:
    days = [date(2026, 11, 3), date(2026, 11, 1), date(2026, 10, 31), date(2024, 10, 1)]
    made = chapters([SimpleNamespace(noticed_on=day) for day in days])
    assert [(chapter.month, len(chapter.glimmers)) for chapter in made] == [
        (date(2026, 11, 1), 2),
        (date(2026, 10, 1), 1),
        (date(2024, 10, 1), 1),
    ]


@given(
    st.dates(date(1900, 1, 1), date(9000, 1, 1)),
    st.datetimes(datetime(1899, 12, 30), datetime(9000, 1, 1), timezones=st.just(UTC)),
    st.uuids(),
)
def test_a_cursor_is_read_as_it_was_written(day: date, moment: datetime, key: UUID) -> None:
    assert keyset.read(str(Cursor(day, moment, key))) == Cursor(day, moment, key)


@given(st.text() | st.binary(min_size=28, max_size=28).map(lambda raw: base64.urlsafe_b64encode(raw).decode()))
def test_any_other_text_is_no_cursor_or_a_bounded_one(text: str) -> None:
    found = keyset.read(text)
    assert found is None or (found.noticed_on >= date(1900, 1, 1) and 1800 < found.noticed_at.year < 9990)
