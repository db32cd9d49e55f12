"""Values in pages: escaped whatever they are, and as Jinja2 would have written them."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import engines
from django.utils.functional import lazystr
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from config.placing import Pages, placed

VALUES = ["plain", "<b>", 'a "quote"', "it's", "&amp;", 12, None, 1.5, lazystr("<i>"), Markup("<u>"), mark_safe("<s>")]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_is_written_as_jinja_writes_it(value: Any) -> None:
    assert placed(value) == escape(value)


@given(st.text())
def test_any_text_is_escaped(text: str) -> None:
    assert placed(text) == escape(text)


class Sly(str):
    """A text that has something to say of its own."""

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
