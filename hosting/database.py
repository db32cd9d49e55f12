"""Which Postgres the journal is kept in: the host's, by DATABASE_URL, or the embedded one in the data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import dj_database_url
import psycopg

from hosting import postgres
from hosting.environment import BadSetting, Environment, parsed_url

CONNECT_TIMEOUT_S = 5
# Of each worker process, as many as it has threads: a photo that is being developed has one of each for seconds. There
# are up to four workers (web_server.py), and a Postgres as it comes takes 100 connections.
CONNECTIONS = 16


def database_settings(environment: Environment) -> dict[str, Any]:
    """Django's DATABASES["default"]. Touches no server. Raises `BadSetting`."""
    if environment.database_url:
        found: dict[str, Any] = dict(parsed_url("DATABASE_URL", dj_database_url.parse, environment.database_url))
    else:
        found = {
            "NAME": postgres.DATABASE,
            "USER": postgres.USER,
            "HOST": str(postgres.socket_folder(environment.data)),
        }
    options = dict(found.get("OPTIONS", {}))
    options.setdefault("connect_timeout", CONNECT_TIMEOUT_S)
    # Compiling a query takes a hundred times as long as any of ours runs, and Postgres does it where it thinks it dear.
    # What is prepared has one plan that is right for all values; left to choose, Postgres plans most of it each time.
    options.setdefault("options", "-c jit=off -c plan_cache_mode=force_generic_plan")
    # What `prepared_cursor` (hosting/pooled/base.py) asks is prepared when it is first asked, and nothing else. Behind
    # PgBouncer the next request may come to another server, which knows of no such statement and of no open cursor.
    is_behind_pgbouncer = bool(options.pop("pgbouncer", False))
    options.setdefault("prepare_threshold", None if is_behind_pgbouncer else 0)
    # A request waits this long for a connection before it is answered with 503.
    options["pool"] = {"min_size": 1, "max_size": CONNECTIONS, "timeout": CONNECT_TIMEOUT_S}
    return {
        **found,
        "ENGINE": "hosting.pooled",
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "DISABLE_SERVER_SIDE_CURSORS": is_behind_pgbouncer,
    }


def is_embedded(environment: Environment) -> bool:
    return not environment.database_url


@contextmanager
def running(environment: Environment, *, may_be_new: bool = False) -> Iterator[None]:
    """A reachable database for one management command.

    The embedded Postgres is used where it runs already, and otherwise started, then stopped afterwards. One is made for
    a command alone that may come before the first start; otherwise this raises `BadSetting` where there is none.
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
    """Whether this error means that no journal was ever started on this database."""
    return isinstance(error.__cause__, psycopg.errors.UndefinedTable)
