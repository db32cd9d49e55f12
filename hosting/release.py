"""Tells whether the database fits this release, is older, or of a later one."""

from __future__ import annotations

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


def is_behind(executor: MigrationExecutor) -> bool:
    """Return whether migrations of this release have yet to run."""
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def from_later(loader: MigrationLoader) -> str:
    """Return a migration in the database that only a later release can have made, as "app.name"; "" without any.

    Unknown ones that are earlier were squashed, and those of an unknown app remain of an app that was removed.
    """
    newest: dict[str, str] = {}
    for app, name in loader.disk_migrations:
        newest[app] = max(name, newest.get(app, ""))
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    later = sorted(f"{app}.{name}" for app, name in unknown if app in newest and name > newest[app])
    return later[0] if later else ""
