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
from sixelements.presentation import taking_back
from sixelements.presentation.journey import StepId
from sixelements.presentation.merging import copies_beside, still_to_bring
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import copied_to
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import SCALES, Look, Looks, Theme
from sixelements.ui.windows import close_all
from sixelements.wording import phrases
from sixelements.wording.backups import others
from sixelements.wording.merging import next_copy

if TYPE_CHECKING:
    from sixelements.ui.pages.collect import CollectPage
    from sixelements.ui.pages.discuss import DiscussPage

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
        Command.OWN_QUESTIONNAIRES: lambda: _own_questionnaires(window, session, theme),
        Command.CLOSE: lambda: close_workbook(window, session),
        Command.NEW_WINDOW: window.another_wanted.emit,
        Command.QUIT: close_all,
        Command.SAVE_COPY: lambda: _save_copy(window, session),
        Command.PASSWORD: lambda: _password(window, session, theme),
        Command.HAND_OVER: lambda: _hand_over(window, session, theme),
        Command.MERGE: lambda: _merge(window, session, theme),
        Command.EXPORT: lambda: _export(window),
        Command.UNDO: lambda: _undo(window, session),
        Command.REDO: lambda: _redo(window, session),
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
        Command.PRINT_WORKSHEETS: lambda: _collect(window, lambda page: page.get_worksheets()),
        Command.PRINT_DOTS: lambda: _collect(window, lambda page: page.get_dots_list()),
        Command.MARK_SHEETS: lambda: _discuss(window, lambda page: page.prepare_sheets()),
        Command.PROJECTOR: lambda: _projector(window),
        Command.COUNT_HANDS: lambda: _discuss(window, lambda page: page.prepare_hands()),
        Command.HELP: lambda: _help(window, theme, window.page.help_section),
        Command.KEYS: lambda: _help(window, theme, "keys"),
        Command.ABOUT: lambda: _about(window, session, theme),
    }


def may_let_go(window: MainWindow, session: Session) -> bool:
    """Whether the workbook can be closed: the page agrees, and all is on disk and backed up, or given up."""
    if window.is_empty:
        return True
    ends = window.page.leave() and _may_break_off(window)
    saved = ends and _all_fits(window, session) and _all_saved(window, session)
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


def _may_break_off(window: MainWindow) -> bool:
    from sixelements.ui.dialogs.breaking_off import BreakingOffDialog  # noqa: PLC0415

    return BreakingOffDialog.ask(window, window.theme, window.under_way)


def _all_fits(window: MainWindow, session: Session) -> bool:
    from sixelements.ui.dialogs.held import HeldDialog  # noqa: PLC0415

    return HeldDialog.ask(window, session, window.theme, unrecorded=window.unrecorded)


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


def _own_questionnaires(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.own_questionnaires import OwnQuestionnairesDialog  # noqa: PLC0415

    OwnQuestionnairesDialog.ask(window, session, theme)


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

    path, before = copy_place(window, session), session.path
    if path is None:
        return
    try:
        session.copy_to(path)
    except SixElementsError as refusal:
        window.page.banner.say(refusal.sentence, alarm=True)
    else:
        window.page.banner.say(copied_to(session, path, before), done=True)


def _password(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.password import PasswordDialog  # noqa: PLC0415

    if said := PasswordDialog.ask(window, session, theme):
        session.list_as_it_is()
        window.page.banner.say(said, done=True, stays=True)


def _hand_over(window: MainWindow, session: Session, theme: Theme) -> None:
    from sixelements.ui.dialogs.hand_over import HandOverDialog  # noqa: PLC0415

    HandOverDialog.ask(window, session, theme)


def _merge(window: MainWindow, session: Session, theme: Theme) -> None:
    """Bring in a copy that a sync client set beside the workbook, or one that is chosen; offer the next."""
    from sixelements.ui.dialogs.merge import MergeDialog, choose_copy  # noqa: PLC0415
    from sixelements.ui.dialogs.password import unlocked  # noqa: PLC0415

    beside = still_to_bring(session) or copies_beside(session)
    copy = beside[0] if beside else choose_copy(window, session.path)
    said: str | None = None
    while said is None and copy and unlocked(window, session, theme, copy):
        said = MergeDialog.ask(window, session, theme, copy)
        if said is None:
            copy = choose_copy(window, session.path)
    if not said:
        return
    left = still_to_bring(session)
    if more := next_copy(every=len(copies_beside(session)), left=left):
        window.page.banner.say(
            phrases.sentences(said, more),
            done=True,
            stays=True,
            action=_("Bring them together…"),
            on_action=window.menus.actions[Command.MERGE].trigger,
        )
    else:
        window.page.banner.say(said, done=True)


def _export(window: MainWindow) -> None:
    from sixelements.ui.pages.report import ReportPage  # noqa: PLC0415

    window.go(StepId.REPORT)
    if isinstance(window.page, ReportPage):
        window.page.ask_where()


def _undo(window: MainWindow, session: Session) -> None:
    """Undo the last change; where that was on another page, say which, with a way to have it back."""
    said = _take_back(window, lambda: taking_back.undo(session))
    step = session.next_redo
    if said and step:

        def again() -> None:
            if session.next_redo is step:
                _redo(window, session)

        window.page.banner.say(said, done=True, action=_("Redo"), on_action=again)


def _redo(window: MainWindow, session: Session) -> None:
    """Make the change that was undone last again, and say which it was, likewise."""
    if said := _take_back(window, lambda: taking_back.redo(session)):
        window.page.banner.say(said, done=True)


def _take_back(window: MainWindow, change: Callable[[], str]) -> str:
    """What was done may have become fixed since, as settings are by the first answer."""
    try:
        return change()
    except SixElementsError as refusal:
        window.page.banner.say(refusal.sentence, alarm=True)
        return ""


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


def _discuss(window: MainWindow, what: Callable[[DiscussPage], object]) -> None:
    """Go to Discuss, and on to a part of it."""
    from sixelements.ui.pages.discuss import DiscussPage  # noqa: PLC0415

    window.go(StepId.DISCUSS)
    if isinstance(window.page, DiscussPage):
        what(window.page)


def _projector(window: MainWindow) -> None:
    """Show or hide the room's page; whoever comes from another page has it put up by that."""
    there = window.here is StepId.DISCUSS
    _discuss(window, lambda page: page.show_projector() if there or not page.projector.showing else None)


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
