"""Finds what comes back on a page, for somebody who chose that it does. Every search begins at `may_come_back`."""

from __future__ import annotations

from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import User
from common.dates import written
from glimmers.cards.card import Card, Cards, Place
from glimmers.coming_back.models import Kind, Way
from glimmers.coming_back.when import around, number_of, same_days
from glimmers.journal.models import Glimmer, GlimmerQuerySet
from glimmers.photos.models import prints_of, with_photos

LATELY = timedelta(days=28)  # what is newer has not gone yet, and is not brought back
NEAR = 24  # from so many around a day one is chosen
BEGIN_WITH_A_VOWEL = {4, 8, 10}  # months, in English
MOST_OF_A_DAY, MOST_OF_A_YEAR, MOST = 24, 3, 12


class FromBefore(NamedTuple):
    """One glimmer of an earlier time, and how that is written, as one remembers it."""

    heading: str
    card: Card


def one_from_before(user: User, today: date) -> FromBefore | None:
    """Return one glimmer of an earlier time, the same all day; None where this is off, or where there is none."""
    way = _way(user, Kind.FROM_BEFORE, today)
    if way is None:
        return None
    last = today - LATELY
    glimmers = _among(user, way, today).filter(noticed_on__lte=last)
    first = _first_day(glimmers)
    if first is None:
        return None
    day = first + timedelta(days=number_of(user.pk, today, (last - first).days + 1))
    near = list(glimmers.filter(noticed_on__lte=day).newest_first().values_list("pk", "noticed_on")[:NEAR])
    if not near:
        return None  # the first one went meanwhile
    key, day = near[number_of(user.pk, day, len(near))]
    return next((FromBefore(_heading(day), card) for card in _cards(glimmers.filter(pk=key))), None)


def _heading(day: date) -> str:
    of = {"month": written(day, "F"), "year": written(day, "Y")}
    if day.month in BEGIN_WITH_A_VOWEL:
        return _("One from an %(month)s, %(year)s") % of
    return _("One from a %(month)s, %(year)s") % of


def on_this_day(user: User, day: date, today: date) -> list[Card]:
    """Return what was kept on this day of earlier years, the latest first; nothing where this is off.

    A day on which they are left alone has nothing on its page either, whenever that is read.
    """
    way = _way(user, Kind.ON_THIS_DAY, today, day)
    if way is None:
        return []
    glimmers = _among(user, way, today).filter(noticed_on__lt=day)
    first = _first_day(glimmers)
    days = same_days(day, first) if first else []
    return _cards(glimmers.filter(noticed_on__in=days).newest_first()[:MOST_OF_A_DAY]) if days else []


def around_this_time(user: User, today: date) -> list[Card]:
    """Return a few of each earlier year from around this day of it, the latest first; nothing where this is off."""
    way = _way(user, Kind.THIS_TIME, today)
    if way is None:
        return []
    glimmers = _among(user, way, today)
    first = _first_day(glimmers)
    spans = around(today, first) if first else []
    if not spans:
        return []
    near = reduce(or_, [Q(noticed_on__range=span) for span in spans])
    found = list(glimmers.filter(near).newest_first().values_list("pk", "noticed_on")[: MOST * NEAR])
    chosen = [
        key
        for first_on, last_on in spans
        for key in _few([key for key, day in found if first_on <= day <= last_on], user, today)
    ]
    return _cards(glimmers.filter(pk__in=chosen[:MOST]).newest_first())


def _few(keys: list[UUID], user: User, today: date) -> list[UUID]:
    """Choose some of one year, in their order."""
    start = number_of(user.pk, today, max(len(keys) - MOST_OF_A_YEAR, 0) + 1)
    return keys[start : start + MOST_OF_A_YEAR]


def _way(user: User, kind: Kind, *days: date) -> Way | None:
    ways = Way.objects.of(user.pk).filter(kind=kind)
    for day in days:
        ways = ways.open_on(day)
    return ways.first()


def _among(user: User, way: Way, today: date) -> GlimmerQuerySet:
    return way.narrow(user.glimmers.may_come_back(today))


def _first_day(glimmers: GlimmerQuerySet) -> date | None:
    return glimmers.nearest_first().values_list("noticed_on", flat=True).first()


def _cards(glimmers: GlimmerQuerySet) -> list[Card]:
    make = Cards()
    rows: list[Glimmer] = with_photos(list(glimmers))
    return [make.of(each, prints_of(each), Place(in_chapter=True, is_back=True)) for each in rows]
