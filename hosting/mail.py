"""How emails leave: Django's EMAIL_* settings from EMAIL_URL."""

from __future__ import annotations

from typing import Any

import dj_email_url

from hosting.environment import BadSetting, parsed_url, split


def settings(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for EMAIL_URL; with none, mail is printed on the console."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    is_tls_from_the_start = url.startswith("smtps://")
    # To the parser smtps means STARTTLS on port 25; everybody else means TLS from the first byte, on 465 (RFC 8314).
    parsed = parsed_url("EMAIL_URL", dj_email_url.parse, url.replace("smtps://", "smtp://", 1))
    # Without a name, as where one "/" was forgotten, the parser would put this machine's in its place.
    is_nowhere = parsed.get("EMAIL_BACKEND", "").endswith(".smtp.EmailBackend") and not split("EMAIL_URL", url).hostname
    if "EMAIL_BACKEND" not in parsed or is_nowhere:
        raise BadSetting("EMAIL_URL should look like submission://user:password@host:587, smtps://… or smtp://…")
    found = {name: value for name, value in parsed.items() if name.startswith("EMAIL_")} | {"EMAIL_TIMEOUT": 10}
    if is_tls_from_the_start:
        found |= {"EMAIL_USE_SSL": True, "EMAIL_USE_TLS": False, "EMAIL_PORT": split("EMAIL_URL", url).port or 465}
    return found
