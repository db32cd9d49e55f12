"""Renaming a tag changes all glimmers that have it, in one step, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import User
from glimmers.journal.keeping import ChangedMeanwhile, Content, change
from glimmers.journal.models import PUT_AWAY_FOR, Glimmer, Tag
from glimmers.journal.search_vector import beginning, lexemes_of_tag, quoted
from glimmers.photos.models import Photo
from glimmers.tags import renaming
from glimmers.tags.models import Rewritten, TagRename
from glimmers.tags.renaming import NameTooLong, TooLong, rename
from tests.factories import make_glimmer, make_photo
from tests.meanwhile import meanwhile
from tests.tags.texts import as_they_are, is_filed_rightly


def tag(user: User, name: str) -> Tag:
    return user.tags.get(name=name)


def texts(user: User) -> list[str]:
    return list(user.glimmers.order_by("pk").values_list("text", flat=True))


def found_by(user: User, lexeme: str) -> list[Glimmer]:
    """Return what the database finds by this lexeme in this year."""
    begin = beginning(user.pk, timezone.now().year)
    return list(user.glimmers.extra(where=["search_vector @@ %s::tsquery"], params=[quoted(begin + lexeme)]))


def test_each_glimmer_with_the_tag_is_rewritten(alice: User) -> None:
    first = make_glimmer(alice, "#Tea, then #milk")
    second = make_glimmer(alice, "more #TEA https://example.org/#tea")
    other = make_glimmer(alice, "tea without a tag")
    done = rename(alice, tag(alice, "tea"), "Chai")
    assert texts(alice) == ["#Chai, then #milk", "more #Chai https://example.org/#tea", "tea without a tag"]
    assert [(tag.name, tag.times) for tag in alice.tags.in_use()] == [("chai", 2), ("milk", 1)]
    assert list(alice.glimmers.order_by("pk").values_list("revision", flat=True)) == [2, 2, 1]
    assert all(is_filed_rightly(glimmer) for glimmer in (first, second, other))
    assert done and (done.old_name, done.new_name, done.rewritten.count()) == ("tea", "Chai", 2)


def test_it_is_an_edit_like_any_other_but_of_the_tag_alone(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea", shift="calm", sources=("taste",), place="here", when="2026-11-15T08:30")
    glimmer.keep_close(True)
    rename(alice, tag(alice, "tea"), "chai")
    after = alice.glimmers.get()
    same = ("shift", "sources", "place", "noticed_at", "noticed_on", "time_zone", "is_close", "created_at")
    assert [getattr(after, name) for name in same] == [getattr(glimmer, name) for name in same]
    assert after.changed_at > glimmer.changed_at


def test_it_is_found_by_the_new_tag_and_no_longer_by_the_old(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    rename(alice, tag(alice, "tea"), "thé")
    assert found_by(alice, *lexemes_of_tag("thé")) == [glimmer]
    assert found_by(alice, "the") == [glimmer]
    assert found_by(alice, *lexemes_of_tag("tea")) == found_by(alice, "tea") == []


def test_what_its_photos_show_is_still_found(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    photo = make_photo(alice, glimmer=glimmer)
    Photo.objects.filter(pk=photo.pk).update(description="A heron")
    rename(alice, tag(alice, "tea"), "chai")
    assert found_by(alice, "heron") == [glimmer]


def test_put_away_glimmers_are_rewritten_too(alice: User) -> None:
    make_glimmer(alice, "#tea here")
    away = make_glimmer(alice, "#tea away")
    away.put_away()
    rename(alice, tag(alice, "tea"), "chai")
    away.refresh_from_db()
    assert away.text == "#chai away"
    assert away.put_away_at
    assert is_filed_rightly(away)


def test_what_nobody_can_take_back_is_left_alone(alice: User) -> None:
    make_glimmer(alice, "#tea here")
    gone = make_glimmer(alice, "#tea gone")
    Glimmer.objects.filter(pk=gone.pk).update(put_away_at=timezone.now() - PUT_AWAY_FOR - timedelta(days=1))
    done = rename(alice, tag(alice, "tea"), "chai")
    assert texts(alice) == ["#chai here", "#tea gone"]
    assert done and done.rewritten.count() == 1


def test_another_users_tag_of_the_same_name_is_untouched(alice: User, bob: User) -> None:
    make_glimmer(alice, "#tea")
    make_glimmer(bob, "#tea #chai")
    before = as_they_are(bob)
    rename(alice, tag(alice, "tea"), "chai")
    assert as_they_are(bob) == before
    assert not Glimmer.objects.filter(user=bob, revision__gt=1).exists()
    assert alice.glimmers.get().tags.get().user == alice


def test_two_tags_become_one(alice: User) -> None:
    make_glimmer(alice, "#tea")
    both = make_glimmer(alice, "#tea and #chai")
    make_glimmer(alice, "#chai")
    rename(alice, tag(alice, "tea"), "chai")
    assert texts(alice) == ["#chai", "#chai and #chai", "#chai"]
    assert [(tag.name, tag.times) for tag in alice.tags.in_use()] == [("chai", 3)]
    assert alice.glimmers.filter(revision=1).count() == 1, "what had the other tag alone is not touched"
    assert is_filed_rightly(both)


def test_what_lies_below_a_tag_moves_along_and_comes_back(alice: User) -> None:
    make_glimmer(alice, "#people/Mum and #People")
    make_glimmer(alice, "#people/dad")
    make_glimmer(alice, "#people/mum away").put_away()
    make_glimmer(alice, "#peoples #slow-people")
    before = as_they_are(alice)
    done = rename(alice, tag(alice, "people"), "Family/close")
    assert texts(alice) == [
        "#Family/close/Mum and #Family/close",
        "#Family/close/dad",
        "#Family/close/mum away",
        "#peoples #slow-people",
    ]
    assert all(is_filed_rightly(glimmer) for glimmer in alice.glimmers.all())
    assert {tag.name: tag.times for tag in alice.tags.in_use()} == {
        "family": 2, "family/close": 2, "family/close/dad": 1, "family/close/mum": 1, "peoples": 1, "slow-people": 1,
    }  # fmt: skip
    assert done
    assert renaming.undo(alice, done) == renaming.Undone(restored=3, left=0)
    assert as_they_are(alice) == before


def test_a_tag_goes_below_itself_alone(alice: User) -> None:
    make_glimmer(alice, "#people #people/mum")
    rename(alice, tag(alice, "people"), "people/all")
    assert texts(alice) == ["#people/all #people/mum"]


def test_one_below_it_that_would_be_too_long_stops_all(alice: User) -> None:
    make_glimmer(alice, "#tea")
    make_glimmer(alice, "#tea/" + "x" * 90)
    before = as_they_are(alice)
    with pytest.raises(NameTooLong) as told:
        rename(alice, tag(alice, "tea"), "y" * 10)
    assert told.value.tag.name == "tea/" + "x" * 90
    assert as_they_are(alice) == before
    assert rename(alice, tag(alice, "tea"), "y" * 9)


def test_another_spelling_keeps_the_tag(alice: User) -> None:
    make_glimmer(alice, "#mies")
    make_glimmer(alice, "#Mies")
    kept = tag(alice, "mies")
    done = rename(alice, kept, "Mies")
    assert texts(alice) == ["#Mies", "#Mies"]
    assert list(alice.tags.in_use()) == [kept]
    assert done and done.rewritten.count() == 1
    assert alice.glimmers.filter(revision=1).count() == 1


def test_what_is_written_so_already_is_no_renaming(alice: User) -> None:
    make_glimmer(alice, "#tea")
    assert rename(alice, tag(alice, "tea"), "tea") is None
    assert alice.glimmers.get().revision == 1
    assert not TagRename.objects.exists()


def test_a_tag_that_the_rewriting_uncovers_is_filed(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea#milk")
    rename(alice, tag(alice, "tea"), "🍵")
    assert sorted(tag.name for tag in alice.tags.in_use()) == ["milk", "🍵"]
    assert is_filed_rightly(glimmer)


def test_one_that_would_be_too_long_stops_all(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "BATCH", 1)  # the other glimmers are written before the full one is met
    make_glimmer(alice, "#tea")
    full = make_glimmer(alice, "#tea " + "x" * 19_995)
    before = as_they_are(alice)
    with pytest.raises(TooLong) as told:
        rename(alice, tag(alice, "tea"), "longer")
    assert told.value.glimmer == full
    assert as_they_are(alice) == before
    assert not TagRename.objects.exists()
    assert rename(alice, tag(alice, "tea"), "cup"), "as long as the old one"


def test_an_error_in_the_middle_leaves_everything_as_it_was(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renaming, "BATCH", 2)
    for index in range(5):
        make_glimmer(alice, f"number {index} #tea")
    before = as_they_are(alice)
    save, saved = renaming._save, []

    def break_at_the_last(user: User, glimmers: list[Glimmer]) -> None:
        save(user, glimmers)
        saved.extend(glimmers)
        if len(saved) == 5:
            raise RuntimeError

    monkeypatch.setattr(renaming, "_save", break_at_the_last)
    with pytest.raises(RuntimeError):
        rename(alice, tag(alice, "tea"), "chai")
    assert len(saved) == 5
    assert as_they_are(alice) == before
    assert not TagRename.objects.exists() and not Rewritten.objects.exists()


def test_queries_do_not_grow_with_the_glimmers(alice: User) -> None:
    counts = []
    for names, many in (("one", 1), ("fifty", 50)):
        for index in range(many):
            glimmer = make_glimmer(alice, f"number {index} #{names} #milk #t{index}")
            Photo.objects.filter(pk=make_photo(alice, glimmer=glimmer).pk).update(description="A heron")
        for action in (
            lambda names=names: rename(alice, tag(alice, names), f"{names}_more"),
            lambda: renaming.undo(alice, alice.tag_renames.latest("pk")),
        ):
            with CaptureQueriesContext(connection) as queries:
                action()
            counts.append(len(queries))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 20


@pytest.mark.django_db(transaction=True)
def test_an_edit_that_was_open_during_a_renaming_is_told(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    with transaction.atomic():
        rename(alice, tag(alice, "tea"), "chai")
        edit, came = meanwhile(lambda: change(glimmer, Content(text="#tea, edited"), revision=1))
        edit.join(0.3)
        assert edit.is_alive(), "it waits for the renaming"
    edit.join()
    assert isinstance(came[0], ChangedMeanwhile)
    assert came[0].glimmer.text == "#chai"
    assert alice.glimmers.get().text == "#chai"


@pytest.mark.django_db(transaction=True)
@pytest.mark.one_database
def test_a_renaming_during_an_edit_rewrites_what_was_edited(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    with transaction.atomic():
        change(glimmer, Content(text="#tea, and new words"), revision=1)
        work, came = meanwhile(lambda: rename(alice, tag(alice, "tea"), "chai"))
        work.join(0.3)
        assert work.is_alive(), "it waits for the edit"
    work.join()
    assert isinstance(came[0], TagRename)
    after = alice.glimmers.get()
    assert (after.text, after.revision) == ("#chai, and new words", 3)


@pytest.mark.django_db(transaction=True)
@pytest.mark.one_database
def test_two_renamings_at_once_both_happen(alice: User) -> None:
    for index in range(12):
        make_glimmer(alice, f"{index} #tea #milk")
    tea, milk = tag(alice, "tea"), tag(alice, "milk")
    works = [meanwhile(lambda: rename(alice, tea, "chai")), meanwhile(lambda: rename(alice, milk, "oats"))]
    for thread, _ in works:
        thread.join()
    assert all(isinstance(came[0], TagRename) for _, came in works), works
    assert texts(alice) == [f"{index} #chai #oats" for index in range(12)]
    assert set(alice.glimmers.values_list("revision", flat=True)) == {3}
    assert [(tag.name, tag.times) for tag in alice.tags.in_use()] == [("chai", 12), ("oats", 12)]
