"""Which Postgres the journal is kept in: the host's, by DATABASE_URL, or the embedded one in the data folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
import dj_email_url

from config import postgres
from config.environment import BadSetting, Environment

CONNECT_TIMEOUT_S = 5


def settings(environment: Environment) -> dict[str, Any]:
    """Django's DATABASES["default"]. Touches no server. Raises `BadSetting`."""
    if environment.database_url:
        found: dict[str, Any] = dict(_parsed("DATABASE_URL", dj_database_url.parse, environment.database_url))
    else:
        found = {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": postgres.DATABASE,
            "USER": postgres.USER,
            "HOST": str(postgres.socket_folder(environment.data)),
        }
    options = dict(found.get("OPTIONS", {}))
    options.setdefault("connect_timeout", CONNECT_TIMEOUT_S)
    # A request waits this long for a connection before it is answered with 503.
    options["pool"] = {"min_size": 1, "max_size": 8, "timeout": CONNECT_TIMEOUT_S}
    return {**found, "OPTIONS": options, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def mail(url: str) -> dict[str, Any]:
    """Django's EMAIL_* settings for EMAIL_URL; with none, mail is printed on the console."""
    if not url:
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    is_tls_from_the_start = url.startswith("smtps://")
    # To the parser smtps means STARTTLS on port 25; everybody else means TLS from the first byte, on 465 (RFC 8314).
    parsed = _parsed("EMAIL_URL", dj_email_url.parse, url.replace("smtps://", "smtp://", 1))
    if "EMAIL_BACKEND" not in parsed:
        raise BadSetting("EMAIL_URL should look like submission://user:password@host:587, smtps://… or smtp://…")
    found = {name: value for name, value in parsed.items() if name.startswith("EMAIL_")} | {"EMAIL_TIMEOUT": 10}
    if is_tls_from_the_start:
        found |= {"EMAIL_USE_SSL": True, "EMAIL_USE_TLS": False, "EMAIL_PORT": parsed["EMAIL_PORT"] or 465}
    return found


def is_embedded(environment: Environment) -> bool:
    return not environment.database_url


@contextmanager
def running(environment: Environment) -> Iterator[None]:
    """A reachable database for one management command.

    The embedded Postgres is used where it runs already, and otherwise started, then stopped afterwards.
    """
    if not is_embedded(environment):
        yield
        return
    with postgres.for_a_moment(environment.data):
        yield


def _parsed(name: str, parse: Callable[[str], Any], url: str) -> dict[str, Any]:
    try:
        return dict(parse(url))
    except (KeyError, ValueError) as error:
        raise BadSetting(f"{name} cannot be read: {' '.join(str(error).split())}") from error
