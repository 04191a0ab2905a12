"""A file that exists whole or not at all: written next to its place, read back, and only then moved."""

import os
import platform
import re
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path

from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.storage.faults import cannot_write, circle, translate_os_errors
from sixelements.storage.process import started
from sixelements.storage.schema import HEADER, has_our_mark

_numbers = count(1)
_LEFTOVER = re.compile(r"\.sixelements-(\w*)-(\d+)-\d+\.part(-journal|\.lock)?")
_OLD = 24 * 3600
"""Seconds after which no computer still writes one file."""
_HERE = re.sub(r"\W", "", platform.node())[:30]


_PRIVATE = 0o600
_AT_ONCE = 1 << 20
"""Bytes that are read back at once."""


def write_safely(path: Path, data: bytes, *, overwrite: bool = True, private: bool = False) -> None:
    """Write a file so that a crash or a full disk leaves the old one, or none. Raises SixElementsError.

    What replaces a file is read by whoever could read that one, and a link keeps leading where it led. Who
    reads a new file is the system's to say; a ``private`` one, such as a workbook, is for its owner only.
    Nothing but a ``private`` file is written over a workbook.
    """
    with translate_os_errors(path):
        place = led_to(path) if overwrite else path
        if not private and _is_workbook(place):
            raise exists_already(path)
        mode = _PRIVATE if private else _mode_of(place)
        with _beside(place, mode=mode) as part:
            with part.open("wb") as out:
                out.write(data)
            if part.read_bytes() != data:
                raise cannot_write(path)
            put_in_place(part, place, overwrite=overwrite)


def write_parts_safely(path: Path, parts: Iterable[bytes]) -> None:
    """The same as `write_safely` for a file that is too large to be held: what was written is read again."""
    with translate_os_errors(path):
        place = led_to(path)
        if _is_workbook(place):
            raise exists_already(path)
        with _beside(place, mode=_mode_of(place)) as part:
            written, read = sha256(), sha256()
            with part.open("wb") as out:
                for data in parts:
                    written.update(data)
                    out.write(data)
            with part.open("rb") as back:
                while data := back.read(_AT_ONCE):
                    read.update(data)
            if read.digest() != written.digest():
                raise cannot_write(path)
            put_in_place(part, place, overwrite=True)


def write_file_safely(path: Path, write: Callable[[Path], None], *, overwrite: bool = True) -> None:
    """The same for a writer that wants a path; it must have checked what it wrote.

    The path it gets is an empty file of mode 0600.
    """
    with translate_os_errors(path), _beside(path) as part:
        write(part)
        put_in_place(part, path, overwrite=overwrite)


@contextmanager
def making_beside(path: Path) -> Iterator[Path]:
    """A name beside a place that must be free, for a file of ours that is made and looked at there first.

    What lies there at the end is put in its place; if anything is raised, nothing is left. Raises
    SixElementsError.
    """
    with translate_os_errors(path), _beside(path) as part:
        part.unlink()
        yield part
        put_in_place(part, path, overwrite=False)


def led_to(path: Path) -> Path:
    """Where a link leads that a file is written through. Raises CannotWrite where it leads back to itself."""
    try:
        return path.resolve() if path.is_symlink() else path
    except RuntimeError:  # newer Pythons find no fault with it, and write a file in its place
        raise circle(path) from None


def _is_workbook(path: Path) -> bool:
    """Whether a file is one of ours, over which nothing else is ever written."""
    try:
        with path.open("rb") as file:
            return has_our_mark(file.read(HEADER))
    except OSError:
        return False


def _mode_of(path: Path) -> int | None:
    """Who may read a file; None if it doesn't exist."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def make_folder(path: Path) -> None:
    """Make a folder, and those above it, if they don't exist. Raises SixElementsError."""
    with translate_os_errors(path):
        there = next((p for p in (path, *path.parents) if p.exists()), None)
        if there and not there.is_dir():
            raise BadInput(_("{path} is a file, not a folder. Choose another name.").format(path=there))
        path.mkdir(parents=True, exist_ok=True)


def write_new(path: Path, data: bytes) -> bool:
    """Make a small file for now, completely or not at all; False where there is one. Raises OSError."""
    with _beside(path) as part:
        part.write_bytes(data)
        try:
            _move_without_overwriting(part, path)
        except FileExistsError:
            return False
    return True


def put_in_place(part: Path, path: Path, *, overwrite: bool) -> None:
    """Move a finished file to its place and make that last. Raises OSError, or BadInput if refused."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if overwrite:
        part.replace(path)
    else:
        try:
            _move_without_overwriting(part, path)
        except FileExistsError:
            raise exists_already(path) from None
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a folder's names last a power cut, where the system can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def exists_already(path: Path) -> BadInput:
    return BadInput(_("{path} exists already. Choose another name.").format(path=path))


@contextmanager
def _beside(path: Path, *, mode: int | None = _PRIVATE) -> Iterator[Path]:
    """An empty file in the same folder, removed unless it was moved away; no mode: as the system makes it."""
    clear_leftovers(path.parent)
    part = path.with_name(f".sixelements-{_HERE}-{os.getpid()}-{next(_numbers)}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666 if mode is None else _PRIVATE))
    if mode is not None:
        part.chmod(mode | stat.S_IWUSR)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def clear_leftovers(folder: Path) -> None:
    """Remove what killed processes left behind: at once that of this computer, that of others when old."""
    for file in folder.glob(".sixelements-*"):
        leftover = _LEFTOVER.fullmatch(file.name)
        if leftover and _is_left(file, leftover):
            with suppress(OSError):  # the next who writes here tries again
                file.unlink(missing_ok=True)


def _is_left(file: Path, leftover: re.Match[str]) -> bool:
    if leftover[1] == _HERE:
        return started(int(leftover[2])) is None
    try:
        return time.time() - file.stat().st_mtime > _OLD
    except OSError:
        return False


def _move_without_overwriting(part: Path, path: Path) -> None:
    """Raises FileExistsError where something is in the way."""
    try:
        if sys.platform == "win32":
            part.rename(path)
        else:
            path.hardlink_to(part)
    except FileExistsError:
        raise
    except OSError:  # a stick without links: reserve the name, then put the file over it
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        part.replace(path)
