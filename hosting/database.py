"""Chooses the Postgres that keeps the journal: the host's, by DATABASE_URL, or the embedded one in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
import psycopg

from hosting import postgres
from hosting.environment import BadSetting, Environment, parsed_url

CONNECT_TIMEOUT_S = 5
# For each worker process, as many as it has threads: developing a photo holds one of each for seconds. There are up to
# four workers (web_server.py), and Postgres takes 100 connections unless told otherwise.
CONNECTIONS = 16


def database_settings(environment: Environment) -> dict[str, Any]:
    """Return Django's DATABASES["default"]. Touches no server. Raises `BadSetting`."""
    if environment.database_url:
        location: dict[str, Any] = dict(parsed_url("DATABASE_URL", dj_database_url.parse, environment.database_url))
    else:
        location = {
            "NAME": postgres.DATABASE,
            "USER": postgres.USER,
            "HOST": str(postgres.socket_folder(environment.data)),
        }
    options = dict(location.get("OPTIONS", {}))
    options.setdefault("connect_timeout", CONNECT_TIMEOUT_S)
    # Compiling a query takes a hundred times as long as any of ours runs, and Postgres does it where its estimate is
    # high. One plan of a prepared statement is right for all values; left to choose, Postgres plans most of them anew.
    options.setdefault("options", "-c jit=off -c plan_cache_mode=force_generic_plan")
    # Only statements of `prepared_cursor` (hosting/pooled/base.py) are prepared, when they are first used. Behind
    # PgBouncer the next request may reach another server, which knows neither that statement nor an open cursor.
    is_behind_pgbouncer = bool(options.pop("pgbouncer", False))
    options.setdefault("prepare_threshold", None if is_behind_pgbouncer else 0)
    # A request waits this long for a connection before it is answered with 503.
    options["pool"] = {"min_size": 1, "max_size": CONNECTIONS, "timeout": CONNECT_TIMEOUT_S}
    return {
        **location,
        "ENGINE": "hosting.pooled",
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "DISABLE_SERVER_SIDE_CURSORS": is_behind_pgbouncer,
    }


def is_embedded(environment: Environment) -> bool:
    return not environment.database_url


@contextmanager
def running(environment: Environment, *, may_be_new: bool = False) -> Iterator[None]:
    """Provide a reachable database for one management command.

    The embedded Postgres is used where it runs already, and otherwise started, then stopped afterwards. A new one is
    made only for a command that may come before the first start; other commands get `BadSetting` where there is none.
    """
    if not is_embedded(environment):
        yield
        return
    if not may_be_new and not (environment.data / "postgres" / "PG_VERSION").exists():
        raise BadSetting(
            f"There is no journal in {environment.data} yet: start it there once, or let GLIMMERS_DATA name the folder "
            "of the one there is."
        )
    with postgres.for_a_moment(environment.data):
        yield


def has_no_tables(error: BaseException) -> bool:
    """Return whether this error means that no journal was ever started on this database."""
    return isinstance(error.__cause__, psycopg.errors.UndefinedTable)
