"""allauth's hooks: who may sign up, how often things may be tried, safe redirects, and emails that cannot be sent."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.core import ratelimit
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import connection, transaction
from django.http import HttpRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from accounts import devices, limits
from accounts.models import User

log = logging.getLogger(__name__)

# The email to an address without an account, when a new password is asked for.
UNKNOWN = ("account/email/unknown_account",)
FIRST_ACCOUNT_LOCK = 0x676C6966  # "glif"


@contextmanager
def uncounted_if_unsent(counted: limits.Counted) -> Iterator[None]:
    """Give back what was counted where an email sent inside does not leave, so that the next try need not wait."""
    try:
        yield
    except ImmediateHttpResponse:
        counted.give_back()
        raise


class AccountAdapter(DefaultAccountAdapter):
    """Signs people up by the host's rule, GLIMMERS_SIGNUPS, and limits how often things may be tried."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # Said without a mail server, where the owner cannot be told by email; there cannot be two with one address.
        "email_taken": _("There is a journal with this address already."),
        "too_many_passwords": _(
            "There were many tries to sign in. Wait a few minutes; or choose a new password, then it works at once."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        if settings.GLIMMERS_SIGNUPS == "first":
            return not User.objects.exists()
        return bool(settings.GLIMMERS_SIGNUPS == "open")

    def is_safe_url(self, url: str) -> bool:
        """Return whether a redirect may lead there; not where the address cannot be read."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    # ---- How often -----------------------------------------------------------------------------------------------
    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raise a `ValidationError` where no more passwords may be tried. Replaces allauth's `login_failed`."""
        self.counted = limits.try_password(request, credentials.get("email", ""), self.get_client_ip(request))
        if self.counted is None:
            raise self.validation_error("too_many_passwords")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return the account with this password; only wrong passwords are counted."""
        user: User | None = super().authenticate(request, **credentials)
        if user and self.counted:
            self.counted.give_back()
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        devices.remember(request, user)

    def set_password(self, user: User, password: str) -> None:
        """Set the password; of the devices that have signed in, only the one in use stays known."""
        super().set_password(user, password)
        devices.forget_all(user)
        devices.remember(self.request, user)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an address that somebody signed up with it, unless that would fill their mailbox."""
        if limits.take(limits.ALREADY_THERE, email):
            super().send_account_already_exists_mail(email)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        """Send a code or a link; answer 429 where this account has asked for many to this address."""
        address = emailconfirmation.email_address
        parts = (address.email, str(address.user_id))
        if not limits.take(limits.CODES, *parts):
            raise ImmediateHttpResponse(ratelimit.respond_429(request))
        with uncounted_if_unsent(limits.Counted(((limits.CODES, parts),))):
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Return whether a password has to be entered once more; an account without one cannot be asked."""
        return bool(super().is_reauthentication_required(app=app, **kwargs)) and self.request.user.has_usable_password()

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that rate limits count by.

        A request that bypassed the proxy carries fewer addresses than there are proxies; it is counted by its own.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            return str(request.META["REMOTE_ADDR"])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send an email; where the mail server does not accept it, answer with a page that says so."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # which smtplib's errors are too
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            log.error("an email could not be sent by the server that EMAIL_URL names: %s", reason)
            request = allauth_context.request
            values = {"is_about_password": template_prefix.startswith(("account/email/password", *UNKNOWN))}
            page = render(request, "account/email_not_sent.html", values, status=503)
            raise ImmediateHttpResponse(page) from error

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        # The form has checked all this; the lock keeps it true when two forms arrive at the same moment.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_ACCOUNT_LOCK])
            if not self.is_open_for_signup(request):
                raise ImmediateHttpResponse(render(request, "account/signup_closed.html"))
            if User.objects.filter(email=form.cleaned_data["email"].lower()).exists():
                raise ImmediateHttpResponse(redirect("account_login"))
            saved: User = super().save_user(request, user, form, commit)
            return saved
