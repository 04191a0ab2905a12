"""The open file as we last wrote it: whether another program has changed it since, and what it held."""

import os
import secrets
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, NamedTuple

from sixelements.domain.errors import SixElementsError
from sixelements.storage import contents, page_one, whereabouts
from sixelements.storage.connection import for_reading, in_memory, untouching
from sixelements.storage.passwords import PAGE, FileKey

_MOST_KEPT = 16_000_000
"""Bytes of the largest file whose content is kept; a usual workbook has some 300,000."""
_HEAD = 100
"""Bytes in which SQLite counts the changes of a file, and keeps the number that we mark them with."""


class Head(NamedTuple):
    """The first bytes of a file; once we have marked a change, they differ between any two states.

    Kept of a large file, and of one with a password, of which it is the whole first page.
    Two copies of a file may have seen the same number of changes, and SQLite, which only counts them, takes
    one for the other. Until ``marked`` is set, the last change is another session's, and the time of writing
    has to tell. ``handle`` is read alongside SQLite. It is closed together with the connection and never
    before: closing it drops SQLite's locks.
    """

    handle: BinaryIO
    first: bytes
    written: int
    marked: bool
    key: FileKey | None = None

    def all(self) -> bytes:
        """The whole file. Raises OSError."""
        self.handle.seek(0)
        return self.handle.read()

    @classmethod
    def of(cls, handle: BinaryIO, *, marked: bool, key: FileKey | None = None) -> "Head":
        """Raises OSError."""
        handle.seek(0)
        first = handle.read(PAGE if key else _HEAD)
        return cls(handle, first, os.fstat(handle.fileno()).st_mtime_ns, marked, key)

    def now(self) -> "Head":
        """Raises OSError."""
        return self.of(self.handle, marked=self.marked, key=self.key)

    def is_same(self, other: "Head") -> bool:
        """With a password, a change that was taken back leaves the same state in other bytes."""
        if not self.key:
            return self.first == other.first and (self.marked or self.written == other.written)
        if self.first == other.first or not self.marked:
            return self.first == other.first
        return page_one.header(self.first, self.key) == page_one.header(other.first, self.key)


class Left(NamedTuple):
    """``version`` differs after most commits of other programs; ``content`` is None for a large file.

    A large file has a ``head`` instead, and so does a file that was large before. One with a password has
    both, and its content is as it lies on disk.
    """

    stamp: whereabouts.Stamp
    version: int
    content: bytes | None
    head: Head | None

    @property
    def _ciphered(self) -> bool:
        return self.head is not None and self.head.key is not None

    def again(self, connection: sqlite3.Connection, path: Path) -> "Left | None":
        """The state of the file now, if it is still the same; None if somebody else has changed its content.

        If another program has the file locked, we know of no change, so it counts as the same. So does a file
        whose drive is away, and one that was moved, unless it was written to before that.
        """
        now = whereabouts.stamp(path)
        try:
            version = data_version(connection)
            head = self.head and self.head.now()
            if now is None or not now.same_file(self.stamp):
                return self if version == self.version and self._is_held(connection, head) else None
        except (sqlite3.OperationalError, OSError):
            return self
        except sqlite3.DatabaseError:  # no workbook any more
            return None
        found = self._replace(stamp=now, version=version, head=head)
        if found == self:
            return self
        if not self._is_in(path, found, connection):
            return None
        _forget_pages(connection)
        return found.with_content() if self.content and self._ciphered else found

    def with_content(self) -> "Left":
        """The same state in the bytes that lie on disk now."""
        return self._replace(content=self.head.all()) if self.head else self

    def same(self, connection: sqlite3.Connection, path: Path) -> bool:
        """Whether no other program wrote to the file, not even the same content. Raises sqlite3.Error."""
        now = whereabouts.stamp(path)
        return now is None or (
            (now, data_version(connection)) == self[:2]
            and (self.head is None or self.head.is_same(self.head.now()))
        )

    def mark(self, connection: sqlite3.Connection) -> bool:
        """Within a change, make the state it leads to differ from any other; False if its content is kept.

        The mark is the number by which SQLite knows whether to read the list of tables again. Raises
        sqlite3.Error.
        """
        if self.head is None or (self._ciphered and self.content is not None):
            return False
        connection.execute(f"PRAGMA schema_version={1 + secrets.randbelow((1 << 31) - 1)}")
        return True

    def renewed(self, connection: sqlite3.Connection, path: Path, *, marked: bool) -> "Left":
        """The file as we leave it now; if it can't be read, it counts as unchanged."""
        try:
            return _read(connection, path, self.head, marked=marked) or self
        except (sqlite3.Error, OSError):
            return self

    def in_memory(self) -> sqlite3.Connection | None:
        """What the file held, readable in memory; None if it is large."""
        if self.content is None:
            return None
        memory = in_memory()
        if not self._ciphered:
            memory.deserialize(self.content)
        elif not _deciphered(self.content, memory):
            memory.close()
            return None
        memory.execute("PRAGMA query_only=ON")
        return memory

    def close(self) -> None:
        """Close the file after its connection has been closed."""
        if self.head:
            self.head.handle.close()

    def _is_held(self, connection: sqlite3.Connection, head: Head | None) -> bool:
        """Whether the open file, wherever it is now, is as we left it. Raises sqlite3.Error."""
        if self.content is None:
            return self._has_head(head)
        if self._ciphered:
            return self._is_same_inside(connection, head)
        _forget_pages(connection)
        return connection.serialize() == self.content

    def _is_in(self, path: Path, found: "Left", connection: sqlite3.Connection) -> bool:
        if self.content is None:
            return self._has_head(found.head)
        if self._ciphered:
            return self._is_same_inside(connection, found.head)
        try:  # ours may have pages of before; and nobody but SQLite opens the live file, for its locks
            with closing(for_reading(path)) as fresh:
                return found.stamp.size == len(self.content) and fresh.serialize() == self.content
        except (sqlite3.Error, SixElementsError):
            return False

    def _is_same_inside(self, connection: sqlite3.Connection, head: Head | None) -> bool:
        """Of a file with a password, other bytes may say the same."""
        if head is not None and head.all() == self.content:
            return True
        memory = self.in_memory()
        if memory is None:
            return self._has_head(head)
        _forget_pages(connection)
        try:
            with closing(memory):
                return contents.same(memory, connection)
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return False

    def _has_head(self, head: Head | None) -> bool:
        return bool(self.head and head and self.head.is_same(head))


def left(connection: sqlite3.Connection, path: Path) -> Left | None:
    """The present state of the file, to compare with later; None if it can't be read."""
    try:
        return _read(connection, path, None, marked=False)
    except (sqlite3.Error, OSError):
        return None


def data_version(connection: sqlite3.Connection) -> int:
    """Raises sqlite3.Error."""
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)


def _read(connection: sqlite3.Connection, path: Path, before: Head | None, *, marked: bool) -> Left | None:
    """Raises sqlite3.Error, or OSError."""
    stamp, version = whereabouts.stamp(path), data_version(connection)
    if stamp is None:
        return None
    large, key = stamp.size > _MOST_KEPT, contents.key_of(connection)
    head = None
    if before:
        head = Head.of(before.handle, marked=marked or before.marked, key=key)
    elif large or key:
        head = Head.of(path.open("rb", buffering=0), marked=False, key=key)
    if large:
        return Left(stamp, version, None, head)
    return Left(stamp, version, head.all() if head and key else connection.serialize(), head)


def _deciphered(content: bytes, memory: sqlite3.Connection) -> bool:
    """Put what lay on disk into memory, through a file that is as little readable.

    False if that can't be made.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "left"
        try:
            file.write_bytes(content)
        except OSError:
            return False
        with closing(untouching(file)) as there:
            contents.copy(there, memory)
    return True


def _forget_pages(connection: sqlite3.Connection) -> None:
    """Make SQLite read the file again, in case it doesn't notice that the content was replaced."""
    connection.execute("PRAGMA shrink_memory")
