"""How a workbook's file is opened: which way, with which settings, and how to look before touching it.

Whether it has a password shows here only: where its key is known, it opens as any other, else PasswordNeeded
is raised.
"""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

from sixelements.application.errors import TakesTooLong
from sixelements.storage import bounds, faults, left_journal, passwords, side_files
from sixelements.storage.passwords import FileKey

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds to wait for another program that reads or writes at this very moment."""
_SETTINGS = (
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "foreign_keys=ON",
    "busy_timeout=0",
    "temp_store=MEMORY",  # no answers in temporary files
)
_WRITING = (
    "synchronous=EXTRA",
    "secure_delete=ON",
    "fullfsync=ON",
    "cache_spill=OFF",  # no page is written before all of a change is, so that its journal has page 1
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, bounds.LARGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 200_000),
    (sqlite3.SQLITE_LIMIT_COLUMN, 200),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (sqlite3.SQLITE_LIMIT_VDBE_OP, 50_000),
    (sqlite3.SQLITE_LIMIT_FUNCTION_ARG, 10),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # VACUUM takes one
    (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 100),
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
)
"""What our own statements and tables do with, and no more: one step of a statement can't be interrupted.

SQLCipher's module can't be told. There, too, no statement runs on tables that are not ours, and all memory
together has a limit.
"""
_MOST_STEPS = 50_000
"""For reading the schema: our own takes some 400."""
_LONGEST_CHECK, _EACH_BYTE = 4.0, 0.26e-6
"""Seconds; a large workbook on a slow laptop takes its time, and must open all the same."""
_UNTOUCHING = "mode=ro&immutable=1"


def for_writing(path: Path) -> sqlite3.Connection:
    """A connection that reads and writes a file that must be there. Raises sqlite3.Error, or CannotRead."""
    connection = _connect(path, "mode=rw")
    try:
        # The first pragma that reads the file also rolls back what a killed process left half done.
        settle(lambda: connection.execute("PRAGMA schema_version"))
        read_schema(connection)
        for setting in _WRITING:
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def for_reading(path: Path) -> sqlite3.Connection:
    """A connection that can't write. Raises sqlite3.Error, or CannotRead.

    A change that a killed process left half done can only be rolled back by writing, so such a
    file is opened for writing once.
    """
    connection = _connect(path, "mode=ro")
    try:
        settle(lambda: connection.execute("PRAGMA schema_version"))
        read_schema(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
        try:
            for_writing(path).close()
        except sqlite3.OperationalError:
            raise error from None
        return _connect(path, "mode=ro")
    except BaseException:
        connection.close()
        raise
    return connection


def glance(path: Path) -> tuple[int, int]:
    """The file's application id and schema number, without a lock and without touching anything.

    Raises sqlite3.Error.
    """
    with closing(untouching(path)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    return application, version


def for_checking(path: Path) -> sqlite3.Connection:
    """A connection that is told to write nothing, though it could. Raises sqlite3.Error, or CannotRead.

    If a file can only be read, SQLite leaves out the CHECKs, and a check of it finds none broken.
    """
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA query_only=ON")
        read_schema(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def only_reads(connection: sqlite3.Connection) -> bool:
    """Whether a connection can't write, or is told not to; SQLite itself does not say which it is."""
    return bool(connection.execute("PRAGMA query_only").fetchone()[0])


def read_schema(connection: sqlite3.Connection) -> None:
    """Have SQLite read what tables there are; a file may name a million. Raises sqlite3.Error."""
    connection.set_progress_handler(lambda: True, _MOST_STEPS)
    try:
        settle(lambda: connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone())
    finally:
        connection.set_progress_handler(None, 0)


@contextmanager
def in_time(connection: sqlite3.Connection, tick: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Look at a file that may be made to keep us busy for ever.

    Four seconds of work are enough for a small one, thirty for one of 100 MB. Raises
    sqlite3.OperationalError after that. Waiting for a slow drive does not count. ``tick`` is called now and
    then, and raises to stop: SQLite ends what it does, and keeps to itself what was raised, so it is asked
    again. The same goes for Ctrl+C.
    """
    enough = _LONGEST_CHECK + _EACH_BYTE * _size(connection)
    began = time.thread_time()

    def is_over() -> bool:
        tick()
        return time.thread_time() - began > enough

    connection.set_progress_handler(is_over, 10_000)
    try:
        yield
    except (sqlite3.OperationalError, TakesTooLong) as error:
        interrupted = isinstance(error, TakesTooLong) or faults.is_(error, sqlite3.SQLITE_INTERRUPT)
        if interrupted and not is_over():
            raise KeyboardInterrupt from None
        raise
    finally:
        connection.set_progress_handler(None, 0)


def _size(connection: sqlite3.Connection) -> int:
    """Bytes of the file on disk, whatever its header says; 0 for one in memory."""
    before, connection.text_factory = connection.text_factory, bytes  # its name may be no UTF-8
    try:
        _number, _name, file = connection.execute("PRAGMA database_list").fetchone()
    finally:
        connection.text_factory = before
    try:
        return min(Path(os.fsdecode(file)).stat().st_size, bounds.LARGEST_FILE_BEARABLE) if file else 0
    except OSError:
        return 0


def leave_wal(connection: sqlite3.Connection) -> None:
    """Another program may have left a workbook in another journal mode; ours needs no extra files."""
    connection.execute("PRAGMA journal_mode=DELETE")


def untouching(path: Path) -> sqlite3.Connection:
    """A connection that takes no lock and rolls nothing back; what it reads may be half changed.

    A file that was growing when its writer was killed is shorter than it says. SQLite would call it
    damaged, as it doesn't look at the journal here, unless it is told to accept that.
    """
    connection = _connect(path, _UNTOUCHING)
    connection.execute("PRAGMA writable_schema=ON")
    return connection


def in_memory() -> sqlite3.Connection:
    """A workbook that is nowhere on disk, for one that can be read but not brought up to date."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    return connection


def for_filling(part: Path, key: FileKey | None) -> sqlite3.Connection:
    """A connection to an empty file, to be filled and then moved; with a key, it has its password."""
    if key is None:
        return sqlite3.connect(part, isolation_level=None)
    from sixelements.storage import ciphered  # noqa: PLC0415

    connection = ciphered.connect(part, "mode=rw", key)
    connection.execute("PRAGMA temp_store=MEMORY")
    ciphered.begin_numbers(connection)
    return connection


def settle(action: Callable[[], T]) -> T:
    """Do it, and again for a second while another program holds the file for an instant."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return action()
        except sqlite3.OperationalError as error:
            if not faults.is_(error, sqlite3.SQLITE_BUSY) or time.monotonic() > deadline:
                raise
        time.sleep(0.005)


def _connect(path: Path, how: str) -> sqlite3.Connection:
    """Threads may share it: the store lets one in at a time. Raises sqlite3.Error, or CannotRead."""
    key = passwords.key_of(path)
    if how != _UNTOUCHING:
        side_files.refuse_traps(path)
        left_journal.look(path, lambda: _has_left_journal(path, key), key)
    connection = _bare(path, how, key)
    try:
        for limit, most in _LIMITS if key is None else ():
            connection.setlimit(limit, most)
        for setting in (*_SETTINGS, *(("query_only=ON",) if how == "mode=ro" else ())):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_left_journal(path: Path, key: FileKey | None) -> bool:
    with closing(_bare(path, "mode=ro", key)) as connection:
        return left_journal.is_left(connection)


def _bare(path: Path, how: str, key: FileKey | None) -> sqlite3.Connection:
    if key:
        from sixelements.storage import ciphered  # noqa: PLC0415

        return ciphered.connect(path, how, key)
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}",
        uri=True,
        timeout=0,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=256,
    )
