"""A damaged workbook: the backups that can take its place, and what happens to the damaged file."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording import numbers

_STAMP = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d)(\d\d)\d\d(?: (.+))?")


@dataclass(frozen=True, slots=True)
class BackupView:
    """One backup as a line to choose."""

    path: Path
    text: str


@dataclass(frozen=True, slots=True)
class RestoreView:
    """What the dialog says; without backups only the way to somebody else's copy is left."""

    sentence: str
    promise: str
    backups: tuple[BackupView, ...]
    nothing: str


class RestorePresenter:
    """Lists the backups of a file and puts one in its place."""

    def __init__(self, session: Session, path: Path, sentence: str) -> None:
        self._session, self._path, self._sentence = session, path, sentence

    def view(self) -> RestoreView:
        """The backups, newest first."""
        found = self._session.services.backups(self._path)
        nothing = _("No backup of it was found. Look for a copy on another drive or in your mail.")
        return RestoreView(
            sentence=self._sentence,
            promise=_("The damaged file is set aside beside the backups. It is never overwritten."),
            backups=tuple(BackupView(path, _line(path)) for path in found),
            nothing="" if found else nothing,
        )

    def restore(self, backup: Path) -> Path:
        """Put a backup in the file's place; returns the path to open. Raises SixElementsError."""
        self._session.services.restore(self._path, backup)
        return self._path


def _line(path: Path) -> str:
    match = _STAMP.fullmatch(path.stem)
    try:
        made = datetime.fromisoformat(f"{match[1]}T{match[2]}:{match[3]}") if match else _changed(path)
    except ValueError:
        made = _changed(path)
    note = match[4] if match else path.stem
    when = _("{day}, {time}").format(day=numbers.day(made.date()), time=made.strftime("%H:%M"))
    return f"{when} ({_note(note)})" if note else when


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime).astimezone()


def _note(note: str) -> str:
    if note == "while collecting":
        return _("made while a round was open")
    if note.startswith("set aside"):
        return _("a file that was set aside")
    if note.startswith("before format"):
        return _("made before the app was updated")
    return note
