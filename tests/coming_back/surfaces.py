"""List every page that brings glimmers up unasked. A room that brings any adds one line, and is walked by the tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

from django.test import Client
from django.urls import reverse

from accounts.models import User
from glimmers.coming_back.models import Kind

Shown = Callable[[Client, date], list[str]]
AGAIN = re.compile(r'data-shown="(\S+) all"')
FOR_NOW = re.compile(r'action="/glimmer-for-now/([^/"]+)/not-this-one/"')
CARRIED = re.compile(r'<article data-key="([^"]+)"')
MOMENT = re.compile(r'<article id="glimmer-([^"]+)" class="moment')


def shown_again(client: Client, address: str, **headers: str) -> list[str]:
    """Return the ids of the glimmers that a page shows again, in their order."""
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200
    return AGAIN.findall(answer.content.decode())


def _from_before(client: Client, today: date) -> list[str]:
    return shown_again(client, reverse("today:today"))


def _on_this_day(client: Client, today: date) -> list[str]:
    return shown_again(client, reverse("today:day", args=[today]))


def _end_of_scrapbook(client: Client, today: date) -> list[str]:
    return shown_again(client, reverse("scrapbook:scrapbook"))


def _this_time(client: Client, today: date) -> list[str]:
    return shown_again(client, reverse("coming_back:this_time"))


def _this_time_by_scripts(client: Client, today: date) -> list[str]:
    return shown_again(client, reverse("coming_back:this_time"), HX_Request="true")


# Each shows a glimmer of this day a year ago, where all ways are on.
SURFACES: dict[str, Shown] = {
    "one from before": _from_before,
    "on this day": _on_this_day,
    "the end of the scrapbook": _end_of_scrapbook,
    "around this time": _this_time,
    "around this time, by scripts": _this_time_by_scripts,
}


def _for_now(client: Client, today: date) -> list[str]:
    return FOR_NOW.findall(client.get(reverse("glimmer_for_now:for_now")).content.decode())


def _carried(client: Client, today: date) -> list[str]:
    return CARRIED.findall(client.get(reverse("glimmer_for_now:carried")).content.decode())


def _looked_back_on(client: Client, today: date) -> list[str]:
    month = years_before(today, 1)
    return MOMENT.findall(client.get(reverse("reflecting:month", args=[month.year, month.month])).content.decode())


# These show it to somebody who opens them, where it is kept close.
OPENED: dict[str, Shown] = {
    "I need a glimmer": _for_now,
    "what a device carries": _carried,
    "a month, looked back on": _looked_back_on,
}


def choose_all(user: User, **how: object) -> None:
    """Switch on every way in which something is shown again."""
    for kind in Kind:
        user.ways.create(kind=kind, **how)


def years_before(day: date, years: int) -> date:
    """Return the same day of an earlier year; of a 29 February, the 28th."""
    return (day - timedelta(days=1) if (day.month, day.day) == (2, 29) else day).replace(year=day.year - years)


def are_newest_first(days: list[date]) -> bool:
    return all(first >= second for first, second in pairwise(days))
