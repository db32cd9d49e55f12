"""Collects static files once for each release: linking and compressing them is the longest part of a start."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from hosting import environment

# Files of our libraries: other versions of htmx, its extensions, and scripts for pages that we draw ourselves.
# Compressing them would take longer than all the rest of a start.
UNUSED_STATIC_FILES = ["htmx-4*", "htmax-*", "htmx-2.js", "django-htmx.js", "ext", "account"]
# What decides about the result, besides the static files themselves.
MAKERS = (
    "hosting/collecting.py",
    "hosting/linking.py",
    "hosting/minifying.py",
    "hosting/statics.py",
    "common/scripts.py",
)
PACKAGES = ("brotli", "django", "tdewolff-minify", "whitenoise")


def collect() -> None:
    """Collect static files into `STATIC_ROOT`, unless it holds what these same sources made before.

    Raises `OSError` where they cannot be written.
    """
    root = Path(settings.STATIC_ROOT)
    note = root.with_name(f"{root.name}.made-of")
    sources = _digest_of_sources()
    with suppress(FileNotFoundError):
        if note.read_text() == f"{sources} {_digest_of_files(root)}":
            return
        note.unlink()  # first: what follows can be interrupted
    call_command("collectstatic", interactive=False, verbosity=0, clear=False, ignore_patterns=UNUSED_STATIC_FILES)
    note.write_text(f"{sources} {_digest_of_files(root)}")


def _digest_of_sources() -> str:
    digest = hashlib.sha256(repr([(each, version(each)) for each in PACKAGES]).encode())
    paths = {name: storage.path(name) for each in get_finders() for name, storage in each.list(UNUSED_STATIC_FILES)}
    for name, path in [*sorted(paths.items()), *((name, environment.PROJECT / name) for name in MAKERS)]:
        content = Path(path).read_bytes()
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()


def _digest_of_files(root: Path) -> str:
    """Return a digest of their names and sizes: a file that was removed or cut short is made again."""
    sizes = sorted((str(path.relative_to(root)), path.stat().st_size) for path in root.rglob("*") if path.is_file())
    return hashlib.sha256(repr(sizes).encode()).hexdigest()
