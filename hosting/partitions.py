"""Writes the SQL that divides tables by user into hash partitions of one Postgres. See docs/scaling.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.apps import apps
from django.db.backends.utils import CursorWrapper

_INDEXES = """
    SELECT pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = %s::regclass
        AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('p', 'u'))
    ORDER BY indexrelid
"""
_CONSTRAINTS = """
    SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid = %s::regclass AND contype::text = ANY (%s) ORDER BY oid
"""
# In the order in which they were made: what is deleted along with a row goes in that order.
_REFERENCES = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE conrelid::regclass::text = ANY (%s) AND contype = 'f' ORDER BY oid
"""
_TRIGGERS = (
    "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal ORDER BY oid"
)
_COUNTED = """
    SELECT attname::text, pg_get_serial_sequence(%s, attname) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attidentity <> ''
"""
_GRANTS = """
    SELECT format(
        'GRANT %%s ON %%I TO %%s', privilege_type, relname,
        CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END
    )
    FROM pg_class CROSS JOIN aclexplode(relacl) WHERE oid = %s::regclass AND grantee <> relowner
"""


def owned_tables() -> list[str]:
    """Return the tables of the rooms, by name: each row of theirs belongs to one person."""
    models = [model for model in apps.get_models() if model._meta.app_config.name.startswith("glimmers.")]
    return sorted(model._meta.db_table for model in models)


def statements(cursor: CursorWrapper, tables: Sequence[str], parts: int) -> Iterator[str]:
    """Write what divides these tables into `parts` each, to be run in one transaction, while nobody writes.

    Everything about them is read from the database: keys, indexes and triggers are made again under their own names.
    """
    cursor.execute(_REFERENCES, [list(tables)])
    references = cursor.fetchall()
    yield f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE"
    for table, name, _definition in references:
        yield f'ALTER TABLE {table} DROP CONSTRAINT "{name}"'
    for table in tables:
        yield from _divide(cursor, table, parts)
    for table, name, definition in references:
        yield f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'


def _divide(cursor: CursorWrapper, table: str, parts: int) -> Iterator[str]:
    after = [
        f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {definition}'
        for name, definition in _constraints(cursor, table, "p", "u")
    ]
    after += [text for query in (_INDEXES, _TRIGGERS, _GRANTS) for text in _texts(cursor, query, table)]
    cursor.execute(_COUNTED, [table, table])
    counted = cursor.fetchall()
    yield f"ALTER TABLE {table} RENAME TO {table}_whole"
    yield (
        f"CREATE TABLE {table} (LIKE {table}_whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY "
        "INCLUDING STORAGE) PARTITION BY HASH (user_id)"
    )
    for part in range(parts):
        yield (
            f"CREATE TABLE {table}_{part:02} PARTITION OF {table} FOR VALUES WITH (MODULUS {parts}, REMAINDER {part})"
        )
    yield f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM {table}_whole"  # noqa: S608 - names of ours
    for column, sequence in counted:  # on from where it was: the number of a row that has gone comes never again
        of = f"pg_get_serial_sequence('{table}', '{column}')"
        yield f"SELECT setval({of}, last_value, is_called) FROM {sequence}"  # noqa: S608 - names of ours
    yield f"DROP TABLE {table}_whole"
    yield from after


def _constraints(cursor: CursorWrapper, table: str, *kinds: str) -> list[tuple[str, str]]:
    cursor.execute(_CONSTRAINTS, [table, list(kinds)])
    return [(name, definition) for name, definition in cursor.fetchall()]


def _texts(cursor: CursorWrapper, query: str, table: str) -> list[str]:
    cursor.execute(query, [table])
    return [text for (text,) in cursor.fetchall()]
