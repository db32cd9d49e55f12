"""Ideas for noticing: invitations, as questions, by what there is to notice and where one is."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from common.languages import cached_by_language
from glimmers.practice.lines import Line, read

IDEAS = read("ideas.txt")
BY_KEY = {idea.key: idea for idea in IDEAS}
EXAMPLES = read("examples.txt")
BOOKS = read("books.txt")
NOW = read("now.txt")
# Each idea stands under the first of these that it is for.
HEADINGS = {
    "see": gettext_noop("To see"),
    "hear": gettext_noop("To hear"),
    "touch": gettext_noop("To touch"),
    "smell": gettext_noop("To smell"),
    "taste": gettext_noop("To taste"),
    "ease": gettext_noop("A little less tense"),
    "animal": gettext_noop("With an animal"),
    "people": gettext_noop("With people"),
    "work": gettext_noop("At work, or making something"),
    "low": gettext_noop("With hardly any energy"),
}
# Where somebody is, or how: the page can be narrowed to these.
PLACES = {
    "way": gettext_noop("On a bus, or on the way"),
    "bed": gettext_noop("In bed"),
    "work": gettext_noop("At work"),
    "animal": gettext_noop("With an animal"),
    "alone": gettext_noop("Alone"),
    "people": gettext_noop("With people"),
    "low": gettext_noop("With hardly any energy"),
    "indoors": gettext_noop("Indoors"),
}


class Question(NamedTuple):
    """An idea in the current language."""

    key: str
    sentence: str


class Section(NamedTuple):
    """Ideas under their heading, in the current language."""

    key: str
    heading: str
    questions: tuple[Question, ...]


def sections(place: str = "", without: Collection[str] = ()) -> Iterator[Section]:
    """Yield all ideas by heading, without those of these keys; with a key of `PLACES`, those that are for it."""
    ideas = [idea for idea in IDEAS if (not place or place in idea.uses) and idea.key not in without]
    for key, heading in HEADINGS.items():
        if questions := tuple(question(idea) for idea in ideas if idea.uses[0] == key):
            yield Section(key, _(heading), questions)


@cached_by_language
def examples() -> tuple[str, ...]:
    """Return what a glimmer can be, as sentences in the current language."""
    return tuple(_(each.sentence) for each in EXAMPLES)


@cached_by_language
def books() -> tuple[str, ...]:
    """Return what there is to read on, each with where it appeared."""
    return tuple(_(each.sentence) for each in BOOKS)


def something_now(number: int) -> str:
    """Return an invitation to notice something here and now, in the current language; any number names one."""
    return _(NOW[number % len(NOW)].sentence)


def all_now() -> tuple[str, ...]:
    """Return all of these invitations in the current language."""
    return tuple(_(each.sentence) for each in NOW)


def question(idea: Line) -> Question:
    """Ask it in the current language."""
    return Question(idea.key, _(idea.sentence))
