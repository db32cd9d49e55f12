"""What somebody chose to see again, each way by itself, and the days on which they are left alone."""

from __future__ import annotations

from calendar import isleap
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import ExtractDay, ExtractMonth
from django.utils.translation import gettext_lazy as _

from common.owned import Owned, OwnedQuerySet
from glimmers.journal.models import GlimmerQuerySet
from glimmers.journal.vocabulary import Shift


class Kind(models.TextChoices):
    FROM_BEFORE = "from_before", _("One from before")
    ON_THIS_DAY = "on_this_day", _("On this day")
    THIS_TIME = "this_time", _("Around this time of year")


class Among(models.TextChoices):
    ALL = "all", _("Everything")
    CLOSE = "close", _("What is kept close")
    PHOTOS = "photos", _("What has a photo")
    SHIFTS = "shifts", _("What shifted in these ways")


class WayQuerySet(OwnedQuerySet["Way"]):
    def open_on(self, day: date) -> Self:
        """Select those in which something comes on this day: none on a day on which they are left alone."""
        return self.filter(~Exists(QuietDay.objects.filter(user_id=OuterRef("user_id")).on(day)))


class Way(Owned):
    """A way of coming back that this person chose. There is no row for one that is off."""

    pk = models.CompositePrimaryKey("user_id", "kind")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="ways", db_index=False)
    kind = models.CharField(max_length=11, choices=Kind)
    among = models.CharField(max_length=6, choices=Among, default=Among.ALL)
    shifts = ArrayField(models.CharField(max_length=9), default=list, blank=True)  # where it is among these
    since_on = models.DateField(null=True, blank=True)  # nothing of days before it

    objects = WayQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="way_kind_is_known"),
            models.CheckConstraint(condition=Q(among__in=Among.values), name="way_among_is_known"),
            models.CheckConstraint(condition=Q(shifts__contained_by=Shift.values), name="way_shifts_are_known"),
        )

    def __str__(self) -> str:
        return self.kind

    def narrow(self, glimmers: GlimmerQuerySet) -> GlimmerQuerySet:
        """Select what this way may bring."""
        if self.since_on:
            glimmers = glimmers.filter(noticed_on__gte=self.since_on)
        if self.among == Among.CLOSE:
            return glimmers.filter(is_close=True)
        if self.among == Among.PHOTOS:
            return glimmers.filter(photo_count__gt=0)
        if self.among == Among.SHIFTS:
            return glimmers.filter(shift__in=self.shifts)
        return glimmers


class QuietDayQuerySet(OwnedQuerySet["QuietDay"]):
    def on(self, today: date) -> Self:
        """Select those that this day is; one of each 29 February also has the 28th of a year without."""
        has_29 = (today.month, today.day) == (2, 28) and not isleap(today.year)
        dated = self.annotate(month=ExtractMonth("on"), day=ExtractDay("on"))
        each_year = Q(is_every_year=True, month=today.month, day__in=[today.day, 29] if has_29 else [today.day])
        return dated.filter(Q(on=today) | each_year)

    def in_order(self) -> Self:
        return self.order_by("on")


class QuietDay(Owned):
    """A day on which nothing comes back, as one of a loss; in this year alone, or in every year."""

    pk = models.CompositePrimaryKey("user_id", "on")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="quiet_days", db_index=False
    )
    on = models.DateField()
    is_every_year = models.BooleanField(default=True)

    objects = QuietDayQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.on}"
