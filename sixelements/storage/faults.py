"""What SQLite and the operating system complain of, as errors with one clear sentence."""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sixelements.application.errors import (
    CannotRead,
    CannotWrite,
    CutShort,
    DamagedWorkbook,
    DiskFull,
    FileGone,
    FileRenamed,
    InUse,
    KeptFromUs,
    NotAWorkbook,
    OtherFile,
    TakesTooLong,
    TooMuch,
)
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.i18n import _

_OF_THE_FILE = ("decode to UTF-8", "unsupported file format")
"""What SQLite says of damage under the code for any mistake in SQL."""
_NO_SPACE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_BAD_NAME = (errno.ENAMETOOLONG, errno.EINVAL, errno.EILSEQ)
_BAD_NAME_OF_WINDOWS = 123
_REFUSED = (errno.EACCES, errno.EPERM, errno.EISDIR)


@contextmanager
def translate_errors(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Run what touches a workbook; what SQLite says about it becomes a sentence that names the file.

    ``reading``: nothing was to be stored, so nothing is said not to be.
    """
    try:
        yield
    except UnicodeDecodeError:
        raise damaged(path) from None
    except UnicodeEncodeError:
        raise BadInput(_("The text holds a character that can't be stored. Type it again.")) from None
    except sqlite3.Error as error:
        sentence = _worded(error, path)
        if sentence is None:
            raise
        raise (_of_reading(sentence, path) if reading else sentence) from None


def _of_reading(sentence: SixElementsError, path: Path) -> SixElementsError:
    """The same, if nothing was to be stored."""
    if type(sentence) is CannotWrite:
        return cannot_read(path)
    return KeptFromUs(sentence.sentence) if type(sentence) is InUse else sentence


@contextmanager
def translate_os_errors(path: Path) -> Iterator[None]:
    """Run what writes a file of its own; what the operating system says becomes a sentence."""
    try:
        yield
    except OSError as error:
        raise _of_the_system(error)(path) from None


def _of_the_system(error: OSError) -> Callable[[Path], CannotWrite]:
    if error.errno in _NO_SPACE:
        return disk_full
    if error.errno == errno.EROFS:
        return _drive_for_reading
    if error.errno in _REFUSED:
        return _refused
    if error.errno == errno.ELOOP:
        return circle
    named = error.errno in _BAD_NAME or getattr(error, "winerror", 0) == _BAD_NAME_OF_WINDOWS
    return _bad_name if named else cannot_write


def _bad_name(path: Path) -> CannotWrite:
    text = _("Not saved: the drive does not allow the name {name}. Choose another, shorter one.")
    return CannotWrite(text.format(name=path.name))


def circle(path: Path) -> CannotWrite:
    """Of a link that leads to nowhere but itself."""
    text = _("Not saved: {path} is a link that leads back to itself. Choose another name.")
    return CannotWrite(text.format(path=path))


def _drive_for_reading(path: Path) -> CannotWrite:
    text = _("Not saved: {path} lies on a drive that can only be read. Change that, then try again.")
    return CannotWrite(text.format(path=path))


def _refused(path: Path) -> CannotWrite:
    """The system says that it is not allowed, whatever can be seen from outside."""
    if path.is_dir():
        text = _("Not saved: {path} is a folder. Choose another name.")
    elif path.exists() and not os.access(path, os.W_OK):
        text = _("Not saved: {path} is write-protected. Take that away, then try again.")
    else:
        text = _("Not saved: nothing may be written into the folder of {path}. Allow it, then try again.")
    return CannotWrite(text.format(path=path))


def is_(error: sqlite3.Error, *codes: int) -> bool:
    """Whether an error has one of these primary result codes."""
    return getattr(error, "sqlite_errorcode", -1) & 0xFF in codes


def _worded(error: sqlite3.Error, path: Path) -> SixElementsError | None:
    """The error with its sentence; None for a bug of ours, which must surface as one."""
    if isinstance(error, sqlite3.OperationalError) and any(words in str(error) for words in _OF_THE_FILE):
        return damaged(path)
    if getattr(error, "sqlite_errorcode", -1) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return _change_cut_short(path)
    if getattr(error, "sqlite_errorcode", -1) == sqlite3.SQLITE_READONLY_DBMOVED:
        return gone(path)
    code = getattr(error, "sqlite_errorcode", -1) & 0xFF
    makers = {
        sqlite3.SQLITE_FULL: disk_full,
        sqlite3.SQLITE_CORRUPT: damaged,
        sqlite3.SQLITE_TOOBIG: damaged,
        sqlite3.SQLITE_INTERRUPT: takes_too_long,
        sqlite3.SQLITE_NOTADB: not_a_workbook,
        sqlite3.SQLITE_BUSY: in_use,
        sqlite3.SQLITE_LOCKED: in_use,
        sqlite3.SQLITE_PROTOCOL: in_use,
        sqlite3.SQLITE_READONLY: cannot_write,
        sqlite3.SQLITE_IOERR: cannot_write,
        sqlite3.SQLITE_CANTOPEN: cannot_write,
        sqlite3.SQLITE_PERM: cannot_write,
    }
    return makers[code](path) if code in makers else None


def disk_full(path: Path) -> DiskFull:
    if not os.path.lexists(path):
        return DiskFull(_("Not saved: the disk is full. Free some space, then try again."))
    return DiskFull(
        _(
            "Not saved: the disk is full. Free some space, then try again. "
            "What was saved in {path} before is still there."
        ).format(path=path)
    )


def cannot_write(path: Path) -> CannotWrite:
    """Says what hinders it, as far as that can be seen from outside."""
    place = _led_to(path)
    folder = place.parent
    if path.is_symlink() and not folder.is_dir():
        text = _("Not saved: {name} leads to {folder}, which is not there. Make it, or choose another name.")
        return CannotWrite(text.format(name=path.name, folder=folder))
    if not folder.is_dir():
        text = _("Not saved: there is no folder {folder}. Make it, or plug in its drive. Then try again.")
        return CannotWrite(text.format(folder=folder))
    if _only_for_reading(folder):
        return _drive_for_reading(path)
    if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
        return _refused(place)
    text = _("Not saved: the drive does not take {path}. Is it still plugged in? Then try again.")
    return CannotWrite(text.format(path=path))


def _led_to(path: Path) -> Path:
    """Where a link leads, which is where it is written; a path that is none is its own place."""
    try:
        return path.resolve() if path.is_symlink() else path
    except (OSError, RuntimeError):  # it leads back to itself
        return path


def _only_for_reading(folder: Path) -> bool:
    if sys.platform == "win32":
        return False
    return bool(os.statvfs(folder).f_flag & os.ST_RDONLY)


def gone(path: Path) -> FileGone:
    if path.parent.exists():
        text = _("{path} was deleted or moved away. Put it back and try again, or save a copy.")
    else:
        text = _(
            "The folder of {path} is not there. Is the drive unplugged? "
            "Try again once it is back, or save a copy."
        )
    return FileGone(text.format(path=path))


def renamed(path: Path, there: Path) -> FileRenamed:
    text = _("{path} is called {name} now. Go on there, or give it its old name and try again.")
    return FileRenamed(text.format(path=path, name=there.name), there)


def other_file(path: Path, *, same_workbook: bool, opens: bool) -> OtherFile:
    if same_workbook:
        text = _(
            "{path} was replaced from outside, most likely by a program that syncs: the same workbook lies "
            "there in another state. You still see yours. Neither was written over the other."
        )
    else:
        text = _(
            "{path} was replaced from outside, and what lies there now is not this workbook. "
            "You still see yours. Neither was written over the other."
        )
    return OtherFile(text.format(path=path), same_workbook=same_workbook, opens=opens)


def written_over(path: Path, *, same_workbook: bool, opens: bool) -> OtherFile:
    """Like `other_file`, when our file was written over, so that no file holds our content any more."""
    if same_workbook:
        text = _(
            "{path} was written over from outside, most likely by a program that syncs: it holds the same "
            "workbook in another state. You still see yours: save a copy to keep it. "
            "Nothing of it is written into what lies there now."
        )
    else:
        text = _(
            "{path} was written over from outside, and what it holds now is not this workbook. "
            "You still see yours: save a copy to keep it. Nothing of it is written into what lies there now."
        )
    return OtherFile(text.format(path=path), same_workbook=same_workbook, opens=opens)


def written_over_large(path: Path, *, same_workbook: bool, opens: bool) -> OtherFile:
    """As `written_over`, of a file that is too large for us to have what was in it."""
    text = _(
        "{path} was written over from outside, and nothing was read from it since. It is too large to be "
        "saved from here: put it back as it was, or close it and open the newest backup."
    )
    return OtherFile(text.format(path=path), same_workbook=same_workbook, opens=opens)


def cut_short(path: Path) -> CutShort:
    """Like `other_file`, when what is there is not a whole file any more."""
    text = _(
        "{path} is damaged: it was cut short or overwritten from outside. You still see all that was "
        "in it: save a copy to keep it, or go back to a backup. Nothing is written into what lies there now."
    )
    return CutShort(text.format(path=path))


def cut_short_large(path: Path) -> CutShort:
    """Like `written_over_large`, when what is left of the file is not whole."""
    text = _(
        "{path} is damaged: it was cut short or overwritten from outside. It is too large to be saved from "
        "here: close it and open the newest backup."
    )
    return CutShort(text.format(path=path))


def cannot_read(path: Path) -> CannotRead:
    return CannotRead(_("{path} can't be read now. Is the drive still there? Try again.").format(path=path))


def _change_cut_short(path: Path) -> CannotRead:
    return CannotRead(
        _(
            "{path} can't be read as it is: a change was cut short, and undoing that takes writing. Copy it, "
            "with the file beside it whose name ends in -journal, to a place that can be written."
        ).format(path=path)
    )


def in_use(path: Path) -> InUse:
    return InUse(_("{path} is being written by another program at this moment. Try again.").format(path=path))


def not_a_workbook(path: Path) -> NotAWorkbook:
    return NotAWorkbook(_("{path} is not a Six Elements workbook.").format(path=path))


def takes_too_long(path: Path) -> TakesTooLong:
    return TakesTooLong(_("{path} takes too long to check, so it was not opened.").format(path=path))


def too_large(path: Path) -> TooMuch:
    return TooMuch(
        _(
            "Not saved: with this, {path} would be larger than the 100 MB that a workbook holds. "
            "Start another workbook for what is to come; what was saved before is unchanged."
        ).format(path=path)
    )


def too_much(path: Path) -> TooMuch:
    return TooMuch(
        _(
            "{path} holds more, or longer texts, than fits, so it was opened for reading only. "
            "It is not damaged: check lists what it is, and mend makes a copy that can be written."
        ).format(path=path)
    )


def damaged(path: Path) -> DamagedWorkbook:
    """Doesn't say whether the file was changed; only whoever opened it can know that."""
    return DamagedWorkbook(_("{path} is damaged. Close it and restore a backup to go on.").format(path=path))


def replaced(path: Path) -> DamagedWorkbook:
    return DamagedWorkbook(
        _(
            "Not saved: another program put something else into {path}. Close it, and restore a backup if it "
            "is not what you expect."
        ).format(path=path)
    )
