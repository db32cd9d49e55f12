"""Keeps a glimmer and changes one: the words, the day they belong to, and the tags in them, as one."""

from __future__ import annotations

import hashlib
import json
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from common.dates import day_of, instant
from common.owned import atomic_for
from glimmers.journal.adding import add
from glimmers.journal.filing import file_under_tags
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.journal.text import may_have_pieces

NOON = time(12)


@dataclass(frozen=True, kw_only=True)
class Content:
    """What a person wrote. `when` is their naive wall clock; None means now, less the time it `waited` to be sent.

    Without `has_time` only its day was given.
    """

    text: str
    when: datetime | None = None
    has_time: bool = True
    shift: str = ""
    sources: tuple[str, ...] = ()
    place: str = ""
    waited: timedelta = timedelta()
    photos: tuple[tuple[UUID, str], ...] = ()  # ids in their order, each with its description

    def digest(self) -> bytes:
        """Return 32 bytes (SHA-256) that are equal for equal content, however long it waited each time."""
        if not self.has_time:
            return self._digest(self.when.date().isoformat() if self.when else "a day")
        # An earlier release wrote noon without microseconds where only a day was given (`has_digest`).
        is_noon = self.when is not None and self.when.time() == NOON
        return self._digest(self.when.isoformat(timespec="microseconds" if is_noon else "auto") if self.when else "")

    def has_digest(self, digest: bytes) -> bool:
        """Return whether this is its digest, also as the release before days without a time made it."""
        return digest in {self.digest(), self._digest(_before(self.when, has_time=self.has_time))}

    def _digest(self, when: str) -> bytes:
        parts: list[object] = [self.text, when, self.shift, sorted(self.sources), self.place]
        if self.photos:
            parts.append([[str(key), description] for key, description in self.photos])
        return hashlib.sha256(json.dumps(parts).encode()).digest()


def _before(when: datetime | None, *, has_time: bool) -> str:
    if when is None:
        return "" if has_time else "a day"
    return (when if has_time else datetime.combine(when, NOON)).isoformat()


class KeptOtherwise(Exception):
    """A `client_id` that came before, with other content."""

    def __init__(self, glimmer: Glimmer) -> None:
        self.glimmer = glimmer


class ChangedMeanwhile(Exception):
    """A glimmer that has been changed since the form was opened, as it is now."""

    def __init__(self, glimmer: Glimmer) -> None:
        self.glimmer = glimmer


def keep(user: User, content: Content, *, zone: ZoneInfo, client_id: UUID | None = None) -> tuple[Glimmer, bool]:
    """Keep a glimmer; return it, and whether it is new. It is committed then, unless the caller holds a transaction.

    The same `client_id` sent again returns the same glimmer, also when two arrive at once.
    Raises `KeptOtherwise` where it came with other content.
    """
    glimmer = Glimmer(user=user, client_id=client_id, client_digest=content.digest() if client_id else b"")
    fill_in(glimmer, content, zone)
    has_tags = may_have_pieces(glimmer.text)
    with atomic_for(user.pk) if has_tags else nullcontext():  # one statement is a transaction by itself
        while not add(glimmer):
            if client_id and (before := _kept_before(user, client_id, content)):
                return before, False
            # The other one has gone for good since.
        if has_tags:  # a new one is not filed yet
            file_under_tags(user.pk, [glimmer])
    return glimmer, True


def change(glimmer: Glimmer, content: Content, *, revision: int, shown: tuple[tuple[UUID, str], ...] = ()) -> Glimmer:
    """Give a glimmer other content. `when` of None leaves the instant as it is, to the microsecond, or its day.

    `shown` are the photos it had, with their descriptions.
    Raises `ChangedMeanwhile` unless `revision` is the one that is kept now, and `Glimmer.DoesNotExist` where it has
    gone for good meanwhile.
    """
    with atomic_for(glimmer.user_id):
        kept = Glimmer.objects.of(glimmer.user_id).select_for_update().get(pk=glimmer.pk)
        if kept.revision != revision:
            if _is_as_written(kept, content):
                return kept  # the same change sent twice, because its first answer was lost
            raise ChangedMeanwhile(kept)
        before = EarlierWords.of(kept, shown)
        fill_in(kept, content, kept.zone)
        _save(kept, before, content.photos)
    return kept


def put_back(kept: Glimmer, earlier: EarlierWords, shown: tuple[tuple[UUID, str], ...]) -> None:
    """Make a glimmer that the caller holds what it was earlier; what it is now is held in turn.

    `shown` are its photos with their present descriptions. The caller writes down the earlier ones.
    """
    before = EarlierWords.of(kept, shown)
    earlier.put_back(kept)
    if not kept.text and not shown:
        kept.text = before.text  # it had photos then, and would be nothing without them
    described = earlier.described(shown)
    kept.make_searchable(description for _key, description in described)
    _save(kept, before, described)


def _save(glimmer: Glimmer, before: EarlierWords, shown: tuple[tuple[UUID, str], ...]) -> None:
    """Save the glimmer as it is now, and hold what it was where that would be lost."""
    glimmer.took_away = before.is_lost_in(glimmer, shown)
    if glimmer.took_away:
        before.save()
    glimmer.revision += 1
    glimmer.save()
    file_under_tags(glimmer.user_id, [glimmer])


def _kept_before(user: User, client_id: UUID, content: Content) -> Glimmer | None:
    glimmer = user.glimmers.filter(client_id=client_id).first()
    if glimmer and not content.has_digest(bytes(glimmer.client_digest)):
        raise KeptOtherwise(glimmer)
    return glimmer


def _is_as_written(glimmer: Glimmer, content: Content) -> bool:
    kept = (glimmer.text, glimmer.shift, glimmer.sources, glimmer.place, glimmer.has_time)
    written = (content.text, content.shift, list(content.sources), content.place, content.has_time)
    return (*kept, glimmer.noticed_at, glimmer.noticed_on) == (*written, *_told(glimmer, content, glimmer.zone))


def fill_in(glimmer: Glimmer, content: Content, zone: ZoneInfo) -> None:
    """Write what a person wrote into the columns of a glimmer, without saving it."""
    glimmer.text = content.text
    glimmer.shift = content.shift
    glimmer.sources = list(content.sources)
    glimmer.place = content.place
    glimmer.photo_count = len(content.photos)
    glimmer.has_time = content.has_time
    moment_and_day = _told(glimmer, content, zone)
    if moment_and_day != (glimmer.noticed_at, glimmer.noticed_on):
        glimmer.time_zone = zone.key
        glimmer.noticed_at, glimmer.noticed_on = moment_and_day
    glimmer.make_searchable(description for _key, description in content.photos)


def _told(glimmer: Glimmer, content: Content, zone: ZoneInfo) -> tuple[datetime, date]:
    """Return the instant and the day of this content; without a time the day as given and, for the order, its noon."""
    is_kept = glimmer.noticed_at is not None
    if content.has_time:
        if is_kept and not content.when:
            return glimmer.noticed_at, glimmer.noticed_on
        moment = instant(content.when, zone) if content.when else timezone.now() - content.waited
        return moment, day_of(moment, zone)
    if content.when:
        day = content.when.date()
    else:
        day = glimmer.noticed_on if is_kept else day_of(timezone.now() - content.waited, zone)
    return instant(datetime.combine(day, NOON), zone), day
