"""The connection to Postgres of a request: taken from the pool, and given back after the answer.

Django looks for `DatabaseWrapper` in a module of this name (DATABASES["default"]["ENGINE"]).
"""

from __future__ import annotations

import select
import time
from typing import Any

import psycopg
from django.db.backends.base.base import NO_DB_ALIAS
from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper
from psycopg_pool import ConnectionPool

ASKED_AFTER_S = 1.0  # of being idle


def check(connection: psycopg.Connection) -> None:
    """Raise `psycopg.OperationalError` where the server has ended this connection, or no longer answers on it.

    A server that ends a connection says so on it: a look at the socket shows that there is something to read. Where
    that cannot arrive, as when a firewall has forgotten the connection, it has been idle long, and the server is asked.
    """
    rested_since = getattr(connection, "rested_since", 0.0)  # a new one has no such time
    if time.monotonic() - rested_since > ASKED_AFTER_S or _has_something_to_read(connection):
        ConnectionPool.check_connection(connection)


def _has_something_to_read(connection: psycopg.Connection) -> bool:
    look = select.poll()
    look.register(connection.fileno(), select.POLLIN)
    return bool(look.poll(0))


class WarmestFirst(ConnectionPool):
    """psycopg's pool, which hands out the connection that was given back last, not the one that has been idle longest.

    Postgres keeps plans and what it knows of tables for each connection: one that has just answered is quicker, and
    those that nobody needs stay idle until they are closed.
    """

    def _get_ready_connection(self, timeout: float | None) -> Any:
        self._pool.rotate(1)  # psycopg takes the first, and gives back at the end; the caller holds the lock
        return super()._get_ready_connection(timeout)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's connection, with a pool that checks and hands out as above."""

    @property
    def pool(self) -> ConnectionPool | None:
        """Return the pool of this process; Django's own leaves no choice of how it checks."""
        known: ConnectionPool | None = self._connection_pools.get(self.alias)  # type: ignore[attr-defined]
        options = self.settings_dict["OPTIONS"].get("pool")
        if known is not None or not options or self.alias == NO_DB_ALIAS:
            return known
        configure = self._configure_connection  # type: ignore[attr-defined]
        parameters = {**self.get_connection_params(), "autocommit": True}  # until Django changes it
        pool = WarmestFirst(kwargs=parameters, open=False, configure=configure, check=check, **options)
        # Two threads may get here at once; neither has opened its own yet.
        shared_pool: ConnectionPool = self._connection_pools.setdefault(self.alias, pool)  # type: ignore[attr-defined]
        return shared_pool

    def _close(self) -> None:
        if self.connection is not None:
            self.connection.rested_since = time.monotonic()
        super()._close()  # type: ignore[misc]

    def prepared_cursor(self) -> CursorWrapper:
        """Return a cursor that has statements parsed and planned once for each connection: for what every request asks.

        Parameters go beside the statement, which has to be the same text each time. Rows come in Postgres's own form,
        not as text that has to be parsed: half the time for a page of glimmers.
        """
        if self.queries_logged:
            return self.cursor()  # a prepared statement could not be logged afterwards
        self.ensure_connection()
        with self.wrap_database_errors:
            cursor: Any = base.ServerBindingCursor(self.connection)  # type: ignore[call-arg]
            cursor.format = psycopg.pq.Format.BINARY
            return self._prepare_cursor(cursor)  # type: ignore[attr-defined,no-any-return]
