"""Instants belong to the right days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from common.dates import day_of, instant, last_day, month_after

BERLIN = ZoneInfo("Europe/Berlin")
SAO_PAULO = ZoneInfo("America/Sao_Paulo")


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        # The gap moves forward by its length; the repeated hour is its first run (PEP 495).
        (BERLIN, "2026-03-29T02:30", "2026-03-29T01:30"),
        (BERLIN, "2026-03-29T01:59", "2026-03-29T00:59"),
        (BERLIN, "2026-10-25T02:30", "2026-10-25T00:30"),
        (BERLIN, "2026-10-25T03:00", "2026-10-25T02:00"),
        # São Paulo lost its midnight hour, and had the hour before midnight twice (2018).
        (SAO_PAULO, "2018-11-04T00:30", "2018-11-04T03:30"),
        (SAO_PAULO, "2018-02-17T23:30", "2018-02-18T01:30"),
    ],
)
def test_a_clock_change_moves_what_it_skips_and_takes_the_first_of_what_it_repeats(
    zone: ZoneInfo, local: str, utc: str
) -> None:
    assert instant(datetime.fromisoformat(local), zone) == datetime.fromisoformat(utc).replace(tzinfo=UTC)


def test_a_skipped_midnight_stays_in_its_day() -> None:
    assert day_of(instant(datetime(2018, 11, 4, 0, 30), SAO_PAULO), SAO_PAULO) == date(2018, 11, 4)


def test_an_instant_beyond_the_calendar_overflows() -> None:
    with pytest.raises(OverflowError):
        instant(datetime(9999, 12, 31, 23, 59), SAO_PAULO)
    with pytest.raises(OverflowError):
        instant(datetime(1, 1, 1), ZoneInfo("Asia/Tokyo"))


def test_tomorrow_is_the_last_day_by_the_writers_clock() -> None:
    now = datetime(2026, 11, 22, 11, 30, tzinfo=UTC)
    assert last_day(now, ZoneInfo("Pacific/Kiritimati")) == date(2026, 11, 24)
    assert last_day(now, ZoneInfo("Pacific/Pago_Pago")) == date(2026, 11, 23)
    assert last_day(now + timedelta(days=1), BERLIN) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 1, 1), date(2026, 2, 1)),
        (date(2026, 1, 31), date(2026, 2, 1)),
        (date(2028, 2, 29), date(2028, 3, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
        (date(9999, 11, 30), date(9999, 12, 1)),
        (date(9999, 12, 1), date.max),
    ],
)
def test_the_month_after_begins_on_its_first(day: date, after: date) -> None:
    assert month_after(day) == after
