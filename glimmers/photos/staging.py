"""Stages an uploaded photo: develops it, and writes it down to wait until it is kept."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.db import IntegrityError
from django.utils.formats import number_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from accounts.models import User
from common.owned import atomic_for
from glimmers.photos import darkroom, files
from glimmers.photos.developed import Developed, Refused
from glimmers.photos.models import Photo
from glimmers.photos.uploads import Upload


class NotAPhoto(Exception):
    """A refused photo; the message is a sentence for its owner, and says which one."""


def stage(user: User, upload: Upload, *, upload_id: UUID) -> Photo:
    """Stage a photo. The same `upload_id` sent again returns the same one, also when two arrive at once.

    The files are there before the row is. Raises `NotAPhoto`, `darkroom.Busy`, and `OSError` where the storage is full
    or out of reach; then nothing is left of it.
    """
    before = user.photos.filter(upload_id=upload_id).first()
    if before is not None:
        return before
    if upload.is_too_large:
        raise NotAPhoto(_sentence("bytes", upload.name))
    try:
        developed = darkroom.develop(upload)
    except Refused as refused:
        raise NotAPhoto(_sentence(refused.reason, upload.name)) from refused
    return write_down(user, developed, upload_id=upload_id)


def write_down(user: User, developed: Developed, *, upload_id: UUID) -> Photo:
    """Write down a developed photo as a staged one: the files, then the row. Of two at once, return the first.

    Raises `OSError` where the storage is full or out of reach; then nothing is left of it.
    """
    photo = Photo(
        user=user,
        upload_id=upload_id,
        width=developed.width,
        height=developed.height,
        is_cut=developed.is_cut,
        tones=developed.tones,
        taken_at=developed.taken_at.isoformat() if developed.taken_at else "",
    )
    files.write(photo.pk, developed)
    try:
        with atomic_for(user.pk):
            photo.save(force_insert=True)
    except IntegrityError:
        files.remove(photo.file_names)
        before = user.photos.filter(upload_id=upload_id).first()  # the other of two at once was first
        if before is None:
            raise
        return before
    # After any other error the files stay, for the sweep: a COMMIT whose answer is lost may have taken place.
    return photo


def _sentence(reason: str, name: str | None) -> str:
    parameters = {"name": Truncator(name or _("One of them")).chars(60)}
    if reason == "bytes":
        parameters["most"] = number_format(settings.MAX_UPLOAD_BYTES // 1024**2)
        return _("“%(name)s” is larger than the %(most)s MB that this journal takes.") % parameters
    if reason == "pixels":
        return _("“%(name)s” has more pixels than can be opened here; a smaller copy of it would do.") % parameters
    if reason == "empty":
        return _("“%(name)s” is empty: no photo came with it.") % parameters
    if reason == "damaged":
        return _("“%(name)s” is damaged and cannot be opened; perhaps it did not come over whole.") % parameters
    return _("“%(name)s” is not a photo that can be kept here: JPEG, HEIC, PNG, WebP, AVIF and GIF can.") % parameters
