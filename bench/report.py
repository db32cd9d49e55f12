"""What a run leaves: its JSON under bench/results/, and the table in docs/performance.md."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from bench.table import as_markdown, from_json

DOCS = Path(__file__).resolve().parent.parent / "docs/performance.md"
BEGIN, END = "<!-- bench: begin -->", "<!-- bench: end -->"


def write(folder: Path, done: dict[str, Any]) -> Path:
    """The file it is in: named by its time, which sorts."""
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
    """Put the table of this result between the two marks of the docs."""
    DOCS.write_text(with_table(DOCS.read_text(), json.loads(result.read_text())))


def with_table(text: str, done: dict[str, Any]) -> str:
    """The text of the docs with this result in its place."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{DOCS} has no place for the table: {BEGIN} and {END}")
    facts = "; ".join(f"{name} {value}" for name, value in done["facts"].items())
    table = as_markdown([from_json(each) for each in done["rows"]])
    said = f"{done['at'][:10]}, in {done['took_s'] / 60:.0f} minutes. {facts}."
    return f"{before}{BEGIN}\n{said}\n\n{table}\n{END}{after}"
