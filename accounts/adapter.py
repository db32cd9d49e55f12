"""allauth's hooks: who may sign up, how often what may be tried, where one is led, and emails that cannot be sent."""

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

# To an address that nobody has, when a new password is asked for.
UNKNOWN = ("account/email/unknown_account",)
FIRST_ACCOUNT_LOCK = 0x676C6966  # "glif"


@contextmanager
def uncounted_if_unsent(counted: limits.Counted) -> Iterator[None]:
    """Send an email in here: if the mail server does not take it, the next try need not wait."""
    try:
        yield
    except ImmediateHttpResponse:
        counted.give_back()
        raise


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up by the host's rule, GLIMMERS_SIGNUPS."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # Said where there is no mail server: nobody could be told by email, and there cannot be two.
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
        """Whether one may be led there; an address that cannot be read is no place to go."""
        try:
            return bool(super().is_safe_url(url))
        except ValueError:
            return False

    # ---- How often -----------------------------------------------------------------------------------------------
    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Raise a `ValidationError` where no more passwords may be tried. Instead of allauth's `login_failed`."""
        self.counted = limits.try_password(request, credentials.get("email", ""), self.get_client_ip(request))
        if self.counted is None:
            raise self.validation_error("too_many_passwords")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Find the account with this password; wrong ones alone are counted against it."""
        user: User | None = super().authenticate(request, **credentials)
        if user and self.counted:
            self.counted.give_back()
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        devices.remember(request, user)

    def set_password(self, user: User, password: str) -> None:
        """Set it; of the devices that have signed in, the one that this happens on is still known."""
        super().set_password(user, password)
        devices.forget_all(user)
        devices.remember(self.request, user)

    def send_account_already_exists_mail(self, email: str) -> None:
        """Tell the owner of an address that somebody signed up with it, as long as that does not fill their mailbox."""
        if limits.take(limits.ALREADY_THERE, email):
            super().send_account_already_exists_mail(email)

    def send_confirmation_mail(self, request: HttpRequest, emailconfirmation: Any, signup: bool) -> None:
        """Send a code or a link; answer with 429 where this account has asked for many to this address."""
        address = emailconfirmation.email_address
        of = (address.email, str(address.user_id))
        if not limits.take(limits.CODES, *of):
            raise ImmediateHttpResponse(ratelimit.respond_429(request))
        with uncounted_if_unsent(limits.Counted(((limits.CODES, of),))):
            super().send_confirmation_mail(request, emailconfirmation, signup)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether a password has to be entered once more; whoever has none cannot be asked for it."""
        return bool(super().is_reauthentication_required(app=app, **kwargs)) and self.request.user.has_usable_password()

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that rate limits count by.

        A request that came past the proxy carries fewer addresses than there are proxies; it is counted by its own.
        """
        try:
            return str(super().get_client_ip(request))
        except (ImproperlyConfigured, PermissionDenied):
            return str(request.META["REMOTE_ADDR"])

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send an email; where the mail server does not take it, answer with a page that says so."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # those of smtplib are some too
            said = " ".join(f"{type(error).__name__}: {error}".split())
            log.error("an email could not be sent by the server that EMAIL_URL names: %s", said)
            request = allauth_context.request
            about = {"is_about_password": template_prefix.startswith(("account/email/password", *UNKNOWN))}
            page = render(request, "account/email_not_sent.html", about, status=503)
            raise ImmediateHttpResponse(page) from error

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        # The form found everything in order; now it has to stay so when two of them arrive in the same moment.
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST_ACCOUNT_LOCK])
            if not self.is_open_for_signup(request):
                raise ImmediateHttpResponse(render(request, "account/signup_closed.html"))
            if User.objects.filter(email=form.cleaned_data["email"].lower()).exists():
                raise ImmediateHttpResponse(redirect("account_login"))
            saved: User = super().save_user(request, user, form, commit)
            return saved
