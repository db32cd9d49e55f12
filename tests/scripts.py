"""List who imports whom among the scripts, as a text: `python -m tests.scripts` writes it into docs/scripts.md."""

from __future__ import annotations

import re
from pathlib import Path

from common.scripts import SCRIPTS
from hosting.linking import Module, modules_of

ROOT = Path(__file__).parent.parent
JS = ROOT / "static/js"
PICTURE = ROOT / "docs/scripts.md"
HEAD = """# The scripts, and who imports whom

Written by `python -m tests.scripts`. What each does is said in its first lines; which events they tell and hear, in
`static/js/lib/events.js`. Behind an arrow is what a module imports (→), or fetches later and
only where it is needed (⇢); of its own room the name alone.
"""


def rooms() -> dict[str, list[Module]]:
    """Return the modules of all entries by their folder; the entries themselves lie in none."""
    modules = {path: module for name in SCRIPTS for path, module in modules_of(JS.parent / name).items()}
    found: dict[str, list[Module]] = {}
    for path in sorted(modules):
        found.setdefault(room_of(path), []).append(modules[path])
    return {"": found.pop(""), "lib": found.pop("lib"), **found}


def room_of(path: Path) -> str:
    """Return the folder that a module lies in, or ""."""
    folder = path.parent.relative_to(JS)
    return "" if folder == Path() else folder.name


def picture() -> str:
    """Return the picture as it stands in docs/."""
    lines = [HEAD]
    for room, modules in rooms().items():
        lines.append(f"## {room}/\n" if room else "## The entries\n")
        for module in modules:
            lines.append(f"- `{module.path.name}`: {_job(module)}")
            names = [_name(path, room) for path in module.imports]
            lines += [f"  → {', '.join(names)}"] if names else []
            lines += [f"  ⇢ {', '.join(_name(path, room) for path in module.later)}"] if module.later else []
        lines.append("")
    return "\n".join(lines)


def _name(path: Path, room: str) -> str:
    return path.stem if room_of(path) == room else f"{room_of(path)}/{path.stem}"


def _job(module: Module) -> str:
    """Return the first sentence of a module's comment."""
    comment = re.split(r"\n(?!//)", module.path.read_text())[0].splitlines()
    return re.split(r"(?<=\.)\s", " ".join(line.removeprefix("//").strip() for line in comment))[0]


if __name__ == "__main__":
    PICTURE.write_text(picture())
