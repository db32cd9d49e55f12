"""Writes thousands of glimmers and their photos at once: rows in bulk, and each drawn picture developed once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import uuid_utils.compat

from common.owned import atomic_for
from glimmers.journal.filing import file_under_tags
from glimmers.journal.models import Glimmer
from glimmers.photos import files
from glimmers.photos.darkroom import develop_beside_others
from glimmers.photos.developed import Developed, Refused
from glimmers.photos.models import Photo

BATCH = 1000
AT_ONCE = 2  # pictures that are developed at the same time, each in a separate process


class Original(NamedTuple):
    """A developed picture whose files lie in the storage, to be copied for each photo of it."""

    key: UUID
    developed: Developed

    @property
    def sizes(self) -> list[int | str]:
        """Return the sizes that there are files of."""
        return [files.MASTER, *self.developed.sizes]

    def photo(self, glimmer: Glimmer, position: int, description: str = "") -> Photo:
        """Make a photo of it at this position of this glimmer. Its files are written, its row is not."""
        photo = Photo(
            id=uuid_utils.compat.uuid7(),
            user=glimmer.user,
            glimmer=glimmer,
            position=position,
            description=description,
            upload_id=uuid4(),
            width=self.developed.width,
            height=self.developed.height,
            is_cut=self.developed.is_cut,
            tones=self.developed.tones,
        )
        for size in self.sizes:
            files.copy(files.name(self.key, size), files.name(photo.pk, size))
        return photo


@contextmanager
def originals(pictures: Sequence[Path]) -> Iterator[list[Original]]:
    """Develop these pictures, and delete their files in the end: copies stay.

    One that is refused, as it is damaged, is left out.
    """
    results: list[Original] = []
    try:
        with ThreadPoolExecutor(AT_ONCE) as processes:
            for developed in filter(None, processes.map(_developed, pictures)):
                results.append(Original(uuid4(), developed))
                files.write(results[-1].key, developed)
        yield results
    finally:
        files.remove(files.name(each.key, size) for each in results for size in each.sizes)


def _developed(path: Path) -> Developed | None:
    with path.open("rb") as file, suppress(Refused):
        return develop_beside_others(file)
    return None


def write(glimmers: Sequence[Glimmer], photos: Iterable[Photo]) -> None:
    """Write the rows of one user's glimmers and of their photos, and file the glimmers under the tags in them."""
    owner = glimmers[0].user_id
    Glimmer.objects.of(owner).bulk_create(glimmers, BATCH)
    Photo.objects.of(owner).bulk_create(photos, BATCH)
    with_tags = [glimmer for glimmer in glimmers if "#" in glimmer.text]
    for begin in range(0, len(with_tags), BATCH):
        with atomic_for(owner):
            file_under_tags(owner, with_tags[begin : begin + BATCH])
