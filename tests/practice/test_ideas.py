"""Ideas for noticing are many, each in its place, and can be read by anybody."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from glimmers.journal.vocabulary import Source
from glimmers.practice.ideas import BOOKS, EXAMPLES, HEADINGS, IDEAS, PLACES, sections
from glimmers.practice.lines import Line, lines
from glimmers.practice.models import ShownIdea

pytestmark = pytest.mark.django_db
KINDS = {*Source.values, "awe", "ease"}


def test_there_are_enough_each_known_by_its_key() -> None:
    assert len(IDEAS) >= 120
    for known in (IDEAS, EXAMPLES, BOOKS):
        assert len({each.key for each in known}) == len({each.sentence for each in known}) == len(known)


@pytest.mark.parametrize("idea", IDEAS, ids=lambda idea: idea.key)
def test_an_idea_is_one_invitation_under_a_heading(idea: Line) -> None:
    assert idea.uses[0] in HEADINGS
    assert set(idea.uses) <= {*HEADINGS, *PLACES}
    assert idea.sentence[-1] in "?." and "?" in idea.sentence
    assert len(idea.sentence) <= 90
    assert len(idea.key) <= ShownIdea._meta.get_field("idea").max_length


def test_there_are_some_for_every_sense_and_every_place() -> None:
    for key in (*HEADINGS, *PLACES):
        assert len([idea for idea in IDEAS if key in idea.uses]) >= 9, key
    assert {each.uses[0] for each in EXAMPLES} == KINDS


def test_the_page_has_each_once_in_the_order_of_the_list() -> None:
    page = Client().get(reverse("practice:ideas")).content.decode().replace("&#39;", "'")
    for section in sections():
        assert all(page.count(f"<li>{question.sentence}</li>") == 1 for question in section.questions)
        places = [page.index(f"<li>{question.sentence}</li>") for question in section.questions]
        assert places == sorted(places)
    assert sum(len(section.questions) for section in sections()) == len(IDEAS)


@pytest.mark.parametrize("place", PLACES)
def test_it_can_be_narrowed_to_where_one_is(place: str) -> None:
    page = Client().get(reverse("practice:ideas"), {"for": place}).content.decode()
    for idea in IDEAS:
        assert (f"<li>{idea.sentence}</li>" in page) == (place in idea.uses), idea
    assert page.count('aria-current="true"') == 1


@pytest.mark.parametrize("place", ["", "moon", "<b>", "\0", "see"])
def test_a_place_that_there_is_not_narrows_nothing(place: str) -> None:
    page = Client().get(reverse("practice:ideas"), {"for": place})
    assert page.status_code == 200
    assert all(idea.sentence in page.content.decode() for idea in IDEAS)


def test_what_a_glimmer_is_has_every_example_and_says_what_it_is_not() -> None:
    page = Client().get(reverse("practice:what")).content.decode()
    assert all(each.sentence in page for each in (*EXAMPLES, *BOOKS))
    assert "not treatment" in page
    assert "disputed" in page


def test_a_line_that_is_none_is_an_error() -> None:
    assert lines("# a comment\n\na | see low | What?\n") == [Line("a", ("see", "low"), "What?")]
    for wrong in ("a | see", "a | | What?", "a | see | What? | b"):
        with pytest.raises(ValueError, match="this is not"):
            lines(wrong)
