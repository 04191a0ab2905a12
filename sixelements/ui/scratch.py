"""Folders for the worked example's copy: removed with it, or at a later start where the app was killed."""

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile

_PREFIX = "sixelements-example-"
_LOCK = "in-use"


class Scratch:
    """One folder, marked as in use as long as this process lives."""

    def __init__(self, parent: Path | None = None) -> None:
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        self._lock = _lock(self.path)
        self._lock.tryLock(0)

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        self._lock.unlock()
        shutil.rmtree(self.path, ignore_errors=True)


def clear_stale(parent: Path | None = None) -> None:
    """Remove folders of processes that are gone; those in use, and what is not ours, stay."""
    for folder in (parent or Path(tempfile.gettempdir())).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if folder.is_symlink() or not (folder / _LOCK).is_file():
                continue
            lock = _lock(folder)
            if lock.tryLock(0):
                lock.unlock()
                shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> QLockFile:
    """Taken as long as its process lives, however long that is."""
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)
    return lock
