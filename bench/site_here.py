"""The installation that is measured, set up as for a management command when this is imported: before its models."""

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
    """Its database: the embedded Postgres is used where it runs, or made and started for as long as this lasts."""
    return database.running(HERE, may_be_new=True)
