"""Makes the statement that finds a person's glimmers for a query on one side of a place. Pure.

The values go beside the text, so there are few texts, and one plan of each is right for all values: it takes the order
from an index, and asks the index of words only where it is told to, for any words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from common.dates import FIRST_DAY
from glimmers.journal.keyset import Cursor
from glimmers.journal.search_vector import owner_mark
from glimmers.search.chunk import OWNER, YEAR
from glimmers.search.query import LAST_DAY, Days, Query

# WALKED glimmers are looked at one by one before the index of words is asked, where two or more of the first GLANCE are
# found: what stands in every tenth fills a page by then, as what can be tapped does. Otherwise the index is asked after
# GLANCE: looking at the others in vain would take as long as everything else.
WALKED, GLANCE = 256, 32


class Way(NamedTuple):
    """A direction: from the newest glimmer to the oldest, or back."""

    order: str
    beyond: str  # how a place compares to one that comes before it
    years: str  # for generate_series, with the first and the last year that are asked for


OLDER = Way("DESC", "<", "least({last}, %s), greatest({first}, %s), -1")
NEWER = Way("ASC", ">", "greatest({first}, %s), least({last}, %s)")

# First those of 32 or 256 that are found, in order; then, unless these fill the page, year by year from where the last
# of them lies, only from the index of words. So a common word reads little more than a page, and a rare one asks that
# index once for each year. CTE, UNION ALL and LIMIT go no further than they are asked to. OFFSET 0 keeps the planner
# from reading, in order, all that the owner has, which it expects to be quicker where it expects a word to be common.
# The words are asked for three times, which takes the index as long as once: the planner expects fewer rows each time,
# and at last so few that it does not also read all that the owner has, to look up only what is in both.
# A tsquery is parsed once for each year, however many rows it is compared to.
#
# ARRAY makes it run once, however many glimmers the planner expects: as "IN" it would run for each glimmer of a journal
# that the statistics do not know yet.
_FOUND = """journal_glimmer.user_id = %s AND journal_glimmer.id = ANY (ARRAY(
    WITH years AS MATERIALIZED (
        SELECT year, replace(%s, '{mark}', lpad(to_hex(year - {first_year}), 2, '0'))::tsquery AS words
        FROM generate_series({years}) AS year
    ), walked AS MATERIALIZED (
        SELECT near.*, years.year
        FROM years
        CROSS JOIN LATERAL (
            SELECT id, noticed_on, noticed_at, search_vector @@ years.words AS is_found
            FROM journal_glimmer
            WHERE user_id = %s AND put_away_at IS NULL
                AND noticed_on BETWEEN make_date(years.year, 1, 1) AND make_date(years.year, 12, 31)
                AND noticed_on BETWEEN %s AND %s
                {from_place}
            ORDER BY noticed_on {order}, noticed_at {order}, id {order}
            LIMIT {walked}
        ) AS near
        LIMIT {walked}
    ), glance AS MATERIALIZED (
        SELECT CASE WHEN count(*) FILTER (WHERE is_found) > 1 THEN {walked} ELSE {glance} END AS far
        FROM (SELECT is_found FROM walked LIMIT {glance}) AS first
    )
    SELECT id FROM (SELECT * FROM walked LIMIT (SELECT far FROM glance)) AS near WHERE is_found
    UNION ALL
    SELECT hit.id
    FROM (SELECT * FROM walked LIMIT 1 OFFSET (SELECT far - 1 FROM glance)) AS place
    CROSS JOIN years
    CROSS JOIN LATERAL (
        SELECT found.id
        FROM (
            SELECT id, noticed_on, noticed_at
            FROM journal_glimmer
            WHERE user_id = %s AND put_away_at IS NULL
                AND search_vector @@ years.words AND search_vector @@ years.words AND search_vector @@ years.words
            OFFSET 0
        ) AS found
        WHERE found.noticed_on BETWEEN %s AND %s
            AND (found.noticed_on, found.noticed_at, found.id) {beyond} (place.noticed_on, place.noticed_at, place.id)
        ORDER BY found.noticed_on {order}, found.noticed_at {order}, found.id {order}
        LIMIT {most}
    ) AS hit
    WHERE years.year {beyond}= place.year
    LIMIT {most}
))"""
_YEAR = """(
        SELECT extract(year FROM {end}(noticed_on))::int FROM journal_glimmer WHERE user_id = %s AND put_away_at IS NULL
    )"""
_FIRST, _LAST = _YEAR.format(end="min"), _YEAR.format(end="max")
_BEYOND = "(noticed_on, noticed_at, id) {beyond} (%s, %s, %s)"


class Part(NamedTuple):
    """Which of the glimmers that are found: those of these days, past this place, the first `most` that way."""

    days: Days | None
    place: Cursor | None
    way: Way
    most: int


class Asked(NamedTuple):
    """The condition of a SELECT of glimmers, and its values. It gives them no order."""

    condition: str
    values: list[Any]


def asked(owner: UUID, query: Query, part: Part) -> Asked:
    """Make the condition for this owner; the SELECT needs the order and the limit of the part too."""
    if words := query.tsquery:
        return _by_words(owner, words, part)
    conditions = [("user_id = %s AND put_away_at IS NULL", [owner]), *_columns(query)]
    if part.days:
        conditions.append(("noticed_on BETWEEN %s AND %s", [*part.days]))
    if part.place:
        conditions.append((_BEYOND.format(beyond=part.way.beyond), [*part.place]))
    return Asked(" AND ".join(sql for sql, _ in conditions), [each for _, values in conditions for each in values])


def _columns(query: Query) -> Iterator[tuple[str, list[Any]]]:
    """Make the conditions on columns, each with an index in the order that is asked for.

    Each repeats the condition of its index, so that the planner knows for any values that the index has them.
    """
    if query.shift:
        yield "shift <> '' AND shift = %s", [query.shift]
    if (has_photo := query.wants("has")) is not None:
        yield "photo_count > 0" if has_photo else "photo_count = 0", []
    if (is_close := query.wants("is")) is not None:
        yield "is_close" if is_close else "NOT is_close", []


def _by_words(owner: UUID, words: str, part: Part) -> Asked:
    way, place = part.way, part.place
    first, last = part.days or Days(FIRST_DAY, LAST_DAY)
    if place:
        first, last = (first, min(last, place.noticed_on)) if way is OLDER else (max(first, place.noticed_on), last)
    sql = _text(way, has_place=place is not None, most=part.most, walked=WALKED)
    words = words.replace(OWNER, owner_mark(owner) + YEAR)
    begin, end = (last, first) if way is OLDER else (first, last)
    values = [owner, words, owner, begin.year, owner, end.year, owner, first, last, *(place or ()), owner, first, last]
    return Asked(sql, values)


@lru_cache(maxsize=64)
def _text(way: Way, *, has_place: bool, most: int, walked: int) -> str:
    return _FOUND.format(
        mark=YEAR,
        first_year=FIRST_DAY.year,
        years=way.years.format(first=_FIRST, last=_LAST),
        from_place=f"AND {_BEYOND.format(beyond=way.beyond)}" if has_place else "",
        order=way.order,
        beyond=way.beyond,
        walked=walked,
        glance=min(GLANCE, walked),
        most=most,
    )
