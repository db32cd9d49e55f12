"""Each way is off until it is chosen, and then shows what was chosen, from before, the same all day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from glimmers.coming_back.bringing_back import around_this_time, on_this_day, one_from_before
from glimmers.coming_back.models import Kind, QuietDay
from tests.coming_back.surfaces import AGAIN, SURFACES, choose_all, shown_again, years_before
from tests.factories import make_glimmer, make_photo

pytestmark = pytest.mark.django_db
WALKED = pytest.mark.parametrize("surface", SURFACES)
TODAY = date(2026, 11, 28)


def a_year_ago(user: User, text: str = "Geese over the field", *, years: int = 1, **content: object) -> str:
    """Keep a glimmer of this day of an earlier year, and return its id."""
    when = f"{years_before(timezone.localdate(), years)}T09:00"
    return str(make_glimmer(user, text, when=when, **content).pk)


@WALKED
def test_nothing_is_shown_again_until_it_is_chosen(as_alice: Client, alice: User, surface: str) -> None:
    a_year_ago(alice)
    page = as_alice.get(reverse("today:today")).content.decode()
    assert "from-before" not in page
    assert SURFACES[surface](as_alice, timezone.localdate()) == []


@WALKED
def test_what_was_chosen_is_shown(as_alice: Client, alice: User, surface: str) -> None:
    key = a_year_ago(alice)
    choose_all(alice)
    assert SURFACES[surface](as_alice, timezone.localdate()) == [key]


@WALKED
def test_bob_never_sees_what_is_alices(as_bob: Client, alice: User, bob: User, surface: str) -> None:
    a_year_ago(alice)
    choose_all(alice)
    choose_all(bob)
    assert SURFACES[surface](as_bob, timezone.localdate()) == []


def test_each_way_is_chosen_by_itself(as_alice: Client, alice: User) -> None:
    a_year_ago(alice)
    for kind in Kind:
        alice.ways.all().delete()
        alice.ways.create(kind=kind)
        shows = [name for name, shown in SURFACES.items() if shown(as_alice, timezone.localdate())]
        assert (
            shows
            == {
                Kind.FROM_BEFORE: ["one from before"],
                Kind.ON_THIS_DAY: ["on this day"],
                Kind.THIS_TIME: [name for name in SURFACES if name not in {"one from before", "on this day"}],
            }[kind]
        )


@WALKED
@pytest.mark.parametrize(
    ("chosen", "fits", "other"),
    [
        ({"among": "close"}, {"is_close": True}, {}),
        ({"among": "shifts", "shifts": ["safe", "less"]}, {"shift": "less"}, {"shift": "joy"}),
        ({"among": "shifts", "shifts": ["safe"]}, {"shift": "safe"}, {}),
    ],
)
def test_only_what_it_is_from_is_shown(
    as_alice: Client, alice: User, surface: str, chosen: dict, fits: dict, other: dict
) -> None:
    choose_all(alice, **chosen)
    a_year_ago(alice, **other)
    assert SURFACES[surface](as_alice, timezone.localdate()) == []
    content = {name: value for name, value in fits.items() if name != "is_close"}
    key = a_year_ago(alice, **content)
    if fits.get("is_close"):
        alice.glimmers.get(pk=key).keep_close(True)
    assert SURFACES[surface](as_alice, timezone.localdate()) == [key]


@WALKED
def test_where_it_is_from_photos_each_has_one(as_alice: Client, alice: User, surface: str) -> None:
    choose_all(alice, among="photos")
    a_year_ago(alice)
    key = a_year_ago(alice)
    make_photo(alice, glimmer=alice.glimmers.get(pk=key))
    assert SURFACES[surface](as_alice, timezone.localdate()) == [key]


@WALKED
def test_nothing_is_from_before_the_day_that_was_said(as_alice: Client, alice: User, surface: str) -> None:
    key, _older = a_year_ago(alice), a_year_ago(alice, years=2)
    day = years_before(timezone.localdate(), 1)
    choose_all(alice, since_on=day)
    assert SURFACES[surface](as_alice, timezone.localdate()) == [key]
    alice.ways.update(since_on=day + timedelta(days=1))
    assert SURFACES[surface](as_alice, timezone.localdate()) == []


# ---- Days on which they are left alone -----------------------------------------------------------------------------
@WALKED
def test_on_a_marked_day_nothing_is_shown(as_alice: Client, alice: User, bob: User, surface: str) -> None:
    today = timezone.localdate()
    key = a_year_ago(alice)
    choose_all(alice)
    bob.quiet_days.create(on=today)
    assert SURFACES[surface](as_alice, today) == [key]
    alice.quiet_days.create(on=today)
    assert SURFACES[surface](as_alice, today) == []


@pytest.mark.parametrize(
    ("marked", "is_every_year", "today", "is_quiet"),
    [
        (date(2019, 11, 28), True, TODAY, True),
        (date(2019, 11, 28), False, TODAY, False),
        (TODAY, False, TODAY, True),
        (date(2030, 11, 28), True, TODAY, True),
        (date(9999, 11, 28), True, TODAY, True),
        (date(2019, 11, 27), True, TODAY, False),
        (date(2020, 2, 29), True, date(2026, 2, 28), True),
        (date(2020, 2, 29), True, date(2026, 3, 1), False),
        (date(2020, 2, 29), True, date(2028, 2, 28), False),
        (date(2020, 2, 29), True, date(2028, 2, 29), True),
        (date(2020, 2, 29), False, date(2026, 2, 28), False),
        (date(2019, 2, 28), True, date(2028, 2, 29), False),
    ],
)
def test_a_day_is_marked_once_or_in_every_year(
    alice: User, marked: date, is_every_year: bool, today: date, is_quiet: bool
) -> None:
    alice.quiet_days.create(on=marked, is_every_year=is_every_year)
    assert QuietDay.objects.of(alice.pk).on(today).exists() is is_quiet


def test_the_page_of_a_marked_day_shows_nothing_whenever_it_is_read(alice: User) -> None:
    make_glimmer(alice, when="2024-03-05T09:00")
    alice.ways.create(kind=Kind.ON_THIS_DAY)
    assert on_this_day(alice, date(2026, 3, 5), TODAY)
    alice.quiet_days.create(on=date(2019, 3, 5))
    assert on_this_day(alice, date(2026, 3, 5), TODAY) == []


def test_a_marked_day_is_the_day_where_the_person_is(alice: User, as_alice: Client) -> None:
    make_glimmer(alice, when="2024-03-05T09:00")
    alice.ways.create(kind=Kind.FROM_BEFORE)
    alice.quiet_days.create(on=TODAY)
    alice.time_zone = "Pacific/Auckland"
    alice.save(update_fields=["time_zone"])
    for moment, shows in (
        (datetime(2026, 11, 27, 10, 59, tzinfo=UTC), True),  # 23:59 in Auckland
        (datetime(2026, 11, 27, 11, 0, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 10, 59, tzinfo=UTC), False),
        (datetime(2026, 11, 28, 11, 0, tzinfo=UTC), True),
    ):
        with time_machine.travel(moment, tick=False):
            assert bool(shown_again(as_alice, reverse("today:today"))) is shows, moment


# ---- One from before -----------------------------------------------------------------------------------------------
def test_one_from_before_is_never_of_the_last_four_weeks(alice: User) -> None:
    alice.ways.create(kind=Kind.FROM_BEFORE)
    make_glimmer(alice, when="2026-11-01T09:00")
    assert one_from_before(alice, TODAY) is None
    make_glimmer(alice, when="2026-10-31T23:00")
    found = one_from_before(alice, TODAY)
    assert found
    assert found.heading == "One from an October, 2026"


def test_one_from_before_is_the_same_all_day_and_others_on_other_days(alice: User) -> None:
    alice.ways.create(kind=Kind.FROM_BEFORE)
    for month in range(1, 11):
        for day in (10, 15, 25):
            make_glimmer(alice, when=f"2025-{month:02}-{day}T09:00")
    days = [TODAY + timedelta(days=each) for each in range(30)]
    first = [one_from_before(alice, day) for day in days]
    again = [one_from_before(alice, day) for day in days]
    keys = [each.card.key for each in first if each]
    assert keys == [each.card.key for each in again if each]
    assert len(set(keys)) > 10


def test_it_is_folded_and_says_its_month(as_alice: Client, alice: User) -> None:
    alice.ways.create(kind=Kind.FROM_BEFORE)
    make_glimmer(alice, "Geese over the field", when="2024-05-03T09:00")
    page = as_alice.get(reverse("today:today")).content.decode()
    assert "<summary>One from a May, 2024</summary>" in page
    assert '<details class="from-before" data-comes-back>' in page
    assert page.index("<summary>One from") < page.index("Geese over the field")


# ---- On this day, and around this time -----------------------------------------------------------------------------
def test_on_this_day_has_earlier_years_the_latest_first(alice: User) -> None:
    alice.ways.create(kind=Kind.ON_THIS_DAY)
    for year in (1900, 2019, 2023, 2025):
        make_glimmer(alice, when=f"{year}-03-05T09:00")
    for other in ("2024-03-04", "2024-03-06", "2026-03-05"):
        make_glimmer(alice, when=f"{other}T09:00")
    assert [card.at[:4] for card in on_this_day(alice, date(2025, 3, 5), TODAY)] == ["2023", "2019", "1900"]
    assert len(on_this_day(alice, date(2026, 3, 5), TODAY)) == 4
    assert on_this_day(alice, date(1900, 3, 5), TODAY) == []


def test_today_has_one_from_before_and_its_own_page_has_this_day(as_alice: Client, alice: User) -> None:
    key = a_year_ago(alice)
    alice.ways.create(kind=Kind.ON_THIS_DAY)
    assert shown_again(as_alice, reverse("today:today")) == []
    assert shown_again(as_alice, reverse("today:day", args=[timezone.localdate()])) == [key]


def test_around_this_time_has_a_few_of_each_earlier_year_in_order(alice: User) -> None:
    alice.ways.create(kind=Kind.THIS_TIME)
    for year in (2021, 2022, 2023, 2024, 2025):
        for day in range(18, 31):
            make_glimmer(alice, when=f"{year}-11-{day}T09:00")
    make_glimmer(alice, when="2025-10-01T09:00")
    make_glimmer(alice, when="2026-11-20T09:00")
    days = [card.at[:10] for card in around_this_time(alice, TODAY)]
    assert days == sorted(days, reverse=True)
    assert [year for year in (2025, 2024, 2023, 2022) for _ in range(3)] == [int(day[:4]) for day in days]
    assert days == [card.at[:10] for card in around_this_time(alice, TODAY)]


def test_the_end_of_the_scrapbook_is_fetched_where_it_is_on_a_later_page(as_alice: Client, alice: User) -> None:
    a_year_ago(alice)
    choose_all(alice)
    for index in range(30):
        make_glimmer(alice, f"number {index}")
    page = as_alice.get(reverse("scrapbook:scrapbook")).content.decode()
    assert not AGAIN.search(page)
    assert f'hx-get="{reverse("coming_back:this_time")}"' in page
    narrowed = as_alice.get(reverse("scrapbook:scrapbook"), {"q": "geese"}).content.decode()
    assert not AGAIN.search(narrowed)
    assert reverse("coming_back:this_time") not in narrowed


def test_a_glimmer_that_is_on_the_page_twice_has_two_ids(as_alice: Client, alice: User) -> None:
    key = a_year_ago(alice)
    choose_all(alice)
    page = as_alice.get(reverse("scrapbook:scrapbook")).content.decode()
    assert page.count(f'id="glimmer-{key}"') == page.count(f'id="again-{key}"') == 1


# ---- What it costs -------------------------------------------------------------------------------------------------
@WALKED
def test_it_costs_the_same_with_one_glimmer_and_with_fifty(as_alice: Client, alice: User, surface: str) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert SURFACES[surface](as_alice, timezone.localdate())
        return len(captured)

    choose_all(alice)
    alice.rests.create(kind="days", first_on=date(1900, 1, 1), last_on=date(1900, 1, 2))
    make_photo(alice, glimmer=alice.glimmers.get(pk=a_year_ago(alice)))
    with_one = queries()
    for _ in range(22 if surface == "the end of the scrapbook" else 49):  # with more its end is on a later page
        make_photo(alice, glimmer=alice.glimmers.get(pk=a_year_ago(alice)))
    assert queries() == with_one


def test_a_way_that_is_off_costs_one_query(as_alice: Client, alice: User) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert one_from_before(alice, TODAY) is None
    assert len(captured) == 1
