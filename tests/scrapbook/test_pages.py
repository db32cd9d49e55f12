"""Where a page of the scrapbook begins, what narrows it, and what it costs."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.journal.months import months_of
from glimmers.photos import files
from glimmers.photos.models import Photo
from glimmers.scrapbook.chapters import read_month, years
from tests.factories import BERLIN, make_glimmer, make_photo
from tests.scrapbook.test_scrapbook import walk

MOST_QUERIES = 6


def make_many(user: User, count: int, **fields: object) -> list[Glimmer]:
    """Make one glimmer every three days, backwards from 20 November 2026."""
    made = []
    for index in range(count):
        at = datetime(2026, 11, 20, 12, tzinfo=BERLIN) - timedelta(days=3 * index)
        made.append(Glimmer(user=user, text=f"number {index}", time_zone="Europe/Berlin", noticed_at=at, **fields))
        made[-1].noticed_on = at.date()
    return Glimmer.objects.bulk_create(made)


def ids(page: str) -> list[str]:
    return re.findall(r'<article id="glimmer-([0-9a-f-]{36})"', page)


def link(page: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}"\s+href="([^"]+)"', page)
    return "/scrapbook/" + found[1].replace("&amp;", "&") if found else ""


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_one_card_costs_as_many_queries_as_24_with_photos(as_alice: Client, alice: User) -> None:
    make_many(alice, 1)
    one = queries(as_alice, "/scrapbook/")
    for glimmer in make_many(alice, 40)[:5]:
        make_photo(alice, glimmer=glimmer)
        make_photo(alice, glimmer=glimmer)
    assert queries(as_alice, "/scrapbook/") <= MOST_QUERIES
    assert one <= MOST_QUERIES
    glimmer = alice.glimmers.newest_first()[3]
    assert queries(as_alice, "/scrapbook/?q=has:photo+is:close+%23none") <= MOST_QUERIES
    assert queries(as_alice, glimmer.get_absolute_url()) <= MOST_QUERIES


@pytest.mark.one_database
def test_a_deep_page_costs_what_the_first_costs(as_alice: Client, alice: User, bob: User) -> None:
    made = make_many(alice, 3000)
    make_many(bob, 3000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE journal_glimmer")
    deep = f"/scrapbook/?after={made[2000].place_in_time}"
    with CaptureQueriesContext(connection) as captured:
        assert ids(as_alice.get(deep).content.decode())
    [sql] = [query["sql"] for query in captured if "LIMIT 25" in query["sql"]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) {sql}")
        plan, _, of_photos = "\n".join(row[0] for row in cursor.fetchall()).partition("SubPlan")
    assert "never executed" in of_photos
    # Of a part its index has a name that Postgres made.
    assert re.search(r"Index Scan using (?:glimmer_newest|journal_glimmer_\d\d_user_id_noticed_on)", plan), plan
    assert "Seq Scan" not in plan, plan
    assert "Sort" not in plan, plan
    read = re.search(r"Rows Removed by Filter: (\d+)", plan)
    assert int(read[1] if read else 0) <= 25, plan


def test_newer_pages_lead_back_over_the_same_glimmers(as_alice: Client, alice: User) -> None:
    made = make_many(alice, 60)
    page = as_alice.get(f"/scrapbook/?after={made[51].place_in_time}").content.decode()
    assert ids(page) == [str(glimmer.pk) for glimmer in made[52:]]
    back = as_alice.get(link(page, "prev")).content.decode()
    assert ids(back) == [str(glimmer.pk) for glimmer in made[28:52]]
    first = as_alice.get(link(as_alice.get(link(back, "prev")).content.decode(), "prev")).content.decode()
    assert ids(first) == [str(glimmer.pk) for glimmer in made[:4]]
    assert not link(first, "prev")
    assert ids(as_alice.get(link(first, "next")).content.decode())[0] == str(made[4].pk)


def test_a_month_that_goes_on_on_the_older_page_says_so(as_alice: Client, alice: User) -> None:
    made = make_many(alice, 60)
    head = re.compile(r'<section class="chapter" data-month="(2026-\d\d)" aria-label="[^"]+"( data-goes-on)?>')

    def that_go_on(address: str) -> list[bool]:
        page = as_alice.get(f"/scrapbook/{address}").content.decode()
        return [bool(mark) for _month, mark in head.findall(page)]

    last = next(at for at in range(30, 60) if made[at].noticed_on.month != made[at + 1].noticed_on.month)
    assert that_go_on(f"?after={made[last - 25].place_in_time}") == [False, False, True]
    assert that_go_on(f"?after={made[last - 24].place_in_time}") == [False, False, False]
    assert that_go_on(f"?before={made[last].place_in_time}") == [False, False, True]
    assert that_go_on(f"?before={made[last + 1].place_in_time}") == [False, False, False]
    assert that_go_on(f"?after={made[50].place_in_time}")[-1] is False


def test_a_month_is_where_a_page_begins(as_alice: Client, alice: User) -> None:
    make_many(alice, 60)
    page = as_alice.get("/scrapbook/?month=2026-08").content.decode()
    assert re.findall(r'data-month="(2026-\d\d)" aria-label', page)[0] == "2026-08"
    assert link(page, "prev")
    assert as_alice.get("/scrapbook/?month=2026-13").status_code == 200
    assert as_alice.get("/scrapbook/?month=9999-12").status_code == 200
    assert "Nothing is older" in as_alice.get("/scrapbook/?month=1950-01").content.decode()


def test_the_months_are_those_with_glimmers(alice: User, bob: User) -> None:
    assert months_of(alice) == []
    for when in ("2026-11-15T08:00", "2026-11-01T00:10", "2024-02-29T12:00", "1900-01-01T12:00"):
        make_glimmer(alice, when=when)
    make_glimmer(alice, "gone", when="2025-05-05T12:00").put_away()
    make_glimmer(bob, when="2025-07-01T12:00")
    found = months_of(alice)
    assert found == [date(2026, 11, 1), date(2024, 2, 1), date(1900, 1, 1)]
    assert [(year.year, len(year.months)) for year in years(found)] == [(2026, 1), (2024, 1), (1900, 1)]


def test_months_are_read() -> None:
    assert read_month("2026-11") == date(2026, 11, 1)
    assert [read_month(text) for text in ("2026-13", "2026-1", "x", "", "2026-11-02", "٢٠٢٦-١١")] == [None] * 6


@pytest.fixture
def varied(alice: User) -> dict[str, Glimmer]:
    return {
        "plain": make_glimmer(alice, "plain"),
        "calm": make_glimmer(alice, "calm one", shift="calm", sources=("nature", "sound")),
        "close": make_glimmer(alice, "close and calm", shift="calm"),
        "tagged": make_glimmer(alice, "with #tea", shift="joy", sources=("taste",)),
    }


def test_filters_combine_and_live_in_the_address(as_alice: Client, alice: User, varied: dict[str, Glimmer]) -> None:
    varied["close"].keep_close(True)
    make_photo(alice, glimmer=varied["tagged"])
    expected = {
        "": {"plain", "calm", "close", "tagged"},
        "shift:calm": {"calm", "close"},
        "shift:calm is:close": {"close"},
        "from:sound": {"calm"},
        "from:sound shift:joy": set(),
        "shift:joy shift:calm": {"calm", "close", "tagged"},
        "#tea": {"tagged"},
        "#TEA": {"tagged"},
        "has:photo": {"tagged"},
        "has:photo #tea shift:joy from:taste": {"tagged"},
        "has:photo is:close": set(),
        "-has:photo shift:calm": {"calm", "close"},
        "calm -close": {"calm"},
        "shift:nonsense from:\0 #\0": {"plain", "calm", "close", "tagged"},
    }
    for query, names in expected.items():
        page = as_alice.get("/scrapbook/", {"q": query}).content.decode()
        assert set(ids(page)) == {str(varied[name].pk) for name in names}, query
        if not names:
            assert "Show everything" in page


def test_a_second_tap_takes_a_filter_away(as_alice: Client, varied: dict[str, Glimmer]) -> None:
    page = as_alice.get("/scrapbook/?q=shift:calm+has:photo").content.decode()
    assert 'href="/scrapbook/?q=has%3Aphoto"' in page  # to remove Calm
    assert 'href="/scrapbook/?q=shift%3Acalm"' in page  # to remove With photos
    assert 'href="/scrapbook/?q=shift%3Ajoy+shift%3Acalm+has%3Aphoto"' in page


def test_filters_go_along_to_the_next_page_and_to_a_glimmers_neighbours(as_alice: Client, alice: User) -> None:
    made = make_many(alice, 60, shift="awe")
    make_many(alice, 60)
    pages = walk(as_alice, "/scrapbook/?q=shift:awe")
    assert [key for page in pages for key in page] == [str(glimmer.pk) for glimmer in made]
    page = as_alice.get(f"{made[5].get_absolute_url()}?q=shift:awe").content.decode()
    assert f'href="{made[6].get_absolute_url()}?q=shift%3Aawe"' in page
    assert f'href="{made[4].get_absolute_url()}?q=shift%3Aawe"' in page


def test_closing_a_glimmer_without_scripts_leads_to_its_place(as_alice: Client, alice: User) -> None:
    made = make_many(alice, 60)
    page = as_alice.get(made[40].get_absolute_url()).content.decode()
    found = re.search(r'href="(/scrapbook/\?[^"#]*)#glimmer-', page)
    assert found
    assert ids(as_alice.get(found[1].replace("&amp;", "&")).content.decode())[0] == str(made[40].pk)


def test_scripts_get_the_leaf_alone(as_alice: Client, alice: User) -> None:
    make_many(alice, 30)
    page = as_alice.get("/scrapbook/", headers={"HX-Request": "true"}).content.decode()
    assert len(ids(page)) == 24
    assert "<html" not in page
    assert link(page, "next")


def test_a_photo_whose_file_is_gone_leaves_the_page_whole(as_alice: Client, alice: User) -> None:
    photo: Photo = make_photo(alice, glimmer=make_glimmer(alice, "still here"))
    files.remove(photo.file_names)
    assert "still here" in as_alice.get("/scrapbook/").content.decode()


def test_every_photo_has_its_size_and_the_first_ones_are_fetched_at_once(as_alice: Client, alice: User) -> None:
    for _ in range(4):
        make_photo(alice, glimmer=make_glimmer(alice), size=(2000, 1500))
    pictures = re.findall(r"<img[^>]*>", as_alice.get("/scrapbook/").content.decode())
    assert len(pictures) == 4
    for picture in pictures:
        assert 'width="2000" height="1500"' in picture
        assert re.search(r'srcset="\S+/480/ 480w, \S+/960/ 960w, \S+/1600/ 1600w"', picture)
        assert 'sizes="(min-width' in picture
        assert re.search(r'alt="[^"]+"', picture)
    assert ['loading="lazy"' in picture for picture in pictures] == [False, False, True, True]
