"""Ask Postgres how it finds what each page shows: EXPLAIN (ANALYZE, BUFFERS) of the queries as the pages send them.

Each query runs for three journals of a crowd that `crowd.py` has made: an average one of ten years, a dense one of
five, and one just as dense of ten. A query that costs the last one much more than the others grows with the whole
journal, not with the days it shows or the number of years. Fails where a plan reads a whole table, or sorts or adds up
more than a year's glimmers.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import timedelta
from typing import Any, NamedTuple

import site_here
from crowd_texts import COMMON, MIDDLING, PHRASE, RARE
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils.http import urlencode
from names import AVERAGE, CROWD, HALF

from accounts.models import User
from glimmers.journal.keyset import Cursor
from glimmers.journal.months import days_beside, months_of
from glimmers.photos.models import with_photos
from glimmers.scrapbook.page import PAGE
from glimmers.search.finding import newer, older
from glimmers.search.query_from_address import read
from hosting.preparing import prepare

OURS = re.compile(r"journal_|photos_")
ADDS_UP = {"Sort", "Incremental Sort", "Aggregate", "Group", "Unique", "WindowAgg", "Hash"}
SHORT = {"Bitmap Heap Scan": "bitmap", "Bitmap Index Scan": "", "Index Scan": "index", "Index Only Scan": "index only"}
GROWS, NOTICED = 1.3, 100  # this many times as many buffers, and at least this many more
SMALL = 10_000  # rows of a table that may be read as a whole
LONG_AGO = timedelta(days=800)
SEARCHES = {
    "rare word": RARE[0],
    "middling word": MIDDLING[0],
    "common word": COMMON[0],
    "two words": f"{COMMON[0]} {MIDDLING[0]} ",
    "rare and common": f"{RARE[0]} {COMMON[0]} ",
    "phrase": f'"{PHRASE[0]}"',
    "two letters, typing": "ka",
    "one letter, typing": "k",
    "without a word": f"{MIDDLING[0]} -{COMMON[0]} ",
    "only without a word": f"-{COMMON[0]} ",
    "source": "from:animals",
    "one shift": "shift:awe",
    "two shifts": "shift:awe shift:joy",
    "word, kept close": f"{COMMON[0]} is:close ",
    "rare, with photo": f"{RARE[0]} has:photo ",
    "kept close": "is:close",
    "with photos": "has:photo",
    "close and photo": "is:close has:photo",
    "shift, close, photo": "shift:awe is:close has:photo",
    "not close": "-is:close",
    "one day": "on:2024-12-24",
    "word before a year": f"{COMMON[0]} before:2023",
    "word of one month": f"{COMMON[0]} on:2024-05",
    "apostrophe left out": "didnt ",
    "umlaut spelled out": "ueber ",
    "umlaut, both ways": "über ",
    "phrase, both ways": '"tea über"',
    "a day by itself": "2024-12-24 ",
    "a month by itself": "May 2024 ",
    "a day of any year": "24 December ",
    "date and word": f"{COMMON[0]} 24 December ",
    "part, Japanese": "台所",
    "character, Japanese": "朝",
    "part, Thai": "นกร้อง",
    "nobody's word": "zzyzx ",
}


class Asked(NamedTuple):
    """Hold one query, and how Postgres answered it."""

    sql: str
    plan: dict[str, Any]
    ms: float
    text: str  # the plan as text, or "" if nobody asked for it

    @property
    def nodes(self) -> Iterator[dict[str, Any]]:
        waiting = [self.plan]
        while waiting:
            yield (node := waiting.pop())
            waiting += node.get("Plans", [])

    @property
    def buffers(self) -> int:
        """Return how many buffers of 8 kB it read, from memory or not."""
        return self.plan["Shared Hit Blocks"] + self.plan["Shared Read Blocks"]

    @property
    def rows(self) -> int:
        """Return how many rows, or entries of an index, it read: the larger of both numbers."""
        heap = sum(_read(node) for node in self.nodes if node["Node Type"] != "Bitmap Index Scan" and _scans(node))
        return max(heap, sum(_read(node) for node in self.nodes if node["Node Type"] == "Bitmap Index Scan"))

    @property
    def how(self) -> str:
        """Describe its scans and sorts in a few words."""
        words = []
        for node in self.nodes:
            if _scans(node):
                kind = SHORT.get(node["Node Type"], node["Node Type"].upper())
                words.append(f"{kind} {node.get('Index Name', '')}".strip().replace("journal_", ""))
            elif node["Node Type"] in ADDS_UP:
                words.append(f"{node['Node Type'].lower()} of {_most_at_once(node)}")
        return ", ".join(dict.fromkeys(each for each in words if each and each != "bitmap"))

    def faults(self, most: int) -> Iterator[str]:
        """Yield what is wrong: large tables read as a whole, or too many rows sorted or added up at once."""
        for node in self.nodes:
            is_whole = node["Node Type"] == "Seq Scan" and node["Relation Name"] == "journal_glimmer"
            if is_whole and _read(node) > SMALL:
                yield "reads the whole table"
            if node["Node Type"] in ADDS_UP and _most_at_once(node) > most:
                yield f"{node['Node Type']} of {_most_at_once(node)} rows"


def main() -> None:
    """Read the arguments, and explain the queries."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--of", nargs="+", default=[AVERAGE, HALF, CROWD], metavar="EMAIL", help="whose journals")
    parser.add_argument("--full", action="store_true", help="the plans themselves, of the last of these")
    parser.add_argument("--only", default="", help="the lines whose name holds this")
    parser.add_argument(
        "--without-statistics", action="store_true", help="as before the first ANALYZE; they are put back afterwards"
    )
    asked = parser.parse_args()
    with site_here.running():
        prepare()
        with forgetting_statistics() if asked.without_statistics else nullcontext():
            faults = explain([User.objects.get(email=email) for email in asked.of], asked.only, is_full=asked.full)
    sys.exit("\n".join(faults) or 0)


@contextmanager
def forgetting_statistics() -> Iterator[None]:
    """Hide from the planner, inside this block, what it knows about the contents of glimmers."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM pg_statistic WHERE starelid = 'journal_glimmer'::regclass")
        yield
        transaction.set_rollback(True)


def explain(users: list[User], only: str, *, is_full: bool) -> list[str]:
    """Print a line for each page and search. Return what is wrong with any."""
    print(f"{'':20}" + "".join(f"{user.email.split('@')[0]:>32}" for user in users))
    print(f"{'':20}" + f"{'queries    ms  buffers   rows':>32}" * len(users))
    faults = []
    pages = [dict(_pages(user)) for user in users]
    for name in (name for name in pages[0] if only in name):
        found = [_explained(each[name], is_full=is_full) for each in pages]
        print(f"{name:20}" + "".join(_figures(queries) for queries in found) + _verdict(found))
        print("".join(f"{'':24}{asked.how}\n" for asked in found[-1]), end="")
        if is_full:
            print("".join(f"\n{asked.sql}\n\n{asked.text}\n\n" for asked in found[-1]))
        for user, queries in zip(users, found, strict=True):
            most = _fullest_year(user)
            faults += [f"{name}, {user.email}: {fault}" for asked in queries for fault in asked.faults(most)]
    return faults


def _pages(user: User) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what to ask for, by name: the whole pages, and each kind of search as the search page asks it."""
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    place = _place(user, 0.9)
    day = days_beside(user, _place(user, 0).noticed_on - LONG_AGO)[0] or place.noticed_on
    name = user.tags.values_list("name", flat=True).first() or "none"
    nested = user.tags.filter(name__contains="/").values_list("name", flat=True).first() or "none/none"
    above = nested.split("/")[0]

    def page(path: str, **query: str) -> Callable[[], object]:
        def get() -> None:
            status = client.get(f"{path}?{urlencode(query)}").status_code
            assert status == 200, (path, status)

        return get

    def search(typed: str, after: Cursor | None = None) -> Callable[[], object]:
        return lambda: list(with_photos(older(user, read({"q": typed}), after=after, most=PAGE + 1)))

    yield "month", page(reverse("calendar:month", args=[day.year, day.month]))
    yield "year", page(reverse("calendar:year", args=[day.year]))
    yield "looking back", page(reverse("reflecting:month", args=[day.year, day.month]))
    yield "today", page(reverse("today:today"))
    yield "day", page(reverse("today:day", args=[day]))
    full = user.glimmers.on_day(day).newest_first().first()
    yield "day, further", page(reverse("today:day", args=[day]), after=str(full.place_in_time) if full else "")
    yield "put away", page(reverse("put_away:put_away"))
    yield "months", lambda: months_of(user)
    yield "scrapbook", page(reverse("scrapbook:scrapbook"))
    yield "scrapbook, 90 %", page(reverse("scrapbook:scrapbook"), after=str(place))
    yield "scrapbook, back", page(reverse("scrapbook:scrapbook"), before=str(place))
    yield "search, nothing yet", page(reverse("search:search"))
    yield "search, a page", page(reverse("search:search"), q=f"{COMMON[0]} {MIDDLING[0]}")
    yield "tags", page(reverse("tags:tags"))
    for kind, typed in SEARCHES.items():
        yield kind, search(typed)
    yield "tag", search(f"#{name}")
    yield "tag and those below", search(f"#{above} ")
    yield "nested tag", search(f"#{nested} ")
    yield "common, 90 %", search(COMMON[0], place)
    yield "rare, 90 %", search(RARE[0], place)
    yield "common, back", lambda: list(newer(user, read({"q": COMMON[0]}), before=place, most=PAGE + 1))


def _place(user: User, part: float) -> Cursor:
    """Return the place in time where this part of a journal ends, counted from the newest glimmer."""
    kept = user.glimmers.kept()
    return kept.newest_first()[int(kept.count() * part)].place_in_time


def _fullest_year(user: User) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM journal_glimmer WHERE user_id = %s GROUP BY date_trunc('year', noticed_on)", [user.pk]
        )
        return max(count for (count,) in cursor.fetchall())


def _explained(ask: Callable[[], object], *, is_full: bool) -> list[Asked]:
    """Return the explained queries of glimmers and photos, run once all that they read is in memory."""
    found: list[Asked] = []

    def explained(execute: Callable[..., object], sql: str, params: Any, many: bool, context: Any) -> object:
        if OURS.search(sql):
            execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", params, many, context)
            ((plan,),) = context["cursor"].fetchone()
            if is_full:
                execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params, many, context)
            text = "\n".join(line for (line,) in context["cursor"].fetchall()) if is_full else ""
            found.append(Asked(sql, plan["Plan"], plan["Planning Time"] + plan["Execution Time"], text))
        return execute(sql, params, many, context)

    ask()
    with connection.execute_wrapper(explained):
        ask()
    return found


def _figures(queries: list[Asked]) -> str:
    ms, buffers, rows = (sum(getattr(asked, name) for asked in queries) for name in ("ms", "buffers", "rows"))
    return f"{len(queries):10}{ms:8.1f}{buffers:8}{rows:6}"


def _verdict(found: list[list[Asked]]) -> str:
    """Tell whether the last journal costs more than each of the others: one as dense, and one of as many years."""
    *others, last = (sum(asked.buffers for asked in queries) for queries in found)
    most = max(others, default=last)
    return "  grows" if last > most * GROWS and last - most > NOTICED else ""


def _scans(node: dict[str, Any]) -> bool:
    return "Relation Name" in node or node["Node Type"] == "Bitmap Index Scan"


def _read(node: dict[str, Any]) -> int:
    rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    return round(rows * node["Actual Loops"])


def _most_at_once(node: dict[str, Any]) -> int:
    """Return how many rows came in at each turn."""
    below = [child for child in node.get("Plans", []) if child["Parent Relationship"] not in {"InitPlan", "SubPlan"}]
    return round(sum(child["Actual Rows"] for child in below))


if __name__ == "__main__":
    main()
