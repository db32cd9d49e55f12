"""Send photos as a browser sends them, and read the result."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.urls import reverse

from accounts.models import User
from glimmers.journal.models import Glimmer
from glimmers.photos.models import Photo
from tests.factories import make_photo
from tests.photos.pictures import scene, written

PNG = written(scene(), "PNG")
# Other pictures, each with another width.
OTHERS = [written(scene().crop((0, 0, 96 - index, 64)), "PNG") for index in range(12)]


def named(data: bytes, name: str) -> io.BytesIO:
    file = io.BytesIO(data)
    file.name = name
    return file


def send(client: Client, data: bytes = PNG, *, name: str = "sky.png", upload_id: UUID | None = None) -> Any:
    """Send one photo by itself, as scripts do."""
    sent = {"photo": named(data, name), "upload_id": str(upload_id or uuid4())}
    return client.post("/photos/", sent)


def staged(client: Client, data: bytes = PNG) -> Photo:
    """Send a photo, and return it as it was staged."""
    response = send(client, data)
    assert response.status_code == 201, response.content
    return Photo.objects.get(pk=ids_in(response)[0])


def small_photo(user: User, glimmer: Glimmer | None = None) -> Photo:
    """Make a photo as `make_photo` does, in a twentieth of the time."""
    return make_photo(user, glimmer=glimmer, size=(64, 48))


def keep(client: Client, *photos: Photo, text: str = "", **more: Any) -> Any:
    """Send the form of Today with these photos in it."""
    sent = {"text": text, "photos": [str(photo.pk) for photo in photos], "client_id": str(uuid4()), **more}
    return client.post("/", sent)


def change(client: Client, glimmer: Glimmer, *photos: Photo, **more: Any) -> Any:
    """Open the form that changes a glimmer, and send it with these photos in it."""
    revision = Glimmer.objects.get(pk=glimmer.pk).revision
    when = glimmer.noticed_local.strftime("%Y-%m-%dT%H:%M")
    sent = {"text": glimmer.text, "when": when, "revision": revision, "photos": [str(photo.pk) for photo in photos]}
    return client.post(reverse("glimmer:edit", args=[glimmer.pk]), {**sent, **more})


def ids_in(response: Any) -> list[UUID]:
    """Return the ids of the tiles on this page, in their order."""
    return [UUID(found) for found in re.findall(r'data-photo="([0-9a-f-]{36})"', response.content.decode())]


def files_in(folder: Path) -> set[str]:
    """Return the names of all files below this folder, hidden and half-written ones too."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def files_of(*photos: Photo) -> set[str]:
    return {name for photo in photos for name in photo.file_names}


def in_place(glimmer: Glimmer) -> list[Photo]:
    return list(Photo.objects.in_place().filter(glimmer=glimmer))


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content
