"""What rests, and by which words: tags that are nested or renamed, names in any script, days and their bounds."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from glimmers.journal.models import Glimmer, Rest
from glimmers.journal.rests import Kind, rest, words_of
from glimmers.tags import renaming
from tests.factories import make_glimmer, make_photo

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 28)


def let_rest(user: User, kind: Kind, what: str, until_on: date | None = None) -> Rest:
    return user.rests.create(kind=kind, what=what, words=words_of(user.pk, kind, what), until_on=until_on)


def rests(user: User, glimmer: Glimmer) -> bool:
    return not user.glimmers.may_come_back(TODAY).filter(pk=glimmer.pk).exists()


@pytest.mark.parametrize(
    ("name", "text", "does"),
    [
        ("Anna", "ANNA laughed", True),
        ("anna", "with Ánna’s dog", True),
        ("Anna", "Annabel laughed", False),
        ("Anna", "Joanna laughed", False),
        ("Anna", "#anna_b", True),
        ("Anna Maria", "Anna-Maria, at last", True),
        ("Anna Maria", "Anna and Maria", False),
        ("Maria Anna", "Anna Maria", False),
        ("O’Brien", "OBrien's hat", True),
        ("Jürgen", "Juergen sang", True),
        ("Müller", "mit Frau Muller", True),
        ("妈妈", "和妈妈喝茶", True),
        ("妈妈", "和妈喝茶", False),
        ("明", "小明来了", True),
        ("明", "来了小明", True),
        ("明", "来了", False),
        ("지민", "지민이와 걷기", True),
        ("さくら", "庭のさくらちゃん", True),
        ("แม่", "กับแม่ที่ทะเล", True),
        ("Мама", "мама смеялась", True),
        ("👵", "👵🏽 waved", True),
        ("it's ' \\ :* & | (!)", "it's nothing", True),
        ("a & b", "a, then b", False),
        ("a b", "a, b", True),
    ],
)
def test_a_name_is_found_as_it_is_written(alice: User, name: str, text: str, does: bool) -> None:
    glimmer = make_glimmer(alice, text)
    let_rest(alice, Kind.NAME, name)
    assert rests(alice, glimmer) is does


def test_a_name_is_found_in_what_a_photo_shows_and_in_the_place(alice: User) -> None:
    shows, lies, neither = (make_glimmer(alice, "Quiet", place=place) for place in ("", "Ida's garden", "The garden"))
    make_photo(alice, glimmer=shows)
    shows.make_searchable(["Ida under the tree"])
    shows.save(update_fields=["search_vector"])
    let_rest(alice, Kind.NAME, "Ida")
    assert [rests(alice, each) for each in (shows, lies, neither)] == [True, True, False]


@pytest.mark.parametrize("name", ["", "!!!", "’", "\u200b", "·", "^^"])
def test_what_has_no_letters_finds_nothing(alice: User, name: str) -> None:
    assert words_of(alice.pk, Kind.NAME, name) == ""


@given(st.text(st.characters(blacklist_characters="\0", blacklist_categories=["Cs"]), min_size=1, max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_name_rests_where_it_is_the_text(alice: User, name: str) -> None:
    if not (words := words_of(alice.pk, Kind.NAME, name)):
        return
    with transaction.atomic():
        glimmer = make_glimmer(alice, name)
        alice.rests.create(kind=Kind.NAME, what=name, words=words)
        assert rests(alice, glimmer)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    ("tag", "text", "does"),
    [
        ("people", "#people/mum", True),
        ("people/mum", "#people", False),
        ("people", "#peoples", False),
        ("people", "people", False),
        ("straße", "#STRASSE", True),
        ("🌿", "by the #🌿", True),
        ("茶", "#茶", True),
        ("slow-morning", "#Slow‐Morning", True),
    ],
)
def test_a_tag_rests_with_what_lies_below_it(alice: User, tag: str, text: str, does: bool) -> None:
    glimmer = make_glimmer(alice, text)
    let_rest(alice, Kind.TAG, tag)
    assert rests(alice, glimmer) is does


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2026])
def test_each_year_has_its_own_words(alice: User, year: int) -> None:
    glimmer = make_glimmer(alice, "With Ida #sea", when=f"{year}-01-01T09:00", sources=("people",))
    for kind, what in ((Kind.NAME, "ida"), (Kind.TAG, "sea"), (Kind.SOURCE, "people")):
        one = let_rest(alice, kind, what)
        assert rests(alice, glimmer), kind
        one.delete()
        assert not rests(alice, glimmer)


def test_days_rest_from_the_first_to_the_last(alice: User) -> None:
    days = [make_glimmer(alice, when=f"2026-03-0{day}T09:00") for day in (1, 2, 3, 4)]
    alice.rests.create(kind=Kind.DAYS, first_on=date(2026, 3, 2), last_on=date(2026, 3, 3))
    assert [rests(alice, each) for each in days] == [False, True, True, False]
    alice.rests.create(kind=Kind.DAYS, first_on=date(1900, 1, 1), last_on=date(9999, 12, 31))
    assert all(rests(alice, each) for each in days)


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "days"},
        {"kind": "days", "first_on": date(2026, 3, 2), "last_on": date(2026, 3, 1)},
        {"kind": "name", "what": "Ida"},
        {"kind": "tag", "what": "sea", "words": "'x'", "first_on": date(2026, 3, 2)},
        {"kind": "moon", "what": "sea", "words": "'x'"},
    ],
)
def test_the_database_holds_no_rest_that_says_nothing(alice: User, wrong: dict) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        alice.rests.create(**wrong)


def test_a_glimmer_that_went_for_good_meanwhile_cannot_rest(alice: User) -> None:
    glimmer = make_glimmer(alice)
    alice.glimmers.filter(pk=glimmer.pk).delete()
    with pytest.raises(Glimmer.DoesNotExist):
        rest(glimmer)


# ---- Renaming ------------------------------------------------------------------------------------------------------
def tags_that_rest(user: User) -> set[str]:
    return set(user.rests.filter(kind=Kind.TAG).values_list("what", flat=True))


@pytest.mark.parametrize(
    ("resting", "text", "old", "new", "then"),
    [
        ("mum", "#mum", "mum", "Mother", {"mother"}),
        ("people/mum", "#people/mum", "people", "folk", {"folk/mum"}),
        ("people", "#people/mum", "people", "folk", {"folk"}),
        ("people", "#people/mum", "people/mum", "mother", {"people", "mother"}),
        ("people", "#people/mum", "people/mum", "people/mother", {"people"}),
        ("mum", "#mum", "mum", "people/mum", {"people/mum"}),
        ("mum", "#mum", "mum", "MUM", {"mum"}),
        ("mumble", "#mum", "mum", "mother", {"mumble"}),
    ],
)
def test_a_renamed_tag_rests_as_before_and_after_undo(
    alice: User, resting: str, text: str, old: str, new: str, then: set[str]
) -> None:
    glimmer = make_glimmer(alice, text)
    other = make_glimmer(alice, "#sea")
    let_rest(alice, Kind.TAG, resting, date(2027, 1, 1))
    rested = rests(alice, glimmer)
    done = renaming.rename(alice, alice.tags.get(name=old), new)
    assert tags_that_rest(alice) == then
    assert rests(alice, glimmer) is rested
    if done:
        renaming.undo(alice, done)
    assert resting in tags_that_rest(alice)
    assert rests(alice, glimmer) is rested
    assert not rests(alice, other)
    assert set(alice.rests.values_list("until_on", flat=True)) == {date(2027, 1, 1)}


@pytest.mark.parametrize("resting", [{"mum"}, {"ida"}, {"mum", "ida"}])
def test_after_a_merge_and_its_undo_everything_rests_that_did(alice: User, resting: set[str]) -> None:
    glimmers = {name: make_glimmer(alice, f"#{name}") for name in ("mum", "ida")}
    for name in resting:
        let_rest(alice, Kind.TAG, name)
    done = renaming.rename(alice, alice.tags.get(name="mum"), "ida", is_merge=True)
    assert done
    assert all(rests(alice, each) for each in glimmers.values())
    assert tags_that_rest(alice) == {"ida"}
    renaming.undo(alice, done)
    assert all(rests(alice, glimmers[name]) for name in resting)
    assert resting <= tags_that_rest(alice)


def test_a_rest_that_would_be_too_long_stays_as_it_is(alice: User) -> None:
    make_glimmer(alice, "#mum")
    let_rest(alice, Kind.TAG, f"mum/{'x' * 390}")
    assert renaming.rename(alice, alice.tags.get(name="mum"), "m" * 100)
    assert tags_that_rest(alice) == {f"mum/{'x' * 390}"}
