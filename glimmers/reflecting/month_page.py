"""The page of a month: glimmers in the order of their days, what shifted and where it came from, as drawn shapes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from accounts.models import User
from common.dates import day_in_words, minute, month_after, written
from common.owned import cursor_of
from glimmers.cards.card import Card, Cards, Place
from glimmers.journal.vocabulary import shift_labels, source_labels
from glimmers.photos.glimmer_values import Seen, seen_where
from glimmers.reflecting.choosing import OfMonth, chosen
from glimmers.reflecting.drawing import Drawn, drawn

MOST = 31  # a month has no more days
_IN_CHAPTER = Place(in_chapter=True)
# Of a day no more than could be shown. What is tucked away is not brought back here, as nobody asked for it.
_OF_MONTH = f"""
    SELECT id, noticed_on, is_close, shift, sources FROM (
        SELECT *, row_number() OVER (PARTITION BY noticed_on ORDER BY is_close DESC, noticed_at, id) AS nth FROM (
            SELECT id, noticed_on, noticed_at, is_close, shift, sources
            FROM journal_glimmer
            WHERE user_id = %s AND put_away_at IS NULL AND NOT is_tucked AND noticed_on BETWEEN %s AND %s
        ) AS there
    ) AS numbered
    WHERE nth <= {MOST} ORDER BY noticed_on, noticed_at, id
"""  # noqa: S608 - made of constants
_CHOSEN = "user_id = %s AND id = ANY(%s) AND put_away_at IS NULL AND NOT is_tucked"


class Moment(NamedTuple):
    """A glimmer on the page, and what the link to it says: its time, or else its day."""

    card: Card
    said: str


class Day(NamedTuple):
    """A day, as it is written in the margin and as it is said, and what stands beside it."""

    key: str
    number: str
    weekday: str
    label: str
    moments: list[Moment]


class MonthPage(NamedTuple):
    """What is shown of a month."""

    days: list[Day]
    shifts: list[Drawn]
    sources: list[Drawn]


def month_page(user: User, month: date, *, may_rest: bool) -> MonthPage:
    """Make the page of a month, given by its first day. Two queries, or one where there is nothing.

    One more where something `may_rest`, which is not brought back here either.
    """
    glimmers = _of_month(user, month)
    if may_rest:
        ids = user.glimmers.filter(noticed_on__range=_days_of(month)).may_come_back(timezone.localdate())
        come = set(ids.values_list("pk", flat=True))
        glimmers = [each for each in glimmers if each.id in come]
    picked = [each.id for each in chosen(glimmers, MOST)]
    seen = seen_where(_CHOSEN, [user.pk, picked], order="ASC", most=MOST) if picked else []
    return MonthPage(
        days=list(_days(seen)),
        shifts=drawn(shift_labels(), (each.shift for each in glimmers)),
        sources=drawn(source_labels(), (source for each in glimmers for source in each.sources)),
    )


def _of_month(user: User, month: date) -> list[OfMonth]:
    with cursor_of(user.pk) as cursor:
        cursor.execute(_OF_MONTH, [user.pk, *_days_of(month)])
        return [OfMonth._make(row) for row in cursor.fetchall()]


def _days_of(month: date) -> tuple[date, date]:
    return month, month_after(month) - timedelta(days=1)


def _days(seen: list[Seen]) -> Iterator[Day]:
    make, minute_now, write, day_in_words_now = Cards(), minute.now(), written.now(), day_in_words.now()

    def moment(glimmer: Seen) -> Moment:
        card = make.of(glimmer, glimmer.prints, _IN_CHAPTER)
        local = glimmer.noticed_local
        return Moment(card, minute_now(local.hour, local.minute) if glimmer.has_time else card.when)

    for day, glimmers in groupby(seen, key=lambda each: each.noticed_on):
        moments = [moment(each) for each in glimmers]
        yield Day(day.isoformat(), write(day, "j"), write(day, "D"), day_in_words_now(day), moments)
