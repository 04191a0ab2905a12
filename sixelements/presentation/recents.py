"""Workbooks opened lately: path, title and day, nothing else; the person can forget them."""

import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sixelements.presentation.services import Settings

_KEY = "recents"
_KEEP = "keep recents"
MOST = 12


class Recent(NamedTuple):
    """One workbook of the list."""

    path: Path
    title: str
    day: date


class Recents:
    """The list, newest first, kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def kept(self) -> bool:
        """Whether a list is kept at all."""
        return self._settings.read(_KEEP) != "no"

    def keep(self, *, yes: bool) -> None:
        """Keep a list from now on, or keep none and forget what is there."""
        self._settings.write(_KEEP, "yes" if yes else "no")
        if not yes:
            self._store([])

    def all(self) -> tuple[Recent, ...]:
        """The list; entries that can't be read are left out."""
        try:
            rows = json.loads(self._settings.read(_KEY) or "[]")
            return tuple(Recent(Path(p), str(t), date.fromisoformat(d)) for p, t, d in rows)
        except (ValueError, TypeError):
            return ()

    def add(self, path: Path, title: str, day: date) -> None:
        """Put a workbook first."""
        if self.kept:
            self._store([Recent(path, title, day), *(r for r in self.all() if r.path != path)])

    def forget(self, path: Path) -> None:
        """Take a workbook off the list; the file stays."""
        self._store([r for r in self.all() if r.path != path])

    def _store(self, recents: list[Recent]) -> None:
        rows = [[str(r.path), r.title, r.day.isoformat()] for r in recents[:MOST]]
        self._settings.write(_KEY, json.dumps(rows))
