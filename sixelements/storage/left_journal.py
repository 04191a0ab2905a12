"""A journal that a killed process left beside a workbook: whether it is of the file that lies there now.

SQLite rolls any journal that is well formed into whatever file lies beside it. Where somebody put another
copy there since, by hand or with a program that syncs, that would make a state that never was, or destroy a
good file. So a journal is rolled back only into the file that it was written for; any other is put aside,
never removed, and the file is read as it lies.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count, takewhile
from pathlib import Path
from struct import Struct
from typing import BinaryIO, NamedTuple

from sixelements.application.errors import CannotRead
from sixelements.i18n import _
from sixelements.storage import page_one, side_files
from sixelements.storage.passwords import PAGE, SALT, FileKey, page_fits
from sixelements.storage.schema import FIRST_WORDS, HEADER

_COUNTER = slice(24, 28)
"""In the header of a file: a number that goes up by one with each change."""
_OUR_COUNTER = slice(48, 52)
"""The same in a file with a password, of changes by us; with any other it stays as it is."""
_PAGE_SIZE = slice(16, 18)
_PAGES = slice(28, 32)
_NUMBER = Struct(">I")
_EACH_SUMMED = 200
"""Bytes between those of a page that its sum takes in."""
_TOGETHER = 60
"""A change writes the file within so many seconds of its journal, before or after."""
_ALL = 0xFFFFFFFF
"""What a header says where its pages go on to the end of the journal."""
_put_aside: dict[Path, Path] = {}


class _Journal(NamedTuple):
    """What a journal holds: the pages before the change by number, where there are some, and page 1."""

    page: int
    before: int
    numbers: frozenset[int]
    first: bytes | None
    spilled: bool
    """Whether the change may have been so large that pages were written before its end."""


def put_aside(path: Path) -> tuple[Path, ...]:
    """Where a journal lies now that was found beside a workbook since this program began."""
    aside = _put_aside.get(path.absolute())
    return (aside,) if aside else ()


def lying_aside(path: Path) -> tuple[Path, ...]:
    """All journals that were ever put aside beside a workbook, and lie there still."""
    return tuple(takewhile(Path.exists, _names(path)))


def tell_put_aside() -> list[tuple[Path, Path]]:
    """Each workbook beside which a journal was put aside, and where it lies now; each is told once."""
    told = list(_put_aside.items())
    _put_aside.clear()
    return told


def look(path: Path, is_left: Callable[[], bool], key: FileKey | None = None) -> None:
    """Put a journal aside that a killed process left, unless it is of the file that lies there now.

    ``is_left`` tells whether SQLite would roll it back now: that no living process writes it. Raises
    CannotRead where it can't be put aside. ``key`` is that of a file with a password.
    """
    journal = side_files.journal_of(path)
    try:
        with journal.open("rb") as file:
            if file.read(1) in (b"", b"\0"):  # not begun, or over: SQLite believes nothing of it
                return
            if path.stat().st_size and not is_left():
                return
            seen = os.fstat(file.fileno())
            if not _belongs(file, path, key):
                _move(journal, path, seen)
    except FileNotFoundError:  # its writer is done with it
        return
    except OSError:
        text = _(
            "{file} is not what a change of the workbook beside it leaves behind, so the workbook was not "
            "opened. Move that file away, then try again."
        )
        raise CannotRead(text.format(file=journal)) from None


def _move(journal: Path, path: Path, seen: os.stat_result) -> None:
    """Give it a name that SQLite does not look at.

    If another journal took its place in the meantime, that one gets its name back.
    """
    aside = next(name for name in _names(path) if not os.path.lexists(name))
    if not os.path.samestat(journal.lstat(), seen):
        return
    journal.rename(aside)
    if not os.path.samestat(aside.lstat(), seen):
        with suppress(FileExistsError):
            journal.hardlink_to(aside)
            aside.unlink()
        return
    _put_aside[path.absolute()] = aside


def _names(path: Path) -> Iterator[Path]:
    return (path.with_name(f"{path.name} change cut short{f' {n}' if n > 1 else ''}") for n in count(1))


def _belongs(file: BinaryIO, path: Path, key: FileKey | None) -> bool:
    """Whether a journal was written for the file at a path, which nobody writes to at this moment.

    A change writes page 1 with the next number before all others, and the journal has page 1 as it was. So
    the file says that number, and then has the very same header, or the one after it. Each page that the file
    lacks, as a change may make it shorter, is in the journal. In a change so large that pages were written
    before its end, page 1 may not have come yet; then the file has as many pages as before. Both were
    written at about the same time: a copy that was put there later, or is older, may look the same else.
    """
    found = _read(file)
    with path.open("rb") as book:
        page, there = book.read(PAGE if key else HEADER), os.fstat(book.fileno())
    head = _head(page, found.first if found else None, key)
    size = there.st_size
    if abs(there.st_mtime - os.fstat(file.fileno()).st_mtime) > _TOGETHER:
        return False
    if found is None or len(head) < HEADER or not head.startswith(FIRST_WORDS):
        return False
    lacking = range(size // found.page + 1, found.before + 1)
    if _page_size(head) != found.page or not found.numbers.issuperset(lacking):
        return False
    if found.first is None:
        return found.spilled and int.from_bytes(head[_PAGES]) == found.before
    then = page_one.header(found.first, key)
    said = then.startswith(FIRST_WORDS), _page_size(then), int.from_bytes(then[_PAGES])
    if said != (True, found.page, found.before):
        return False
    counter = _OUR_COUNTER if key else _COUNTER
    further = (int.from_bytes(head[counter]) - int.from_bytes(then[counter])) % 2**32
    return head == then or further == 1 or (key is not None and further == 0)


def _head(page: bytes, before: bytes | None, key: FileKey | None) -> bytes:
    """The header in the first page of a file.

    With a password, one that a power cut tore tells nothing; then it counts as it was before.
    """
    torn = key is not None and len(page) == PAGE and not page_fits(page, 1, key)
    if torn and before is not None and before[:SALT] == page[:SALT]:
        return page_one.header(before, key)
    return page_one.header(page, key)


def _page_size(head: bytes) -> int:
    said = int.from_bytes(head[_PAGE_SIZE])
    return 65536 if said == 1 else said


def _read(file: BinaryIO) -> _Journal | None:
    """What SQLite would find in a journal; None if that is nothing."""
    size = file.seek(0, os.SEEK_END)
    numbers, first, parts, at = set[int](), None, 0, 0
    page = before = 0
    while (head := side_files.journal_header(file, at)) and (not parts or head.page == page):
        parts += 1
        if parts == 1:
            page, before = head.page, head.before
        at += head.sector
        many = (size - at) // (page + 8) if head.pages == _ALL else head.pages
        for _n in range(many):
            record = _record(file, at, page, head.nonce)
            if record is not None and record[0] in numbers:  # a change keeps each page once
                return None
            if record is None:
                return _Journal(page, before, frozenset(numbers), first, parts > 1) if numbers else None
            if record[0] == 1:
                first = record[1]
            numbers.add(record[0])
            at += page + 8
        at = -(-at // head.sector) * head.sector
    return _Journal(page, before, frozenset(numbers), first, parts > 1) if numbers else None


def _record(file: BinaryIO, at: int, page: int, nonce: int) -> tuple[int, bytes] | None:
    """The number of a page and what it held; None if SQLite stops to believe."""
    file.seek(at)
    data = file.read(page + 8)
    if len(data) < page + 8:
        return None
    number, content = _NUMBER.unpack_from(data)[0], data[4:-4]
    summed = (nonce + sum(content[page - _EACH_SUMMED : 0 : -_EACH_SUMMED])) & 0xFFFFFFFF
    return (number, content) if number and summed == _NUMBER.unpack_from(data, page + 4)[0] else None


def is_left(connection: sqlite3.Connection) -> bool:
    """Whether SQLite would roll a journal back for this connection, which can't write, if it only could."""
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK
    except sqlite3.Error:
        pass
    return False
