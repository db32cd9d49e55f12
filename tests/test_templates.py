"""In every template nothing comes out unescaped, all that it refers to exists, and all that it uses is given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.template import engines
from jinja2 import nodes

from config.templates import DJANGOS, FOLDER
from tests import checked_markup, checked_templates, checked_variables
from tests.packages import MODULES

ROOT = Path(__file__).parent.parent
SOURCES = {
    str(path.relative_to(FOLDER)): path.read_text()
    for path in sorted(FOLDER.rglob("*"))
    if path.suffix in {".html", ".js", ".svg", ".txt"}
}
IN_DJANGOS = {name: source for name, source in SOURCES.items() if name.startswith(DJANGOS)}
IN_JINJA = {name: source for name, source in SOURCES.items() if name not in IN_DJANGOS}
ENVIRONMENT: Any = engines["jinja2"].env  # type: ignore[attr-defined]
TREES = {name: ENVIRONMENT.parse(source, name, name) for name, source in IN_JINJA.items()}
CODE = {str(path.relative_to(ROOT)): path.read_text() for path in MODULES}
# Django draws these, and gives them the values that its own templates get.
DRAWN_BY_DJANGO = {"forms/form.html", "forms/field.html"}
# Where Python marks something other than a literal as markup: the file, the function, and why it may.
TAKEN_AS_MARKUP = {
    ("config/jinja_escaping.py", "drawn"): "a macro, which escapes what it places",
    ("config/templates.py", "_drawing"): "a file of ours, by a name that a template writes out",
    ("config/templates.py", "_once"): "a template that was drawn, and so escaped",
    ("config/templates.py", "_sentence"): "a sentence that a template writes out, or its translation",
    ("config/templatetags/house.py", "part"): "a template that was drawn, and so escaped",
    ("glimmers/cards/words_as_html.py", "_joined"): "parts of which each is markup",
    ("glimmers/glimmer/drawn_form.py", "_part"): "a template that was drawn, and so escaped",
    ("glimmers/glimmer/drawn_form.py", "drawn_empty"): "the same, with a key and a day put in",
    ("glimmers/reflecting/drawing.py", "_drawing"): "a template that was drawn, and so escaped",
    ("glimmers/scrapbook/rail.py", "_step"): "a template that was drawn, and so escaped",
    ("glimmers/scrapbook/rail.py", "_narrowed"): "the same, with an escaped address put in",
    ("glimmers/search/shared_chips.py", "_behind"): "templates that were drawn, with years and a quoted address put in",
}


def test_both_kinds_are_found() -> None:
    assert {"base.html", "cards/_card.html", "pwa/sw.js", "icons/sun.svg"} <= set(IN_JINJA)
    assert {"account/login.html", "account/email/base_message.txt"} <= set(IN_DJANGOS)
    assert all(name.startswith(DJANGOS) for name in SOURCES if name.endswith(".txt"))
    assert ENVIRONMENT.autoescape is True


def test_nothing_comes_out_unescaped() -> None:
    for name, source in IN_JINJA.items():
        assert not list(checked_templates.unescaped(TREES[name])), name
        assert not list(checked_templates.misplaced(source, name)), name


def test_nothing_comes_out_unescaped_in_djangos_language() -> None:
    for name, source in IN_DJANGOS.items():
        assert not list(checked_templates.in_djangos_language(source, name)), name
        assert not list(checked_templates.misplaced(source, name)), name


def test_a_template_takes_what_is_there_and_lies_below_it() -> None:
    for name, tree in TREES.items():
        assert not list(checked_templates.referred(tree, name, set(IN_JINJA))), name


def test_macros_take_what_they_are_given_by_name() -> None:
    """Only the first argument, the subject of a macro, may go unnamed; so nothing falls through to what is included."""
    macros = {macro.name: macro for tree in TREES.values() for macro in tree.find_all(nodes.Macro)}
    assert len(macros) > 10, "or this test would look at nothing"
    assert not {"it", "this", "them", "x"} & {argument.name for macro in macros.values() for argument in macro.args}
    calls = [
        (name, call.node.name, len(call.args))
        for name, tree in TREES.items()
        for call in tree.find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name in macros
    ]
    assert len(calls) > 20
    assert [call for call in calls if call[2] > 1] == []


def test_strings_stand_in_double_quotes() -> None:
    for name, source in IN_JINJA.items():
        assert not list(checked_templates.quoted(ENVIRONMENT, source)), name


@pytest.mark.parametrize("name", sorted(set(IN_JINJA) - DRAWN_BY_DJANGO))
def test_what_a_template_looks_at_is_given(name: str) -> None:
    known = set(ENVIRONMENT.globals)
    assert not checked_variables.looked_at_by_macros(TREES[name]) - known
    given = checked_variables.given(name, SOURCES)
    if given is None:
        assert name in checked_variables.parts(TREES), "nobody draws it"
    else:
        looked_at = checked_variables.looked_at(name, TREES) - known
        assert not looked_at - given
        for module in CODE.values():
            for exactly in checked_variables.given_exactly(name, module):
                assert not looked_at - exactly


def test_python_marks_only_what_it_writes_out() -> None:
    found = {}
    for path, source in CODE.items():
        for function, line, reason in checked_markup.taken_as_markup(source):
            found[path, function] = f"{line}: {reason}"
    assert set(found) == set(TAKEN_AS_MARKUP), found
