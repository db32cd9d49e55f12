"""Draw who may import whom, from the contracts: `python -m tests.floors` writes it into docs/architecture.md."""

from __future__ import annotations

from tests.packages import LINTER, ROOT

MAP = ROOT / "docs/architecture.md"
BEGIN, END = "<!-- floors -->\n", "<!-- /floors -->\n"


def layers(name: str) -> list[list[str]]:
    """Return the floors of a contract, highest first; rooms on one floor do not know each other."""
    (found,) = (each for each in LINTER["contracts"] if each["name"].startswith(name))
    return [[room.strip() for room in floor.split("|")] for floor in found["layers"]]


def picture() -> str:
    """Draw the floors of the site, and those inside `glimmers`."""
    lines = ["```"]
    for (package,) in layers("The site knows the journal"):
        lines.append(package)
        if package == "glimmers":
            lines += [f"    {' · '.join(sorted(floor))}" for floor in layers("Rooms on one floor")]
    return "\n".join([*lines, "```", ""])


def drawn(text: str) -> str:
    """Return the page with the current picture."""
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}{picture()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    MAP.write_text(drawn(MAP.read_text()))
