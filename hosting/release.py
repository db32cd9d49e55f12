"""Whether the database fits this release: as old as it, older, or of a later one."""

from __future__ import annotations

from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


def is_behind(executor: MigrationExecutor) -> bool:
    """Whether migrations of this release have yet to run."""
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def from_later(loader: MigrationLoader) -> str:
    """A migration in the database that only a later release can have made, as "app.name"; "" where there is none.

    Earlier ones may be unknown: they were squashed. So may those of an app that is not here: it was left.
    """
    newest: dict[str, str] = {}
    for app, name in loader.disk_migrations:
        newest[app] = max(name, newest.get(app, ""))
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    later = sorted(f"{app}.{name}" for app, name in unknown if app in newest and name > newest[app])
    return later[0] if later else ""
