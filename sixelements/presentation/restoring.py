"""A damaged workbook: the backups that can take its place, and what happens to the damaged file."""

from dataclasses import dataclass
from pathlib import Path

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.wording.backups import line, where_else


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
        nothing = _("No backup of it was found here. {hint}").format(hint=where_else(self._path.name))
        return RestoreView(
            sentence=self._sentence,
            promise=_("The damaged file is set aside beside the backups. It is never overwritten."),
            backups=tuple(BackupView(copy.path, line(copy.made, copy.note)) for copy in found),
            nothing="" if found else nothing,
        )

    def restore(self, backup: Path) -> Path:
        """Put a backup in the file's place; returns the path to open. Raises SixElementsError."""
        self._session.services.restore(self._path, backup)
        return self._path
