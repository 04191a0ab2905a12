"""One open file: reads rows, and makes each change completely or not at all."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeVar

from sixelements.domain import limits
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.storage import contents, rekeying, whereabouts
from sixelements.storage.connection import settle
from sixelements.storage.faults import (
    cut_short_large,
    damaged,
    is_,
    replaced,
    too_large,
    translate_errors,
    written_over_large,
)
from sixelements.storage.identity import id_of
from sixelements.storage.left import Left, data_version, left
from sixelements.storage.passwords import FileKey

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.db import Table

T = TypeVar("T")
Value = str | int | float | bytes | None
Row = tuple[Any, ...]
"""A row as SQLite gives it; the CHECKs of the schema say what is in it."""
_COPIED_AT_ONCE = 4_000_000
"""Bytes; some milliseconds."""
_TABLE_AFTER = {"INSERT": 1, "UPDATE": 0, "DELETE": 1}
"""How many words after its verb a statement names the table it writes to."""


def load_writer() -> None:
    """Load what `Store.table` needs to write, so that the first change doesn't have to wait for it."""
    import sqlite_utils  # noqa: F401, PLC0415


class Store:
    """A connection that one thread at a time uses. It commits whole changes, and reports errors in sentences.

    ``refusal`` is the error for anyone who wants to write; None if writing is allowed. ``key`` is that of the
    file, where it has a password, and of each copy that is made of it, even while its content is in memory.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        *,
        path: Path,
        refusal: SixElementsError | None = None,
        key: FileKey | None = None,
    ) -> None:
        self.connection = connection
        self.key = key or contents.key_of(connection)
        self.path = path
        self.refusal = refusal
        self.changes = 0
        """How many changes were made through this store."""
        self.left_undone: SixElementsError | None = None
        """What last went wrong of what was to follow a change, which itself is on disk."""
        self.lock_again: Callable[[Path], None] = lambda _path: None
        """Takes again the right to write to the file at a path. Raises InUse where somebody has it."""
        self.check_right: Callable[[], None] = lambda: None
        """Raises TakenOver where the right to write has gone to somebody else."""
        self.turn = RLock()
        """Held by the thread that reads or changes."""
        self._depth = 0
        self._pages_before = self._rows_before = 0
        self._afterwards: list[Callable[[], None]] = []
        self._written: set[str] = set()
        self._versions: Counter[str] = Counter()
        self._whose: Row | None = None
        self._seen = -1
        self._data: int | None = None
        self._last = whereabouts.stamp(path)
        self._left: Left | None = None
        self._kept: sqlite3.Connection | None = None
        self._lost = self._aside = self._unread = self._is_let_go = False
        self._connections = 1

    def watch(self) -> None:
        """From now on, don't take another program's writes to the file for our own."""
        with self.turn:
            if self._left:
                self._left.close()
            self._left = left(self.connection, self.path)

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """All rows of a query."""
        with self.turn, self._translating(reading=not self.connection.in_transaction):
            self._notice()
            try:
                return self._rows(sql, values)
            except sqlite3.OperationalError as error:
                if not self._has_kept(error) and not self._is_back(error):
                    raise
            return self._rows(sql, values)

    def row(self, sql: str, values: Sequence[Value] = ()) -> Row | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, values)
        return rows[0] if rows else None

    def number(self, sql: str, values: Sequence[Value] = ()) -> int:
        """The single number a query returns; 0 if it returns nothing."""
        row = self.row(sql, values)
        return int(row[0]) if row and row[0] is not None else 0

    def version(self, tables: Set[str]) -> object:
        """Differs after every change to these tables; where we only read, also after other programs' changes.

        None while the current change has written to them, because that may still be rolled back.
        """
        if self._written & tables:
            return None
        now = self._connections, None if self._left else self._data_version()
        return *now, *(self._versions[table] for table in sorted(tables))

    @contextmanager
    def converting(self) -> Iterator[None]:
        """Turn rows into values. A value the schema forbids can only come from damage."""
        try:
            yield
        except (ValueError, TypeError, LookupError):
            raise damaged(self.path) from None

    @contextmanager
    def change(self) -> Iterator[None]:
        """Combine all writes inside into one: when it ends, all of it is on disk, or none.

        A change within a change is part of the outer one. If only the inner one fails and the outer one goes
        on, what the inner one wrote is rolled back.
        """
        with self.turn:
            with self._translating():
                yield from self._whole()
            if self._depth == 0:
                self._go_on()

    def table(self, name: str) -> "Table":
        """A table to write to, inside a change."""
        if not self.connection.in_transaction:
            raise RuntimeError("written outside a change")
        self._written.add(name)
        return self._db.table(name)

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run one of our writing statements inside a change; returns how many rows it changed."""
        self._will_write(sql)
        return self.connection.execute(sql, values).rowcount

    def write_each(self, sql: str, rows: Iterable[Sequence[Value]]) -> None:
        """Run one of our writing statements for many rows, inside a change; much faster than a `table`."""
        self._will_write(sql)
        self.connection.executemany(sql, rows)

    def _will_write(self, sql: str) -> None:
        if not self.connection.in_transaction:
            raise RuntimeError("written outside a change")
        verb, *words = sql.split(maxsplit=3)
        self._written.add(words[_TABLE_AFTER[verb]])

    def afterwards(self, action: Callable[[], None]) -> None:
        """Do this once the current change is on disk; never, if it is rolled back."""
        if action not in self._afterwards:
            self._afterwards.append(action)

    def size(self) -> int:
        """Bytes of the file."""
        return self.number("PRAGMA page_count") * self.number("PRAGMA page_size")

    def room(self) -> int:
        """How many bytes the content of the file may still grow."""
        free = self.number("PRAGMA freelist_count") * self.number("PRAGMA page_size")
        return max(0, limits.LARGEST_FILE - self.size() + free)

    def vacuum(self) -> None:
        """Rewrite the whole file in the order of its keys, and leave out what was deleted."""
        with self.turn, self._translating():
            self._find_again()
            settle(self._refuse_another)
            try:
                settle(lambda: self.connection.execute("VACUUM"))
            finally:
                self._know(marked=False)

    def copy_to(self, target: sqlite3.Connection, tick: Callable[[], None] = lambda: None) -> None:
        """Copy the file as it is on disk, page by page. ``tick`` is called at times; it raises to stop."""
        with self.turn, self._translating():
            if self.connection.in_transaction:
                raise RuntimeError("copied within a change")
            self._notice()
            settle(self._refuse_another)
            step = _COPIED_AT_ONCE // self._page
            settle(lambda: contents.copy(self.connection, target, pages=step, tick=tick))

    def look(self) -> None:
        """Raise WorldsFault if the file at its path no longer holds what this one does.

        Also if it could not be read last time, and still can't be.
        """
        with self.turn, self._translating():
            if self.refusal is None:
                self._notice()
                whereabouts.look(self.path, self._held())
                self.check_right()
        if self._unread:
            self.rows("SELECT 1 FROM workbook")

    def move_to(self, path: Path) -> None:
        """Go on with a file at another path that holds exactly the same. Raises SixElementsError."""
        with self.turn, self._translating():
            whereabouts.look(path, self._held())
            self._go_over(path)

    def move_to_copy(self, path: Path) -> None:
        """Go on with a copy that was just made. Raises SixElementsError."""
        with self.turn, self._translating():
            self._go_over(path)

    def become(self, key: FileKey | None) -> None:
        """Go on with a file of another password, or of none, in the place of this one.

        Raises SixElementsError. Whatever happens, one of the two lies there whole. The old one is closed
        before it goes: some systems replace no file that is open.
        """
        with self.turn, self._translating():
            self._find_again()
            settle(self._refuse_another)
            try:
                rekeying.rewrite(self.path, self.connection, key, ready=self._let_go)
            finally:
                if self._is_let_go:
                    self._is_let_go = False
                    self._go_over(self.path)

    def _let_go(self) -> None:
        self.connection.close()
        self._let_kept_go()
        if self._left:
            self._left.close()
        self._is_let_go = True

    def close(self) -> None:
        with self.turn:
            self.connection.close()
            self._let_kept_go()
            if self._left:
                self._left.close()

    @cached_property
    def _page(self) -> int:
        """The size of a page, in bytes."""
        return self.number("PRAGMA page_size")

    @cached_property
    def _db(self) -> "Database":
        from sqlite_utils import Database  # noqa: PLC0415 - 0.2 s that reading can do without

        tables = Database(self.connection, execute_plugins=False).table_names()

        class Fixed(Database):
            """The tables of an open workbook never change; sqlite-utils asks for them before each write."""

            def table_names(self, fts4: bool = False, fts5: bool = False) -> list[str]:  # noqa: ARG002, FBT001, FBT002
                return tables

            def view_names(self) -> list[str]:
                return []

        return Fixed(self.connection, recursive_triggers=False, execute_plugins=False)

    def _data_version(self) -> int:
        """Differs after every change by another program.

        While another program has the file locked, this can't be asked. Then what was read before still
        counts: we know of nothing newer, and nobody has to wait for it.
        """
        with self.turn, self._translating(reading=True):
            try:
                self._data = data_version(self.connection)
            except sqlite3.OperationalError as error:
                if self._data is None or not is_(error, sqlite3.SQLITE_BUSY):
                    raise
            return self._data

    def _notice(self) -> None:
        """Go on in memory after another program wrote to the file, because we must not show any of that.

        Raises OtherFile if the file is too large to keep in memory.
        """
        if self._left is None or self._aside or self._lost or self.connection.in_transaction:
            return
        now = self._left.again(self.connection, self.path)
        if now:
            self._left = now
            return
        memory = self._left.in_memory()
        if memory is None and whereabouts.is_cut(self.path):
            raise cut_short_large(self.path)
        if memory is None:
            there = id_of(self.path)
            same = there == self._held().workbook
            raise written_over_large(self.path, same_workbook=same, opens=there is not None)
        self._aside = True
        self._use(memory)

    def _know(self, *, marked: bool) -> None:
        """Remember the file as it is now; for ``marked`` see `Left.mark`."""
        now = whereabouts.stamp(self.path)
        if now is not None and now.same_file(self._last):
            self._last = now
            self._left = self._left and self._left.renewed(self.connection, self.path, marked=marked)

    def _rows(self, sql: str, values: Sequence[Value]) -> list[Row]:
        def read() -> list[Row]:
            return self.connection.execute(sql, values).fetchall()

        try:
            rows = self._in_patience(read)
        except sqlite3.OperationalError as error:
            self._unread = self._kept is None
            if self._kept is None or not is_(error, sqlite3.SQLITE_BUSY):
                raise
            return self._kept.execute(sql, values).fetchall()
        self._let_kept_go()
        self._unread = False
        return rows

    def _in_patience(self, action: Callable[[], T]) -> T:
        """Run this without waiting each time for a program that is known to have the file locked."""
        return action() if self._kept or self._unread else settle(action)

    def _has_kept(self, error: sqlite3.OperationalError) -> bool:
        """Whether we can go on with what we had read of the file while another program has it locked.

        We can until that program releases it, so that no query waits for it. Of a large file nothing is kept.
        """
        if self._depth or self._left is None or not is_(error, sqlite3.SQLITE_BUSY):
            return False
        self._let_kept_go()
        self._kept = self._left.in_memory()
        return self._kept is not None

    def _let_kept_go(self) -> None:
        if self._kept:
            self._kept.close()
            self._kept = None

    def _is_back(self, error: sqlite3.OperationalError) -> bool:
        """Whether a file that could not be read because its drive was away can be read again."""
        if self._depth or self.refusal or not is_(error, sqlite3.SQLITE_IOERR):
            return False
        self._lost = True
        try:
            self._find_again()
        except SixElementsError:
            return False
        return True

    def _whole(self) -> Iterator[None]:
        if self.refusal:
            raise self.refusal
        waiting = len(self._afterwards)
        self._begin()
        self._depth += 1
        try:
            yield
            self._end()
            if self._depth == 1:
                self.changes += self._has_written
                self._versions.update(self._written)
        except BaseException:
            del self._afterwards[waiting:]
            self._take_back()
            if self._depth == 1 and self._has_written:  # free pages may hold something else than before
                self._know(marked=False)
            raise
        finally:
            self._depth -= 1
            if not self._depth:
                self._written.clear()

    def _begin(self) -> None:
        if self._depth:
            self._must_be_under_way()
            self.connection.execute(f"SAVEPOINT change_{self._depth}")
        else:
            self._find_again()
            self.check_right()
            self._in_patience(lambda: self.connection.execute("BEGIN IMMEDIATE"))
            if self._left and not self._left.same(self.connection, self.path):  # while we waited for our turn
                self.connection.execute("ROLLBACK")
                self._begin()
                return
            try:
                self._refuse_another()
            except BaseException:
                self.connection.execute("ROLLBACK")
                raise
            self._pages_before = self._pages()
            self._rows_before = self.connection.total_changes

    def _end(self) -> None:
        """Commit the change, unless that would make the file too large to be opened again."""
        if self._depth > 1:
            self.connection.execute(f"RELEASE change_{self._depth - 1}")
            return
        self._must_be_under_way()
        if self._pages() > max(self._pages_before, limits.LARGEST_FILE // self._page):
            raise too_large(self.path)
        marked = self._has_written and self._left is not None and self._left.mark(self.connection)
        settle(lambda: self.connection.execute("COMMIT"))
        if self._has_written:
            self._know(marked=marked)

    def _must_be_under_way(self) -> None:
        """Raise if a full disk rolled back the whole change without anyone noticing: write nothing more."""
        if not self.connection.in_transaction:
            raise RuntimeError("the change was lost")

    @property
    def _has_written(self) -> bool:
        """Whether the current change, or the one that just ended, touched a row."""
        return self.connection.total_changes != self._rows_before

    def _at_its_place(self) -> bool:
        now = whereabouts.stamp(self.path)
        return now is not None and now.same_file(self._last)

    def _find_again(self) -> None:
        """Go on with the file that is at our path now, if it holds the same as the one that was opened."""
        self._notice()
        if self._lost and self._at_its_place() and whereabouts.answers(self.connection):
            self._lost = False
        if self._aside or self._lost or not self._at_its_place():
            whereabouts.look(self.path, self._held())
            self._go_over(self.path)

    def _go_over(self, path: Path) -> None:
        """Go on with the file at a path, which holds exactly the same. Raises CannotWrite, or InUse."""
        if self._depth:
            raise RuntimeError("moved within a change")
        connection = whereabouts.connect(path)
        try:
            if path != self.path or not self._at_its_place():
                self.lock_again(path)
        except BaseException:
            connection.close()
            raise
        self.path, self.key = path, contents.key_of(connection)
        self._last, self._lost, self._aside = whereabouts.stamp(path), False, False
        self._use(connection)
        if self._left:
            self._left.close()
            self._left = left(connection, path)
        self._connections += 1

    def _use(self, connection: sqlite3.Connection) -> None:
        before, self.connection = self.connection, connection
        self._let_kept_go()
        self._seen, self._data = -1, None
        for name in ("_db", "_page"):
            vars(self).pop(name, None)
        before.close()

    def _held(self) -> whereabouts.HeldFile:
        row = self._whose and self._whose[1]
        workbook = WorkbookId(row[0]) if row else None
        return whereabouts.HeldFile(self.connection, workbook, self._last, self._lost, self._aside)

    def _pages(self) -> int:
        (pages,) = self.connection.execute("PRAGMA page_count").fetchone()
        return int(pages)

    def _take_back(self) -> None:
        """Roll back. SQLite may have done so by itself, as it does when the disk is full."""
        if not self.connection.in_transaction:
            return
        if self._depth > 1:
            self.connection.execute(f"ROLLBACK TO change_{self._depth - 1}")
            self.connection.execute(f"RELEASE change_{self._depth - 1}")
        else:
            self.connection.execute("ROLLBACK")

    @contextmanager
    def _translating(self, *, reading: bool = False) -> Iterator[None]:
        """If SQLite can't read a file that is no longer this workbook, that is not a bug of ours."""
        try:
            with translate_errors(self.path, reading=reading), self._noticing():
                yield
        except sqlite3.Error:
            try:
                ours = self._whose in (None, self._read_whose())
            except (sqlite3.Error, UnicodeDecodeError):
                ours = False
            if ours:
                raise
            raise damaged(self.path) from None

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        """After a drive has failed once, check that it is still the same drive when it is back."""
        try:
            yield
        except sqlite3.OperationalError as error:
            self._lost = self._lost or is_(error, sqlite3.SQLITE_IOERR)
            raise

    def _refuse_another(self) -> None:
        """Raise DamagedWorkbook if another program has put something else into the file since."""
        seen = data_version(self.connection)
        if seen == self._seen:
            return
        whose = self._read_whose()
        if self._whose not in (None, whose):
            raise replaced(self.path)
        self._whose, self._seen = whose, seen

    def _read_whose(self) -> Row:
        """The mark and the id of the workbook in the file; None if there is no id."""
        (mark,) = self.connection.execute("PRAGMA application_id").fetchone()
        if not self.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'workbook'").fetchone():
            return mark, None
        return mark, self.connection.execute("SELECT id FROM workbook").fetchone()

    def _go_on(self) -> None:
        """Do everything that was to follow the change, which stays done even if some of that fails."""
        actions, self._afterwards = self._afterwards, []
        errors = []
        for action in actions:
            try:
                action()
            except SixElementsError as error:
                errors.append(error)
        if errors:
            self.left_undone = errors[0]
