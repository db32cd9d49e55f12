"""The scripts keep to their rules: who may import whom, and what is told by events."""

from __future__ import annotations

import re

import pytest

from common.scripts import ALONE, SCRIPTS
from hosting.linking import IMPORT, LATER, Module, linked
from tests.scripts import JS, PICTURE, picture, room_of, rooms

# A room knows the rooms before it, and lib; the entries know all.
FLOORS = (
    ("lib", "store", "photos", "drafts", "outbox", "sharing", "accounts", "app"),
    ("lib", "coming-back"),
    ("lib", "scrapbook"),
    ("lib", "calendar"),
    ("lib", "search"),
    ("lib", "glimmer"),
    ("lib", "glimmer-for-now"),
)
MOST_LINES = 120
MOST_EVENTS = 20
ALL = [module for modules in rooms().values() for module in modules]
IDS = [str(module.path.relative_to(JS)) for module in ALL]


@pytest.mark.parametrize("module", ALL, ids=IDS)
def test_a_room_imports_from_lib_and_from_rooms_below_it(module: Module) -> None:
    room = room_of(module.path)
    below = {each for floor in FLOORS if room in floor for each in floor[: floor.index(room) + 1]}
    assert not room or {room_of(path) for path in module.imports} <= below


@pytest.mark.parametrize("module", ALL, ids=IDS)
def test_a_script_says_its_job_first_and_is_short(module: Module) -> None:
    lines = module.path.read_text().splitlines()
    assert lines[0].startswith("// ")
    assert len(lines) <= MOST_LINES


def test_all_scripts_can_be_linked_and_each_is_in_one_of_them() -> None:
    first, *others = (JS.parent / name for name in SCRIPTS if name not in ALONE)
    assert set(linked(first, others)) == {first, *others}
    for name in ALONE:
        assert set(linked(JS.parent / name, [])) == {JS.parent / name}
    assert {module.path for module in ALL} == set(JS.rglob("*.js"))


def test_an_entry_names_modules_and_does_nothing_itself() -> None:
    for module in rooms()[""]:
        assert re.fullmatch(r"(//.*\n)+", module.text), module.path
        asked = re.findall(r'^import "(.*)";$', module.path.read_text(), re.MULTILINE)
        assert asked == sorted(asked), "their order means nothing"


def test_what_is_exported_is_imported_by_another_or_by_a_test() -> None:
    asked = {
        (path, name)
        for module in ALL
        for asks in (module.imports, module.later)
        for path in asks
        for name in asks[path]
    }
    tests = "".join(path.read_text() for path in (JS.parent.parent / "tests").rglob("*.py"))
    for module in ALL:
        for name in module.exports:
            assert (module.path, name) in asked or f'"{module.path.relative_to(JS)}", "{name}(' in tests, name


def test_htmx_is_met_in_one_module() -> None:
    for module in ALL:
        if module.path.name != "htmx.js":
            assert not re.search(r"htmx:|\bhtmx\.(?!js)", _code(module)), module.path


def test_events_are_told_heard_named_and_never_answered() -> None:
    events = JS / "lib/events.js"
    listed = re.findall(r"^//   ([a-z-]+) {2,}\S", events.read_text(), re.MULTILINE)
    code = "\n".join(_code(module) for module in ALL)
    told = set(re.findall(r'\btell\("([^"]*)"', code))
    heard = {name for names in re.findall(r'\bhear\("([^"]*)"', code) for name in names.split()}
    assert told == heard == set(listed)
    assert len(listed) <= MOST_EVENTS
    assert code.count("CustomEvent") == events.read_text().count("CustomEvent") == 1
    assert "detail.answer" not in code


def test_the_picture_of_who_imports_whom_is_that_of_now() -> None:
    assert PICTURE.read_text() == picture(), "python -m tests.scripts draws it"


def _code(module: Module) -> str:
    """Return the text of a module without its imports, and without comments on lines of their own."""
    return re.sub(r"^\s*//.*\n", "", LATER.sub("", IMPORT.sub("", module.text)), flags=re.MULTILINE)
