"""Numbers that the database keeps of a journal, so that no page counts glimmers. `Tag.times` is another.

Triggers write them in the transaction of what they count, whoever writes: see migrations/0010_keys_by_user.py. Nothing
here writes them. `SELECT journal_count_again()` counts all of them again.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from common.owned import Owned


class KeptDay(Owned):
    """A day of one person that has glimmers which are not put away, and what it shows in a calendar."""

    pk = models.CompositePrimaryKey("user", "day")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="kept_days", db_index=False
    )
    day = models.DateField()
    times = models.IntegerField()  # how many glimmers
    shifts = ArrayField(models.CharField(max_length=9), default=list)  # each once, the latest first
    pictured_by = models.UUIDField(null=True)  # the latest glimmer that has a photo and is not tucked away

    def __str__(self) -> str:
        return f"{self.day}: {self.times}"


class KeptMonth(Owned):
    """A month of one person in which there are such days."""

    pk = models.CompositePrimaryKey("user", "month")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="kept_months", db_index=False
    )
    month = models.DateField()  # its first day
    days = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}: {self.days}"
