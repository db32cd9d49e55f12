"""Make glimmers for tests, through the same door as real ones."""

from __future__ import annotations

import io
from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from PIL import Image

from accounts.models import User
from glimmers.journal.keeping import Content, keep
from glimmers.journal.models import Glimmer, GlimmerTag, Tag
from glimmers.photos import files
from glimmers.photos.developed import Developed
from glimmers.photos.models import Photo
from glimmers.photos.pipeline import develop

BERLIN = ZoneInfo("Europe/Berlin")


def make_glimmer(
    user: User,
    text: str = "Steam off the tea, going sideways in the light",
    *,
    when: str = "",
    zone: ZoneInfo = BERLIN,
    **content: Any,
) -> Glimmer:
    """Keep a glimmer; `when` is a wall-clock time such as "2026-11-15T08:30"."""
    moment = datetime.fromisoformat(when) if when else None
    glimmer, _ = keep(user, Content(text=text, when=moment, **content), zone=zone)
    return glimmer


def file_by_hand(glimmer: Glimmer, tag: Tag) -> None:
    """File a glimmer under a tag that its words may not have, as somebody with SQL might."""
    GlimmerTag.objects.get_or_create(user_id=glimmer.user_id, glimmer_id=glimmer.pk, tag_id=tag.pk)


def make_photo(user: User, *, glimmer: Glimmer | None = None, size: tuple[int, int] = (1200, 900)) -> Photo:
    """Make a photo with its files, staged or in a glimmer. This process develops it, as its bytes are not hostile."""
    developed = _developed(size)
    position = None
    if glimmer:
        position = glimmer.photo_count
        glimmer.photo_count += 1
        glimmer.make_searchable([""] * glimmer.photo_count)
        glimmer.save(update_fields=["photo_count", "search_vector"])
    photo = Photo(user=user, glimmer=glimmer, position=position, upload_id=uuid4())
    photo.width, photo.height, photo.tones = developed.width, developed.height, developed.tones
    photo.is_cut = developed.is_cut
    files.write(photo.pk, developed)
    photo.save(force_insert=True)
    return photo


@cache
def _developed(size: tuple[int, int]) -> Developed:
    return develop(io.BytesIO(picture(size)))


def picture(size: tuple[int, int] = (1200, 900), kind: str = "JPEG", **options: Any) -> bytes:
    """Draw an image file: sky over ground, darker to the right, so that no two sides look alike."""
    image = Image.new("RGB", size, (110, 150, 190))
    image.paste((120, 100, 60), (0, size[1] * 2 // 3, size[0], size[1]))
    image.paste(Image.new("RGB", (size[0] // 3, size[1]), (40, 30, 60)), (size[0] * 2 // 3, 0))
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
