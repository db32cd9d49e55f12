"""Write what a run leaves: its JSON under bench/results/, and the part of docs/performance.md about the last one."""

from __future__ import annotations

import json
import re
import statistics
from pathlib import Path
from typing import Any

from bench.table import Measured, as_markdown, from_json

DOCS = Path(__file__).resolve().parent.parent / "docs/performance.md"
# A visit of ten pages, by the names of the rows; one of them is a Keep.
VISIT = {
    "Today": 2,
    "keep, by HTMX": 1,
    "a day": 1,
    "one glimmer": 1,
    "a month": 1,
    "scrapbook": 3,
    "search, middling": 1,
}
BUSIEST_HOUR = 0.2  # share of a day's visits
MOST_BUSY = 0.5  # share of a core's time, so that nobody waits for others
SLOWER = 4  # times slower, for a small box


def write(folder: Path, done: dict[str, Any]) -> Path:
    """Write the result, and return its file, whose name is the time and therefore sorts."""
    folder.mkdir(parents=True, exist_ok=True)
    kind = "-quick" if done["is_quick"] else "-some" if done["only"] else ""
    path = folder / f"{re.sub('[^0-9T]', '', done['at'].partition('+')[0])}{kind}.json"
    path.write_text(json.dumps(done, indent=1, ensure_ascii=False) + "\n")
    return path


def last_full(folder: Path) -> Path:
    found = sorted(path for path in folder.glob("*.json") if path.stem[-1].isdigit())
    if not found:
        raise SystemExit(f"There is no full result in {folder} yet: run the bench without --quick and --only.")
    return found[-1]


def write_docs(result: Path) -> None:
    """Put the figures of this result into the docs."""
    DOCS.write_text(filled(DOCS.read_text(), json.loads(result.read_text())))


def filled(text: str, done: dict[str, Any]) -> str:
    """Return the text of the docs, with this result between the marks that name each part."""
    found = [from_json(each) for each in done["rows"]]
    facts = "; ".join(f"{name} {value}" for name, value in done["facts"].items())
    table = f"{done['at'][:10]}, in {done['took_s'] / 60:.0f} minutes. {facts}.\n\n{as_markdown(found)}"
    for name, part in {"table": table, "visit": visit(found), "growth": growth(found)}.items():
        begin, end = f"<!-- bench: {name} -->", "<!-- bench: end -->"
        if begin not in text:
            raise SystemExit(f"{DOCS} has no place for this: {begin}")
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n{part}\n{end}{rest.partition(end)[2]}"
    return text


def visit(found: list[Measured]) -> str:
    """Describe what a visit costs a core, and how many people a core is enough for."""
    ms = {each.row.name: statistics.median(each.above) for each in reversed(found) if not each.skipped}
    if missing := VISIT.keys() - ms.keys():
        return f"Not measured: {', '.join(sorted(missing))}."
    lines = ["| of ten pages | | ms each | ms |", "| --- | --- | --- | --- |"]
    lines += [f"| {name} | {times} | {ms[name]:.1f} | {times * ms[name]:.1f} |" for name, times in VISIT.items()]
    each_s = sum(times * ms[name] for name, times in VISIT.items()) / 1000
    people = 3600 * MOST_BUSY / (each_s * BUSIEST_HOUR)
    sentence = (
        f"A visit keeps a core busy for {each_s:.2f} s at most. An hour has 3,600 s, of which {MOST_BUSY:.0%} may be"
        f" used, and {BUSIEST_HOUR:.0%} of a day's visits fall into the busiest hour: 3,600 × {MOST_BUSY:g} ÷"
        f" ({each_s:.2f} × {BUSIEST_HOUR:g}) = {people:,.0f} people for each core of this machine, and"
        f" {people / SLOWER:,.0f} where one is {SLOWER} times as slow."
    )
    return "\n".join([*lines, "", sentence])


def growth(found: list[Measured]) -> str:
    """Describe each page's median for 1,000, 10,000 and 100,000 glimmers of one person."""
    crowded = [each for each in found if each.row.name.endswith(" glimmers") and not each.skipped]
    if not crowded:
        return "Not measured."
    alone = {each.row.name: statistics.median(each.above) for each in reversed(found) if not each.skipped}
    much = crowded[0].row.name.rpartition(", ")[2].partition(" ")[0]
    lines = [f"| ms | {crowded[0].row.against} | 10,000, alone | {much} | {much} ÷ {crowded[0].row.against} |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for each in crowded:
        name = each.row.name.rpartition(", ")[0]
        few, many = statistics.median(each.below), statistics.median(each.above)
        lines.append(f"| {name} | {few:.1f} | {alone.get(name, 0):.1f} | {many:.1f} | {each.ratio:.2f} |")
    return "\n".join(lines)
