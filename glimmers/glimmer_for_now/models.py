"""Whom somebody may want to reach on a hard day: their own people, and a help line of their own."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from common.owned import Owned, OwnedQuerySet
from common.phone_numbers import dialled

MAX_NAME_CHARACTERS, MAX_NUMBER_CHARACTERS = 100, 40
MOST = 10


class ContactQuerySet(OwnedQuerySet["Contact"]):
    def in_order(self) -> Self:
        """Order them as they were typed."""
        return self.order_by("id")


class Contact(Owned):
    """A person, or a help line, with a number. Nothing else is known of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="contacts", db_index=False
    )
    name = models.CharField(max_length=MAX_NAME_CHARACTERS)
    number = models.CharField(max_length=MAX_NUMBER_CHARACTERS)  # as it was typed
    is_help_line = models.BooleanField(default=False)

    objects = ContactQuerySet.as_manager()

    class Meta:
        constraints = (models.CheckConstraint(condition=~Q(name="") & ~Q(number=""), name="contact_is_whole"),)

    def __str__(self) -> str:
        return self.name

    @property
    def dialled(self) -> str:
        """Return the number for a `tel:` or `sms:` address."""
        return dialled(self.number)
