"""Keeps and changes a glimmer together with its photos: all of it, or nothing."""

from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from accounts.models import User
from common.owned import atomic_for
from glimmers.journal import keeping
from glimmers.journal.keeping import ChangedMeanwhile, Content
from glimmers.journal.models import EarlierWords, Glimmer
from glimmers.photos.models import Photo


class PhotoGone(Exception):
    """A photo that is neither staged nor this glimmer's; nothing was kept."""


def keep(user: User, content: Content, *, zone: ZoneInfo, client_id: UUID | None = None) -> tuple[Glimmer, bool]:
    """Do as `journal.keeping.keep`, and place the photos that `content` names in it. Raises `PhotoGone` too."""
    if not content.photos:
        return keeping.keep(user, content, zone=zone, client_id=client_id)
    with atomic_for(user.pk):
        glimmer, is_new = keeping.keep(user, content, zone=zone, client_id=client_id)
        if is_new:
            _arrange(glimmer, content.photos)
    return glimmer, is_new


def change(glimmer: Glimmer, content: Content, *, revision: int) -> Glimmer:
    """Do as `journal.keeping.change`. Photos that `content` no longer names are put away, not deleted."""
    with atomic_for(glimmer.user_id):
        before = Glimmer.objects.of(glimmer.user_id).select_for_update().get(pk=glimmer.pk)
        shown = _arranged(before) if before.photo_count else ()
        changed = keeping.change(glimmer, content, revision=revision, shown=shown)
        # Otherwise it was the same change sent twice, or the same words with other photos.
        if changed.revision > before.revision:
            _arrange(changed, content.photos)
        if _arranged(changed) != content.photos:
            raise ChangedMeanwhile(changed)
    return changed


def take_words_back(earlier: EarlierWords) -> Glimmer:
    """Make a glimmer what it was earlier, with the photos that it has now; what it is now is held in turn.

    Raises `EarlierWords.DoesNotExist` where they have been taken back or deleted meanwhile, with their glimmer or not.
    """
    with atomic_for(earlier.user_id):
        mine = Glimmer.objects.of(earlier.user_id).kept()
        glimmer = mine.select_for_update().filter(pk=earlier.glimmer_id).first()
        words = EarlierWords.objects.of(earlier.user_id)
        held = words.select_for_update().filter(pk=earlier.pk).first()
        if glimmer is None or held is None:
            raise EarlierWords.DoesNotExist
        held.delete()
        shown = _arranged(glimmer)
        keeping.put_back(glimmer, held, shown)
        for (key, before), (_key, description) in zip(shown, held.described(shown), strict=True):
            if description != before:
                Photo.objects.of(glimmer.user_id).filter(pk=key).update(description=description)
        return glimmer


def _arranged(glimmer: Glimmer) -> tuple[tuple[UUID, str], ...]:
    return tuple(
        Photo.objects.of(glimmer.user_id).in_place().filter(glimmer_id=glimmer.pk).values_list("pk", "description")
    )


def _arrange(glimmer: Glimmer, photos: tuple[tuple[UUID, str], ...]) -> None:
    mine = Photo.objects.of(glimmer.user_id)
    held = mine.select_for_update()
    staged = {photo.pk: photo for photo in held.staged().filter(pk__in=[key for key, _ in photos])}
    placed = {photo.pk: photo for photo in held.filter(glimmer_id=glimmer.pk)}
    chosen = []
    for position, (key, description) in enumerate(photos):
        photo = staged.get(key) or placed.get(key)
        if photo is None:
            raise PhotoGone
        photo.glimmer, photo.position, photo.description = glimmer, position, description
        photo.taken_at, photo.put_away_at = "", None
        chosen.append(photo)
    mine.bulk_update(chosen, ["glimmer_id", "position", "description", "taken_at", "put_away_at"])
    taken_out = [key for key, photo in placed.items() if photo not in chosen and photo.put_away_at is None]
    mine.filter(pk__in=taken_out).update(put_away_at=timezone.now())
