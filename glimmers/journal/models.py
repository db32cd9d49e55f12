"""Glimmers and the tags found in them: what is kept, in which order, and what can happen to one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Self

import uuid_utils.compat
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models, transaction
from django.db.models import Exists, Expression, F, Func, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import LessThanOrEqual
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from common.dates import FIRST_DAY
from common.owned import Owned, OwnedQuerySet, atomic_for, refers_to
from glimmers.journal import kept_counts as _numbers  # noqa: F401 - which has models too
from glimmers.journal.earlier_words import PUT_AWAY_FOR, EarlierWords
from glimmers.journal.glimmer_address import tag_address
from glimmers.journal.glimmer_columns import Noticed
from glimmers.journal.rests import Rest, RestedGlimmer, resting
from glimmers.journal.search_vector import CLOSE, Searchable, beginning, quoted, search_vector
from glimmers.journal.text import MAX_CHARACTERS
from glimmers.journal.vocabulary import Shift, Source

__all__ = [
    "MAX_PHOTOS",
    "MAX_PLACE_CHARACTERS",
    "PUT_AWAY_FOR",
    "EarlierWords",
    "Glimmer",
    "GlimmerQuerySet",
    "GlimmerTag",
    "Rest",
    "RestedGlimmer",
    "Tag",
    "glimmers_are_going",
]

MAX_PLACE_CHARACTERS = 200
MAX_PHOTOS = 10
NEWEST_FIRST = ("-noticed_on", "-noticed_at", "-id")
IS_KEPT = Q(put_away_at__isnull=True)
glimmers_are_going = Signal()  # sent with `glimmers`, held, in the transaction that deletes them for good
BY_NAME = (Func(F("name"), Value("/"), function="string_to_array"), "name")  # part by part


class TagQuerySet(OwnedQuerySet["Tag"]):
    def in_use(self) -> Self:
        """Select tags of glimmers that are not put away, by name."""
        return self.filter(times__gt=0).order_by(*BY_NAME)

    def there(self) -> Self:
        """Select the same, letter by letter: the index has this order, so that the first of many are found at once."""
        return self.filter(times__gt=0).order_by("name")

    def unused(self) -> Self:
        """Select those that no glimmer is filed under, put away or not."""
        return self.filter(~Exists(GlimmerTag.objects.filter(user_id=OuterRef("user_id"), tag_id=OuterRef("pk"))))


class Tag(Owned):
    """A `#word` that one person writes, filed under one name whatever its case."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="tags", db_index=False)
    name = models.CharField(max_length=400)  # 100 characters can fold to more; text.py has the limit
    # How many glimmers that are not put away have it, or one nested in it. Kept by the database; see kept_counts.py.
    times = models.IntegerField(default=0, db_default=0, editable=False)

    objects = TagQuerySet.as_manager()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "name"], name="tag_name_is_unique_per_user"),)

    def __str__(self) -> str:
        return f"#{self.name}"

    def get_absolute_url(self) -> str:
        return tag_address(self.name)


class GlimmerQuerySet(OwnedQuerySet["Glimmer"]):
    def kept(self) -> Self:
        """Select those that are not put away."""
        return self.filter(IS_KEPT)

    def reachable(self) -> Self:
        """Select those in the journal and those that can still be taken back."""
        return self.filter(IS_KEPT | Q(put_away_at__gt=timezone.now() - PUT_AWAY_FOR))

    def put_away(self) -> Self:
        """Select those that can still be taken back, the last one put away first."""
        return self.filter(put_away_at__gt=timezone.now() - PUT_AWAY_FOR).order_by("-put_away_at", "-id")

    def due_to_go(self) -> Self:
        """Select those put away so long ago that they leave for good."""
        return self.filter(put_away_at__lte=timezone.now() - PUT_AWAY_FOR)

    def may_come_back(self, today: date) -> Self:
        """Select those that may be shown unasked on this day: neither put away nor tucked away, and not resting.

        Every page that brings something back begins here.
        """
        return self.kept().filter(~resting(today), is_tucked=False)

    def on_day(self, day: date) -> Self:
        return self.kept().filter(noticed_on=day)

    def nearest_first(self) -> Self:
        """Order them as `newest_first`, backwards."""
        return self.order_by("noticed_on", "noticed_at", "id")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete them, after telling those who have something of theirs that is not in the database."""
        with transaction.atomic(using=self.db):
            glimmers_are_going.send(sender=Glimmer, glimmers=self.select_for_update())
            return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def newest_first(self) -> Self:
        """Order them day by day backwards, within a day by the instant, and by the key where instants are equal.

        The day is the writer's: after a flight west, a later instant may be of an earlier day. Chapters stay whole.
        """
        return self.order_by(*NEWEST_FIRST)


def _utc_day(offset_days: int) -> models.Expression:
    day = models.Func(
        F("noticed_at"), template="(%(expressions)s AT TIME ZONE 'UTC')::date", output_field=models.DateField()
    )
    return models.ExpressionWrapper(day + Value(offset_days), output_field=models.DateField())


class _Manager(models.Manager["Glimmer"]):
    def get_queryset(self) -> models.QuerySet[Glimmer]:
        """Select all, without the search vector, which nobody reads."""
        return super().get_queryset().defer("search_vector")


GlimmerManager = _Manager.from_queryset(GlimmerQuerySet)


class Glimmer(Noticed, Owned):
    """One kept moment, of one person."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="glimmers", db_index=False
    )

    text = models.TextField(_("what did you notice?"), blank=True)  # empty where there are photos
    noticed_at = models.DateTimeField()
    time_zone = models.CharField(max_length=64)  # IANA name, the writer's when it was kept
    noticed_on = models.DateField()  # the local day; stored, so that it never moves
    has_time = models.BooleanField(default=True)  # else only the day was given, and its noon is for the order
    shift = models.CharField(_("what shifted"), max_length=9, choices=Shift.choices, blank=True)
    sources = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    place = models.CharField(_("place"), max_length=MAX_PLACE_CHARACTERS, blank=True)
    is_close = models.BooleanField(default=False)
    is_tucked = models.BooleanField(default=False)
    # How many photos it shows; glimmers/photos/ keeps it right. Here, so that the database can hold "words or photos".
    photo_count = models.PositiveSmallIntegerField(default=0)

    tags = models.ManyToManyField(Tag, related_name="glimmers", through="GlimmerTag")
    search_vector = SearchVectorField(default="", editable=False)  # written by `make_searchable`

    put_away_at = models.DateTimeField(null=True, blank=True)
    # Made by the browser, so that sending twice is harmless; the digest tells whether it was the same content.
    client_id = models.UUIDField(null=True, blank=True)
    client_digest = models.BinaryField(max_length=32, default=b"")
    revision = models.PositiveIntegerField(default=1)  # counts edits, so that two devices notice each other
    created_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    took_away = False  # whether its last change replaced something; see keeping.py

    objects = GlimmerManager()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user", "client_id"], name="glimmer_client_id_is_unique_per_user"),
            models.CheckConstraint(condition=~Q(text="") | Q(photo_count__gt=0), name="glimmer_has_words_or_photos"),
            models.CheckConstraint(condition=Q(photo_count__lte=MAX_PHOTOS), name="glimmer_photos_are_not_too_many"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("text"), MAX_CHARACTERS), name="glimmer_text_is_not_too_long"
            ),
            models.CheckConstraint(condition=Q(shift__in=["", *Shift.values]), name="glimmer_shift_is_known"),
            models.CheckConstraint(condition=Q(sources__contained_by=Source.values), name="glimmer_sources_are_known"),
            models.CheckConstraint(condition=Q(noticed_on__gte=FIRST_DAY), name="glimmer_day_is_not_before_1900"),
            # No zone is a whole day from UTC, so the local day is at most one off.
            models.CheckConstraint(
                condition=Q(noticed_on__gte=_utc_day(-1)) & Q(noticed_on__lte=_utc_day(1)),
                name="glimmer_day_fits_its_instant",
            ),
        )
        # Each begins with the user and follows `newest_first`, so that a page by keyset reads only what it shows.
        indexes = (
            models.Index(fields=["user", *NEWEST_FIRST], name="glimmer_newest", condition=IS_KEPT),
            models.Index(
                fields=["user", "shift", *NEWEST_FIRST], name="glimmer_by_shift", condition=IS_KEPT & ~Q(shift="")
            ),
            models.Index(fields=["user", *NEWEST_FIRST], name="glimmer_close", condition=IS_KEPT & Q(is_close=True)),
            models.Index(
                fields=["user", *NEWEST_FIRST], name="glimmer_with_photos", condition=IS_KEPT & Q(photo_count__gt=0)
            ),
            models.Index(fields=["user", "-put_away_at"], name="glimmer_put_away", condition=~IS_KEPT),
            models.Index(fields=["put_away_at"], name="glimmer_due_to_go", condition=~IS_KEPT),
            # Each lexeme begins with its owner; see search_vector.py. New entries go to their place at once.
            GinIndex(fields=["search_vector"], name="glimmer_search", condition=IS_KEPT, fastupdate=False),
        )

    def __str__(self) -> str:
        return f"{self.noticed_on}: {self.text[:40]}"

    @property
    def leaves_on(self) -> datetime | None:
        """Return when a put-away glimmer goes for good."""
        return self.put_away_at + PUT_AWAY_FOR if self.put_away_at else None

    def make_searchable(self, shown: Iterable[str]) -> None:
        """Set what it can be found by; `shown` is what each of its photos shows. It is not saved here."""
        searched = Searchable(
            text=self.text,
            shift=self.shift,
            sources=self.sources,
            place=self.place,
            shown=shown,
            is_close=self.is_close,
        )
        self.search_vector = search_vector(self.user_id, self.noticed_on, searched)

    # Each action is one statement for the database, so that nothing comes in between. Each raises `DoesNotExist` where
    # the glimmer has gone for good meanwhile.

    def keep_close(self, is_close: bool) -> None:
        with atomic_for(self.user_id):  # held, as an edit may change the year in the lexeme at this moment
            mine = Glimmer.objects.of(self.user_id).select_for_update()
            held = mine.only("user_id", "noticed_on").get(pk=self.pk)
            self._mark_close(held.noticed_on, is_close)

    def _mark_close(self, noticed_on: date, is_close: bool) -> None:
        lexeme = beginning(self.user_id, noticed_on.year) + CLOSE
        vector = Func(F("search_vector"), Value(lexeme), function="ts_delete", output_field=SearchVectorField())
        if is_close:
            vector = Func(vector, Value(quoted(lexeme)), template="%(expressions)s::tsvector", arg_joiner=" || ")
        self._become(Glimmer.objects.of(self.user_id), is_close=is_close, search_vector=vector)

    def tuck_away(self, is_tucked: bool) -> None:
        self._become(Glimmer.objects.of(self.user_id), is_tucked=is_tucked)

    def put_away(self) -> None:
        """Take it out of the journal; it can be taken back for 30 days from the first time this was asked."""
        now = timezone.now()
        self._become(Glimmer.objects.of(self.user_id), put_away_at=Coalesce("put_away_at", Value(now)))
        self.put_away_at = self.put_away_at or now

    def take_back(self) -> None:
        self._become(Glimmer.objects.of(self.user_id).reachable(), put_away_at=None)

    def _become(self, glimmers: GlimmerQuerySet, **values: Any) -> None:
        values["changed_at"] = timezone.now()
        if not glimmers.filter(pk=self.pk).update(**values):
            raise Glimmer.DoesNotExist
        for name, value in values.items():
            if not isinstance(value, Expression):  # which the next `save` would evaluate again
                setattr(self, name, value)


class GlimmerTag(Owned):
    """A glimmer filed under a tag; see filing.py."""

    pk = models.CompositePrimaryKey("user_id", "glimmer_id", "tag_id")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+", db_index=False)
    glimmer_id = models.UUIDField()
    glimmer = refers_to(Glimmer, "glimmer_id", "filed")
    tag_id = models.BigIntegerField()
    tag = refers_to(Tag, "tag_id", "filed")

    objects = OwnedQuerySet.as_manager()

    class Meta:
        db_table = "journal_glimmer_tags"
        indexes = (models.Index(fields=["user", "tag_id", "glimmer_id"], name="glimmer_tag_by_tag"),)

    def __str__(self) -> str:
        return f"{self.glimmer_id} under {self.tag_id}"
