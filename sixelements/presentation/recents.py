"""Workbooks opened lately: path, title, day and the workbook's id; the person can forget them.

The title of one with a password is its file's name: whose it is stands in the file alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sixelements.i18n import _, ngettext

if TYPE_CHECKING:
    from sixelements.application.ports import Workbook
    from sixelements.domain.ids import WorkbookId
    from sixelements.presentation.services import Settings

_KEY = "recents"
_KEEP = "keep recents"
MOST = 12


class Recent(NamedTuple):
    """One workbook of the list. ``id`` is None in lists of earlier versions."""

    path: Path
    title: str
    day: date
    id: WorkbookId | None = None

    @property
    def certain(self) -> bool:
        """Whether the path means one place; earlier versions kept some that depend on the current folder."""
        return self.path.is_absolute()


class Recents:
    """The list, newest first, kept in the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._replaced: set[Path] = set()

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
            return tuple(_read(*row) for row in rows)
        except (ValueError, TypeError):
            return ()

    def add(self, path: Path, title: str, day: date, id_: WorkbookId | None = None) -> None:
        """Put a workbook first, by the one place that its path leads to now."""
        place = Path(os.path.realpath(path))
        self._replaced.discard(place)
        if self.kept:
            others = (r for r in self.all() if not _same(r.path, place))
            self._store([Recent(place, title, day, id_), *others])

    def rename(self, path: Path, title: str) -> None:
        """Give a workbook of the list the title that it has by now."""
        place = Path(os.path.realpath(path))
        now = self.all()
        renamed = [r._replace(title=title) if _same(r.path, place) else r for r in now]
        if renamed != list(now):
            self._store(renamed)

    def keep_secret(self, paths: Collection[Path]) -> bool:
        """Call these workbooks what their files are called; whether that is news."""
        now = self.all()
        called = [r._replace(title=r.path.name) if r.path in paths else r for r in now]
        if called == list(now):
            return False
        self._store(called)
        return True

    def replaced(self, path: Path) -> bool:
        """Whether another workbook was recently seen where this one was."""
        return path in self._replaced

    def note_replaced(self, path: Path, meant: WorkbookId) -> None:
        """Note that another workbook is where the intended one was; it may be the one on the list."""
        if any(r.path == path and r.id == meant for r in self.all()):
            self._replaced.add(path)

    def forget(self, path: Path) -> None:
        """Take a workbook off the list; the file stays."""
        place = Path(os.path.realpath(path))
        self._store([r for r in self.all() if r.path != path and not _same(r.path, place)])

    def _store(self, recents: list[Recent]) -> None:
        rows = [[str(r.path), r.title, r.day.isoformat(), r.id] for r in recents[:MOST]]
        self._settings.write(_KEY, json.dumps(rows))


def recent_title(book: Workbook) -> str:
    """Whose workbook it is: the organization, and its teams, as an organization may have several files."""
    organization = book.info.organization
    first, *others = [team.name for team in book.teams.all()]
    if not others and first == organization:
        return organization
    if len(others) > 1:
        text = ngettext(
            "{organization}: {team} and {n} more team",
            "{organization}: {team} and {n} more teams",
            len(others),
        )
        return text.format(organization=organization, team=first, n=len(others))
    text = _("{organization}: {team} and {other}") if others else _("{organization}: {team}")
    return text.format(organization=organization, team=first, other=others[0] if others else "")


def _read(path: str, title: str, day: str, id_: WorkbookId | None = None) -> Recent:
    return Recent(Path(path), str(title), date.fromisoformat(day), id_)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths are the same on a system whose file names ignore case."""
    return os.path.normcase(one) == os.path.normcase(other)
