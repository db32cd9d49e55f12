"""Makes Django's EMAIL_* settings from EMAIL_URL."""

from __future__ import annotations

from typing import NamedTuple

import dj_email_url

from hosting.environment import BadSetting, parsed_url, split


class MailSettings(NamedTuple):
    """Django's EMAIL_* settings."""

    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    use_tls: bool = False
    use_ssl: bool = False
    timeout_s: int = 10
    file_path: str | None = None


def mail_settings(url: str) -> MailSettings:
    """Read EMAIL_URL; with none, mail is printed on the console. Raises `BadSetting`."""
    if not url:
        return MailSettings("django.core.mail.backends.console.EmailBackend")
    is_tls_from_the_start = url.startswith("smtps://")
    # To the parser smtps means STARTTLS on port 25; everybody else means TLS from the first byte, on 465 (RFC 8314).
    parsed = parsed_url("EMAIL_URL", dj_email_url.parse, url.replace("smtps://", "smtp://", 1))
    # Without a host, as where one "/" was forgotten, the parser would put this machine in its place.
    has_no_host = (
        parsed.get("EMAIL_BACKEND", "").endswith(".smtp.EmailBackend") and not split("EMAIL_URL", url).hostname
    )
    if "EMAIL_BACKEND" not in parsed or has_no_host:
        raise BadSetting("EMAIL_URL should look like submission://user:password@host:587, smtps://… or smtp://…")
    return MailSettings(
        backend=parsed["EMAIL_BACKEND"],
        host=parsed.get("EMAIL_HOST") or "localhost",
        port=(split("EMAIL_URL", url).port or 465) if is_tls_from_the_start else parsed.get("EMAIL_PORT") or 25,
        user=parsed.get("EMAIL_HOST_USER") or "",
        password=parsed.get("EMAIL_HOST_PASSWORD") or "",
        use_tls=parsed.get("EMAIL_USE_TLS", False) and not is_tls_from_the_start,
        use_ssl=parsed.get("EMAIL_USE_SSL", False) or is_tls_from_the_start,
        timeout_s=parsed.get("EMAIL_TIMEOUT") or 10,
        file_path=parsed.get("EMAIL_FILE_PATH") or None,
    )
