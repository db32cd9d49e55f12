"""The style sheets hold nothing that cannot work, is repeated, or applies to no element."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tinycss2

ROOT = Path(__file__).resolve().parent.parent
SHEETS = sorted((ROOT / "static/css").rglob("*.css"))
OURS = [
    path
    for folder, kinds in (("templates", "*.html"), ("static/js", "*.js"), ("glimmers", "*.py"), ("accounts", "*.py"))
    for path in (ROOT / folder).rglob(kinds)
]
# What may be `!important`, by sheet: less motion, an error, the system's colours, and hidden elements.
IMPORTANT = {
    "base.css": {"animation-duration", "transition-duration"},
    "form.css": {"outline", "border-color"},
    "utilities.css": {"display"},
}
SAID = "".join(path.read_text() for path in OURS)
_NAME = r"-?[_a-zA-Z][-\w]*"


class Declaration(NamedTuple):
    """Hold a declaration; `within` are the rules around it, outermost first: "@media (…)", then selectors."""

    within: tuple[str, ...]
    name: str
    value: str
    is_important: bool


def declarations(nodes: list[Any], within: tuple[str, ...] = ()) -> Iterator[Declaration]:
    """Yield all declarations of a sheet; raise where it cannot be read."""
    for node in nodes:
        if node.type == "error":
            raise AssertionError(f"line {node.source_line}: {node.message}")
        if node.type == "declaration":
            yield Declaration(within, node.lower_name, _text(node.value), node.important)
        elif node.content is not None:
            inner = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
            keyword = f"@{node.lower_at_keyword} " if node.type == "at-rule" else ""
            yield from declarations(inner, (*within, keyword + _text(node.prelude)))


def _text(tokens: list[Any]) -> str:
    return " ".join(tinycss2.serialize(tokens).split())


def read(path: Path) -> list[Declaration]:
    nodes = tinycss2.parse_stylesheet(path.read_text(), skip_comments=True, skip_whitespace=True)
    return list(declarations(nodes))


@pytest.fixture(scope="module")
def all_of_them() -> dict[Path, list[Declaration]]:
    return {path: read(path) for path in SHEETS}


def test_a_sheet_that_cannot_be_read_is_told() -> None:
    for broken in ("a { color red; }", "a { color: red; } }", "a { : red }"):
        with pytest.raises(AssertionError):
            list(declarations(tinycss2.parse_stylesheet(broken, skip_comments=True, skip_whitespace=True)))


def test_no_rule_says_the_same_thing_twice(all_of_them: dict[Path, list[Declaration]]) -> None:
    for path, found in all_of_them.items():
        again = [each for each, times in Counter((each.within, each.name) for each in found).items() if times > 1]
        assert again == [], path


def test_each_custom_property_is_set_somewhere_and_used_somewhere(all_of_them: dict[Path, list[Declaration]]) -> None:
    every = [each for found in all_of_them.values() for each in found]
    in_sheets = {each.name for each in every if each.name.startswith("--")}
    elsewhere = set(re.findall(r"""(?:"|')(--[-\w]+)(?:"|')|style="(--[-\w]+):""", SAID))
    used = set(re.findall(r"var\((--[-\w]+)", " ".join(each.value for each in every)))
    assert used - in_sheets - {name for pair in elsewhere for name in pair} == set()
    assert in_sheets - used == set()


def test_each_class_is_given_to_something(all_of_them: dict[Path, list[Declaration]]) -> None:
    words = set(re.findall(r"[\w-]+", SAID))
    begun = tuple(re.findall(r"([\w-]+-)(?:\{|\$\{)", SAID))  # such as "tilt-{{ it.tilt }}"
    selectors = {each for found in all_of_them.values() for it in found for each in it.within if each[:1] != "@"}
    named = {name for selector in selectors for name in re.findall(rf"\.({_NAME})", selector)}
    assert {name for name in named - words if not name.startswith(begun)} == set()


def test_what_counts_more_than_all_else_is_so_on_purpose(all_of_them: dict[Path, list[Declaration]]) -> None:
    for path, found in all_of_them.items():
        names = {each.name for each in found if each.is_important}
        assert names == IMPORTANT.get(path.name, set()), path
