"""Opening a workbook in the background: a large one, or one on a slow drive, takes a while to check."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sixelements.application.errors import DamagedWorkbook, PasswordNeeded
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.journey import StepId, first_page
from sixelements.presentation.session import LookedInto, Session
from sixelements.presentation.session_events import OtherFound
from sixelements.ui.commands import may_let_go, may_set_aside
from sixelements.ui.scratch import Scratch
from sixelements.ui.shortcuts import Command
from sixelements.ui.tasks import Task
from sixelements.ui.widgets.text import Text
from sixelements.ui.windows import bring_to_front, with_workbook, workbooks_beside
from sixelements.wording import phrases
from sixelements.wording.backups import line, others, owner, put_aside, when, yours_set_aside
from sixelements.wording.merging import conflicts
from sixelements.wording.passwords import all_followed, not_followed, readable
from sixelements.wording.rounds import late_sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sixelements.application.ports import BackupCopy, Workbook, WorkbookInfo
    from sixelements.domain.ids import TeamId, WorkbookId
    from sixelements.ui.main_window import MainWindow
    from sixelements.ui.widgets.banner import Banner

_WHILE_COLLECTING = "while collecting"
_PATIENCE, _PATIENCE_WHILE_EMPTY = 250, 1000
"""Milliseconds after which a page says that something is being opened; an empty window says so at once."""


class _Other(SixElementsError):
    """Another workbook lies there than the one that was meant."""

    def __init__(self, meant: WorkbookId) -> None:
        super().__init__(_("Another workbook lies there now."))
        self.meant = meant


class _Elsewhere(SixElementsError):
    """Another window has this workbook open, by this path."""

    def __init__(self, path: Path) -> None:
        super().__init__(_("It is open in another window."))
        self.path = path


_Found: TypeAlias = "Workbook | DamagedWorkbook | PasswordNeeded | _Other | _Elsewhere"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where in a workbook to go: a page of the newest round of a team, which may be gone by now."""

    team: TeamId
    page: StepId | None = None

    def go(self, window: MainWindow) -> None:
        """Go there in a window that has the workbook open."""
        session = window.session
        team = next((team for team in session.book.teams.all() if team.id == self.team), None)
        if team is not None:
            session.choose(team)
        window.go(self.page or first_page(session))


@dataclass(frozen=True, slots=True, eq=False)
class _Wanted:
    """What to open: ``work`` runs in the background, ``put`` puts it on the table, ``drop`` tidies up.

    ``page``: where it opens; its first page unless given. ``say``: what to say once it is open.
    ``whereabouts``: the team and page to go to instead. ``aside``: the backup of what was open there before.
    """

    path: Path
    words: str
    work: Callable[[], Workbook]
    put: Callable[[Workbook], None]
    drop: Callable[[], None]
    page: StepId | None = None
    say: Callable[[], None] = lambda: None
    whereabouts: Whereabouts | None = None
    aside: Path | None = None


class Opener(QObject):
    """One at a time: what was asked for last counts.

    ``finished``: it is open, or it was said why not, or is about to be asked what to do instead.
    ``settled``: nothing is being opened any more, not even what was canceled.
    """

    finished = Signal()
    settled = Signal()

    def __init__(self, window: MainWindow, session: Session) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._opening: _Wanted | None = None
        self._tasks: dict[_Wanted, Task[_Found]] = {}
        self._said: Banner | None = None
        self._following: Task[Sequence[Path]] | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._say)

    def open(
        self,
        path: Path,
        meant: WorkbookId | None = None,
        *,
        again: bool = False,
        at: Whereabouts | None = None,
        aside: Path | None = None,
    ) -> None:
        """Open a workbook and show its first page, or say in one sentence why not.

        ``meant``: the id of the one that should lie there; another one is not opened. ``again``: also where
        it is open already, for reading only, and stay at the page. What another window has open is shown
        there. ``at``: go there instead. ``aside``: the backup of what was open there before, which is said.
        """
        self._rest()
        session, open_ = self._session, self._session.services.open_workbook
        if session.path and session.path.absolute() == path.absolute() and not again:
            if at:
                at.go(self._window)
            else:
                self._window.go(first_page(session))
            self.finished.emit()
            return
        underway = next(
            (opening for opening in self._tasks if opening.path.absolute() == path.absolute()), None
        )
        if underway:  # opened a second time it would be for reading only: this window has it
            self._wait_for(underway)
            return
        if again and session.is_open:
            at = Whereabouts(session.team.id, self._here)
        words = _("Opening {file}").format(file=path.name)
        elsewhere = () if again else workbooks_beside(self._window)

        def work() -> Workbook:
            for other in elsewhere:
                if _same_file(path, other):
                    raise _Elsewhere(other)
            found = session.services.id_at(path) if meant else None
            if meant and found not in (None, meant):  # None: opening says why
                raise _Other(meant)
            return open_(path)

        self._begin(
            _Wanted(
                path,
                words,
                work,
                lambda book: session.put(book, path),
                lambda: None,
                whereabouts=at,
                aside=aside,
            )
        )

    def open_example(self, page: StepId | None = None) -> None:
        """Build the worked example into a folder of its own and open it read-only, at a page."""
        services, scratch = self._session.services, Scratch()
        path = scratch.path / "permit-counter.sixe"

        def work() -> Workbook:
            services.build_example(path).close()
            return services.open_read_only(path)

        def put(book: Workbook) -> None:
            self._session.put(book, path, example=True, afterwards=scratch.remove)

        self._begin(_Wanted(path, _("Building the worked example"), work, put, scratch.remove, page))

    def look_into(self, backup: BackupCopy, path: Path) -> None:
        """Open a backup of the workbook at a path, for reading only; a bar says so."""
        session, at = self._session, self._here
        of = owner(backup.organization, another=backup.another)
        looked_into = LookedInto(path, line(backup.made, backup.note, backup.about, of))

        def put(book: Workbook) -> None:
            session.put(book, backup.path, looked_into=looked_into)

        words = _("Opening the backup of {when}").format(when=when(backup.made))
        work = partial(session.services.look_into, backup.path)
        self._begin(_Wanted(backup.path, words, work, put, lambda: None, at))

    def restore(self, backup: BackupCopy, path: Path, *, anyway: bool) -> None:
        """Put a backup in the place of the workbook at a path, and open what lies there then.

        ``anyway``: also where it can't be told whose workbook lies there, which was asked about.
        Where it is refused, what lies there is as it was, and opened again.
        """
        session, at = self._session, self._here
        if not session.is_open or session.path != path:
            if not may_let_go(self._window, session):
                return
        elif not may_set_aside(self._window, session):
            return
        release = session.services.hold_password(path)
        session.close(back_up=session.path != path)
        refusals: list[SixElementsError] = []

        def work() -> Workbook:
            try:
                session.services.restore(path, backup.path, anyway)
            except PasswordNeeded:  # it is asked for, and this is tried again
                raise
            except SixElementsError as refusal:
                refusals.append(refusal)
            return session.services.open_workbook(path)

        def put(book: Workbook) -> None:
            session.put(book, path)
            release()

        def say() -> None:
            if refusals:
                self._window.page.banner.say(refusals[0].sentence, alarm=True)
            else:
                self._window.page.banner.say(_("Restored. What lay here was set aside."), done=True)

        words = _("Going back to the backup of {when}").format(when=when(backup.made))
        self._begin(_Wanted(path, words, work, put, release, at, say))

    @property
    def _here(self) -> StepId | None:
        """The step that is shown."""
        here = self._window.here
        return here if isinstance(here, StepId) else None

    def show_backups(self, path: Path, damage: str = "", at: Path | None = None) -> None:
        """Show the backups of the workbook at a path, ``at`` one of them, and do with one what was chosen."""
        from sixelements.ui.dialogs.backups import BackupsDialog  # noqa: PLC0415

        chosen = BackupsDialog.ask(self._window, self._session, self._window.theme, path, damage, at)
        if chosen and chosen.restore:
            self.restore(chosen.backup, path, anyway=chosen.anyway)
        elif chosen:
            self.look_into(chosen.backup, path)

    def _wait_for(self, opening: _Wanted) -> None:
        self._rest()
        self._opening = opening
        empty = self._window.is_empty
        if empty:
            said = Text(self._window.theme, opening.words, tone="muted")
            said.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._window.stack.addWidget(said)
        self._patience.start(_PATIENCE_WHILE_EMPTY if empty else _PATIENCE)

    def _begin(self, opening: _Wanted) -> None:
        self._wait_for(opening)
        self._tasks[opening] = Task(
            lambda _report: _outcome(opening.work),
            owner=self,
            done=lambda found: self._done(opening, found),
            refused=lambda sentence: self._refused(opening, sentence),
            broken=lambda: self._refused(opening, ""),
        )

    def _say(self) -> None:
        if self._opening:
            self._said = self._window.page.banner
            self._said.say(
                self._opening.words,
                under_way=True,
                action=_("Cancel"),
                on_action=self._cancel,
                closable=False,
            )

    def _cancel(self) -> None:
        """Wait for it no longer; what comes of it is closed."""
        self._rest()
        self.finished.emit()

    def _rest(self) -> None:
        self._opening = None
        self._patience.stop()
        if self._said is not None:
            self._said.hide()
            self._said = None

    @property
    def under_way(self) -> tuple[Path, ...]:
        """What is being opened."""
        return tuple(opening.path for opening in self._tasks)

    def stop(self) -> bool:
        """Wait for nothing any more; close what still comes. Whether something does: `settled` follows."""
        self._rest()
        return bool(self._tasks)

    def tidy_up(self) -> None:
        """Leave nothing of what was still being opened when the window was closed."""
        for opening in self._tasks:
            opening.drop()

    def _done(self, opening: _Wanted, found: _Found) -> None:
        del self._tasks[opening]
        if opening is not self._opening:
            _drop(opening, found)
            self._settle()
            return
        self._rest()
        try:
            ask = self._take(opening, found)
        finally:
            self.finished.emit()
        if ask:
            ask()

    def _take(self, opening: _Wanted, found: _Found) -> Callable[[], None] | None:
        """Show what was opened, or what there is instead; returns what to ask about it then."""
        if isinstance(found, DamagedWorkbook):
            opening.drop()
            return partial(self.show_backups, opening.path, found.sentence)
        if isinstance(found, PasswordNeeded):
            return partial(self._ask_password, opening, found.path)
        if isinstance(found, _Other):
            opening.drop()
            self._session.recents.note_replaced(opening.path, found.meant)
            self._session.announce(OtherFound(opening.path))
        elif isinstance(found, _Elsewhere):
            opening.drop()
            other = with_workbook(found.path)  # it may have been closed meanwhile
            if other is None:
                return partial(self.open, opening.path, at=opening.whereabouts)
            return partial(_show_there, other, opening.path, opening.whereabouts)
        elif may_let_go(self._window, self._session):
            opening.put(found)
            if opening.whereabouts:
                opening.whereabouts.go(self._window)
            else:
                self._window.go(opening.page or first_page(self._session))
            self._say_what_came_of_it(opening, found.info)
            opening.say()
            if found.info.beyond:
                return partial(self._offer_mending, opening.path, found.info.beyond)
        else:
            _drop(opening, found)
        return None

    def _ask_password(self, opening: _Wanted, path: Path) -> None:
        """Try again with its password, or show the backups of a file of which nothing else is left."""
        from sixelements.ui.dialogs.password import AskPasswordDialog  # noqa: PLC0415

        asked = AskPasswordDialog.ask(self._window, self._session, self._window.theme, path)
        if asked is None or asked.damage:
            opening.drop()
        if asked and asked.damage:
            self.show_backups(path, asked.damage)
        elif asked:
            self._begin(opening)

    def _say_what_came_of_it(self, opening: _Wanted, info: WorkbookInfo) -> None:
        """Say what was done with late sheets, another workbook's backups, and a change cut short.

        First where what was open there is kept, as nothing else leads to it.
        """
        path, aside = opening.path, opening.aside
        kept = (
            next((b for b in self._session.services.backups(path) if b.path == aside), None)
            if aside
            else None
        )
        left = self._left_apart(info)
        sentences = (
            *(self._set_aside(aside, kept) if aside else ()),
            *late_sheets(info.late, read_only=info.read_only),
            *others(info.others),
            *(put_aside(path, journal) for journal in info.journals),
            *((readable(path.name, info.readable),) if info.readable else ()),
            *((self._not_followed(left),) if left else ()),
        )
        if sentences and left and not kept:
            self._offer_following(phrases.sentences(*sentences), left[0])
        elif sentences:
            self._window.page.banner.say(
                phrases.sentences(*sentences),
                stays=True,
                action=_("Look inside") if kept else "",
                on_action=partial(self.show_backups, path, at=aside),
            )
        elif found := conflicts(info.conflicts):
            self._window.page.banner.say(
                found,
                stays=True,
                action=_("Bring them together…"),
                on_action=self._bring_together,
            )

    def _left_apart(self, info: WorkbookInfo) -> Sequence[Path]:
        """The backups that a change of the password did not reach, where that can be made up for."""
        return () if info.read_only else self._session.services.backups_apart(self._session.book)

    def _not_followed(self, left: Sequence[Path]) -> str:
        path = self._session.path
        return not_followed(len(left), now=bool(path and self._session.services.has_password(path)))

    def _offer_following(self, sentence: str, first: Path) -> None:
        self._window.page.banner.say(
            sentence,
            stays=True,
            action=_("Give that password…"),
            on_action=partial(self._have_followed, first),
        )

    def _have_followed(self, first: Path) -> None:
        """Ask for the password that backups still have, and have them open as the workbook does."""
        from sixelements.ui.dialogs.password import AskPasswordDialog  # noqa: PLC0415

        session, window = self._session, self._window
        button = _("Go on with the backups")
        if AskPasswordDialog.ask(window, session, window.theme, first, button=button) is None:
            return
        book, follow = session.book, session.services.have_backups_follow
        self._following = Task(
            lambda _report: follow(book),
            owner=self,
            done=self._followed,
            refused=lambda sentence: window.page.banner.say(sentence, alarm=True),
        )

    def _followed(self, left: Sequence[Path]) -> None:
        self._following = None
        if left:
            self._offer_following(self._not_followed(left), left[0])
        else:
            self._window.page.banner.say(all_followed(), done=True)

    def _set_aside(self, aside: Path, kept: BackupCopy | None) -> tuple[str, ...]:
        """That a version was set aside; by which name, where the backups of this workbook do not hold it."""
        if kept is None:
            return yours_set_aside(self._session.services.now(), aside.name)
        return yours_set_aside(kept.made, passing=kept.note == _WHILE_COLLECTING)

    def _bring_together(self) -> None:
        self._window.menus.actions[Command.MERGE].trigger()

    def _refused(self, opening: _Wanted, sentence: str) -> None:
        """Say why not; without a sentence it was a mistake of ours, which is told elsewhere."""
        del self._tasks[opening]
        opening.drop()
        if opening is self._opening:
            self._rest()
            if sentence:
                self._window.page.banner.say(sentence, alarm=True)
            self.finished.emit()
        self._settle()

    def _settle(self) -> None:
        if not self._tasks:
            self.settled.emit()

    def _offer_mending(self, path: Path, beyond: tuple[str, ...]) -> None:
        from sixelements.ui.dialogs.too_much import TooMuchDialog  # noqa: PLC0415

        window = self._window
        mended = TooMuchDialog.ask(window, self._session, window.theme, path, beyond)
        if mended:
            self.open(mended)


def _outcome(work: Callable[[], Workbook]) -> _Found:
    """The workbook, or what was found instead of it: a damaged one, another one, a window that has it."""
    try:
        return work()
    except (DamagedWorkbook, PasswordNeeded, _Other, _Elsewhere) as instead:
        return instead


def _show_there(window: MainWindow, path: Path, at: Whereabouts | None) -> None:
    """Bring the window forward that has the workbook; at a place, where it is open there by now."""
    bring_to_front(window)
    if at and window.session.is_open and window.session.path == path:
        at.go(window)


def _same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever names. One that is missing has only its path."""
    with suppress(OSError):
        return one.absolute() == other.absolute() or one.samefile(other)
    return False


def _drop(opening: _Wanted, found: _Found) -> None:
    if not isinstance(found, DamagedWorkbook | PasswordNeeded | _Other | _Elsewhere):
        found.close()
    opening.drop()
