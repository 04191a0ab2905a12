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
COLLECTION_ID = 0x73697863
"""The mark in the header of a collection file, which is a workbook else: the letters "sixc"."""
HEADER = 100
"""Bytes that every SQLite file begins with."""
FIRST_WORDS = b"SQLite format 3\0"
CIPHERED = b"sixe\0\1"
"""What a workbook or a collection file with a password begins with; the rest of its salt follows."""
_MARK = slice(68, 72)


def has_our_mark(header: bytes) -> bool:
    """Whether a file that begins like this is a workbook or a collection file, well or not."""
    plain = header.startswith(FIRST_WORDS) and is_our_mark(int.from_bytes(header[_MARK]))
    return plain or header.startswith(CIPHERED)


def is_our_mark(mark: int) -> bool:
    """Whether this is the mark of a workbook or of a collection file."""
    return mark in (APPLICATION_ID, COLLECTION_ID)


def _migrations() -> "Migrations":
    from sixelements.storage.migrations import migrations  # noqa: PLC0415 - brings in sqlite_utils

    return migrations()


_RECORD = (
    """CREATE TABLE IF NOT EXISTS "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
)""",
    """CREATE UNIQUE INDEX IF NOT EXISTS "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name")""",
)
"""What sqlite-utils 4.2 makes for its record; made here, as another version may write it otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema number, the fingerprints of it and its predecessors, and how to get there."""

    version: int
    fingerprints: Mapping[int, str] = field(default_factory=dict)
    migrations: "Callable[[], Migrations]" = _migrations


THIS_SCHEMA = Schema(
    version=12,
    fingerprints={
        1: "98815ed0a0604fa27cc66fd437c7f2f620d534b9a6c52ff3a3a754ab75eb30bd",
        2: "5d668fed2afd482ca6f671fe0869a54f08252a398c0d5b05b9bbaefb8847ef88",
        3: "1544ef7bb4c25fcde04cb3340de6159cf58487a3787eee4ba1c785f6b28ab792",
        4: "aa7c7ff84f9748ec31bab9cc70b5ee2f968d8293fd7d2beffd59c6b4d379f62b",
        5: "b8530eaded3aa822d5d282c0e285180686bb12e42e04a2b30b2f8ffeeb241ab0",
        6: "86f7c62461eb1fc732da630940a065dc8a136af3bdaa782c4da08e489a84f797",
        7: "ced27b6447793e7544eb2e77ca422d9c3ef1796377c604a7b887cd54af1f8468",
        8: "fe18d7e8d1d6e97455372ab3811b9ae35c3e4bc1006a5ba94a296edcc77f4654",
        9: "6083d0d406fdbf2063acc5e93bc1081517adb7d8a1fd77f13b9aa5acb1159328",
        10: "0a0fc2a3fa5c6a8a7aac3db66eea7cea1f67f7c530974ff0b01ed5537c3f8eee",
        11: "f67bf39984e62a5d5a8801eefa520dd61374f69e539692a15a4c720917c34629",
        12: "3f801abf98ff17f726297b7e854e0e1c187b85842ac985e96d723f72c03e712f",
    },
)


def fingerprint(connection: sqlite3.Connection) -> str:
    """A hash of everything in the file's schema, letter by letter, but for the places of tables in the file.

    Whatever a file brings along that we did not make (a trigger, a rule, statistics, the table of
    another program) is refused by it before any statement runs on it. Raises sqlite3.Error.
    """
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return hashlib.sha256("\n".join(sorted(map(repr, rows))).encode()).hexdigest()


def upgrade(connection: sqlite3.Connection, schema: Schema, *, mark: int = APPLICATION_ID) -> None:
    """Bring a file, or an empty one, up to a schema: all of it, or none of it. Raises sqlite3.Error.

    ``mark`` is what an empty one becomes; any other keeps its own.
    """
    from sqlite_utils import Database  # noqa: PLC0415 - only new and old workbooks need it

    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    connection.execute("PRAGMA foreign_keys=OFF")  # tables may be rebuilt; checked below
    try:
        connection.execute("BEGIN IMMEDIATE")
        for statement in _RECORD:
            connection.execute(statement)
        schema.migrations().apply(db)
        _check_references(connection)
        _check_tables(connection, schema)
        (before,) = connection.execute("PRAGMA application_id").fetchone()
        connection.execute(f"PRAGMA application_id={before if is_our_mark(before) else mark}")
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


def _check_tables(connection: sqlite3.Connection, schema: Schema) -> None:
    """A file whose record of migrations tells of steps that were never taken does not come out as ours."""
    expected = schema.fingerprints.get(schema.version)
    if expected is not None and fingerprint(connection) != expected:
        refusal = sqlite3.DatabaseError("the tables are not those of this schema")
        refusal.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise refusal
