"""Collecting static files once for each release: linking and compressing them is the longest part of a start."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from hosting import environment

# Of our libraries: other versions of htmx and its extensions, and scripts for pages that are drawn our way. Compressing
# them would take longer than all the rest of a start.
UNUSED_STATIC_FILES = ["htmx-4*", "htmax-*", "htmx-2.js", "django-htmx.js", "ext", "account"]
# What decides about what is made of them, beside themselves.
MAKERS = (
    "hosting/collecting.py",
    "hosting/linking.py",
    "hosting/minifying.py",
    "hosting/statics.py",
    "common/scripts.py",
)
PACKAGES = ("brotli", "django", "tdewolff-minify", "whitenoise")


def collect() -> None:
    """Collect static files into `STATIC_ROOT`, unless all that is there was made of the very same before.

    Raises `OSError` where they cannot be written.
    """
    root = Path(settings.STATIC_ROOT)
    note = root.with_name(f"{root.name}.made-of")
    sources = _digest_of_sources()
    with suppress(FileNotFoundError):
        if note.read_text() == f"{sources} {_digest_of_files(root)}":
            return
        note.unlink()  # first: what follows can end half-way
    call_command("collectstatic", interactive=False, verbosity=0, clear=False, ignore_patterns=UNUSED_STATIC_FILES)
    note.write_text(f"{sources} {_digest_of_files(root)}")


def _digest_of_sources() -> str:
    digest = hashlib.sha256(repr([(each, version(each)) for each in PACKAGES]).encode())
    found = {name: storage.path(name) for each in get_finders() for name, storage in each.list(UNUSED_STATIC_FILES)}
    for name, path in [*sorted(found.items()), *((name, environment.PROJECT / name) for name in MAKERS)]:
        content = Path(path).read_bytes()
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _digest_of_files(root: Path) -> str:
    """Return one of their names and sizes: what somebody took away or cut off is made again."""
    there = sorted((str(path.relative_to(root)), path.stat().st_size) for path in root.rglob("*") if path.is_file())
    return hashlib.sha256(repr(there).encode()).hexdigest()
