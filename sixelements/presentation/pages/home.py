"""Home: start, open, look around; no name of a client before somebody asks for it."""

from __future__ import annotations

import os.path
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sixelements.i18n import _
from sixelements.presentation.journey import STEPS, StepId
from sixelements.presentation.recents import Recent
from sixelements.presentation.session import Session
from sixelements.wording import numbers, phrases

if TYPE_CHECKING:
    from sixelements.domain.ids import WorkbookId


class RecentView(NamedTuple):
    """A recent workbook as a row; ``missing`` ones offer to be located or forgotten.

    ``replaced``: another workbook lies there now, which can be opened all the same.
    """

    path: Path
    title: str
    where: str
    when: str
    missing: bool
    replaced: bool
    id: WorkbookId | None

    @property
    def spoken(self) -> str:
        """The row in one sentence, for a screen reader."""
        when = phrases.sentence(self.when)
        return phrases.read_aloud(self.title, self.where, when)


class HomeView(NamedTuple):
    """What Home shows."""

    recents: tuple[RecentView, ...]
    empty: str
    kept: bool
    resume: str | None
    steps: tuple[tuple[str, str], ...]


class LookedFor(NamedTuple):
    """Which workbooks of the list are gone, and which have a password."""

    missing: frozenset[Path]
    with_password: frozenset[Path]


class HomePresenter:
    """Decides what Home says."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._missing: frozenset[Path] = frozenset()

    def looking(self) -> Callable[[], LookedFor]:
        """The work of looking for the workbooks of the list, for which a drive may take its time."""
        paths = tuple(recent.path for recent in self._session.recents.all() if recent.certain)
        has_password = self._session.services.has_password

        def work() -> LookedFor:
            missing = frozenset(path for path in paths if not os.path.exists(path))  # noqa: PTH110 - never raises
            there = (path for path in paths if path not in missing)
            return LookedFor(missing, frozenset(path for path in there if has_password(path)))

        return work

    def take_found(self, found: LookedFor) -> bool:
        """Know which workbooks are gone, and keep the titles of those with a password; whether that is news.

        Earlier versions kept their titles, and a password may have been set elsewhere.
        """
        news, self._missing = found.missing != self._missing, found.missing
        return self._session.recents.keep_secret(found.with_password) or news

    def view(self, find: str = "") -> HomeView:
        """Home as it is now; ``find`` keeps only recents whose title or path holds it."""
        recents = self._session.recents
        rows = [self._row(recent) for recent in recents.all()]
        wanted = find.strip().casefold()
        shown = tuple(r for r in rows if wanted in f"{r.title} {r.path}".casefold())
        return HomeView(
            recents=shown,
            empty=self._empty(rows, found=bool(shown)),
            kept=recents.kept,
            resume=self._resume(),
            steps=_steps(),
        )

    def _resume(self) -> str | None:
        if not self._session.is_open:
            return None
        return _("Back to the open workbook")

    def _empty(self, rows: list[RecentView], *, found: bool) -> str:
        if found:
            return ""
        if rows:
            return _("No recent workbook has this in its name.")
        if not self._session.recents.kept:
            return _("No list of recent workbooks is kept. Use Open to choose a file.")
        return _("No workbooks yet. Start one, or look around in the worked example.")

    def _row(self, recent: Recent) -> RecentView:
        there = recent.certain and recent.path not in self._missing
        replaced = there and self._session.recents.replaced(recent.path)
        where = str(recent.path)
        if not there:
            where = _("Not found at {path}. Is the drive plugged in?").format(path=recent.path)
        elif replaced:
            where = _("Another workbook lies there now: {path}").format(path=recent.path)
        today = self._session.services.today()
        when = _("Today") if recent.day == today else numbers.day(recent.day)
        return RecentView(
            recent.path, recent.title, where, when, missing=not there, replaced=replaced, id=recent.id
        )

    def another_found(self, recent: RecentView, path: Path) -> str:
        """What is said if the file chosen for a workbook turns out to be another workbook."""
        text = _("{file} holds another workbook than {title}. Nothing was opened.")
        return text.format(file=path.name, title=recent.title)

    def forget(self, path: Path) -> None:
        """Take a workbook off the list; the file stays."""
        self._session.recents.forget(path)

    def keep_recents(self, *, yes: bool) -> None:
        """Keep a list from now on or not."""
        self._session.recents.keep(yes=yes)


def _steps() -> tuple[tuple[str, str], ...]:
    """Every step of the rail, and what it takes."""
    takes = {
        StepId.SET_UP: _("5 minutes, before the day"),
        StepId.COLLECT: _("20 minutes each, alone"),
        StepId.RESULTS: _("What people said, in one profile"),
        StepId.DISCUSS: _("25 minutes, together"),
        StepId.LOOK_CLOSER: _("Facts, where you need them"),
        StepId.PLAN: _("15 minutes, together"),
        StepId.REPORT: _("The roadmap as a PDF"),
        StepId.REVIEW: _("Every two weeks, together"),
    }
    return tuple((step.title(), takes[step.id]) for step in STEPS)
