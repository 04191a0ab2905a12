"""What an open file holds: copied into another one, and compared with it, with a password or without."""

import sqlite3
from collections.abc import Callable, Iterator
from itertools import zip_longest

from sixelements.storage.passwords import FileKey

_ROWS_AT_ONCE = 2_000
_OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND name NOT LIKE 'sqlite_%'"
_NUMBERS = ("application_id", "user_version")


def key_of(connection: sqlite3.Connection) -> FileKey | None:
    """The key of the file that a connection has open; None for one without a password."""
    found = getattr(connection, "key", None)
    return found if isinstance(found, FileKey) else None


def copy(
    source: sqlite3.Connection,
    target: sqlite3.Connection,
    *,
    pages: int = -1,
    tick: Callable[[], None] = lambda: None,
) -> None:
    """Copy all into an empty file; page by page, or row by row from a file with a password into one without.

    ``tick`` is called after as many pages; it raises to stop. Raises sqlite3.Error.
    """
    if (key_of(source) is None) == (key_of(target) is None):
        source.backup(target, pages=pages, progress=lambda *_: tick())
        return
    (references,) = target.execute("PRAGMA foreign_keys").fetchone()
    target.execute("PRAGMA foreign_keys=OFF")
    source.execute("SAVEPOINT copied")
    target.execute("BEGIN")
    try:
        for table in _made_alike(source, target):
            for rows in _some(source, table):
                target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)  # noqa: S608
                tick()
        target.execute("COMMIT")
    except BaseException:
        if target.in_transaction:
            target.execute("ROLLBACK")
        raise
    finally:
        source.execute("RELEASE copied")
        target.execute(f"PRAGMA foreign_keys={references}")


def same(one: sqlite3.Connection, other: sqlite3.Connection) -> bool:
    """Whether two files hold the very same. Raises sqlite3.Error."""
    return all(here == there for here, there in zip_longest(_lines(one), _lines(other)))


def _made_alike(source: sqlite3.Connection, target: sqlite3.Connection) -> list[str]:
    """Make the tables of a file in another one; returns their names, quoted."""
    for number in _NUMBERS:
        (value,) = source.execute(f"PRAGMA {number}").fetchone()
        target.execute(f"PRAGMA {number}={value}")
    found = source.execute(f"{_OBJECTS} ORDER BY type <> 'table', rowid").fetchall()
    for _type, _name, sql in found:
        target.execute(sql)
    return [_quoted(name) for type_, name, _sql in found if type_ == "table"]


def _some(source: sqlite3.Connection, table: str) -> Iterator[list[tuple[object, ...]]]:
    """The rows of a table, some at a time, in the order in which they lie."""
    found = source.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of the file, quoted
    while rows := found.fetchmany(_ROWS_AT_ONCE):
        yield rows


def _lines(connection: sqlite3.Connection) -> Iterator[object]:
    """All that a file says, table by table and row by row."""
    for number in _NUMBERS:
        yield connection.execute(f"PRAGMA {number}").fetchone()
    found = connection.execute(f"{_OBJECTS} ORDER BY type, name").fetchall()
    yield from found
    for type_, name, _sql in found:
        if type_ == "table":
            yield from connection.execute(f"SELECT * FROM {_quoted(name)}")  # noqa: S608 - as above


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
