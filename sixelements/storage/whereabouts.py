"""Whether the open file is still at its path; if not, what is there, and whether it can be used instead."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from sixelements import bounded_read
from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import WorkbookId
from sixelements.storage import contents, faults, page_one, passwords
from sixelements.storage.connection import for_reading, for_writing
from sixelements.storage.identity import id_of
from sixelements.storage.passwords import PAGE
from sixelements.storage.schema import CIPHERED, FIRST_WORDS, HEADER, has_our_mark
from sixelements.storage.side_files import journal_of

_CHUNK = 1 << 20
_PAGE, _PAGES = Struct(">H"), Struct(">I")
"""How an SQLite file says the size of a page, at byte 16, and how many it has, at byte 28."""
_LARGEST_PAGE = 65536
"""Bytes; said as 1."""
_COARSEST = 2_000_000_000
"""Nanoseconds between two times that some sticks can tell apart."""


class Stamp(NamedTuple):
    """Which file is at a path, and when it was last written."""

    device: int
    number: int
    size: int
    written: int

    def same_file(self, other: "Stamp | None") -> bool:
        return other is not None and self[:2] == other[:2]

    def same_state(self, other: "Stamp") -> bool:
        """Whether it was written last at the same time and is as long, even if it is another file."""
        return self.size == other.size and abs(self.written - other.written) <= _COARSEST


def stamp(path: Path) -> Stamp | None:
    """None if there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)


class HeldFile(NamedTuple):
    """The open file: its connection, whose it is, and its stamp when it was last written.

    ``lost``: the drive failed meanwhile, so the same number may mean another file. ``aside``: our content is
    in memory only, because somebody else wrote to the file.
    """

    connection: sqlite3.Connection
    workbook: WorkbookId | None
    last: Stamp | None
    lost: bool
    aside: bool


def look(path: Path, held: HeldFile) -> None:
    """Raise CannotWrite if the file at a path doesn't hold what the open one does."""
    now = stamp(path)
    if now is None:
        there = _renamed(path, held.last)
        raise faults.renamed(path, there) if there else faults.gone(path)
    same_file = now.same_file(held.last)
    if same_file and not held.aside and (not held.lost or answers(held.connection)):
        return
    if not _is_equal(path, now, held):
        if is_cut(path):
            raise faults.cut_short(path)
        lies = id_of(path)
        ours = held.workbook is not None and lies == held.workbook
        other = faults.written_over if same_file and held.aside else faults.other_file
        raise other(path, same_workbook=ours, opens=lies is not None)


def answers(connection: sqlite3.Connection) -> bool:
    """Whether the file that a connection has open can be read, as after a disk that was full, not away."""
    try:
        connection.execute("SELECT count(*) FROM workbook").fetchone()
    except sqlite3.Error:
        return False
    return True


def is_cut(path: Path) -> bool:
    """Whether a file is empty, or a workbook without its end; False if it can't be read.

    A file of zeros counts as empty: some drives leave one after a power cut.
    """
    try:
        if not bounded_read.ordinary(path):
            return False
        with path.open("rb") as file:
            first, size = file.read(PAGE), os.fstat(file.fileno()).st_size
    except OSError:
        return False
    head = first[:HEADER]
    if not any(head):
        return True
    if head.startswith(CIPHERED):
        return size % PAGE > 0 or _lacks_pages(path, first, size)
    if len(head) < HEADER:
        return head[: len(FIRST_WORDS)] == FIRST_WORDS[: len(head)]
    page, pages = _PAGE.unpack_from(head, 16)[0], _PAGES.unpack_from(head, 28)[0]
    return has_our_mark(head) and size < pages * (page if page > 1 else _LARGEST_PAGE)


def _lacks_pages(path: Path, first: bytes, size: int) -> bool:
    """The same of a file with a password, which says the number of its pages within that."""
    try:
        key = passwords.key_of(path)
    except SixElementsError:
        return False
    if key is None or not passwords.page_fits(first, 1, key):
        return False
    return size < int(_PAGES.unpack_from(page_one.header(first, key), 28)[0]) * PAGE


def connect(path: Path) -> sqlite3.Connection:
    """A new connection to the file at a path. Raises CannotWrite if it is being moved right now."""
    before = stamp(path)
    connection = for_writing(path)
    if before is None or not before.same_file(stamp(path)):  # moved again in the meantime
        connection.close()
        raise faults.gone(path)
    return connection


def _renamed(path: Path, last: Stamp | None) -> Path | None:
    """The path in the same folder to which the file was moved."""
    if last is None:
        return None
    try:
        with closing(os.scandir(path.parent)) as entries:
            return next((Path(e.path) for e in entries if last.same_file(stamp(Path(e.path)))), None)
    except OSError:
        return None


def _is_equal(path: Path, now: Stamp, held: HeldFile) -> bool:
    """Whether a file holds what the open one does, to the byte.

    Where the open one can't be read any more, as after its drive was away, it is enough that the file at
    its place is this workbook and was written last when we did.
    """
    if not bounded_read.ordinary(path) or journal_of(path).exists():
        return False
    if (contents.key_of(held.connection) or passwords.salt_of(path)) and answers(held.connection):
        return _holds_the_same(path, held.connection)
    try:
        ours = held.connection.serialize() if answers(held.connection) else None
    except sqlite3.Error:
        ours = None
    if ours is None:
        alike = held.last is not None and held.last.same_state(now)
        return alike and held.workbook is not None and id_of(path) == held.workbook
    return len(ours) == now.size and _has(path, ours)


def _holds_the_same(path: Path, connection: sqlite3.Connection) -> bool:
    """The same of files with a password, which differ to the byte each time they are written."""
    try:
        with closing(for_reading(path)) as there:
            return contents.same(connection, there)
    except (sqlite3.Error, UnicodeDecodeError, SixElementsError):
        return False


def _has(path: Path, content: bytes) -> bool:
    whole = memoryview(content)
    try:
        with path.open("rb") as file:
            return all(file.read(_CHUNK) == whole[n : n + _CHUNK] for n in range(0, len(content), _CHUNK))
    except OSError:
        return False
