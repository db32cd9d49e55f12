"""The docs for newcomers are complete: every setting, command, room, decision and floor is in them."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from hosting.environment import Environment
from tests import floors
from tests.packages import PACKAGES, ROOT

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text()
MAP = floors.MAP.read_text()
SETTINGS = [each.metadata["name"] for each in fields(Environment)]
COMMANDS = sorted({path.stem for path in ROOT.glob("*/**/management/commands/[a-z]*.py") if ".venv" not in path.parts})
ROOMS = [
    *(f"{package}/" for package in PACKAGES if package != "glimmers"),
    *(f"glimmers/{path.name}/" for path in sorted((ROOT / "glimmers").iterdir()) if (path / "__init__.py").exists()),
]
FOLDERS = "|".join((*PACKAGES, "templates", "static", "tests", "docs", "bench"))
PAGES = [ROOT / "README.md", *ROOT.glob("[A-Z]*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md")]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_in_the_readme_and_the_sample(name: str) -> None:
    assert f"| `{name}` |" in (ROOT / "README.md").read_text()
    assert f"{name}=" in (ROOT / ".env.sample").read_text()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_explained(command: str) -> None:
    assert f"| `{command}` |" in CONTRIBUTING


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_is_on_the_map(room: str) -> None:
    assert f"| `{room}` |" in MAP
    assert f"| `{room}` |" in (ROOT / "README.md").read_text()


def test_there_is_something_to_look_for() -> None:
    assert len(SETTINGS) > 10
    assert {"serve", "sweep", "demo", "makemessages"} <= set(COMMANDS)
    assert len(ROOMS) > 12


def test_the_picture_of_the_floors_is_that_of_the_contracts() -> None:
    assert floors.drawn(MAP) == MAP, "python -m tests.floors draws it anew"


def test_every_decision_is_listed_by_its_title() -> None:
    listed = (ROOT / "docs/decisions/README.md").read_text()
    found = sorted(path for path in (ROOT / "docs/decisions").glob("0*.md"))
    assert len(found) > 20
    for path in found:
        title = path.read_text().splitlines()[0].removeprefix("# ")
        assert f"- [{title}]({path.name})" in listed


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_pages_point_at_is_there(page) -> None:
    text = page.read_text()
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", text):
        assert (page.parent / target).exists(), target
    for path in re.findall(rf"`((?:{FOLDERS})/[\w/.-]*\w\.\w+)`", text):
        assert (ROOT / path).exists() or "decisions" in str(page), path
