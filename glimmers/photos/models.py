"""Photos: staged when they are uploaded, in their place in a glimmer when they are kept, and put away."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any, Self
from uuid import UUID

import uuid_utils.compat
from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.owned import Owned, OwnedQuerySet, atomic_for, by_owner, refers_to
from glimmers.journal.models import MAX_PHOTOS, PUT_AWAY_FOR, Glimmer, GlimmerQuerySet, glimmers_are_going
from glimmers.photos import files
from glimmers.photos.photo_columns import Shown

MAX_DESCRIPTION_CHARACTERS = 1000
STAGED_FOR = timedelta(days=1)


class PhotoQuerySet(OwnedQuerySet["Photo"]):
    def staged(self) -> Self:
        """Select those that are uploaded, and not kept yet."""
        return self.filter(glimmer_id=None)

    def in_place(self) -> Self:
        """Select those that are seen in their glimmers, in their order there."""
        return self.filter(glimmer_id__isnull=False, put_away_at=None).order_by("glimmer_id", "position", "id")

    def put_away(self) -> Self:
        """Select those taken out of a glimmer that can still be taken back, the last one first."""
        return self.filter(put_away_at__gt=cutoff()).order_by("-put_away_at", "-id")

    def reachable(self) -> Self:
        """Select those whose owner may still see them: staged, kept, or put away not too long ago."""
        is_there = Q(put_away_at=None) | Q(put_away_at__gt=cutoff())
        is_in_reach = Q(glimmer_id=None) | Q(glimmer__put_away_at=None) | Q(glimmer__put_away_at__gt=cutoff())
        return self.filter(is_there & is_in_reach)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete them and, once that is certain, their files."""
        with transaction.atomic(using=self.db):
            _remove_files(self)
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def due_to_go(self) -> Self:
        """Select those staged a day ago and never kept, and those put away too long ago to be taken back."""
        never_kept = Q(glimmer_id=None, staged_at__lte=timezone.now() - STAGED_FOR)
        return self.filter(never_kept | Q(put_away_at__lte=cutoff()))


def cutoff() -> datetime:
    """Return the moment before which a put-away photo or glimmer can no longer be seen."""
    return timezone.now() - PUT_AWAY_FOR


def with_photos(glimmers: list[Glimmer]) -> list[Glimmer]:
    """Read the photos of these glimmers of one person, and return the same glimmers: `prints_of` finds them there."""
    prints: dict[UUID | None, list[Photo]] = {glimmer.pk: [] for glimmer in glimmers}
    if glimmers:
        mine = Photo.objects.of(glimmers[0].user_id).in_place()
        for photo in mine.filter(glimmer_id__in=[glimmer.pk for glimmer in glimmers if glimmer.photo_count]):
            prints[photo.glimmer_id].append(photo)
    for glimmer in glimmers:
        setattr(glimmer, "prints", prints[glimmer.pk])  # noqa: B010 - where `prints_of` looks
    return glimmers


def prints_of(glimmer: Glimmer) -> list[Photo]:
    """Return its photos in their order; read them now, where `with_photos` has not."""
    prints: list[Photo] | None = getattr(glimmer, "prints", None)
    if prints is None:
        prints = (
            list(Photo.objects.of(glimmer.user_id).in_place().filter(glimmer_id=glimmer.pk))
            if glimmer.photo_count
            else []
        )
        setattr(glimmer, "prints", prints)  # noqa: B010 - where `with_photos` puts them
    return prints


class Photo(Shown, Owned):
    """One photo of one person: a row here and, written before it, the files that `files.py` names."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="photos", db_index=False
    )
    glimmer_id = models.UUIDField(null=True, blank=True)
    glimmer = refers_to(Glimmer, "glimmer_id", "photos", null=True)
    position = models.PositiveSmallIntegerField(null=True, blank=True)  # from 0 in its glimmer
    description = models.CharField(_("description"), max_length=MAX_DESCRIPTION_CHARACTERS, blank=True)

    width = models.PositiveIntegerField()  # px, of the master
    height = models.PositiveIntegerField()
    is_cut = models.BooleanField(default=False)  # its sizes show the part that `measures.part_box` says, not all of it
    tones = models.CharField(max_length=12)  # RRGGBB of its upper half, then of its lower
    # The camera's wall clock, to be offered as When; forgotten when the glimmer is kept.
    taken_at = models.CharField(max_length=19, blank=True)

    upload_id = models.UUIDField()  # made by the browser, so that sending twice is harmless
    staged_at = models.DateTimeField(default=timezone.now)
    put_away_at = models.DateTimeField(null=True, blank=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "upload_id"], name="photo_upload_id_is_unique_per_user"),
            models.CheckConstraint(
                condition=Q(glimmer_id=None, position=None, put_away_at=None)
                | Q(glimmer_id__isnull=False, position__lt=MAX_PHOTOS),
                name="photo_has_a_place_in_its_glimmer",
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_has_a_size"),
            models.CheckConstraint(condition=Q(tones__regex=r"^[0-9a-f]{12}$"), name="photo_has_two_tones"),
        )
        indexes = (
            models.Index(fields=["staged_at"], name="photo_staged", condition=Q(glimmer_id=None)),
            models.Index(fields=["user", "glimmer_id"], name="photo_of_glimmer"),
            models.Index(fields=["id"], name="photo_by_id"),  # the sweep knows of a file only which photo it is of
            models.Index(
                fields=["user", "-put_away_at"], name="photo_put_away", condition=Q(put_away_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"{self.width}×{self.height} {self.description[:40]}"

    @property
    def leaves_on(self) -> datetime | None:
        """Return when a photo taken out of its glimmer goes for good."""
        return self.put_away_at + PUT_AWAY_FOR if self.put_away_at else None

    def take_back(self) -> bool:
        """Put it into its glimmer again, as the last of its photos; return False where there is no room for it.

        True too where it is back already. Raises `ObjectDoesNotExist` where it, or its glimmer, has gone for good.
        """
        assert self.glimmer_id
        with atomic_for(self.user_id):
            glimmer = Glimmer.objects.of(self.user_id).select_for_update().get(pk=self.glimmer_id)
            self.refresh_from_db(from_queryset=Photo.objects.of(self.user_id).select_for_update())
            if self.put_away_at is None:
                return True
            if glimmer.photo_count >= MAX_PHOTOS:
                return False
            self.position, self.put_away_at = glimmer.photo_count, None
            self.save(update_fields=["position", "put_away_at"])
            glimmer.photo_count = F("photo_count") + 1
            glimmer.revision = F("revision") + 1
            glimmer.make_searchable(
                Photo.objects.of(self.user_id)
                .in_place()
                .filter(glimmer_id=glimmer.pk)
                .values_list("description", flat=True)
            )
            glimmer.save(update_fields=["photo_count", "revision", "search_vector", "changed_at"])
        return True


def _remove_files(photos: PhotoQuerySet) -> None:
    """Remove the files of photos that are about to be deleted, when that is certain."""
    with transaction.atomic(using=photos.db, savepoint=False):
        held = photos.select_for_update(of=("self",))  # or one that is taken back at this moment would lose its files
        names = [name for photo in held for name in photo.file_names]
        transaction.on_commit(partial(files.remove, names), using=photos.db)


@receiver(glimmers_are_going)
def remove_files_of_glimmers(glimmers: GlimmerQuerySet, **_more: Any) -> None:
    """Remove the files of photos whose rows the database deletes with these glimmers."""
    for owner, keys in by_owner(glimmers.values_list("user_id", "pk")).items():
        _remove_files(Photo.objects.of(owner).filter(glimmer_id__in=keys))


@receiver(pre_delete, sender=User)
def remove_files_of_user(instance: User, **_more: Any) -> None:
    """Remove the files of photos whose rows the database deletes with this user."""
    _remove_files(Photo.objects.of(instance.pk))
