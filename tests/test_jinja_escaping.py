"""Values in pages are escaped whatever they are, as Jinja2 itself would write them."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from django.template import engines
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment, pass_context
from markupsafe import Markup, escape

from config.jinja_escaping import Pages, placed

VALUES = ["plain", "<b>", 'a "quote"', "it's", "&amp;", 12, None, 1.5, lazystr("<i>"), Markup("<u>"), mark_safe("<s>")]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_written_as_jinja_writes_it(value: Any) -> None:
    assert placed(value) == escape(value)


@given(st.text())
def test_any_text_is_escaped(text: str) -> None:
    assert placed(text) == escape(text)


class Sly(str):
    """Bring markup of its own, as a text that claims to be safe."""

    def __html__(self) -> str:
        return "said by itself"


def test_what_has_html_of_its_own_is_asked_for_it() -> None:
    assert placed(Sly("plain")) == "said by itself"


def test_pages_are_drawn_by_it() -> None:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    assert isinstance(environment, Pages)
    assert "environment.placed(" in environment.compile("{{ value }}", raw=True)
    drawn = environment.from_string("{% macro m(x) %}<p>{{ x }}</p>{% endmacro %}{{ m(v) }}{{ v }}{{ v|upper }}")
    assert drawn.render(v="<b>'") == "<p>&lt;b&gt;&#39;</p>&lt;b&gt;&#39;&lt;B&gt;&#39;"


class Value(NamedTuple):
    part: str


def test_an_attribute_is_one_and_a_key_stands_in_brackets() -> None:
    page = Pages(autoescape=True).from_string
    assert (
        page('{{ value.part }} {{ keys["part"] }}').render(value=Value("<b>"), keys={"part": "<i>"})
        == "&lt;b&gt; &lt;i&gt;"
    )
    for wrong in ("{{ keys.part }}", "{{ value.other }}"):
        with pytest.raises(AttributeError):
            page(wrong).render(value=Value("<b>"), keys={"part": "<i>"})


MACROS = """
{%- macro two(a, b="no") %}<i>{{ a }}{{ b }}</i>{% endmacro %}
{%- macro around(a) %}<i>{{ a }}{{ caller() }}</i>{% endmacro %}
{%- macro any(a) %}{{ a }}{{ varargs|length }}{{ kwargs|length }}{% endmacro -%}
"""


@pytest.mark.parametrize(
    "call",
    [
        '{{ two("<") }}',
        '{{ two("<", "y") }}',
        '{{ two(b="<", a="z") }}',
        '{{ two("x", b=two("<")) }}',
        '{% for each in "<>" %}{{ two(each) }}{% endfor %}',
        '{% call around("<") %}&{% endcall %}',
        '{{ any(1, 2, 3, b="<") }}',
        '{{ any(1)|upper }}{{ two("<") ~ "<" }}',
    ],
)
def test_a_macro_is_called_as_jinja_calls_it(call: str) -> None:
    ours, theirs = Pages(autoescape=True), Environment(autoescape=True)
    assert ours.from_string(MACROS + call).render() == theirs.from_string(MACROS + call).render() != ""


@pytest.mark.parametrize("call", ["{{ two(1, 2, 3) }}", "{{ two(1, c=2) }}", "{{ two(1, a=2) }}"])
def test_what_a_macro_does_not_take_is_an_error(call: str) -> None:
    with pytest.raises(TypeError):
        Pages(autoescape=True).from_string(MACROS + call).render()


def test_the_calls_of_every_card_go_straight_to_what_they_call() -> None:
    ours = Pages(autoescape=True)
    ours.globals["shout"] = str.upper
    code = ours.compile(MACROS + '{{ two("<") }}{{ shout("a") }}{{ object.method(1) }}', raw=True)
    assert "environment.drawn(" in code
    assert code.count("context.call(") == 2  # caller(), and the method: what it is turns out only then
    method = '{% from "x" import two as three %}{{ three(shout(text=each)) }}'
    assert ours.compile(method, raw=True).count("context.call(") == 0


def test_a_function_that_takes_the_context_gets_it() -> None:
    ours = Pages(autoescape=True)
    ours.globals["named"] = pass_context(lambda context, name: context[name])
    assert ours.from_string('{{ named("a") }}').render(a="<") == "&lt;"
