"""What stays with somebody of a month: one line, in their words."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import LessThanOrEqual

from common.owned import Owned, OwnedQuerySet

MAX_CHARACTERS = 1000


class LookedBack(Owned):
    """A month with its line. There is a row where there is a line, and none where a month was looked at alone."""

    pk = models.CompositePrimaryKey("user_id", "month")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="looked_back", db_index=False
    )
    month = models.DateField()  # its first day
    stays_with_me = models.TextField()
    changed_at = models.DateTimeField()

    objects = OwnedQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(month__day=1), name="looked_back_month_is_its_first_day"),
            models.CheckConstraint(condition=~Q(stays_with_me=""), name="looked_back_has_a_line"),
            models.CheckConstraint(
                condition=LessThanOrEqual(Length("stays_with_me"), MAX_CHARACTERS),
                name="looked_back_line_is_not_too_long",
            ),
        )

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.stays_with_me[:40]}"
