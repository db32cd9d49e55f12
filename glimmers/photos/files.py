"""Names the files of photos in the storage, and writes and removes all of one photo's together."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from glimmers.photos.developed import Developed

FOLDER = "photos"
MASTER = "master"
log = logging.getLogger(__name__)


def name(photo: UUID, size: int | str) -> str:
    """Return the name of one size, for example 480 or "master". Nothing of the name that the file had is left.

    The folder is the end of the id, which is random; its beginning is the time, and would pile them up.
    """
    ending = "jpg" if size == MASTER else "webp"
    return f"{FOLDER}/{photo.hex[-2:]}/{photo.hex}-{size}.{ending}"


def write(photo: UUID, developed: Developed) -> None:
    """Write every size; where one cannot be written, none is left, and the `OSError` is passed on."""
    written: list[str] = []
    try:
        files: list[tuple[int | str, bytes]] = [(MASTER, developed.master), *developed.sizes.items()]
        for size, data in files:
            path = name(photo, size)
            written.append(path)
            saved = default_storage.save(path, ContentFile(data))
            if saved != path:  # another file was there under a name that only we give
                written.append(saved)
                raise FileExistsError(path)
    except BaseException as error:
        log.error("A photo could not be written: %s", error)
        remove(written)
        raise


def copy(path: str, other: str) -> None:
    """Give the same file another name too. On our own disk that takes no room."""
    with contextlib.suppress(NotImplementedError):  # the storage is not a disk
        target = Path(default_storage.path(other))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.hardlink_to(default_storage.path(path))
        return
    with default_storage.open(path) as file:
        default_storage.save(other, file)


def remove(names: Iterable[str]) -> None:
    """Delete these files. One that cannot be deleted is logged and left to the sweep."""
    for path in names:
        try:
            default_storage.delete(path)
        except OSError as error:
            log.error("The file %s could not be deleted; the next sweep tries again: %s", path, error)


def everything() -> Iterator[list[str]]:
    """List the names of all files, a folder at a time."""
    with contextlib.suppress(FileNotFoundError):
        for folder in default_storage.listdir(FOLDER)[0]:
            yield [f"{FOLDER}/{folder}/{file}" for file in default_storage.listdir(f"{FOLDER}/{folder}")[1]]


def owner(path: str) -> UUID | None:
    """Return the id of the photo that this file belongs to; None where the name is not one of ours."""
    try:
        return UUID(path.rsplit("/", 1)[-1].partition("-")[0])
    except ValueError:
        return None


def written_at(path: str) -> datetime:
    """Return when the file was last written."""
    return default_storage.get_modified_time(path)
