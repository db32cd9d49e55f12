"""With two acts at once, the kept numbers equal what there is, and no two acts wait for each other forever."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import product
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from glimmers.journal.keeping import Content, change
from glimmers.journal.models import Glimmer, GlimmerTag
from glimmers.tags import renaming
from tests.at_once import stops_of, together, within
from tests.counting import counted, numbers
from tests.emptying import saved
from tests.factories import file_by_hand, make_glimmer

pytestmark = [pytest.mark.once, pytest.mark.django_db(transaction=True)]

STOPS = (1, 3, 5)  # the numbers of the statements, among those that lock or write, before which the first act stops
ONE, OTHER = "2026-03-30T09:00", "2026-04-02T09:00"


class Scene:
    """Provide glimmers on two days and under a few tags."""

    def __init__(self, user: User, keys: list[UUID]) -> None:
        self.user = user
        self.first, self.second, self.third = (Glimmer.objects.get(pk=key) for key in keys)

    def move(self, glimmer: Glimmer, text: str, when: str) -> None:
        change(glimmer, Content(text=text, when=datetime.fromisoformat(when), shift="calm"), revision=1)

    def rename(self, old: str, new: str) -> None:
        renaming.rename(self.user, self.user.tags.get(name=old), new)

    def file(self, glimmer: Glimmer, *names: str) -> None:
        """File a glimmer by hand, and lock it first, as everything that files must."""
        with transaction.atomic():
            Glimmer.objects.select_for_update().get(pk=glimmer.pk)
            wanted = self.user.tags.filter(name__in=names)
            GlimmerTag.objects.filter(glimmer=glimmer).exclude(tag_id__in=wanted.values("pk")).delete()
            for tag in wanted:
                file_by_hand(glimmer, tag)

    def put_all_away(self) -> None:
        with transaction.atomic():
            mine = [glimmer.pk for glimmer in self.user.glimmers.select_for_update().order_by("pk")]
            Glimmer.objects.filter(pk__in=mine).update(put_away_at=timezone.now())


ACTS: dict[str, Callable[[Scene], object]] = {
    "move there": lambda scene: scene.move(scene.first, "#milk #bread", OTHER),
    "move here": lambda scene: scene.move(scene.second, "#tea #apple", ONE),
    "put away": lambda scene: scene.third.put_away(),
    "keep": lambda scene: make_glimmer(scene.user, "#apple #chai #milk #tea", when=ONE, shift="less"),
    "rename": lambda scene: scene.rename("tea", "chai"),
    "rename to what is there": lambda scene: scene.rename("milk", "tea"),
    "put all away": Scene.put_all_away,
    "file by hand": lambda scene: scene.file(scene.first, "milk", "tea"),
    "take out by hand": lambda scene: scene.file(scene.third),
}


@pytest.fixture(autouse=True)
def _batches_of_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a renaming take its tags one by one, as one of thousands of glimmers does."""
    monkeypatch.setattr(renaming, "BATCH", 1)


def test_two_at_once_leave_the_numbers_true(alice: User) -> None:
    def act(name: str, scene: Scene) -> int:
        ACTS[name](scene)
        return 200

    first = make_glimmer(alice, "#tea", when=ONE, shift="awe")
    second = make_glimmer(alice, "#milk", when=OTHER, shift="joy")
    third = make_glimmer(alice, "#milk and #tea/green", when=OTHER)

    with saved() as at_first:

        def scene() -> Scene:
            at_first.lay_back()
            return Scene(alice, [first.pk, second.pk, third.pk])

        stops = {name: stops_of(partial(act, name, scene())) for name in ACTS}
        for one, other in product(ACTS, repeat=2):
            for way in [*(partial(within, stops_at=stop) for stop in STOPS if stop <= stops[one]), together]:
                both = scene()
                answers = way(partial(act, one, both), partial(act, other, both))
                refused = [each for each in answers if each != 200 and type(each).__name__ != "ChangedMeanwhile"]
                assert not refused, (one, other, way, refused)
                assert numbers() == counted(), (one, other, way)
