"""Prepares for `serve`: brings the database up to this release, and collects static files."""

from __future__ import annotations

import psycopg
from django.core.management import call_command
from django.db import Error, OperationalError, connection
from django.db.migrations.loader import MigrationLoader

from hosting.collecting import collect
from hosting.environment import BadSetting
from hosting.logs import without_words
from hosting.release import from_later

MIGRATION_LOCK = 0x676C696D  # "glim": one process migrates, the others wait for it


def prepare() -> None:
    """Bring the database up to this release, and collect static files.

    Other starting processes wait at a lock. Raises `BadSetting` where the database refuses, or is of a later release.
    """
    try:
        # Without the pool, which says only that it has waited: this connection says what is wrong.
        # Its transaction has the lock, which PgBouncer would leave behind if it were the connection's.
        with psycopg.connect(**connection.get_connection_params()) as alone:
            alone.execute("SELECT pg_advisory_xact_lock(%s)", [MIGRATION_LOCK])
            if later := from_later(MigrationLoader(connection)):
                raise BadSetting(
                    f"This database is of a later release of Glimmers, which made {later} in it: "
                    "start that release, or give back the backup from before the update."
                )
            call_command("migrate", interactive=False, verbosity=0)
            call_command("createcachetable", verbosity=0)
            call_command("sweep", verbosity=0)
    except (Error, psycopg.Error) as error:
        verb = "reached" if isinstance(error, OperationalError | psycopg.OperationalError) else "used"
        raise BadSetting(f"The database cannot be {verb}: {' '.join(without_words(error).split())}") from error
    finally:
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()
    collect()
