"""Set up the installation to be measured, as a management command would: import this before any of its models."""

from __future__ import annotations

import os
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from hosting import database, environment

HERE = environment.read()
django.setup()


def running() -> AbstractContextManager[None]:
    """Keep its database running inside this block: use the embedded Postgres if it runs, make and start it if not."""
    return database.running(HERE, may_be_new=True)
