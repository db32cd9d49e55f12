"""Find which variables a template uses, and which it is given, as far as both can be told without rendering it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from jinja2 import meta, nodes

from tests.checked_templates import taken
from tests.packages import MODULES

ROOT = Path(__file__).parent.parent


def looked_at(name: str, trees: Mapping[str, nodes.Template]) -> set[str]:
    """Return the variables that a template uses, together with those that it extends and includes.

    Variables that one of them sets, or tests with `is defined`, are left out.
    """
    drawn = set(_drawn_with(name, trees))
    found = {each for one in drawn for each in meta.find_undeclared_variables(trees[one])}
    return found - {each for one in drawn for each in (*_set(trees[one]), *_asked(trees[one]))}


def looked_at_by_macros(tree: nodes.Template) -> set[str]:
    """Return the variables that its macros use without being given them, and so depend on whoever renders them."""
    found = set()
    for macro in tree.find_all(nodes.Macro):
        alone = nodes.Template([macro], lineno=1)
        alone.set_environment(tree.environment)
        found |= meta.find_undeclared_variables(alone)
    return found - set(_set(tree))


def _drawn_with(name: str, trees: Mapping[str, nodes.Template]) -> Iterator[str]:
    yield name
    for node in trees[name].find_all((nodes.Extends, nodes.Include)):
        if isinstance(node.template, nodes.Const):
            yield from _drawn_with(node.template.value, trees)


def _set(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Name):
        if node.ctx in {"store", "param"}:
            yield node.name
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for node in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in node.names)


def _asked(tree: nodes.Template) -> Iterator[str]:
    for test in tree.find_all(nodes.Test):
        if test.name == "defined" and isinstance(test.node, nodes.Name):
            yield test.node.name


def given(name: str, sources: Mapping[str, str]) -> set[str] | None:
    """Return every name that could be given to this template where it is named, or None where nothing names it.

    In Python that is each key of a dict and each name of an argument in the room's modules; in templates it is what
    stands beside the name in `once`, `part` or `in_frame`.
    """
    rooms = {_room(path) for path, text in _modules().items() if f'"{name}"' in text}
    found: set[str] | None = None
    for path, text in _modules().items():
        if _room(path) in rooms:
            found = (found or set()) | _names(text)
    for source in sources.values():
        for values in re.findall(rf'(?:once\(|part )"{re.escape(name)}"([^%}}]*)', source):
            found = (found or set()) | set(re.findall(r"(\w+)=", values))
        if name == "framed.html":
            found = (found or set()) | set(re.findall(r'slot "(\w+)"', source))
            found |= set(re.findall(r"in_frame.*?(\w+)=", source))
    return found


def given_exactly(name: str, module: str) -> Iterator[set[str]]:
    """Yield the names that this Python gives a template, for each place that spells all of them out."""
    for call in ast.walk(ast.parse(module if f'"{name}"' in module else "")):
        if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in {"render", "render_to_string"}:
            continue
        at = next((number for number, each in enumerate(call.args) if _may_be(each, name)), None)
        if at is None:
            continue
        context = call.args[at + 1] if at + 1 < len(call.args) else ast.Dict(keys=[], values=[])
        if isinstance(context, ast.Dict) and all(isinstance(key, ast.Constant) for key in context.keys):
            yield {key.value for key in context.keys if isinstance(key, ast.Constant)}


def _may_be(node: ast.expr, name: str) -> bool:
    return any(isinstance(each, ast.Constant) and each.value == name for each in ast.walk(node))


def parts(trees: Mapping[str, nodes.Template]) -> set[str | None]:
    """Return the names of templates that another one takes."""
    return {other for tree in trees.values() for _, other in taken(tree)}


@cache
def _modules() -> dict[Path, str]:
    return {path: path.read_text() for path in MODULES}


def _room(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return "/".join(parts[:2]) if parts[0] == "glimmers" else parts[0]


@cache
def _names(text: str) -> frozenset[str]:
    return frozenset(_named(ast.parse(text)))


def _named(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict):
            yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))
        elif isinstance(node, ast.Call):
            yield from (each.arg for each in node.keywords if each.arg)
        elif isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
            yield str(node.slice.value)
