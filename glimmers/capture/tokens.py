"""Makes tokens, and finds them by their secret."""

from __future__ import annotations

import hashlib
import secrets

from django.db import transaction

from accounts.models import User
from common.owned import databases
from glimmers.capture.models import CaptureToken

PREFIX = "glim_"  # tells people, and programs that look for leaked secrets, what it is
MOST = 20


class Enough(Exception):
    """As many tokens as one person can have."""


def make(user: User, name: str) -> tuple[CaptureToken, str]:
    """Make a token and its secret, which cannot be told again after this. Raises `Enough`."""
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        # One after the other, or two at once would both find room.
        User.objects.select_for_update(no_key=True).get(pk=user.pk)
        if user.capture_tokens.count() >= MOST:
            raise Enough
        return user.capture_tokens.create(name=name, digest=_digest(secret)), secret


def find(secret: str) -> CaptureToken | None:
    """Return the token with this secret, with its user; None where there is none, or its user may not sign in.

    It is looked up by its digest: how long that takes tells something of digests, and nothing of secrets.
    """
    if not secret.startswith(PREFIX):
        return None
    digest = _digest(secret)
    for using in databases():
        token = CaptureToken.objects.using(using).filter(digest=digest).first()
        if token is not None:
            user = User.objects.filter(pk=token.user_id, is_active=True).first()
            if user is not None:
                token.user = user
                return token
    return None


def _digest(secret: str) -> bytes:
    return hashlib.sha256(secret.encode("utf-8", "replace")).digest()
