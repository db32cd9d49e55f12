"""Undoing a renaming restores every word as it was, and keeps what was written since."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from glimmers.journal.keeping import Content, change
from glimmers.journal.models import PUT_AWAY_FOR, Glimmer
from glimmers.journal.text import MAX_CHARACTERS
from glimmers.photos import keeping_with_photos as keeping
from glimmers.tags import renaming
from glimmers.tags.models import Rewritten, TagRename
from glimmers.tags.renaming import Undone, undo
from tests.factories import make_glimmer, make_photo
from tests.tags.texts import NAMES, as_they_are, is_filed_rightly, texts


def rename(user: User, old: str, new: str) -> TagRename:
    done = renaming.rename(user, user.tags.get(name=old), new)
    assert done
    return done


def edit(glimmer: Glimmer, text: str) -> None:
    change(glimmer, Content(text=text), revision=Glimmer.objects.get(pk=glimmer.pk).revision)


def text_of(glimmer: Glimmer) -> str:
    return Glimmer.objects.get(pk=glimmer.pk).text


def test_every_word_is_as_it_was(alice: User) -> None:
    make_glimmer(alice, "#Tea and #TEA")
    make_glimmer(alice, "#tea away").put_away()
    make_glimmer(alice, "#milk")
    before = as_they_are(alice)
    done = rename(alice, "tea", "chai")
    assert as_they_are(alice) != before
    assert undo(alice, done) == Undone(restored=2, left=0)
    assert as_they_are(alice) == before
    assert list(alice.glimmers.order_by("pk").values_list("revision", flat=True)) == [3, 3, 1]


def test_after_a_merge_each_has_its_own_tag_again(alice: User) -> None:
    make_glimmer(alice, "#Tea")
    make_glimmer(alice, "#tea with #Chai")
    make_glimmer(alice, "#CHAI")
    before = as_they_are(alice)
    done = rename(alice, "tea", "chai")
    undo(alice, done)
    assert as_they_are(alice) == before


def test_another_spelling_is_undone_too(alice: User) -> None:
    make_glimmer(alice, "#Mies and #MIES")
    before = as_they_are(alice)
    undo(alice, rename(alice, "mies", "mies"))
    assert as_they_are(alice) == before


def test_the_words_before_are_kept_no_longer_than_they_are_needed(alice: User) -> None:
    make_glimmer(alice, "#tea")
    undo(alice, rename(alice, "tea", "chai"))
    assert not Rewritten.objects.exists()
    assert not alice.tag_renames.lately()


def test_undone_twice_is_undone_once(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    undo(alice, done)
    edit(glimmer, "#chai after all")
    assert undo(alice, done) == Undone(restored=0, left=0)
    assert text_of(glimmer) == "#chai after all"


def test_words_written_since_stay_and_the_tag_goes_back(alice: User) -> None:
    glimmer, other = make_glimmer(alice, "a #Tea"), make_glimmer(alice, "another #tea")
    done = rename(alice, "tea", "chai")
    edit(glimmer, "a #chai, and new words, https://example.org/#chai")
    assert undo(alice, done) == Undone(restored=2, left=0)
    assert text_of(glimmer) == "a #Tea, and new words, https://example.org/#chai", "spelled as it was"
    assert text_of(other) == "another #tea"
    assert is_filed_rightly(glimmer)


def test_words_written_since_stay_and_what_lies_below_goes_back_too(alice: User) -> None:
    glimmer, above = make_glimmer(alice, "#Tea/Green"), make_glimmer(alice, "#tea/black")
    done = rename(alice, "tea", "chai")
    edit(glimmer, "#chai/Green, and new words")
    assert undo(alice, done) == Undone(restored=2, left=0)
    assert (text_of(glimmer), text_of(above)) == ("#Tea/Green, and new words", "#tea/black")
    done = rename(alice, "tea/green", "tea")
    edit(glimmer, "#tea, and other words, #tea/black")
    assert undo(alice, done) == Undone(restored=1, left=0)
    assert text_of(glimmer) == "#Tea/Green, and other words, #tea/black"
    assert is_filed_rightly(glimmer)


def test_one_that_had_both_tags_and_was_edited_since_is_left_as_it_is(alice: User) -> None:
    glimmer, other = make_glimmer(alice, "#tea #chai"), make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    edit(glimmer, "#chai #chai, and new words")
    assert undo(alice, done) == Undone(restored=1, left=1)
    assert text_of(glimmer) == "#chai #chai, and new words"
    assert text_of(other) == "#tea"
    assert [rename.times for rename in alice.tag_renames.lately()] == [1]


def test_one_whose_tag_was_taken_out_since_is_left_as_it_is(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    edit(glimmer, "nothing of the kind")
    assert undo(alice, done) == Undone(restored=0, left=1)
    assert text_of(glimmer) == "nothing of the kind"
    assert Glimmer.objects.get(pk=glimmer.pk).revision == 3


def test_an_edit_of_other_things_than_words_does_not_hinder_it(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea #chai")
    done = rename(alice, "tea", "chai")
    photo = make_photo(alice)
    keeping.change(glimmer, Content(text="#chai #chai", shift="awe", photos=((photo.pk, "A heron"),)), revision=2)
    undo(alice, done)
    after = alice.glimmers.get()
    assert (after.text, after.shift, after.photo_count) == ("#tea #chai", "awe", 1)
    assert is_filed_rightly(after)


def test_glimmers_written_since_are_none_of_its_business(alice: User) -> None:
    make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    later = make_glimmer(alice, "#chai")
    undo(alice, done)
    assert text_of(later) == "#chai"
    assert later.revision == Glimmer.objects.get(pk=later.pk).revision


def test_one_that_has_gone_for_good_meanwhile_is_gone(alice: User) -> None:
    make_glimmer(alice, "#tea").delete()
    make_glimmer(alice, "#tea")
    gone = make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    gone.delete()
    assert undo(alice, done) == Undone(restored=1, left=0)


def test_one_that_would_be_too_long_is_left_as_it_is(alice: User) -> None:
    glimmer = make_glimmer(alice, "#longer")
    done = rename(alice, "longer", "tea")
    full = "#tea " + "x" * (MAX_CHARACTERS - 5)
    edit(glimmer, full)
    assert undo(alice, done) == Undone(restored=0, left=1)
    assert text_of(glimmer) == full


def test_one_after_the_other_is_undone_one_after_the_other(alice: User) -> None:
    make_glimmer(alice, "#Tea #chai #milk")
    make_glimmer(alice, "#tea")
    before = as_they_are(alice)
    done = [rename(alice, "tea", "chai"), rename(alice, "chai", "thé"), rename(alice, "milk", "oats")]
    for each in reversed(done):
        assert undo(alice, each).left == 0
    assert as_they_are(alice) == before


def test_undoing_the_older_one_first_loses_nothing(alice: User) -> None:
    glimmer = make_glimmer(alice, "#tea in words")
    older, newer = rename(alice, "tea", "chai"), rename(alice, "chai", "thé")
    assert undo(alice, older) == Undone(restored=0, left=1)
    assert text_of(glimmer) == "#thé in words"
    assert undo(alice, newer) == Undone(restored=1, left=0)
    assert undo(alice, older) == Undone(restored=1, left=0), "it can be undone yet"
    assert text_of(glimmer) == "#tea in words"


def test_another_users_glimmers_are_untouched(alice: User, bob: User) -> None:
    make_glimmer(alice, "#tea")
    done = rename(alice, "tea", "chai")
    make_glimmer(bob, "#chai")
    before = as_they_are(bob)
    undo(alice, done)
    assert as_they_are(bob) == before
    with pytest.raises(TagRename.DoesNotExist):
        undo(bob, done)


def test_an_error_in_the_middle_leaves_everything_as_it_was(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    for index in range(3):
        make_glimmer(alice, f"number {index} #tea")
    done = rename(alice, "tea", "chai")
    before = as_they_are(alice)
    monkeypatch.setattr(renaming, "BATCH", 2)
    save = renaming._save

    def break_at_the_last(user: User, glimmers: list[Glimmer]) -> None:
        save(user, glimmers)
        if len(glimmers) == 1:
            raise RuntimeError

    monkeypatch.setattr(renaming, "_save", break_at_the_last)
    with pytest.raises(RuntimeError):
        undo(alice, done)
    assert as_they_are(alice) == before
    assert done.rewritten.count() == 3
    monkeypatch.undo()
    assert undo(alice, done).restored == 3


def test_sweeping_takes_what_is_older_than_thirty_days(alice: User) -> None:
    make_glimmer(alice, "#tea #milk")
    old, young = rename(alice, "tea", "chai"), rename(alice, "milk", "oats")
    TagRename.objects.filter(pk=old.pk).update(renamed_at=timezone.now() - PUT_AWAY_FOR)
    TagRename.objects.filter(pk=young.pk).update(renamed_at=timezone.now() - PUT_AWAY_FOR + timedelta(hours=1))
    assert list(alice.tag_renames.lately()) == [young]
    call_command("sweep", verbosity=0)
    assert list(TagRename.objects.all()) == [young]
    assert Rewritten.objects.get().rename == young
    assert alice.glimmers.get().text == "#chai #oats"


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(
    st.lists(texts, min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(NAMES)), min_size=1, max_size=3),
)
def test_any_renamings_undone_backwards_give_back_any_texts(
    alice: User, written: list[str], renamings: list[tuple[int, str]]
) -> None:
    alice.glimmers.all().delete()
    for text in written:
        make_glimmer(alice, text)
    before, done = as_they_are(alice), []
    for index, new in renamings:
        in_use = list(alice.tags.in_use())
        if in_use:
            done.append(renaming.rename(alice, in_use[index % len(in_use)], new))
    assert all(is_filed_rightly(glimmer) for glimmer in alice.glimmers.all())
    for each in filter(None, reversed(done)):
        assert undo(alice, each).left == 0
    assert as_they_are(alice) == before
