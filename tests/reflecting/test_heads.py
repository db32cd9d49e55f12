"""A month's line heads its chapter in the scrapbook, and a quiet link leads to the page that looks back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from glimmers.reflecting.lines import keep_line
from tests.factories import make_glimmer

OCTOBER = "/months/2026/10/"
FIRST = date(2026, 10, 1)
HTMX = {"HX-Request": "true"}
LINE = "The light in the kitchen, mostly"


@pytest.fixture(autouse=True)
def on_the_22nd_of_november() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def heads(page: str) -> dict[str, str]:
    """Return what the head of each chapter says, in words alone."""
    chapters = re.findall(r'<section class="chapter" data-month="(.*?)".*?<header(.*?)</header>', page, re.DOTALL)
    return {month: " ".join(re.sub(r"<[^>]+>", " ", f"<{head}").split()) for month, head in chapters}


def test_it_heads_its_chapter_and_a_quiet_link_leads_to_the_page(as_alice: Client, alice: User, bob: User) -> None:
    for when in ("2026-11-20T08:00", "2026-10-12T08:00", "2026-09-12T08:00"):
        make_glimmer(alice, "#tea", when=when)
    keep_line(alice, FIRST, LINE)
    keep_line(bob, FIRST, "Bob's")
    for headers in ({}, HTMX):
        page = as_alice.get("/scrapbook/", headers=headers).content.decode()
        assert heads(page) == {
            "2026-11": "November 2026",  # it still goes on
            "2026-10": f"October 2026 Look back on October 2026 {LINE}",
            "2026-09": "September 2026 Look back on September 2026",
        }
        assert page.count(f'href="{OCTOBER}"') == 1
    keep_line(alice, date(2026, 11, 1), "So far")
    page = as_alice.get("/scrapbook/?month=2026-11").content.decode()
    assert heads(page)["2026-11"] == "November 2026 Look back on November 2026 So far"


def test_where_the_scrapbook_is_narrowed_its_chapters_are_not_the_months(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, "#tea", when="2026-10-12T08:00")
    keep_line(alice, FIRST, LINE)
    assert heads(as_alice.get("/scrapbook/?q=%23tea").content.decode()) == {"2026-10": "October 2026"}


def test_the_scrapbook_asks_once_more_for_all_lines_and_not_where_there_are_none(as_alice: Client, alice: User) -> None:
    for month in range(1, 11):
        make_glimmer(alice, when=f"2026-{month:02}-12T08:00")
    before = queries(as_alice, "/scrapbook/")
    keep_line(alice, FIRST, LINE)
    one = queries(as_alice, "/scrapbook/")
    for month in range(1, 10):
        keep_line(alice, date(2026, month, 1), f"line {month}")
    assert queries(as_alice, "/scrapbook/") == one <= before + 1


def test_the_calendar_leads_to_months_that_are_over(as_alice: Client) -> None:
    assert "Look back on October" in as_alice.get("/calendar/2026/10/").content.decode()
    for month in ("/calendar/", "/calendar/2026/11/", "/calendar/2026/12/"):
        assert "Look back on" not in as_alice.get(month).content.decode()
