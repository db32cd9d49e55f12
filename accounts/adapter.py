"""allauth's hooks: who may sign up, where one is led, and emails that cannot be sent."""

from __future__ import annotations

import logging
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

from accounts.models import User

log = logging.getLogger(__name__)

# To an address that nobody has, when a new password is asked for.
UNKNOWN = ("account/email/unknown_account",)
FIRST_ACCOUNT_LOCK = 0x676C6966  # "glif"


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up by the host's rule, GLIMMERS_SIGNUPS."""

    error_messages = DefaultAccountAdapter.error_messages | {
        # Said where there is no mail server: nobody could be told by email, and there cannot be two.
        "email_taken": _("There is a journal with this address already. You can sign in, or choose a new password."),
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
            # What did not go out does not count: the next try need not wait.
            ratelimit.clear(request, action="confirm_email", key=email.lower())
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
