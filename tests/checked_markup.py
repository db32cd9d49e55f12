"""Find in the syntax of Python where something is marked as markup."""

from __future__ import annotations

import ast
from collections.abc import Iterator

# Each of these takes its arguments as markup; format_html only its first one.
MARKING = {"Markup", "mark_safe", "SafeString", "SafeText", "format_html", "format_html_join"}
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext"}


def taken_as_markup(source: str) -> Iterator[tuple[str, int, str]]:
    """Yield function, line and reason of each place that marks something other than a literal as markup.

    The literal may be translated. Its `format`, `join` and `%` escape what they are given.
    """
    tree = ast.parse(source)
    for where, node in _inside(tree, ""):
        if isinstance(node, ast.ImportFrom):
            yield from ((where, node.lineno, f"{each.name} by another name") for each in node.names if _is_hidden(each))
        elif isinstance(node, ast.FunctionDef) and node.name in {"__html__", "__html_format__"}:
            yield where, node.lineno, f"{node.name} of our own"
        elif isinstance(node, ast.keyword) and _opens(node):
            yield where, node.value.lineno, f"{node.arg} is not as it is by itself"
    written = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and _is_written_out(node)}
    written |= {id(each) for note in _annotations(tree) for each in ast.walk(note)}
    written |= {id(each) for node in ast.walk(tree) for each in _asked_for(node)}
    for where, node in _inside(tree, ""):
        if _name(node) in MARKING and id(node) not in written:
            yield where, getattr(node, "lineno", 0), f"{_name(node)} of what is not written out"


def _inside(node: ast.AST, where: str) -> Iterator[tuple[str, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.ClassDef):
            yield where, child
            yield from _inside(child, child.name)
        else:
            yield where, child
            yield from _inside(child, where)


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""


def _is_hidden(alias: ast.alias) -> bool:
    return alias.name in MARKING and alias.asname is not None


def _opens(keyword: ast.keyword) -> bool:
    """Tell whether an argument turns escaping off, as the option of a filter or an environment."""
    value = keyword.value.value if isinstance(keyword.value, ast.Constant) else None
    return (keyword.arg, value) in {("autoescape", False), ("is_safe", True)}


def _is_written_out(call: ast.Call) -> bool:
    if not call.args:
        return False
    first = call.args[0]
    if isinstance(first, ast.Call) and _name(first.func) in TRANSLATING:
        return all(isinstance(each, ast.Constant) for each in first.args[:2])
    return isinstance(first, ast.Constant)


def _asked_for(node: ast.AST) -> list[ast.expr]:
    """Return the names in a comparison: asking whether something is markup does not make it markup."""
    if isinstance(node, ast.Compare):
        return node.comparators
    return node.args[1:] if isinstance(node, ast.Call) and _name(node.func) == "isinstance" else []


def _annotations(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        notes = [getattr(node, "annotation", None), getattr(node, "returns", None)]
        yield from (note for note in notes if isinstance(note, ast.expr))
