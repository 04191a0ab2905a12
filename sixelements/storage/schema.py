"""What makes a file a workbook of ours: its mark, its schema number, and how its tables must read."""

import hashlib
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x73697865
"""The mark in every workbook's header: the letters "sixe"."""


def _migrations() -> "Migrations":
    from sixelements.storage.migrations import migrations  # noqa: PLC0415 - brings in sqlite_utils

    return migrations()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema number, the fingerprints of it and its predecessors, and how to get there."""

    version: int
    fingerprints: Mapping[int, str] = field(default_factory=dict)
    migrations: "Callable[[], Migrations]" = _migrations


THIS_SCHEMA = Schema(
    version=1,
    fingerprints={1: "8b12d0b0599b11e72d4bf5cf8b84116fb7a8ef4ad334b68ae7eff814e71bf15e"},
)


def fingerprint(connection: sqlite3.Connection) -> str:
    """A hash of every table, index, view and trigger but the record of migrations.

    A file with a trigger or view that we did not make is refused by it before anything runs.
    """
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND NOT (type IN ('table', 'index') AND tbl_name = '_sqlite_migrations') ORDER BY type, name"
    )
    text = "\n".join(f"{type_} {name} {' '.join(sql.split())}" for type_, name, sql in rows)
    return hashlib.sha256(text.encode()).hexdigest()


def upgrade(connection: sqlite3.Connection, schema: Schema) -> None:
    """Bring a file, or an empty one, up to a schema: all of it, or none of it. Raises sqlite3.Error."""
    from sqlite_utils import Database  # noqa: PLC0415 - only new and old workbooks need it

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys=OFF")  # tables may be rebuilt; checked below
    try:
        connection.execute("BEGIN IMMEDIATE")
        schema.migrations().apply(db)
        _check_references(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={schema.version}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys=ON")


def _check_references(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise RuntimeError("a migration broke a reference")
