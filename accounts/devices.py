"""Remembers browsers that somebody has signed in with, so that no stranger can block them (accounts/limits.py).

The page for signing in sets a signed cookie with random characters. Who has signed in with it is kept only in the
database, as a digest that cannot be made without the secret key: the cookie of a browser where nobody ever signed in
looks the same. It signs nobody in, and outlives signing out.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from accounts.models import KnownDevice, User

COOKIE = "glimmers_device"
COOKIE_PATH = "/accounts/"  # everything that reads it is there
COOKIE_AGE_S = 400 * 24 * 3600  # longer than browsers keep one
MOST = 20  # of one account
_signer = signing.Signer(salt="accounts.devices")


class GiveCookie:
    """Sets the cookie where a password may be asked for, and renews it whenever somebody has signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        device = getattr(request, "remembered_device", "")
        match = request.resolver_match
        if not device and match is not None and match.view_name == "account_login" and not _device(request):
            device = _new()
        if device:
            response.set_cookie(
                COOKIE,
                _signer.sign(device),
                max_age=COOKIE_AGE_S,
                path=COOKIE_PATH,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def known_to(request: HttpRequest, email: str) -> str:
    """Return a name for this browser, if this address has been used to sign in on it; "" if not, or without an account.

    Somebody who is signed in now needs no cookie for it.
    """
    if request.user.is_authenticated and request.user.email == email.strip().lower():
        return str(request.session.session_key)
    device = _device(request)
    if not device:
        return ""
    known = KnownDevice.objects.filter(user__email=email.strip().lower()).values_list(
        "digest", "user", "user__password"
    )
    is_known = [hmac.compare_digest(digest, _digest(device, user, password)) for digest, user, password in known]
    return device if any(is_known) else ""


def remember(request: HttpRequest, user: User) -> None:
    """Make this browser known to this account, until the password changes."""
    device = _device(request) or _new()
    digest = _digest(device, user.pk, user.password)
    KnownDevice.objects.update_or_create(user=user, digest=digest, defaults={"seen_at": timezone.now()})
    _of(user).exclude(pk__in=_of(user).order_by("-seen_at", "-pk")[:MOST]).delete()
    request.remembered_device = device  # type: ignore[attr-defined]


def forget_all(user: User) -> None:
    """Forget all browsers that are known to this account."""
    _of(user).delete()


def _of(user: User) -> QuerySet[KnownDevice]:
    return KnownDevice.objects.filter(user=user)


def _new() -> str:
    return get_random_string(32)


def _device(request: HttpRequest) -> str:
    """Return the content of the cookie; "" without one of ours."""
    try:
        return str(_signer.unsign(request.COOKIES.get(COOKIE, "")))
    except signing.BadSignature:
        return ""


def _digest(device: str, user: object, password: str) -> str:
    """Return what is kept of a device. It changes with the password, however that is changed."""
    return salted_hmac("accounts.devices", f"{device}\n{user}\n{password}", algorithm="sha256").hexdigest()
