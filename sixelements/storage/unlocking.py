"""Giving the password of a workbook, so that it and its copies open from now on."""

from pathlib import Path

from sixelements.storage import passwords, soundness


def is_locked(path: Path) -> bool:
    """Whether a file has a password that has yet to be given."""
    path = soundness.resolved(path)
    return passwords.is_locked(path)


def unlock(path: Path, password: str) -> None:
    """Open a workbook, and its copies, without asking from now on; takes a good part of a second.

    Raises WrongPassword, also where nothing is left to tell it by, BadInput, or DamagedWorkbook where only a
    copy could tell.
    """
    path = soundness.resolved(path)
    copies = tuple(backup.path for backup in soundness.backups_of(path))
    if passwords.is_cut(path) or not passwords.unlock(path, password, copies):
        raise soundness.with_backups(path)
