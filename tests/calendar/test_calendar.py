"""The calendar: what each day shows, which months it has, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from glimmers.journal.models import Glimmer
from tests.factories import make_glimmer, make_photo

NOVEMBER = "/calendar/2026/11/"
YEAR = "/calendar/2026/"


@pytest.fixture(autouse=True)
def on_the_22nd() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        yield


def read(client: Client, url: str, **headers: str) -> str:
    response = client.get(url, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def day(page: str, number: int) -> str:
    """Return the link of a day, or "" if it has none."""
    found = re.search(rf'<a [^>]*id="day-{number}".*?</a>', page, re.DOTALL)
    return found[0] if found else ""


def name(link: str) -> str:
    """Return what a screen reader says for a link."""
    heard = re.sub(r'<(\w+) [^>]*aria-hidden="true".*?</\1>', "", link, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", heard).replace(" ,", ",").split())


def shifts(link: str) -> list[str]:
    return re.findall(r'class="dot(?: shift-(\w+))?"', link)


def small_month(page: str, number: int) -> str:
    found = re.search(rf'<a [^>]*id="month-{number:02}".*?</a>', page, re.DOTALL)
    return found[0] if found else ""


def test_each_day_is_a_link_that_says_what_it_has(as_alice: Client, alice: User) -> None:
    make_glimmer(alice, when="2026-11-11T08:00")
    for hour in (7, 8, 9):
        make_glimmer(alice, when=f"2026-11-12T0{hour}:00")
    page = read(as_alice, NOVEMBER)
    assert [name(day(page, number)) for number in (10, 11, 12)] == [
        "10 November",
        "11 November, 1 glimmer",
        "12 November, 3 glimmers",
    ]
    assert 'href="/day/2026-11-12/"' in day(page, 12)
    assert [number for number in range(1, 32) if day(page, number)] == list(range(1, 23))


def test_the_marks_are_each_shift_once_the_latest_first(as_alice: Client, alice: User) -> None:
    for hour, shift in enumerate(("awe", "joy", "calm", "joy", "awe", "")):
        make_glimmer(alice, when=f"2026-11-12T0{hour}:00", shift=shift)
    make_glimmer(alice, when="2026-11-13T08:00")
    page = read(as_alice, NOVEMBER)
    assert shifts(day(page, 12)) == ["awe", "joy", "calm"]
    assert "is-washed shift-awe" in day(page, 12)
    assert shifts(day(page, 13)) == [""]
    assert "is-sheet" in day(page, 13)
    assert shifts(day(page, 14)) == []


def test_of_two_in_the_same_minute_the_one_kept_later_is_the_latest(as_alice: Client, alice: User) -> None:
    for shift in ("awe", "joy"):
        make_glimmer(alice, when="2026-11-12T08:00", shift=shift)
    assert shifts(day(read(as_alice, NOVEMBER), 12)) == ["joy", "awe"]


def test_a_day_shows_the_first_photo_of_the_latest_glimmer_that_has_one(as_alice: Client, alice: User) -> None:
    early = make_glimmer(alice, when="2026-11-12T08:00")
    with_two = make_glimmer(alice, when="2026-11-12T12:00")
    make_glimmer(alice, "none here", when="2026-11-12T18:00", shift="joy")
    make_photo(alice, glimmer=early)
    second, first = make_photo(alice, glimmer=with_two), make_photo(alice, glimmer=with_two)
    for photo, position in ((second, 2), (first, 0)):
        photo.position = position
        photo.save()
    link = day(read(as_alice, NOVEMBER), 12)
    assert re.findall(r'src="([^"]+)"', link) == [first.smallest_url]
    assert 'alt=""' in link
    assert shifts(link) == []
    assert name(link) == "12 November, 3 glimmers: Joy"


def test_what_is_tucked_away_gives_a_day_its_mark_and_not_its_picture(as_alice: Client, alice: User) -> None:
    early = make_glimmer(alice, when="2026-11-12T08:00")
    tucked = make_glimmer(alice, when="2026-11-12T12:00", shift="joy")
    alone = make_glimmer(alice, when="2026-11-13T12:00", shift="awe")
    photo = make_photo(alice, glimmer=early)
    for glimmer in (tucked, alone):
        make_photo(alice, glimmer=glimmer)
        glimmer.tuck_away(True)
    page = read(as_alice, NOVEMBER)
    assert re.findall(r'src="([^"]+)"', day(page, 12)) == [photo.smallest_url]
    assert "<img" not in day(page, 13)
    assert shifts(day(page, 13)) == ["awe"]
    names = [name(day(page, number)) for number in (12, 13)]
    assert names == ["12 November, 2 glimmers: Joy", "13 November, 1 glimmer: Awe"]
    alone.tuck_away(False)
    assert "<img" in day(read(as_alice, NOVEMBER), 13)


def test_a_photo_that_was_put_away_does_not_show(as_alice: Client, alice: User) -> None:
    glimmer = make_glimmer(alice, when="2026-11-12T08:00")
    gone, left = make_photo(alice, glimmer=glimmer), make_photo(alice, glimmer=glimmer)
    gone.put_away_at = datetime.now(UTC)
    gone.save()
    assert left.smallest_url in day(read(as_alice, NOVEMBER), 12)


@pytest.mark.parametrize("url", [NOVEMBER, YEAR])
def test_nothing_put_away_and_nothing_of_another_user_shows(as_alice: Client, alice: User, bob: User, url: str) -> None:
    plain = read(as_alice, url)
    away = make_glimmer(alice, when="2026-11-12T08:00", shift="joy")
    for glimmer in (away, make_glimmer(bob, when="2026-11-12T09:00", shift="awe")):
        make_photo(glimmer.user, glimmer=glimmer)
    make_glimmer(bob, when="2024-11-12T09:00")
    away.put_away()
    assert read(as_alice, url) == plain


def test_a_journal_without_a_glimmer_has_a_calendar_all_the_same(as_alice: Client) -> None:
    assert name(day(read(as_alice, NOVEMBER), 22)) == "22 November"
    assert name(small_month(read(as_alice, YEAR), 11)) == "November 2026"


@pytest.mark.parametrize(
    ("first_weekday", "names"),
    [(0, "Monday Sunday"), (6, "Sunday Saturday"), (5, "Saturday Friday")],
    ids=["monday", "sunday", "saturday"],
)
def test_the_week_begins_as_the_settings_say(as_alice: Client, alice: User, first_weekday: int, names: str) -> None:
    alice.first_weekday = first_weekday
    alice.save()
    page = read(as_alice, NOVEMBER)
    heads = [name(head) for head in re.findall(r'<th scope="col">.*?</th>', page, re.DOTALL)]
    assert f"{heads[0]} {heads[-1]}" == names
    # 1 November 2026 is a Sunday.
    first_week = page.split("<tbody>")[1].split("</tr>")[0].split("<td>")[1:]
    assert ["day-1" in cell for cell in first_week].index(True) == (6 - first_weekday) % 7


@time_machine.travel(datetime(2026, 11, 22, 23, 30, tzinfo=UTC), tick=False)
def test_today_is_marked_by_the_writers_clock(as_alice: Client) -> None:
    page = read(as_alice, "/calendar/")
    assert 'aria-current="date"' in day(page, 23)  # in Berlin
    assert page.count('aria-current="date"') == 1
    assert 'aria-current="date"' not in read(as_alice, "/calendar/2026/10/")


def test_days_to_come_are_no_links_but_tomorrow_with_a_glimmer_is(as_alice: Client, alice: User) -> None:
    assert day(read(as_alice, NOVEMBER), 23) == ""
    make_glimmer(alice, when="2026-11-23T08:00")
    page = read(as_alice, NOVEMBER)
    assert name(day(page, 23)) == "23 November, 1 glimmer"
    assert day(page, 24) == ""
    assert '<span class="date">24</span>' in page


@pytest.mark.parametrize(
    "path", ["2026/13/", "2026/00/", "2026/1/", "0000/01/", "1899/12/", "2027/01/", "9999/12/", "1899/", "2027/", "26/"]
)
def test_there_is_no_month_and_no_year_out_of_bounds(as_alice: Client, path: str) -> None:
    assert as_alice.get(f"/calendar/{path}").status_code == 404


def test_addresses_have_two_digits_for_the_month() -> None:
    assert reverse("calendar:month", args=[2026, 3]) == "/calendar/2026/03/"
    assert reverse("calendar:year", args=[2026]) == "/calendar/2026/"


def beside(page: str) -> dict[str, str]:
    return dict(re.findall(r'rel="(prev|next)" href="([^"]+)"', page))


def test_each_month_leads_to_those_beside_it_up_to_the_present(as_alice: Client) -> None:
    assert beside(read(as_alice, "/calendar/2026/01/")) == {
        "prev": "/calendar/2025/12/",
        "next": "/calendar/2026/02/",
    }
    assert beside(read(as_alice, "/calendar/1900/01/")) == {"next": "/calendar/1900/02/"}
    assert beside(read(as_alice, NOVEMBER)) == {"prev": "/calendar/2026/10/"}
    assert beside(read(as_alice, "/calendar/2026/12/")) == {"prev": "/calendar/2026/11/"}
    assert beside(read(as_alice, "/calendar/1900/")) == {"next": "/calendar/1901/"}
    assert beside(read(as_alice, YEAR)) == {"prev": "/calendar/2025/"}


def test_this_month_is_offered_elsewhere(as_alice: Client) -> None:
    assert "This month" in read(as_alice, "/calendar/2026/10/")
    assert "This month" not in read(as_alice, NOVEMBER)


def test_a_year_has_its_months_with_what_they_hold(as_alice: Client, alice: User) -> None:
    for hour, shift in ((7, "awe"), (8, "joy")):
        make_glimmer(alice, when=f"2026-11-12T0{hour}:00", shift=shift)
    make_glimmer(alice, when="2026-02-01T08:00")
    make_glimmer(alice, when="2024-02-01T08:00")
    page = read(as_alice, YEAR)
    assert [name(small_month(page, number)) for number in (1, 2, 11, 12)] == [
        "January 2026",
        "February 2026, 1 glimmer",
        "November 2026, 2 glimmers",
        "",
    ]
    assert re.findall(r"mark shift-(\w+) is-kept", page) == ["joy"]
    assert page.count("is-kept") == 2
    assert 'id="year-2024"' in page
    assert 'id="year-2025"' not in page


@pytest.mark.parametrize(("url", "title"), [(NOVEMBER, "November 2026"), (YEAR, "2026")])
def test_htmx_gets_the_part_that_changes_and_its_title(as_alice: Client, url: str, title: str) -> None:
    fragment = as_alice.get(url, headers={"HX-Request": "true"})
    page = fragment.content.decode().strip()
    assert page.startswith(f"<title>{title} · Glimmers</title>")
    assert page.count('id="calendar"') == 1
    assert '<nav class="bar"' not in page
    assert "data-calendar-said" not in page
    assert "HX-Request" in fragment.headers["Vary"]
    assert read(as_alice, url).count("<title>") == 1


@pytest.mark.parametrize("url", [NOVEMBER, YEAR])
def test_it_costs_the_same_with_one_glimmer_and_with_fifty(as_alice: Client, alice: User, url: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            read(as_alice, url)
        return len(captured)

    def add(number: int) -> None:
        for index in range(number):
            glimmer = make_glimmer(alice, when=f"2026-11-{1 + index % 20:02}T08:{index:02}", shift="joy")
            Glimmer.objects.filter(pk=make_glimmer(alice, when="2025-01-01T08:00").pk).update(shift="awe")
            if index % 5 == 0:
                make_photo(alice, glimmer=glimmer)

    add(1)
    with_one = queries()
    add(49)
    assert queries() == with_one <= 4


def test_a_day_leads_back_to_its_place_in_the_calendar(as_alice: Client) -> None:
    link = re.search(r'<a class="day-month" href="([^"]+)">(.*?)</a>', read(as_alice, "/day/2025-03-07/"), re.DOTALL)
    assert link
    assert link[1] == "/calendar/2025/03/#day-7"
    assert re.sub(r"<[^>]+>", "", link[2]).strip() == "March 2025"
