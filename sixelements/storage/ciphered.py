"""SQLCipher as if it were Python's own sqlite3: the same methods, and the same errors.

Loaded for files with a password only.
"""

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NoReturn, cast
from weakref import WeakSet

from sqlcipher3 import dbapi2

from sixelements.storage import passwords
from sixelements.storage.passwords import FileKey

_MOST_MEMORY = 260_000_000
"""Bytes; SQLCipher's module sets no limit to a value, so a limit to all memory has to do."""
_KINDS: dict[type[Exception], type[sqlite3.Error]] = {
    dbapi2.IntegrityError: sqlite3.IntegrityError,
    dbapi2.OperationalError: sqlite3.OperationalError,
    dbapi2.ProgrammingError: sqlite3.ProgrammingError,
    dbapi2.InterfaceError: sqlite3.InterfaceError,
    dbapi2.InternalError: sqlite3.InternalError,
    dbapi2.NotSupportedError: sqlite3.NotSupportedError,
    dbapi2.DataError: sqlite3.DataError,
}
_CODES = {
    "disk I/O error": sqlite3.SQLITE_IOERR,
    "database or disk is full": sqlite3.SQLITE_FULL,
    "database disk image is malformed": sqlite3.SQLITE_CORRUPT,
    "file is not a database": sqlite3.SQLITE_NOTADB,
    "database is locked": sqlite3.SQLITE_BUSY,
    "interrupted": sqlite3.SQLITE_INTERRUPT,
    "attempt to write a readonly database": sqlite3.SQLITE_READONLY,
    "unable to open database file": sqlite3.SQLITE_CANTOPEN,
}
"""What the module says without a code where it copies or opens a file."""
_LAST = ("COMMIT",)
_FIRST_NUMBER = 10_000
_READS = ("PRAGMA", "SELECT")


def _raise(error: Exception, *, reading: bool = False) -> NoReturn:
    """Raise what sqlite3 would have raised.

    A key is only used once it was found to fit, so what is no database with it is damaged. The module knows
    no codes of more than eight bits; but what only reads is refused as writing in one case only: it would
    have to take back what a killed process left.
    """
    if isinstance(error, MemoryError):
        found: sqlite3.Error = sqlite3.DataError("string or blob too big")
        found.sqlite_errorcode = sqlite3.SQLITE_TOOBIG
        raise found from None
    found = _KINDS.get(type(error), sqlite3.DatabaseError)(*error.args)
    code = getattr(error, "sqlite_errorcode", _CODES.get(str(error)))
    if code is not None:
        found.sqlite_errorcode = _code(code, reading=reading)
    raise found from None


def _code(code: int, *, reading: bool) -> int:
    if code & 0xFF == sqlite3.SQLITE_NOTADB:
        return sqlite3.SQLITE_CORRUPT
    return sqlite3.SQLITE_READONLY_ROLLBACK if reading and code & 0xFF == sqlite3.SQLITE_READONLY else code


class _CipheredRows(dbapi2.Cursor):  # type: ignore[misc]  # the module has no types
    """A cursor whose errors are those of sqlite3."""

    def execute(self, *statement: object) -> "_CipheredRows":
        if statement == _LAST:
            self.connection.number()
        try:
            return cast("_CipheredRows", super().execute(*statement))
        except (dbapi2.Error, MemoryError) as error:
            _raise(error, reading=str(statement[0]).startswith(_READS))

    def executemany(self, sql: str, rows: Iterable[object]) -> "_CipheredRows":
        try:
            return cast("_CipheredRows", super().executemany(sql, rows))
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def executescript(self, sql: str) -> "_CipheredRows":
        try:
            return cast("_CipheredRows", super().executescript(sql))
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def fetchmany(self, *size: int) -> Any:
        try:
            return super().fetchmany(*size)
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def fetchall(self) -> Any:
        try:
            return super().fetchall()
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)


class Ciphered(dbapi2.Connection):  # type: ignore[misc]  # the module has no types
    """A connection whose errors are those of sqlite3; ``key`` is that of its file."""

    key: FileKey
    _numbered = 0
    _file: tuple[int, int] | None = None

    def begin(self, key: FileKey, path: Path) -> None:
        """Give the key, before anything is read; what SQLCipher has to say about files it keeps to itself."""
        self.key = key
        self._rows = WeakSet[_CipheredRows]()
        self.execute("PRAGMA cipher_log_level=NONE")
        self.set_key(f"x'{key.secret.hex()}{key.salt.hex()}'")
        self.execute(f"PRAGMA hard_heap_limit={_MOST_MEMORY}")
        self._file = passwords.opened(path, key.salt)

    def number(self) -> None:
        """Number the state that a change leads to, by one more than the last, for who finds its journal.

        SQLite counts in its header, but with SQLCipher that number jumps. This one stands where SQLite kept
        how much memory it may take, long ago; a workbook has fewer pages than that.
        """
        if self.in_transaction and self.total_changes != self._numbered:
            (last,) = self.execute("PRAGMA default_cache_size").fetchone()
            self.execute(f"PRAGMA default_cache_size={int(last) + 1}")
        self._numbered = self.total_changes

    def cursor(self, *_kind: object) -> _CipheredRows:
        made = cast("_CipheredRows", super().cursor(_CipheredRows))
        self._rows.add(made)
        return made

    def commit(self) -> None:
        try:
            super().commit()
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def rollback(self) -> None:
        try:
            super().rollback()
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def backup(
        self, target: "Ciphered", *, pages: int = -1, progress: Callable[..., object] | None = None
    ) -> None:
        try:
            super().backup(target, pages=pages, progress=progress)
        except (dbapi2.Error, MemoryError) as error:
            _raise(error)

    def close(self) -> None:
        """Also of what is left of its cursors, such as with an error: each of them keeps the file open."""
        for rows in self._rows:
            rows.close()
        super().close()
        self._is_closed()

    def __del__(self) -> None:
        self._is_closed()

    def _is_closed(self) -> None:
        file, self._file = self._file, None
        if file:
            passwords.closed(file)


def connect(path: Path, how: str, key: FileKey) -> sqlite3.Connection:
    """A connection to a file of this key; ``how`` is what stands in its address. Raises sqlite3.Error."""
    with passwords.turn():
        return _begun(f"{path.absolute().as_uri()}?{how}", key, path)


def begin_numbers(connection: sqlite3.Connection) -> None:
    """Give the first number, in an empty file; see `Ciphered.number`."""
    connection.execute(f"PRAGMA default_cache_size={_FIRST_NUMBER}")


def _begun(where: str, key: FileKey, path: Path) -> sqlite3.Connection:
    try:
        connection = dbapi2.connect(
            where,
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
            cached_statements=256,
            factory=Ciphered,
        )
    except (dbapi2.Error, MemoryError) as error:
        _raise(error)
    try:
        connection.begin(key, path)
    except BaseException:
        connection.close()
        raise
    return cast("sqlite3.Connection", connection)
