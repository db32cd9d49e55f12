"""Every two acts on one glimmer, photo or tag at once raise no error, and end as if one had come first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from itertools import product
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from accounts.models import User
from glimmers.journal import sweeping as glimmers_sweeping
from glimmers.journal.keeping import Content
from glimmers.journal.models import Glimmer, Tag
from glimmers.journal.text import tags as tags_in
from glimmers.photos import darkroom
from glimmers.photos import sweeping as photos_sweeping
from glimmers.photos.keeping_with_photos import change
from glimmers.photos.models import Photo
from glimmers.photos.pipeline import develop
from glimmers.search.finding import older
from glimmers.search.query_from_address import read
from glimmers.tags import sweeping as tags_sweeping
from glimmers.tags.models import TagRename
from glimmers.tags.renaming import rename
from tests.at_once import Act, clocks, later, one_by_one, stops_of, together, within
from tests.conftest import signed_in
from tests.counting import counted, numbers
from tests.emptying import saved
from tests.factories import make_glimmer
from tests.photos.conftest import folder
from tests.photos.pictures import scene, written
from tests.photos.sending import named

__all__ = ["clocks", "folder"]  # each sweep looks at every file: at those of this test alone

pytestmark = [
    pytest.mark.once,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clocks", "developed_here"),
]

ANSWERS = {200, 201, 204, 302, 404, 409, 422}
MONTH = timedelta(days=31)
WHEN = "2026-03-01T08:30"
STOPS = (1, 2)  # the numbers of the statements, among those that lock or write, before which the first act stops


class Scene(NamedTuple):
    """Hold what there is before the acts, and the client that acts on it."""

    client: Client
    glimmer: Glimmer
    photo: Any
    earlier: Any
    tag: Tag
    renaming: Any

    def post(self, address: str, **sent: Any) -> int:
        client = Client()
        client.cookies = self.client.cookies
        response: HttpResponse = client.post(address, sent)
        return response.status_code

    def of_glimmer(self, verb: str, **sent: Any) -> int:
        return self.post(f"{self.glimmer.get_absolute_url()}{verb}/", **sent)

    def edit(self, text: str = "edited #milk", *photos: Photo) -> int:
        """Send the edit form as it was opened at the beginning."""
        sent = {"text": text, "when": WHEN, "revision": self.glimmer.revision}
        return self.of_glimmer("edit", **sent, photos=[str(photo.pk) for photo in photos])

    def sweep(self) -> int:
        """Run the sweep of a month later, when everything that is put away now is due."""
        with later(MONTH):
            glimmers_sweeping.sweep()
            photos_sweeping.sweep(untouched_for=2 * MONTH)
            tags_sweeping.sweep()
        return 204


Acts = dict[str, Callable[[Scene], int]]

MARKS: Acts = {
    "keep close": lambda scene: scene.of_glimmer("keep-close", is_close="1"),
    "tuck away": lambda scene: scene.of_glimmer("tuck-away", is_tucked="1"),
    "put away": lambda scene: scene.of_glimmer("put-away"),
    "edit": lambda scene: scene.edit("edited #milk"),
    "sweep": Scene.sweep,
}
PUT_AWAY: Acts = {
    **MARKS,
    "take back": lambda scene: scene.of_glimmer("take-back"),
    "delete": lambda scene: scene.of_glimmer("delete"),
}
KEPT: Acts = {
    **{verb: MARKS[verb] for verb in ("keep close", "put away", "edit", "sweep")},
    "edit otherwise": lambda scene: scene.edit("otherwise #tea"),
    "take words back": lambda scene: scene.post(f"/put-away/words/{scene.earlier.pk}/take-back/"),
    "delete words": lambda scene: scene.post(f"/put-away/words/{scene.earlier.pk}/delete/"),
}
PHOTO_TAKEN_OUT: Acts = {
    "take back": lambda scene: scene.post(f"/photos/{scene.photo.pk}/take-back/"),
    "delete": lambda scene: scene.post(f"/photos/{scene.photo.pk}/delete/"),
    "edit with it": lambda scene: scene.edit("edited", scene.photo),
    "edit without": lambda scene: scene.edit("otherwise"),
    "put its glimmer away": lambda scene: scene.of_glimmer("put-away"),
    "sweep": Scene.sweep,
}
PHOTO_STAGED: Acts = {
    "keep": lambda scene: keep_with(scene, CLIENT_ID),
    "keep in another": lambda scene: keep_with(scene, OTHER_ID),
    "edit with it": lambda scene: scene.edit("edited", scene.photo),
    "remove": lambda scene: scene.post(f"/photos/{scene.photo.pk}/remove/"),
    "stage once more": lambda scene: scene.post(
        "/photos/", photo=named(PNG, "sky.png"), upload_id=str(scene.photo.upload_id)
    ),
    "sweep": Scene.sweep,
}
TAGS: Acts = {
    "rename": lambda scene: scene.post(f"/tags/{scene.tag.pk}/rename/", name="chai"),
    "merge": lambda scene: scene.post(f"/tags/{scene.tag.pk}/merge/", name="milk"),
    "undo": lambda scene: scene.post(f"/tags/renames/{scene.renaming.pk}/undo/"),
    "keep": lambda scene: scene.post("/", text="new #tea", when=WHEN, client_id=str(CLIENT_ID)),
    "edit": lambda scene: scene.edit("edited #milk"),
    "sweep": Scene.sweep,
}
CLIENT_ID, OTHER_ID = uuid4(), uuid4()
PNG = written(scene(), "PNG")


def keep_with(scene: Scene, client_id: Any) -> int:
    return scene.post("/", text="", when=WHEN, client_id=str(client_id), photos=[str(scene.photo.pk)])


@pytest.fixture
def developed_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Develop photos in this process, as their bytes are ours."""
    monkeypatch.setattr(darkroom, "develop", develop)


class Stage:
    """Set a scene, and report what became of it."""

    def __init__(self, user: User, kind: str) -> None:
        self.user, self.kind, self.client = user, kind, signed_in(user)

    def scene(self) -> Scene:
        user, renaming = self.user, None
        if self.kind == "tags":
            make_glimmer(user, "#milk", when=WHEN)
            leaf = make_glimmer(user, "#leaf", when=WHEN)
            renaming = rename(user, leaf.tags.get(), "tea")
        glimmer = make_glimmer(user, "as it was, long ago #tea", when=WHEN)
        photo = earlier = None
        if self.kind != "tags":
            is_in_place = self.kind != "photo staged"
            at = {"glimmer": glimmer, "position": 0, "put_away_at": timezone.now()} if is_in_place else {}
            of = {"width": 64, "height": 48, "tones": "6e96be6e96be", "upload_id": uuid4()}
            photo = Photo.objects.create(user=user, **of, **at)
            change(glimmer, Content(text="as it is #tea"), revision=1)
            earlier = user.earlier_words.get()
        if self.kind == "put away":
            Glimmer.objects.update(put_away_at=timezone.now())
        glimmer.refresh_from_db()
        return Scene(self.client, glimmer, photo, earlier, user.tags.get(name="tea"), renaming)

    def state(self) -> Any:
        """Return everything there is, but for names and moments, and check that it is whole."""
        assert numbers() == counted(), "the numbers are those of what there is"
        glimmers = []
        close = set(older(self.user, read({"q": "is:close"}), most=9))
        for glimmer in self.user.glimmers.prefetch_related("tags", "photos", "earlier_words"):
            shown = sorted(photo.position for photo in glimmer.photos.all() if not photo.put_away_at)
            assert shown == list(range(glimmer.photo_count)), "the count is that of its photos"
            filed = sorted(tag.name for tag in glimmer.tags.all())
            assert filed == sorted(tags_in(glimmer.text)), "it is filed under the tags in its words"
            is_away = bool(glimmer.put_away_at)
            assert (glimmer in close) == (glimmer.is_close and not is_away), "it is found as what it is"
            earlier = sorted(earlier.text for earlier in glimmer.earlier_words.all())
            rest = (glimmer.is_close, glimmer.is_tucked, is_away, glimmer.photos.count(), earlier, glimmer.revision)
            glimmers.append((glimmer.text, shown, rest))
        renamings = [(each.new_name, bool(each.undone_at), each.rewritten.count()) for each in TagRename.objects.all()]
        return sorted(glimmers), Photo.objects.staged().count(), sorted(renamings)


ROOMS: dict[str, Acts] = {
    "kept": KEPT,
    "put away": PUT_AWAY,
    "photo taken out": PHOTO_TAKEN_OUT,
    "photo staged": PHOTO_STAGED,
    "tags": TAGS,
}


@pytest.mark.parametrize("kind", ROOMS)
def test_two_at_once_are_as_one_after_the_other(alice: User, kind: str) -> None:
    stage, acts = Stage(alice, kind), ROOMS[kind]
    scene = stage.scene()
    with saved() as at_first:

        def outcome(pair: tuple[str, str], run: Callable[[Act, Act], tuple[Any, Any]]) -> tuple[Any, Any]:
            at_first.lay_back()
            first, second = (partial(acts[verb], scene) for verb in pair)
            answers = run(first, second)
            for answer in answers:
                assert answer in ANSWERS, (pair, answers)
            if "sweep" in pair:
                scene.sweep()  # the next sweep takes what one has left, because somebody held it or it came later
            # With tags both acts may succeed: the second finds the name in place already.
            return ([answer < 400 for answer in answers] if kind != "tags" else None), stage.state()

        def stops_of_one(verb: str) -> int:
            at_first.lay_back()
            return stops_of(partial(acts[verb], scene))

        stops = {verb: stops_of_one(verb) for verb in acts}
        ends = {pair: outcome(pair, one_by_one) for pair in product(acts, repeat=2)}
        for (first, second), end in ends.items():
            answers, state = ends[second, first]
            either = [end, (answers and answers[::-1], state)]
            ways: list[Any] = [partial(within, stops_at=stop) for stop in STOPS if stop <= stops[first]]
            for way in ways + [together] * (first <= second):
                came = outcome((first, second), way)
                assert came in either, (first, second, way, came, either)
