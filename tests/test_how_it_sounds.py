"""No sentence of the site counts, praises, claims or pushes: pages, messages, ideas and emails, in every language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from django.template import engines
from django.utils.html import strip_tags

from config.templates import DJANGOS, FOLDER
from glimmers.practice.ideas import BOOKS, EXAMPLES, IDEAS
from tests.test_templates import CODE, IN_DJANGOS, IN_JINJA

# Words that the site and the practice leave out, as they stand in sentences; a title may have "regulation". Where
# there are catalogues of other languages, none of these is left in them either.
LEFT_OUT = re.compile(
    r"""\b(?: streaks? | goals? | missed | scor(?:e|es|ed|ing) | rank(?:s|ed|ing)? | percent | journeys? | amazing
        | rewir\w* | vagus | regulat(?:e|es|ed|ing) | proven | heal(?:s|ed|ing)?
        | come\ back | you\ haven[’']t | you\ have\ not | don[’']t\ forget | do\ not\ forget
        | great\ job | well\ done | congratulations | in\ a\ row | keep\ it\ up ) \b
        | ! | \d\s*%""",
    re.VERBOSE | re.IGNORECASE,
)
TRANSLATES = {"_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
DJANGOS_SYNTAX = re.compile(r"\{#.*?#\}|\{\{.*?\}\}|\{%\s*comment.*?endcomment\s*%\}", re.DOTALL)
TRANSLATED = re.compile(r"""\{%\s*(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")


def in_pages() -> Iterator[tuple[str, str]]:
    environment = engines["jinja2"].env  # type: ignore[attr-defined]
    for name, source in IN_JINJA.items():
        for _line, _function, said in environment.extract_translations(source):
            yield from ((name, each) for each in (said if isinstance(said, tuple) else (said,)) if each)


def in_djangos_templates() -> Iterator[tuple[str, str]]:
    """Yield what stands in quotes to be translated, and all that stands between tags, as emails do."""
    for name, source in IN_DJANGOS.items():
        yield from ((name, double or single) for double, single in TRANSLATED.findall(source))
        plain = DJANGOS_SYNTAX.sub(" ", source)
        yield name, strip_tags(re.sub(r"\{%.*?%\}", " ", plain, flags=re.DOTALL))


def in_code() -> Iterator[tuple[str, str]]:
    for name, source in CODE.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATES:
                said = [part.value for part in node.args if isinstance(part, ast.Constant)]
                yield from ((name, each) for each in said if isinstance(each, str))


def in_lists_and_catalogues() -> Iterator[tuple[str, str]]:
    yield from ((f"glimmers/practice: {each.key}", each.sentence) for each in (*IDEAS, *EXAMPLES, *BOOKS))
    for path in FOLDER.parent.glob("locale/*/LC_MESSAGES/*.po"):
        yield str(path), path.read_text()


# Each after where it stands.
SENTENCES = [*in_pages(), *in_djangos_templates(), *in_code(), *in_lists_and_catalogues()]


def test_all_kinds_of_sentences_are_looked_at() -> None:
    places = {place for place, _ in SENTENCES}
    assert {"today/day.html", "account/login.html", "practice/what.html", "glimmers/tags/views.py"} <= places
    assert any(place.startswith(DJANGOS) and place.endswith(".txt") for place in places), "emails"
    assert len(SENTENCES) > 600


def test_no_sentence_holds_a_word_that_is_left_out() -> None:
    assert not [(place, found[0]) for place, each in SENTENCES if (found := LEFT_OUT.search(each))]


@pytest.mark.parametrize(
    "said", ["5 in a row!", "Your streak", "You haven’t written", "It rewires you", "100 %", "Come back soon", "heals"]
)
def test_the_words_are_found(said: str) -> None:
    assert LEFT_OUT.search(said)
