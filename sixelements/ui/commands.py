"""What the menu commands do that need a dialog; each is loaded when first used."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import SCALES, Look, Looks, Theme
from sixelements.ui.windows import close_all
from sixelements.wording import phrases
from sixelements.wording.backups import others

if TYPE_CHECKING:
    from sixelements.ui.pages.collect import CollectPage

WORKBOOKS = "*.sixe *.sixc"


def of_window(
    window: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> dict[Command, Callable[[], object]]:
    """The commands that ask the person something, and those that are about more than one page."""
    return {
        Command.NEW: lambda: new_workbook(window, session, theme),
        Command.OPEN: lambda: choose_workbook(window),
        Command.EXAMPLE: lambda: _example(window),
        Command.EXAMPLE_ROADMAP: lambda: _example(window, StepId.REPORT),
        Command.BACKUPS: lambda: show_backups(window, session),
        Command.CHECK: lambda: _check(window, session, theme),
        Command.CLOSE: lambda: close_workbook(window, session),
        Command.NEW_WINDOW: window.another_wanted.emit,
        Command.QUIT: close_all,
        Command.SAVE_COPY: lambda: _save_copy(window, session),
        Command.EXPORT: lambda: _export(window),
        Command.UNDO: lambda: _take_back(window, session.undo),
        Command.REDO: lambda: _take_back(window, session.redo),
        Command.LARGER: lambda: _scale(window, theme, settings, +1),
        Command.SMALLER: lambda: _scale(window, theme, settings, -1),
        Command.USUAL_SIZE: lambda: _scale(window, theme, settings, 0),
        Command.LIKE_THE_SYSTEM: lambda: _look(window, theme, settings, Look.SYSTEM),
        Command.LIGHT: lambda: _look(window, theme, settings, Look.LIGHT),
        Command.DARK: lambda: _look(window, theme, settings, Look.DARK),
        Command.SETTINGS: lambda: _settings(window, session, theme, settings),
        Command.ADD_TEAM: lambda: _add_team(window, session, theme),
        Command.NEXT_ROUND: lambda: _next_round(window, session, theme),
        Command.CLOSE_ROUND: lambda: _close_round(window, session, theme),
        Command.TYPE_IN: lambda: _collect(window, lambda page: page.type_in()),
        Command.PRINT_SHEETS: lambda: _collect(window, lambda page: page.get_forms()),
        Command.PRINT_LARGE: lambda: _collect(window, lambda page: page.get_forms(large=True)),
        Command.HELP: lambda: _help(window, theme, window.page.help_section),
        Command.KEYS: lambda: _help(window, theme, "keys"),
        Command.ABOUT: lambda: _about(window, session, theme),
    }


def may_let_go(window: MainWindow, session: Session) -> bool:
    """Whether the workbook can be closed: the page agrees, and all is on disk and backed up, or given up."""
    if window.is_empty:
        return True
    saved = window.page.leave() and _all_fits(window, session) and _all_saved(window, session)
    return saved and _all_backed_up(window, session)


def may_set_aside(window: MainWindow, session: Session) -> bool:
    """Whether it can be closed to go back to a backup: what lies there is kept then, so none is made."""
    return window.page.leave() and _all_fits(window, session) and _all_saved(window, session, back_up=False)


def may_drop_what_waits(window: MainWindow, session: Session) -> bool:
    """Whether it can be set aside as a backup, without what waits."""
    return (
        window.page.leave()
        and _all_fits(window, session)
        and (not session.unsaved or _all_saved(window, session, back_up=False))
    )


def _all_fits(window: MainWindow, session: Session) -> bool:
    from sixelements.ui.dialogs.held import HeldDialog  # noqa: PLC0415

    return HeldDialog.ask(window, session, window.theme)


def _all_saved(window: MainWindow, session: Session, *, back_up: bool = True) -> bool:
    from sixelements.ui.dialogs.unsaved import UnsavedDialog  # noqa: PLC0415

    return UnsavedDialog.ask(window, session, window.theme, back_up=back_up)


def _all_backed_up(window: MainWindow, session: Session) -> bool:
    from sixelements.ui.dialogs.no_backup import NoBackupDialog  # noqa: PLC0415

    with window.watch.resting():
        return NoBackupDialog.ask(window, session, window.theme)


def close_workbook(window: MainWindow, session: Session) -> None:
    """Close the workbook and go Home."""
    if may_let_go(window, session):
        session.close()


def choose_workbook(window: MainWindow) -> None:
    """Ask for a file and open it."""
    chosen = _ask_workbook(window, _("Open a workbook"))
    if chosen:
        window.opener.open(chosen)


def show_backups(window: MainWindow, session: Session) -> None:
    """Show the backups of the open workbook; of one to choose while none is."""
    of = session.looked_into.workbook if session.looked_into else session.path
    of = of or _ask_workbook(window, _("Choose the workbook whose backups to see"))
    if of:
        window.opener.show_backups(of)


def _check(window: MainWindow, session: Session, theme: Theme) -> None:
    """Check the open workbook; one to choose while none is."""
    from sixelements.ui.dialogs.check import CheckDialog  # noqa: PLC0415

    of = session.path or _ask_workbook(window, _("Choose the workbook to check"))
    if of:
        CheckDialog.ask(window, session, theme, of)


def _ask_workbook(window: MainWindow, title: str) -> Path | None:
    chosen, _filter = QFileDialog.getOpenFileName(
        window.page, title, "", _("Workbooks ({pattern})").format(pattern=WORKBOOKS)
    )
    return Path(chosen) if chosen else None


def new_workbook(window: MainWindow, session: Session, theme: Theme) -> None:
    """Ask for the first names, make the workbook and go to set-up."""
    from sixelements.ui.dialogs.new_workbook import NewWorkbookDialog  # noqa: PLC0415

    if may_let_go(window, session) and NewWorkbookDialog.ask(window, session, theme):
        window.go(StepId.SET_UP)
        if sentences := others(session.book.info.others):
            window.page.banner.say(phrases.sentences(*sentences), stays=True)


def _example(window: MainWindow, page: StepId | None = None) -> None:
    window.opener.open_example(page)


def _save_copy(window: MainWindow, session: Session) -> None:
    from sixelements.ui.widgets.trouble_bar import copy_place  # noqa: PLC0415

    path = copy_place(window, session)
    if path is None:
        return
    try:
        session.copy_to(path)
    except SixElementsError as refusal:
        window.page.banner.say(refusal.sentence, alarm=True)
    else:
        window.page.banner.say(_("The copy is in {path}.").format(path=path), done=True)


def _export(window: MainWindow) -> None:
    from sixelements.ui.pages.report import ReportPage  # noqa: PLC0415

    window.go(StepId.REPORT)
    if isinstance(window.page, ReportPage):
        window.page.ask_where()


def _take_back(window: MainWindow, change: Callable[[], object]) -> None:
    """What was done may have become fixed since, as settings are by the first answer."""
    try:
        change()
    except SixElementsError as refusal:
        window.page.banner.say(refusal.sentence, alarm=True)


def _scale(window: MainWindow, theme: Theme, settings: StoredSettings, change: int) -> None:
    now = SCALES.index(theme.choice.scale)
    index = min(max(now + change, 0), len(SCALES) - 1) if change else 0
    _choose(window, theme, settings, replace(theme.choice, scale=SCALES[index]))


def _look(window: MainWindow, theme: Theme, settings: StoredSettings, look: Look) -> None:
    _choose(window, theme, settings, replace(theme.choice, look=look))


def _choose(window: MainWindow, theme: Theme, settings: StoredSettings, looks: Looks) -> None:
    """Use other looks; they are painted before the disk is asked to remember them."""
    theme.choose(looks)
    QTimer.singleShot(0, window, lambda: settings.keep_looks(theme.choice))


def _settings(window: MainWindow, session: Session, theme: Theme, settings: StoredSettings) -> None:
    from sixelements.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415

    SettingsDialog.ask(window, session, theme, settings)


def _add_team(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.add_team import AddTeamDialog  # noqa: PLC0415

    if AddTeamDialog.ask(window, session, theme):
        window.go(StepId.SET_UP)


def _next_round(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.next_round import NextRoundDialog  # noqa: PLC0415

    if NextRoundDialog.ask(window, session, theme):
        window.go(StepId.SET_UP)


def _close_round(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.close_round import CloseRoundDialog  # noqa: PLC0415

    if CloseRoundDialog.ask(window, session, theme) and window.here is not StepId.DISCUSS:
        window.go(StepId.RESULTS if session.round.readable else StepId.COLLECT)


def _collect(window: MainWindow, what: Callable[[CollectPage], object]) -> None:
    """Go to Collect, and on to a part of it."""
    from sixelements.ui.pages.collect import CollectPage  # noqa: PLC0415

    window.go(StepId.COLLECT)
    if isinstance(window.page, CollectPage):
        what(window.page)


def _help(window: MainWindow, theme: Theme, section: str) -> None:
    from sixelements.ui.dialogs.guide import GuideDialog  # noqa: PLC0415

    GuideDialog.ask(window, theme, section)


def _about(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.about import AboutDialog  # noqa: PLC0415

    AboutDialog.ask(window, session, theme)
