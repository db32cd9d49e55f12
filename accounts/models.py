"""The people who keep a journal, and how each likes it to look and to count days."""

from __future__ import annotations

from typing import Any, ClassVar

import uuid_utils.compat
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models, transaction
from django.db.models.functions import Lower
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from common.owned import database_of, delete_all_of


class Look(models.TextChoices):
    DEVICE = "device", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class FirstWeekday(models.IntegerChoices):
    """First days of a week, with the numbers of `datetime.date.weekday`: Monday is 0."""

    MONDAY = 0, _("Monday")
    SUNDAY = 6, _("Sunday")
    SATURDAY = 5, _("Saturday")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make an account whose address needs no confirmation, for somebody the host knows.

        Raises `ValueError` without an address, `IntegrityError` where there is an account with it.
        """
        from allauth.account.models import EmailAddress  # noqa: PLC0415  it needs the user model, which is below

        if not email:
            raise ValueError("an account needs an email address")
        user = self.model(email=email.lower(), **fields)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user

    # No account has more rights than others. By Django's command of this name a host makes one where sign-up is closed.
    create_superuser = create_user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").lower())


class User(AbstractBaseUser):
    """Someone with a journal. The email address is the login."""

    id = models.UUIDField(primary_key=True, default=uuid_utils.compat.uuid7, editable=False)
    email = models.EmailField(_("email"), unique=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)  # blank: as the device says
    first_weekday = models.SmallIntegerField(
        _("first day of the week"), choices=FirstWeekday, default=FirstWeekday.MONDAY
    )
    look = models.CharField(_("look"), max_length=6, choices=Look, default=Look.DEVICE)

    slash_opens_search = models.BooleanField(_("the key / opens search"), default=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=models.Q(look__in=Look.values), name="user_look_is_known"),
            models.CheckConstraint(
                condition=models.Q(first_weekday__in=FirstWeekday.values), name="user_first_weekday_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.email


class Session(AbstractBaseSession):
    """A browser that somebody is signed in with, or is about to; see accounts/sessions.py."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions", null=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from accounts.sessions import SessionStore  # noqa: PLC0415  it needs this model

        return SessionStore

    def __str__(self) -> str:
        return f"{self.user_id}, until {self.expire_date:%c}"  # the key would sign in anybody who has it


class KnownDevice(models.Model):
    """A browser that somebody has signed in with. What it holds names nobody; see accounts/devices.py."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="known_devices")
    digest = models.CharField(max_length=64)
    seen_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "digest"], name="known_device_is_there_once"),)

    def __str__(self) -> str:
        return f"{self.user_id}: {self.digest[:8]}"


class Measure(models.Model):
    """How much of a limit has been used up. The key does not tell what is counted; see accounts/limits.py."""

    key = models.CharField(max_length=64, primary_key=True)
    empty_at = models.DateTimeField(db_index=True)  # by then all of it has drained again

    def __str__(self) -> str:
        return f"{self.key[:8]}: {self.empty_at:%c}"


@receiver(post_delete, sender=User)
def delete_rows_elsewhere(instance: User, using: str, **_more: Any) -> None:
    """Delete what is this user's in another database; in the same one it has gone with them."""
    if database_of(instance.pk) != using:
        delete_all_of(instance.pk)
