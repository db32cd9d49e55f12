"""Every setting that comes from the environment, read once and checked in words."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from environs import EnvError, FileAwareEnv

PROJECT = Path(__file__).resolve().parent.parent
SIGNUP_RULES = ("first", "open", "closed")
_LOCATION = re.compile(r"/([A-Za-z0-9_-]+/)+")


class BadSetting(Exception):
    """A setting that cannot be used; its message is one line for the host to read."""


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The settings of one installation, checked."""

    port: int
    bind: str
    data: Path
    url: str
    database_url: str
    secret_key: str
    signups: str
    email_url: str
    from_email: str
    trusted_proxy_count: int
    max_upload_mb: int
    files_url: str
    x_accel_redirect: str

    @property
    def is_https(self) -> bool:
        return self.url.startswith("https://")

    @property
    def host(self) -> str:
        """The name in the public address, without a port; IPv6 in brackets, as Django wants it."""
        name = urlsplit(self.url).hostname or ""
        return f"[{name}]" if ":" in name else name


def read() -> Environment:
    """The environment's settings. Raises `BadSetting` with one readable line."""
    # A secret may come as NAME or, from a mounted file, as NAME_FILE.
    env = FileAwareEnv(strip_whitespace=True)
    try:
        env.read_env(PROJECT / ".env", recurse=False)
        url = _address(env.str("GLIMMERS_URL", ""))
        return Environment(
            port=_number(env, "PORT", 8000, 1, 65535),
            bind=env.str("GLIMMERS_BIND", "") or "127.0.0.1",
            data=_folder(env.str("GLIMMERS_DATA", "") or str(PROJECT / "data")),
            url=url,
            database_url=_database_url(env.str("DATABASE_URL", "")),
            secret_key=env.str("GLIMMERS_SECRET_KEY", ""),
            signups=_one_of("GLIMMERS_SIGNUPS", env.str("GLIMMERS_SIGNUPS", "") or "first", SIGNUP_RULES),
            email_url=env.str("EMAIL_URL", ""),
            from_email=env.str("DEFAULT_FROM_EMAIL", "") or "Glimmers <glimmers@localhost>",
            # HTTPS always ends at a proxy in front of us, so there is one unless told otherwise.
            trusted_proxy_count=_number(env, "GLIMMERS_TRUSTED_PROXY_COUNT", int(url.startswith("https://")), 0, 16),
            max_upload_mb=_number(env, "GLIMMERS_MAX_UPLOAD_MB", 50, 1, 2000),
            files_url=env.str("GLIMMERS_FILES_URL", ""),
            x_accel_redirect=_folder_of_nginx(env.str("GLIMMERS_X_ACCEL_REDIRECT", "")),
        )
    except UnicodeDecodeError as error:
        raise BadSetting(f"{PROJECT / '.env'}, or a file named in it, is not text in UTF-8.") from error
    except (EnvError, OSError, ValueError) as error:
        raise BadSetting(" ".join(str(error).split())) from error


def make_data_folder(path: Path) -> None:
    """Make the data folder, or raise `BadSetting` where it cannot be written."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = path / f".writable-{os.getpid()}"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise BadSetting(f"The data folder {path} cannot be written: {error.strerror}.") from error


def secret_key(environment: Environment) -> str:
    """The key that signs sessions: given, or made once in the data folder and readable by its owner alone.

    Raises `BadSetting` where the file can be neither read nor made.
    """
    if environment.secret_key:
        if len(environment.secret_key) < 32:
            raise BadSetting("GLIMMERS_SECRET_KEY is too short: use 32 characters or more.")
        return environment.secret_key
    path = environment.data / "secret-key"
    make_data_folder(environment.data)
    try:
        try:
            return _written_key(path)
        except FileNotFoundError:
            _write_new_key(path)
            return _written_key(path)
    except OSError as error:
        raise BadSetting(f"The secret key in {path} cannot be read: {error.strerror}.") from error


def _written_key(path: Path) -> str:
    key = path.read_text(encoding="ascii", errors="replace").strip()
    if len(key) < 32 or not key.isascii():
        raise BadSetting(f"The secret key in {path} is damaged: delete the file to have a new one made.")
    return key


def _write_new_key(path: Path) -> None:
    # Written whole under another name first: two starts at once, or a power cut, leave no half a key.
    draft = path.with_name(f".secret-key-{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _address(url: str) -> str:
    if not url:
        return ""
    parts = split("GLIMMERS_URL", url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise BadSetting(f"GLIMMERS_URL is {url!r}: it should look like https://glimmers.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def _database_url(url: str) -> str:
    parts = split("DATABASE_URL", url)
    # Without a name Django would look for one in another place, and end in a traceback.
    if url and (parts.scheme not in {"postgres", "postgresql"} or not parts.path.startswith("/") or parts.path == "/"):
        raise BadSetting("DATABASE_URL should look like postgres://user:password@host:5432/name")
    return url


def _folder_of_nginx(location: str) -> str:
    if location and not _LOCATION.fullmatch(location):
        raise BadSetting(f"GLIMMERS_X_ACCEL_REDIRECT is {location!r}: it should look like /protected-files/")
    return location


def split(name: str, url: str) -> SplitResult:
    """The parts of a URL. Raises `BadSetting` by the setting's name."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # only now is it looked at
    except ValueError as error:
        raise _unreadable(name) from error
    return parts


def _folder(path: str) -> Path:
    try:
        return Path(path).expanduser().resolve()
    except RuntimeError as error:
        raise BadSetting(f"GLIMMERS_DATA is {path!r}: {error}") from error


def _number(env: FileAwareEnv, name: str, default: int, least: int, most: int) -> int:
    # An empty value counts as none: compose files pass one for a variable that is not set.
    written = env.str(name, "") or str(default)
    if not (written.isascii() and written.isdigit() and least <= int(written) <= most):
        raise BadSetting(f"{name} is {written!r}: it should be a whole number from {least} to {most}.")
    return int(written)


def _one_of(name: str, value: str, choices: tuple[str, ...]) -> str:
    if value not in choices:
        raise BadSetting(f"{name} is {value!r}: it should be one of {', '.join(choices)}.")
    return value


def parsed_url(name: str, parse: Callable[[str], Any], url: str) -> dict[str, Any]:
    """What this library's parser makes of a setting. Raises `BadSetting` by the setting's name."""
    try:
        return dict(parse(url))
    except (KeyError, ValueError) as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> BadSetting:
    # What the parsers say themselves is left out: they quote, and a "/" in a password makes a part of it a "port".
    return BadSetting(
        f"{name} cannot be read as an address. In a name or a password, : / ? # [ ] @ % are %3A %2F "
        "%3F %23 %5B %5D %40 %25."
    )
