"""Find in the syntax of templates what none may do: each function yields what is wrong, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from jinja2 import Environment, nodes

# What a template may call: our globals, which escape their arguments, and functions that translate its sentences.
TRANSLATES = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
GLOBALS = {"url", "static", "icon", "once", "htmx_script", "language"} | TRANSLATES
# Methods of forms, fields and models. Their results are escaped like anything else.
METHODS = {"as_field_group", "value", "non_field_errors", "zone_names", "get_absolute_url"}
# Only `tojson` returns markup, in which it replaces <, >, & and '.
FILTERS = {"date", "day_in_words", "day_in_full", "day_in_short", "clock", "localtime", "int", "length", "tojson"}
# From the ground up: a template takes parts from its own folder and from lower floors.
FLOORS = (
    {"icons"},
    {""},  # the frame
    {"accounts", "errors", "forms"},
    {"photos"},
    {"cards"},
    {"search"},
    {"glimmer"},
    {"tags"},
    {"practice", "reflecting"},
    {"coming_back"},
    {"calendar", "capture", "glimmer_for_now", "put_away", "scrapbook", "today"},
    {"pwa"},
)
VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"""<\w(?:[^>"']|"[^"]*"|'[^']*')*>""")
RUN = re.compile(r"""["']\s*(?:javascript|js):""")
REFERRING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


def unescaped(tree: nodes.Template) -> Iterator[str]:
    """Yield each place where something could come out unescaped."""
    for node in tree.find_all((nodes.EvalContextModifier, nodes.MarkSafe, nodes.MarkSafeIfAutoescape)):
        yield f"{node.lineno}: escaping is changed"
    for node in tree.find_all((nodes.Filter, nodes.FilterBlock)):
        name = node.name if isinstance(node, nodes.Filter) else node.filter.name
        if name not in FILTERS:
            yield f"{node.lineno}: |{name} is not among the filters"
    for call in tree.find_all(nodes.Call):
        yield from _called(call, _macros(tree))
    for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
        attribute = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", "")
        if isinstance(attribute, str) and attribute.startswith("_"):
            yield f"{node.lineno}: {attribute} is nobody else's"


def _macros(tree: nodes.Template) -> set[str]:
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    return own | {_alias(name) for node in tree.find_all(nodes.FromImport) for name in node.names} | {"caller"}


def _alias(name: str | tuple[str, str]) -> str:
    return name if isinstance(name, str) else name[1]


def _called(call: nodes.Call, macros: set[str]) -> Iterator[str]:
    if isinstance(call.node, nodes.Getattr):
        if call.node.attr not in METHODS:
            yield f"{call.lineno}: .{call.node.attr}() is not among the methods"
    elif not isinstance(call.node, nodes.Name) or call.node.name not in GLOBALS | macros:
        yield f"{call.lineno}: {getattr(call.node, 'name', 'something')}() is not among what can be called"
    elif call.node.name in TRANSLATES - macros:
        yield from _translated(call)


def _translated(call: nodes.Call) -> Iterator[str]:
    """Yield what is wrong with sentences to translate: as markup, they must be literals that name their values."""
    sentences = call.args[:2] if isinstance(call.node, nodes.Name) and call.node.name == "ngettext" else call.args
    given: dict[str, Any] = {each.key: 1 for each in call.kwargs} | {"num": 1, "context": ""}
    for sentence in sentences:
        if not isinstance(sentence, nodes.Const):
            yield f"{call.lineno}: what is translated is not written out"
            continue
        try:
            assert sentence.value % given
        except (KeyError, TypeError, ValueError) as error:
            yield f"{call.lineno}: “{sentence.value}” and what it is given do not fit: {error!r}"


def misplaced(source: str, name: str) -> Iterator[str]:
    """Yield each place where escaping does not help a value: outside quotes, in a script, in a style."""
    if name.endswith(".js"):
        for found in re.finditer(r"\{\{(?![^}]*\|tojson \}\})", source):
            yield f"{_line(source, found)}: a value in a script that is not |tojson"
        return
    marked = re.sub(VALUE, lambda found: "\0" * len(found[0]), source)
    for tag in re.finditer(TAG, marked):
        names = re.sub(r"""("[^"]*"|'[^']*')""", '""', tag[0])
        if re.search(r"=\s*\0", names):
            yield f"{_line(source, tag)}: an attribute without quotes"
        if re.search(r"[\s\0](?:on\w+|style|srcdoc|hx-on[:\w-]*)\s*=", names) or re.search(
            r"""["']\s*(?:javascript|js):""", tag[0]
        ):
            yield f"{_line(source, tag)}: a script or a style in an attribute"
        if re.match(r"<(?:style|iframe|object|embed)\b|<script\b(?!.*\ssrc=)", tag[0]):
            yield f"{_line(source, tag)}: a script or a style in the page"


def _line(source: str, found: re.Match[str]) -> int:
    return source.count("\n", 0, found.start()) + 1


def quoted(environment: Environment, source: str) -> Iterator[str]:
    """Yield each string that stands in single quotes without need."""
    for line, kind, written in environment.lex(source):
        if kind == "string" and written.startswith("'") and '"' not in written:
            yield f"{line}: {written} in single quotes"


def referred(tree: nodes.Template, name: str, names: set[str]) -> Iterator[str]:
    """Yield the templates and drawings it refers to that do not exist, or that lie above or beside it."""
    for line, other in taken(tree):
        if other is None:
            yield f"{line}: what it takes shows only while it is drawn"
        elif other not in names:
            yield f"{line}: there is no {other}"
        elif not _may_take(name, other):
            yield f"{line}: {name} takes {other}, which lies above or beside it"


def taken(tree: nodes.Template) -> Iterator[tuple[int, str | None]]:
    """Yield the line and the name of each template that it refers to, None where the name is not a literal."""
    for node in tree.find_all(REFERRING):
        yield node.lineno, _written(node.template)
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {"once", "icon"}:
            name = _written(call.args[0]) if call.args else None
            yield call.lineno, f"icons/{name}.svg" if name and call.node.name == "icon" else name


def _written(node: nodes.Expr) -> str | None:
    return str(node.value) if isinstance(node, nodes.Const) else None


def _may_take(name: str, other: str) -> bool:
    return _folder(name) == _folder(other) or _floor(name) > _floor(other)


def _floor(name: str) -> int:
    (found,) = [number for number, folders in enumerate(FLOORS) if _folder(name) in folders]
    return found


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def in_djangos_language(source: str, name: str) -> Iterator[str]:
    """Yield what would leave something unescaped in a template in Django's language. Emails are plain text."""
    kept = r"safe|safeseq|escapejs|json_script"
    switched = r"\{%\s*(?:filter|debug|verbatim)\b" + ("" if name.endswith(".txt") else r"|\{%\s*autoescape\b")
    for found in re.finditer(rf"\|\s*(?:{kept})\b|{switched}|mark_safe", source):
        yield f"{_line(source, found)}: {found[0]}"
