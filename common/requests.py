"""The type of a request that the middlewares have seen, for annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from accounts.models import User


class SignedIn(HttpRequest):
    """A request by somebody signed in: every one that a view without `login_not_required` gets."""

    user: User
    htmx: HtmxDetails
