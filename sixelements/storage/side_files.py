"""What is beside a workbook under the names that SQLite looks at: it may be a trap.

SQLite believes a journal: it makes the workbook as large as the journal says, deletes a file that the journal
names, and writes its next journal through a link. So anything that can't be left over from a change of this
workbook is refused before SQLite sees it.
"""

import os
import stat
import struct
import sys
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sixelements.application.errors import CannotRead
from sixelements.i18n import _
from sixelements.storage import bounds

_MARK = bytes.fromhex("d9d505f920a163d7")
_HEADER = struct.Struct(">8sIIIII")
"""Mark, pages that follow, start of the sums, pages of the file before, size of a sector, size of a page."""
_WAL_HEADER = struct.Struct(">IIIIII")
"""Mark, format, size of a page, number of the checkpoint, two salts; two sums follow."""
_FRAME = struct.Struct(">IIII")
"""Page, pages of the file after this change, the salts again; two sums and the page follow."""
_LARGEST = 3 * bounds.LARGEST_FILE_BEARABLE
"""Bytes; a journal holds each page once, with a header before each where memory is short."""


class JournalHeader(NamedTuple):
    """What stands before the pages of a journal.

    ``pages`` follow, ``before`` is how many the file had, ``nonce`` where their sums start; ``sector`` and
    ``page`` are bytes.
    """

    pages: int
    nonce: int
    before: int
    sector: int
    page: int


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a change replaces; beside another file it would be rolled back into that."""
    return path.with_name(path.name + "-journal")


def refuse_traps(path: Path) -> None:
    """Raise CannotRead if something next to a workbook is not what a change of it leaves behind."""
    checks = {"-journal": _sane_journal, "-wal": _sane_wal, "-shm": _sane_shm}
    for ending, sane in checks.items():
        file = path.with_name(path.name + ending)
        try:
            found = file.lstat()
        except OSError:
            continue
        try:
            if _ordinary(file, found) and sane(file, path):
                continue
        except FileNotFoundError:  # whoever wrote it is done with it in the meantime
            continue
        except OSError:  # it can't be read, and SQLite could not either
            pass
        text = _(
            "{file} is not what a change of the workbook beside it leaves behind, so the workbook was not "
            "opened. Move that file away, then try again."
        )
        raise CannotRead(text.format(file=file))


def _ordinary(file: Path, found: os.stat_result) -> bool:
    """A file with one name, bearably large, of somebody who could have changed the workbook itself.

    Whoever may write in a folder can put another workbook there anyway, except in one like /tmp, where
    each may remove only what is theirs.
    """
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1 or found.st_size > _LARGEST:
        return False
    if sys.platform == "win32":
        return True
    folder = file.parent.stat()
    return not folder.st_mode & stat.S_ISVTX or found.st_uid in (os.geteuid(), folder.st_uid, 0)


def _sane_journal(journal: Path, path: Path) -> bool:
    """Whether it asks for no more than there is, and is about no other file.

    A change that is taken back never makes the file larger than file and journal together: each page
    that was there before is in one of them. At the end of a journal that names another file stand the
    name, its length, a sum, and a mark. No workbook has a part in a change of several files.
    """
    with journal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        begins = file.read(len(_MARK))
        file.seek(max(0, size - 16))
        end = file.read(16)
        head = journal_header(file, 0)
    if len(end) == 16 and end.endswith(_MARK) and 0 < int.from_bytes(end[:4]) <= size:
        return False
    if head is None:
        return size < _HEADER.size or begins != _MARK  # SQLite throws it away
    return head.before * head.page <= path.stat().st_size + size


def journal_header(file: BinaryIO, at: int) -> JournalHeader | None:
    """The header at a place in a journal; None if none is that SQLite would believe."""
    file.seek(at)
    head = file.read(_HEADER.size)
    if len(head) < _HEADER.size or not head.startswith(_MARK):
        return None
    found = JournalHeader(*_HEADER.unpack(head)[1:])
    return found if _is_size(found.page, 512) and _is_size(found.sector, 32) else None


def _sane_wal(wal: Path, path: Path) -> bool:
    """The same for what another program left in another way of writing."""
    with wal.open("rb") as file:
        size = file.seek(0, os.SEEK_END)
        room = path.stat().st_size + size
        file.seek(0)
        head = file.read(_WAL_HEADER.size)
        if len(head) < _WAL_HEADER.size:
            return True
        _mark, _format, page, _number, *salts = _WAL_HEADER.unpack(head)
        if not _is_size(page, 512):
            return False
        for start in range(_WAL_HEADER.size + 8, size, page + _FRAME.size + 8):
            file.seek(start)
            frame = file.read(_FRAME.size)
            if len(frame) < _FRAME.size:
                break
            _page, after, *own = _FRAME.unpack(frame)
            if own == salts and after * page > room:
                return False
    return True


def _sane_shm(_shm: Path, _path: Path) -> bool:
    """SQLite makes it again if it doesn't fit."""
    return True


def _is_size(n: int, least: int) -> bool:
    return least <= n <= 65536 and n & (n - 1) == 0
