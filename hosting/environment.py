"""Reads every setting that comes from the environment, once, and checks it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from environs import EnvError, FileAwareEnv

from common.phone_numbers import NUMBER

PROJECT = Path(__file__).resolve().parent.parent
Reader = Callable[[str, str], Any]  # takes a setting's name and text, returns its value; raises `BadSetting`
_LOCATION = re.compile(r"/([A-Za-z0-9_-]+/)+")


class BadSetting(Exception):
    """A setting that cannot be used; its message is one line for the host to read."""


def _text(_name: str, written: str) -> str:
    return written


def _number(least: int, most: int) -> Reader:
    def read(name: str, written: str) -> int:
        if not (written.isascii() and written.isdigit() and least <= int(written) <= most):
            raise BadSetting(f"{name} is {written!r}: it should be a whole number from {least} to {most}.")
        return int(written)

    return read


def _one_of(*choices: str) -> Reader:
    def read(name: str, written: str) -> str:
        if written not in choices:
            raise BadSetting(f"{name} is {written!r}: it should be one of {', '.join(choices)}.")
        return written

    return read


def _folder(name: str, written: str) -> Path:
    try:
        return Path(written).expanduser().resolve()
    except RuntimeError as error:
        raise BadSetting(f"{name} is {written!r}: {error}") from error


def _address(name: str, written: str) -> str:
    if not written:
        return ""
    parts = split(name, written)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"} or parts.query:
        raise BadSetting(f"{name} is {written!r}: it should look like https://glimmers.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def _database(name: str, written: str) -> str:
    parts = split(name, written)
    # Without a name Django would look for one in another place, and end in a traceback.
    is_postgres = parts.scheme in {"postgres", "postgresql"}
    if written and (not is_postgres or not parts.path.startswith("/") or parts.path == "/"):
        raise BadSetting(f"{name} should look like postgres://user:password@host:5432/name")
    return written


def _folder_of_nginx(name: str, written: str) -> str:
    if written and not _LOCATION.fullmatch(written):
        raise BadSetting(f"{name} is {written!r}: it should look like /protected-files/")
    return written


def _help_line(name: str, written: str) -> str:
    said, _comma, number = written.rpartition(",")
    if written and (not said.strip() or not NUMBER.fullmatch(number.strip())):
        raise BadSetting(
            f"{name} is {written!r}: it should be a name, a comma and a number, as in “Samaritans, 116 123”"
        )
    return written


def _beside_the_code(_read: dict[str, Any]) -> str:
    return str(PROJECT / "data")


def _proxies(values: dict[str, Any]) -> str:
    """Return the default: under HTTPS one, as that always ends at a proxy in front of us."""
    return "1" if values["url"].startswith("https://") else "0"


def setting(name: str, read: Reader, default: str | Callable[[dict[str, Any]], str] = "") -> Any:
    """Declare a field that comes from the environment variable `name`; `default` may follow from the fields above."""
    return field(metadata={"name": name, "read": read, "default": default})


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The settings of one installation, checked. A setting is declared here and nowhere else."""

    port: int = setting("PORT", _number(1, 65535), "8000")
    bind: str = setting("GLIMMERS_BIND", _text, "127.0.0.1")
    data: Path = setting("GLIMMERS_DATA", _folder, _beside_the_code)
    url: str = setting("GLIMMERS_URL", _address)
    database_url: str = setting("DATABASE_URL", _database)
    secret_key: str = setting("GLIMMERS_SECRET_KEY", _text)
    signups: str = setting("GLIMMERS_SIGNUPS", _one_of("first", "open", "closed"), "first")
    help_line: str = setting("GLIMMERS_HELP_LINE", _help_line)
    email_url: str = setting("EMAIL_URL", _text)
    from_email: str = setting("DEFAULT_FROM_EMAIL", _text, "Glimmers <glimmers@localhost>")
    trusted_proxy_count: int = setting("GLIMMERS_TRUSTED_PROXY_COUNT", _number(0, 16), _proxies)
    max_upload_mb: int = setting("GLIMMERS_MAX_UPLOAD_MB", _number(1, 2000), "50")
    files_url: str = setting("GLIMMERS_FILES_URL", _text)
    x_accel_redirect: str = setting("GLIMMERS_X_ACCEL_REDIRECT", _folder_of_nginx)

    @property
    def is_https(self) -> bool:
        return self.url.startswith("https://")

    @property
    def host(self) -> str:
        """Return the name in the public address, without a port; IPv6 in brackets, as Django wants it."""
        name = urlsplit(self.url).hostname or ""
        return f"[{name}]" if ":" in name else name


def read() -> Environment:
    """Read the environment's settings. Raises `BadSetting` with one readable line."""
    # A secret may come as NAME or, from a mounted file, as NAME_FILE.
    env = FileAwareEnv(strip_whitespace=True)
    values: dict[str, Any] = {}
    try:
        env.read_env(PROJECT / ".env", recurse=False)
        for each in fields(Environment):
            name, read_text, default = (each.metadata[key] for key in ("name", "read", "default"))
            # An empty value counts as none: compose files pass one for a variable that is not set.
            written = env.str(name, "") or (default(values) if callable(default) else default)
            values[each.name] = read_text(name, written)
    except UnicodeDecodeError as error:
        raise BadSetting(f"{PROJECT / '.env'}, or a file named in it, is not text in UTF-8.") from error
    except (EnvError, OSError, ValueError) as error:
        raise BadSetting(" ".join(str(error).split())) from error
    return Environment(**values)


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
    """Return the key that signs sessions: given, or made once in the data folder and readable only by its owner.

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
    # Written whole under another name first: two starts at once, or a power cut, leave no half-written key.
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


def split(name: str, url: str) -> SplitResult:
    """Split a URL into its parts. Raises `BadSetting` with the setting's name."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # which is checked only when it is read
    except ValueError as error:
        raise _unreadable(name) from error
    return parts


def parsed_url(name: str, parse: Callable[[str], Any], url: str) -> dict[str, Any]:
    """Parse a setting with a library's parser. Raises `BadSetting` with the setting's name."""
    try:
        return dict(parse(url))
    except (KeyError, ValueError) as error:
        raise _unreadable(name) from error


def _unreadable(name: str) -> BadSetting:
    # The parsers' own messages are left out: they quote, and a "/" in a password makes a part of it a "port".
    return BadSetting(
        f"{name} cannot be read as an address. In a name or a password, : / ? # [ ] @ % are %3A %2F "
        "%3F %23 %5B %5D %40 %25."
    )
