"""Fill the data folder of the bench, unless it is full: four people of one installation, or a crowd with `--crowd`.

A note beside the data says what was made, so that another size, or another release of this script, makes it anew.
"""

from __future__ import annotations

import argparse
import json
import time
from typing import Any

import crowd
import fill
import site_here
from crowd_texts import COMMON, MIDDLING, RARE
from django.core.management import call_command
from django.db import connection
from names import BENCH, FEW, KEEPER, LATELY, MANY

from accounts.models import User

RELEASE = 2  # of what this script, fill.py and crowd.py make; a new number makes it all anew
PASSWORD = "glimmers-bench-1"
OF_FEW = 400


def main() -> None:
    """Read the arguments, and fill the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--crowd", action="store_true")
    parser.add_argument("--quick", action="store_true", help="fewer")
    asked = parser.parse_args()
    sizes = _crowd if asked.crowd else _people
    wanted, full = ({"release": RELEASE, **sizes(is_quick=is_quick)} for is_quick in (asked.quick, False))
    note = site_here.HERE.data / "bench.json"
    if note.exists() and json.loads(note.read_text()) in (wanted, full):
        return
    note.unlink(missing_ok=True)
    begin = time.perf_counter()
    with site_here.running():
        call_command("migrate", verbosity=0)
        if asked.crowd:
            crowd.make(wanted["users"], wanted["glimmers"], wanted["of_one"])
            plant(User.objects.get(email=LATELY))
        else:
            for email, (glimmers, photos, tagged) in wanted["people"].items():
                fill.fill(email, PASSWORD, glimmers, photos, tagged)
            with connection.cursor() as cursor:
                cursor.execute("VACUUM ANALYZE")
    note.write_text(json.dumps(wanted))
    print(f"filled in {time.perf_counter() - begin:.0f} s: {site_here.HERE.data}", flush=True)


def plant(user: User) -> None:
    """Plant words, so that searches in this journal find as much as in one a hundred times as large: otherwise the
    pages would differ by what they show, and hide what finding it costs."""
    for number, glimmer in enumerate(user.glimmers.newest_first()):
        words = [MIDDLING[0], COMMON[0]] * (number % 25 == 0) + [RARE[0]] * (number % 200 == 0)
        if words:
            glimmer.text = " ".join([glimmer.text, *words])
            glimmer.make_searchable([""] * glimmer.photo_count)
            glimmer.save(update_fields=["text", "search_vector"])


def _people(*, is_quick: bool) -> dict[str, Any]:
    """Return how many glimmers and photos each person gets, and which part of the glimmers has a tag."""
    many = 8_000 if is_quick else 40_000
    of_bench = [10_000, 3_000, fill.TAGGED]
    return {"people": {BENCH: of_bench, KEEPER: [10_000, 0, fill.TAGGED], FEW: [OF_FEW, 0, 1], MANY: [many, 0, 1]}}


def _crowd(*, is_quick: bool) -> dict[str, Any]:
    if is_quick:
        return {"users": 20, "glimmers": 20_000, "of_one": 5_000}
    return {"users": 1000, "glimmers": 2_000_000, "of_one": 100_000}


if __name__ == "__main__":
    main()
