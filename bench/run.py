"""Measure what each page costs, as a ratio to the least that Django can do on this machine, side by side in one run.

Fills a data folder of its own, starts a journal on it and the floors beside it, measures every row in interleaved
rounds, prints the table, and writes the same to bench/results/. Ends with 0 if every must holds, 1 if one does not, 3
if those that were measured hold and others could not be, and 2 where it could not run.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench import machine, report, rows
from bench.names import BENCH, CROWD, FEW, KEEPER, LATELY, MANY
from bench.places import journal, script
from bench.table import Measured, Status, as_text, status

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / ".bench-data"
RESULTS = ROOT / "bench/results"
# Each runs on its own, with its own arguments.
SCRIPTS = ("plans", "scroll", "start", "sign_in_times", "fill", "crowd", "hard_day")
OF_CROWD = ["plans", "crowd"]


def main() -> int:
    """Read the arguments, and do what they say."""
    words = sys.argv[1:]
    only = words[1] if words[:1] == ["--only"] and len(words) > 1 else ""
    if {*words[:1], only} & set(SCRIPTS):
        return _alone(only or words[0], [] if only else words[1:])
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="smaller and shorter; the exit status tells that it ran")
    parser.add_argument(
        "--only", default="", help="rows whose name holds one of these, with commas between; or a script"
    )
    parser.add_argument("--rounds", type=int, help="instead of what is usual")
    parser.add_argument("--no-crowd", action="store_true", help="without the table of 2,000,000")
    parser.add_argument("--data", type=Path, default=DATA, help="where the journals lie; what is there is used again")
    parser.add_argument(
        "--write-docs", nargs="?", const="", metavar="JSON", help="put a result, or the last full one, into the docs"
    )
    asked = parser.parse_args()
    if asked.write_docs is not None:
        report.write_docs(Path(asked.write_docs) if asked.write_docs else report.last_full(RESULTS))
        return Status.HOLDS
    return _measure(asked)


def _measure(asked: argparse.Namespace) -> Status:
    begin = time.perf_counter()
    _have_tools()
    found, facts = _in_the_journal(asked)
    if not asked.no_crowd:
        found += _in_the_crowd(asked)
    if not found:
        raise ValueError(f"no row's name holds any of {_wanted(asked)}")
    took = time.perf_counter() - begin
    done: dict[str, Any] = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "is_quick": asked.quick}
    done |= {"only": asked.only, "took_s": round(took), "facts": facts, "rows": [each.as_json() for each in found]}
    path = report.write(RESULTS, done)
    print(f"\n{as_text(found)}\n")
    print("\n".join(f"{name:10}{value}" for name, value in facts.items()))
    print(f"{took:.0f} s; the same as JSON: {path.relative_to(ROOT)}")
    return _said(status(found, is_judged=not asked.quick), found)


def _said(ended: Status, found: list[Measured]) -> Status:
    missed = sum(each.holds is False for each in found)
    if missed:
        print(f"{missed} of {sum(each.holds is not None for each in found)} musts do not hold.")
    if ended == Status.NOT_ALL_MEASURED:
        print("What was measured holds; not all was measured.")
    return ended


def _have_tools() -> None:
    """Install wrk and libvips where possible. Without them the bench measures less, or by a loop of its own."""
    subprocess.run(["sh", str(ROOT / "bench/system-packages")], check=False)


def _in_the_journal(asked: argparse.Namespace) -> tuple[list[Measured], dict[str, str]]:
    data, pace = asked.data / "journal", _pace(asked, rows.QUICK if asked.quick else rows.FULL)
    script("journals", data, *["--quick"] * asked.quick)
    with journal(data, [BENCH, KEEPER, FEW, MANY]) as place, rows.in_the_journal(place, pace) as (pairs, libvips):
        facts = machine.facts(place.versions, libvips)
        return rows.run(_only(asked, pairs), pace, _say), facts


def _in_the_crowd(asked: argparse.Namespace) -> list[Measured]:
    data, pace = asked.data / "crowd", _pace(asked, rows.QUICK_CROWD if asked.quick else rows.FULL_CROWD)
    if asked.only and not any("glimmers" in each or "crowd" in each for each in _wanted(asked)):
        return []
    script("journals", data, "--crowd", *["--quick"] * asked.quick)
    with journal(data, [CROWD, LATELY], "--since", "30", "--today", "12") as place:
        pairs = rows.in_the_crowd(place, pace, CROWD, LATELY)
        return rows.run(_only(asked, pairs), pace, _say)


def _pace(asked: argparse.Namespace, usual: rows.Pace) -> rows.Pace:
    return usual._replace(rounds=asked.rounds) if asked.rounds else usual


def _wanted(asked: argparse.Namespace) -> list[str]:
    return [each.strip() for each in asked.only.split(",") if each.strip()]


def _only(asked: argparse.Namespace, pairs: list[rows.Pair]) -> list[rows.Pair]:
    if not asked.only:
        return pairs
    return [pair for pair in pairs if any(each in pair.row.name for each in _wanted(asked))]


def _say(line: str) -> None:
    print(line, flush=True)


def _alone(name: str, words: list[str]) -> int:
    """Run a script that measures something else, on the bench's journals unless GLIMMERS_DATA names others."""
    data = Path(os.environ.get("GLIMMERS_DATA") or DATA / ("crowd" if name in OF_CROWD else "journal"))
    if name == "plans":
        script("journals", data, "--crowd")
    if name in {"scroll", "hard_day"}:
        script("journals", data)
        with journal(data, [BENCH]) as place:
            return script(name, data, "--url", f"http://localhost:{place.people[BENCH].port}", *words).returncode
    return script(name, data, *words).returncode


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(Status.COULD_NOT_RUN))  # end everything that was started first
    try:
        sys.exit(main())
    except Exception:  # otherwise the exit status would say that a must was missed
        traceback.print_exc()
        sys.exit(Status.COULD_NOT_RUN)
