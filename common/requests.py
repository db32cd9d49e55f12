"""What a request carries once the middlewares have seen it: for annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from accounts.models import User


class SignedIn(HttpRequest):
    """A request of somebody signed in, which is every one that a view without `login_not_required` gets."""

    user: User
    htmx: HtmxDetails
