"""Two devices that change one glimmer at the same moment: the second waits, and is told of the first."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import transaction

from accounts.models import User
from glimmers.journal import keeping as journal
from glimmers.journal.keeping import ChangedMeanwhile, Content
from glimmers.journal.models import Glimmer
from glimmers.photos import keeping_with_photos as photos
from tests.factories import make_glimmer
from tests.meanwhile import meanwhile
from tests.photos.sending import in_place, small_photo

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("change", [journal.change, photos.change], ids=["words alone", "with photos"])
@pytest.mark.one_database
def test_the_second_overwrites_nothing(alice: User, change: Callable[..., Glimmer]) -> None:
    glimmer = make_glimmer(alice, "as it was")
    with transaction.atomic():
        change(glimmer, Content(text="from the phone"), revision=1)
        desk, came = meanwhile(lambda: change(glimmer, Content(text="from the desk"), revision=1))
        desk.join(0.3)
        assert desk.is_alive(), "it waits for the phone"
    desk.join()
    assert isinstance(came[0], ChangedMeanwhile), came
    assert came[0].glimmer.text == "from the phone"
    after = alice.glimmers.get()
    assert (after.text, after.revision) == ("from the phone", 2)


@pytest.mark.one_database
def test_the_same_words_with_other_photos_overwrite_no_photos(alice: User) -> None:
    glimmer = make_glimmer(alice)
    first, second = (small_photo(alice, glimmer=glimmer) for _ in range(2))

    def with_this(photo: UUID) -> Glimmer:
        return photos.change(glimmer, Content(text=glimmer.text, photos=((photo, ""),)), revision=1)

    with transaction.atomic():
        with_this(first.pk)
        desk, came = meanwhile(lambda: with_this(second.pk))
        desk.join(0.3)
        assert desk.is_alive(), "it waits for the phone"
    desk.join()
    assert isinstance(came[0], ChangedMeanwhile), came
    glimmer.refresh_from_db()
    assert (in_place(glimmer), glimmer.photo_count, glimmer.revision) == ([first], 1, 2)
