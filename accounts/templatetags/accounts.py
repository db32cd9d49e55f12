"""What the sign-in page has to know before it offers a link."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django import template
from django.conf import settings
from django.template.context import RequestContext

register = template.Library()


@register.simple_tag
def emails_are_printed() -> bool:
    """Return whether mail goes to the host's console, as there is no mail server."""
    return bool(settings.EMAIL_BACKEND == "django.core.mail.backends.console.EmailBackend")


@register.simple_tag(takes_context=True)
def signups_are_open(context: RequestContext) -> bool:
    """Return whether somebody could make an account now."""
    return bool(get_adapter().is_open_for_signup(context["request"]))
