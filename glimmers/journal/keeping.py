"""Keeping a glimmer and changing one: the words, the day they belong to, and the tags in them, as one."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from glimmers.common.dates import day_of, instant
from glimmers.journal.filing import file_under_tags
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.journal.text import says_less


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a person wrote. `when` is their wall clock, naive; None means now, or before it `waited` to be sent."""

    text: str
    when: datetime | None = None
    shift: str = ""
    sources: tuple[str, ...] = ()
    place: str = ""
    waited: timedelta = timedelta()
    photos: tuple[tuple[UUID, str], ...] = ()  # ids in their order, each with its description; see photos/keeping.py

    def digest(self) -> bytes:
        """32 bytes (SHA-256) that are equal for equal content, however long each time it had waited."""
        when = self.when.isoformat() if self.when else ""
        parts: list[object] = [self.text, when, self.shift, sorted(self.sources), self.place]
        if self.photos:
            parts.append([[str(key), description] for key, description in self.photos])
        return hashlib.sha256(json.dumps(parts).encode()).digest()


class KeptOtherwise(Exception):
    """This `client_id` came before, with other content."""

    def __init__(self, glimmer: Glimmer) -> None:
        self.glimmer = glimmer


class ChangedMeanwhile(Exception):
    """The glimmer has been changed since the form was opened; this is how it is now."""

    def __init__(self, glimmer: Glimmer) -> None:
        self.glimmer = glimmer


def keep(user: User, content: Content, *, zone: ZoneInfo, client_id: UUID | None = None) -> tuple[Glimmer, bool]:
    """The kept glimmer, and whether it is new. Committed when this returns, unless the caller holds a transaction.

    The same `client_id` sent again returns the same glimmer, also when two arrive at once.
    Raises `KeptOtherwise` where it came with other content.
    """
    if client_id and (before := _kept_before(user, client_id, content)):
        return before, False
    glimmer = Glimmer(user=user, client_id=client_id, client_digest=content.digest() if client_id else b"")
    _write(glimmer, content, zone)
    try:
        with transaction.atomic():
            glimmer.save(force_insert=True)
            file_under_tags(user.pk, [glimmer])
    except IntegrityError:
        # The other of two at once was first.
        before = _kept_before(user, client_id, content) if client_id else None
        if before is None:
            raise
        return before, False
    return glimmer, True


def change(glimmer: Glimmer, content: Content, *, revision: int) -> Glimmer:
    """The glimmer with other content. `when` of None leaves the instant as it is, to the microsecond.

    Raises `ChangedMeanwhile` unless `revision` is the one that is kept now, and `Glimmer.DoesNotExist` where it has
    gone for good meanwhile.
    """
    with transaction.atomic():
        kept = Glimmer.objects.select_for_update().get(pk=glimmer.pk, user_id=glimmer.user_id)
        if kept.revision != revision:
            if _is_as_written(kept, content):
                return kept  # the same change sent twice, because its first answer was lost
            raise ChangedMeanwhile(kept)
        if says_less(kept.text, content.text):
            EarlierWords.objects.create(user_id=kept.user_id, glimmer=kept, text=kept.text)
        _write(kept, content, kept.zone)
        kept.revision += 1
        kept.save()
        file_under_tags(kept.user_id, [kept])
    return kept


def _kept_before(user: User, client_id: UUID, content: Content) -> Glimmer | None:
    glimmer = user.glimmers.filter(client_id=client_id).first()
    if glimmer and bytes(glimmer.client_digest) != content.digest():
        raise KeptOtherwise(glimmer)
    return glimmer


def _is_as_written(glimmer: Glimmer, content: Content) -> bool:
    when = instant(content.when, glimmer.zone) if content.when else glimmer.noticed_at
    return (glimmer.text, glimmer.shift, glimmer.sources, glimmer.place, glimmer.noticed_at) == (
        content.text,
        content.shift,
        list(content.sources),
        content.place,
        when,
    )


def _write(glimmer: Glimmer, content: Content, zone: ZoneInfo) -> None:
    glimmer.text = content.text
    glimmer.shift = content.shift
    glimmer.sources = list(content.sources)
    glimmer.place = content.place
    glimmer.photo_count = len(content.photos)
    if content.when or not glimmer.noticed_at:
        glimmer.time_zone = zone.key
        glimmer.noticed_at = instant(content.when, zone) if content.when else timezone.now() - content.waited
        glimmer.noticed_on = day_of(glimmer.noticed_at, zone)
    glimmer.make_searchable(description for _key, description in content.photos)
