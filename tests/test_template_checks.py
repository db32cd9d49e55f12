"""The checks of templates, and of markup in Python, can fail: small bad examples, and what is said of each."""

from __future__ import annotations

from typing import Any

import pytest
from django.forms import CharField, Form
from django.template import engines
from django.utils.html import format_html

from config.forms import Renderer
from tests import checked_markup, checked_templates, checked_variables

ENVIRONMENT: Any = engines["jinja2"].env  # type: ignore[attr-defined]
NAMES = {"base.html", "photos/_print.html", "today/day.html", "icons/sun.svg", "here/own.html"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{{ words|safe }}", "|safe"),
        ("{{ words|e|safe }}", "|safe"),
        ("{{ words|forceescape }}", "|forceescape"),
        ("{{ words|urlize }}", "|urlize"),
        ('{{ {"a": 1}|xmlattr }}', "|xmlattr"),
        ("{% filter safe %}{{ words }}{% endfilter %}", "|safe"),
        ("{% autoescape false %}{{ words }}{% endautoescape %}", "escaping is changed"),
        ("{% autoescape true %}{{ words }}{% endautoescape %}", "escaping is changed"),
        ("{{ Markup(words) }}", "Markup()"),
        ("{{ mark_safe(words) }}", "mark_safe()"),
        ('{{ dict(a="b") }}', "dict()"),
        ('{{ icon("sun").unescape() }}', ".unescape()"),
        ('{{ "".join(words) }}', ".join()"),
        ("{{ words.__html__() }}", "__html__"),
        ('{{ words["__class__"] }}', "__class__"),
        ("{{ makers[0](words) }}", "something()"),
        ("{{ _(words) }}", "not written out"),
        ('{{ _("a" ~ words) }}', "not written out"),
        ("{{ ngettext(one, words, 2) }}", "not written out"),
        ('{{ pgettext("of a day", words) }}', "not written out"),
        ('{{ _("%(name)s was here") }}', "do not fit"),
        ('{{ _("100 % of it") }}', "do not fit"),
        ('{{ _("%(n)s of %(m)s", n=1) }}', "do not fit"),
    ],
)
def test_what_comes_out_as_it_went_in_is_found(source: str, words: str) -> None:
    assert words in " ".join(checked_templates.unescaped(ENVIRONMENT.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        '{% macro one(it) %}{{ it }}{% endmacro %}{{ one("x") }}',
        '{% from "photos/_print.html" import print as shown %}{{ shown(photo) }}',
        "{% trans n=words|length %}{{ n }} word, 100 %{% pluralize %}{{ n }} words{% endtrans %}",
        '{{ _("%(name)s has 5 %% of it", name=words) }}{{ ngettext("%(num)s", "%(num)s", 2) }}',
        '{{ pgettext("of a day", "long") }}{{ form.name.as_field_group() }}{{ words|tojson }}',
        "{% set kept %}{{ words }}{% endset %}{{ kept }}",
    ],
)
def test_what_is_escaped_is_let_through(source: str) -> None:
    assert not list(checked_templates.unescaped(ENVIRONMENT.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "<a href={{ address }}>",
        '<a class="b" title={% if x %}{{ x }}{% endif %}>',
        "<a\n  href={{ address }}\n>",
        '<a onclick="{{ script }}">',
        '<a class="b" hx-on:click="x">',
        '<a style="color: {{ colour }}">',
        '<a href="javascript:{{ script }}">',
        "<a hx-vals=\"js:{a: '{{ x }}'}\">",
        "<script>const a = {{ words }};</script>",
        "<style>a { color: {{ colour }} }</style>",
        '<iframe srcdoc="{{ words }}">',
    ],
)
def test_a_value_where_escaping_does_not_help_is_found(source: str) -> None:
    assert list(checked_templates.misplaced(source, "a.html"))


def test_a_value_where_escaping_helps_is_let_through() -> None:
    link = '<a{% if x > 1 %} class="b{{ x }}"{% endif %} href="?{{ q }}&amp;a={{ b }}">a={{ b }}</a>'
    script = '<script src="{{ address }}" type="module"></script>'
    assert not list(checked_templates.misplaced(link + script, "a.html"))


def test_in_a_script_a_value_is_written_as_one() -> None:
    assert not list(checked_templates.misplaced("const A = {{ a|tojson }};", "a.js"))
    assert list(checked_templates.misplaced("const A = {{ a|tojson }};\nconst B = '{{ b }}';", "a.js"))


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("here/own.html", '{% include "nowhere.html" %}', "there is no nowhere.html"),
        ("here/own.html", '{{ icon("nothing") }}', "there is no icons/nothing.svg"),
        ("today/day.html", "{% include which %}", "shows only while it is drawn"),
        ("today/day.html", '{{ once("x" ~ which) }}', "shows only while it is drawn"),
        ("photos/_print.html", '{% extends "today/day.html" %}', "above or beside"),
        ("calendar/month.html", '{% include "today/day.html" %}', "above or beside"),
        ("calendar/month.html", '{{ once("today/day.html") }}', "above or beside"),
        ("base.html", '{% from "photos/_print.html" import print %}', "above or beside"),
    ],
)
def test_what_is_not_there_or_not_below_is_found(name: str, source: str, words: str) -> None:
    (found,) = checked_templates.referred(ENVIRONMENT.parse(source), name, NAMES)
    assert words in found


def test_what_lies_below_or_beside_in_its_folder_may_be_taken() -> None:
    source = '{% extends "base.html" %}{% from "photos/_print.html" import print %}{% include "today/day.html" %}'
    assert not list(checked_templates.referred(ENVIRONMENT.parse(source), "today/keep.html", NAMES))


def test_a_variable_that_nobody_gives_is_found() -> None:
    trees = {
        "page.html": '{% extends "frame.html" %}{% include "part.html" %}{% for each in list %}{{ each }}{% endfor %}',
        "frame.html": "{{ title }}{% if said is defined %}{{ said }}{% endif %}",
        "part.html": "{{ each }}{{ wordz }}{% macro one(it) %}{{ it }}{{ whose }}{% endmacro %}",
    }
    parsed = {name: ENVIRONMENT.parse(source) for name, source in trees.items()}
    assert checked_variables.looked_at("page.html", parsed) == {"list", "title", "wordz", "whose"}
    assert checked_variables.looked_at_by_macros(parsed["part.html"]) == {"whose"}
    assert checked_variables.parts(parsed) == {"frame.html", "part.html"}


def test_what_a_view_gives_is_known() -> None:
    given = checked_variables.given("put_away/put_away.html", {})
    assert given is not None
    assert {"lists", "asked", "is_empty"} <= given
    assert "lately" not in given
    assert checked_variables.given("nowhere.html", {"a.html": '{{ once("nowhere.html", most=2) }}'}) == {"most"}
    assert checked_variables.given("nowhere.html", {}) is None


def test_what_a_view_writes_out_that_it_gives_is_known_exactly() -> None:
    source = """
render(request, "a.html", {"one": 1, "two": 2})
render(request, "b.html" if request.htmx else "a.html", {"one": 1}, status=422)
render_to_string("a.html")
render(request, "a.html", {"one": 1, **others})
render(request, "a.html", context)
render(request, "c.html", {"three": 3})
"""
    assert list(checked_variables.given_exactly("a.html", source)) == [{"one", "two"}, {"one"}, set()]


@pytest.mark.parametrize(
    "source",
    [
        "{{ words|safe }}",
        "{{ words | safe }}",
        "{{ words|safeseq|join }}",
        "{% autoescape off %}",
        "{%autoescape on%}",
        "{% filter safe %}",
    ],
)
def test_what_comes_out_as_it_went_in_is_found_in_djangos_language(source: str) -> None:
    assert list(checked_templates.in_djangos_language(source, "account/login.html"))
    assert bool(list(checked_templates.in_djangos_language(source, "account/email.txt"))) == (
        "autoescape" not in source
    )


def test_single_quotes_are_found() -> None:
    assert list(checked_templates.quoted(ENVIRONMENT, "<a class='b'>{{ url('today') }}</a>"))
    assert not list(
        checked_templates.quoted(ENVIRONMENT, """<a class='b'>{{ url("today") }}{{ _('“a” or "b"') }}</a>""")
    )


@pytest.mark.parametrize(
    "source",
    [
        "Markup(text)",
        "Markup(f'<b>{text}</b>')",
        "Markup('<b>' + text)",
        "Markup('<b>%s</b>' % text)",
        "Markup('<b>{}</b>'.format(text))",
        "Markup()",
        "Markup(*parts)",
        "markupsafe.Markup(text)",
        "mark_safe(text)",
        "SafeString(text)",
        "format_html(text)",
        "format_html(_(text), 1)",
        "format_html_join(text, '{}', rows)",
        "list(map(mark_safe, texts))",
        "marks = Markup",
        "Markup(text) == text",
        "class Mine(Markup): pass",
        "from markupsafe import Markup as M",
        "def __html__(self): return self.text",
        "Environment(autoescape=False)",
        "@register.filter(is_safe=True)\ndef shout(text): return text",
        "@mark_safe\ndef shout(text): return text",
    ],
)
def test_python_that_marks_what_it_did_not_write_out_is_found(source: str) -> None:
    assert list(checked_markup.taken_as_markup(source))


@pytest.mark.parametrize(
    "source",
    [
        "Markup('<b>{}</b>').format(text)",
        "Markup('').join([escape(text)])",
        "def f(text: Markup = Markup('')) -> Sequence[Markup]: ...",
        "format_html('{} {}', a, b)",
        "format_html(_('Saved on <a href=\"{}\">{}</a>.'), address, day)",
        "from markupsafe import Markup, escape",
        "type(value) is Markup or isinstance(value, Markup)",
    ],
)
def test_python_that_marks_what_it_wrote_out_is_let_through(source: str) -> None:
    assert not list(checked_markup.taken_as_markup(source))


def test_where_python_marks_is_said() -> None:
    source = "class A:\n    def part(self, text):\n        return Markup(text)\n"
    assert list(checked_markup.taken_as_markup(source)) == [("part", 3, "Markup of what is not written out")]


@pytest.mark.parametrize(
    ("help_text", "drawn"),
    [("<b>5</b> & more", "&lt;b&gt;5&lt;/b&gt; &amp; more"), (format_html("<b>{}</b>", "<i>"), "<b>&lt;i&gt;</b>")],
)
def test_a_forms_help_is_escaped_unless_it_is_markup_already(help_text: str, drawn: str) -> None:
    class Asking(Form):
        name = CharField(help_text=help_text)

    assert drawn in Asking(renderer=Renderer())["name"].as_field_group()
