"""Which ideas somebody was shown, so that none comes twice in a fortnight, and which they keep away."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from common.owned import Owned, OwnedQuerySet


class ShownIdea(Owned):
    """An idea of the list that this person was shown. Nothing else is kept of it: not whether anything came of it."""

    pk = models.CompositePrimaryKey("user_id", "idea")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="shown_ideas", db_index=False
    )
    idea = models.CharField(max_length=40)  # its key in ideas.txt
    shown_at = models.DateTimeField()
    is_kept_away = models.BooleanField(default=False)

    objects = OwnedQuerySet.as_manager()

    def __str__(self) -> str:
        return self.idea
