"""Two windows on two workbooks in one process: neither hears, shows, or holds back anything of the other."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sixelements.domain.errors import BadInput
from sixelements.presentation.journey import StepId
from sixelements.presentation.pages.plan_fields import ActionField
from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.presentation.session_events import HeldChanged
from sixelements.ui import app, commands
from sixelements.ui.dialogs.guide import GuideDialog
from sixelements.ui.log import MistakeLog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.registry import HOME
from sixelements.ui.settings import StoredSettings
from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_undo import FieldUndo
from sixelements.ui.widgets.focus_ring import FocusRing
from sixelements.ui.widgets.plan_tabs import PlanTab
from sixelements.ui.windows import Windows
from tests.ui.opening import open_

pytestmark = pytest.mark.qt


@pytest.fixture
def second(
    qtbot: QtBot, services: Services, theme: Theme, settings: StoredSettings, window: MainWindow
) -> Iterator[MainWindow]:
    """A window of its own session beside the first one."""
    session = Session(replace(services))
    other = MainWindow(session, theme, settings)
    qtbot.addWidget(other)
    other.show()
    yield other
    session.close()


@pytest.fixture
def plans(
    window: MainWindow, second: MainWindow, built_example: Path, tmp_path: Path
) -> tuple[PlanPage, PlanPage]:
    """The plans of two workbooks, each in a window."""
    found = []
    for n, one in enumerate((window, second)):
        path = tmp_path / f"book {n}.sixe"
        copyfile(built_example, path)
        one._session.open(path)
        one.go(StepId.PLAN)
        assert isinstance(one.page, PlanPage)
        one.page.board.chosen.emit(one.page.presenter.board().cards[0].id)
        found.append(one.page)
    return found[0], found[1]


def owner(page: PlanPage) -> str | None:
    """Who the chosen action belongs to, as it is stored."""
    plan = page.session.book.plans.of(page.session.round.id)
    assert plan is not None
    return next(a.owner for a in plan.actions if a.id == page.presenter.chosen)


def type_an_owner(page: PlanPage, name: str) -> None:
    sure = False
    page.inspector.edited.emit(ActionField.OWNER, name, sure)


def test_what_is_typed_and_taken_back_in_one_is_not_in_the_other(
    window: MainWindow, second: MainWindow, plans: tuple[PlanPage, PlanPage]
) -> None:
    first, other = plans
    before = owner(other)
    type_an_owner(first, "Sam Rivers")
    assert (owner(first), owner(other)) == ("Sam Rivers", before)
    assert other.session.next_undo is None
    type_an_owner(other, "Grace Kim")
    first.session.undo()
    assert (owner(first), owner(other)) == (before, "Grace Kim")
    assert window.windowTitle() != second.windowTitle()  # by their files


def test_a_page_is_shown_again_only_for_its_own_workbook(
    plans: tuple[PlanPage, PlanPage], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, other = plans
    shown: list[str] = []
    monkeypatch.setattr(first, "refresh", lambda: shown.append("first"))
    monkeypatch.setattr(other, "refresh", lambda: shown.append("second"))
    type_an_owner(first, "Sam Rivers")
    assert shown == ["first"]


def test_each_shows_the_view_of_the_plan_that_was_chosen_in_it(plans: tuple[PlanPage, PlanPage]) -> None:
    first, other = plans
    assert (first.tabs.view, other.tabs.view) == (PlanTab.BOARD, PlanTab.BOARD)
    first.tabs.bar.setCurrentIndex(list(PlanTab).index(PlanTab.TIMELINE))
    other.refresh()
    assert (first.tabs.view, other.tabs.view) == (PlanTab.TIMELINE, PlanTab.BOARD)


def test_one_that_was_closed_hears_nothing_and_the_other_goes_on(
    window: MainWindow, session: Session, theme: Theme, settings: StoredSettings
) -> None:
    """Also where both look at one workbook."""
    there = len(session._listeners)
    other = MainWindow(session, theme, settings)
    assert len(session._listeners) > there
    other.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(session._listeners) == there
    session.announce(HeldChanged())
    assert window.page.isVisible()


def test_the_same_workbook_in_both_can_be_written_in_the_first_alone(
    window: MainWindow, second: MainWindow, plans: tuple[PlanPage, PlanPage]
) -> None:
    first, _other = plans
    assert window.page is first
    path = first.session.path
    assert path is not None
    second._session.open(path)
    assert (first.session.read_only, second._session.read_only) == (False, True)


def test_a_refusal_that_nobody_caught_is_said_in_the_window_that_is_worked_in(
    window: MainWindow, second: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app._catch_crashes(MistakeLog(tmp_path / "logs"))
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    sys.excepthook(BadInput, BadInput("Type it again."), None)
    assert second.page.banner.isVisible()
    assert not window.page.banner.isVisible()


@pytest.fixture
def windows(services: Services, theme: Theme, settings: StoredSettings) -> Iterator[Windows]:
    """The windows of the app, one of them shown at Home."""
    windows = Windows(services, theme, settings)
    windows.add().show()
    yield windows
    for window in tuple(windows._all):
        window.session.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def another(windows: Windows) -> MainWindow:
    """The one that the menu makes."""
    windows._all[0]._do(Command.NEW_WINDOW)
    return windows._all[-1]


def close(qtbot: QtBot, windows: Windows, window: MainWindow) -> None:
    """Close a window; back when nothing of it is left."""
    window.close()
    qtbot.waitUntil(lambda: window not in windows._all)


def test_the_menu_makes_a_further_window_at_home_in_which_a_workbook_opens(
    windows: Windows, qtbot: QtBot, example_path: Path
) -> None:
    first, second = windows._all[0], another(windows)
    assert (second.here, second.isVisible()) == (HOME, True)
    assert second.geometry() != first.geometry()
    open_(qtbot, second, example_path)
    assert (first.here, second.here) == (HOME, StepId.RESULTS)
    assert not second.session.read_only


@pytest.mark.parametrize("named", ["the same", "a link"])
def test_what_another_window_has_open_is_brought_to_front_there(
    windows: Windows, qtbot: QtBot, example_path: Path, tmp_path: Path, named: str
) -> None:
    first, second = windows._all[0], another(windows)
    open_(qtbot, first, example_path)
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    path = example_path
    if named == "a link":
        path = tmp_path / "another name.sixe"
        path.hardlink_to(example_path)
    open_(qtbot, second, path)
    qtbot.waitUntil(first.isActiveWindow)
    assert (second.here, second.session.is_open) == (HOME, False)
    assert not first.session.read_only


def test_a_workbook_whose_window_was_closed_opens_in_the_other_for_writing(
    windows: Windows, qtbot: QtBot, example_path: Path
) -> None:
    first, second = windows._all[0], another(windows)
    open_(qtbot, second, example_path)
    close(qtbot, windows, second)
    open_(qtbot, first, example_path)
    assert not first.session.read_only


def test_a_window_closed_while_it_opens_a_workbook_gives_it_back(
    windows: Windows, qtbot: QtBot, example_path: Path
) -> None:
    first, second = windows._all[0], another(windows)
    second.open(example_path)
    close(qtbot, windows, second)
    open_(qtbot, first, example_path)
    assert not first.session.read_only


def test_the_theme_is_that_of_all_windows_also_after_one_was_closed(
    windows: Windows, qtbot: QtBot, theme: Theme
) -> None:
    first, second = windows._all[0], another(windows)
    second._do(Command.HELP)
    second._do(Command.LARGER)
    assert theme.choice.scale == 1.15
    close(qtbot, windows, second)
    first._do(Command.USUAL_SIZE)
    assert theme.choice.scale == 1.0


def test_each_window_has_a_guide_of_its_own(windows: Windows) -> None:
    first, second = windows._all[0], another(windows)
    for window in (first, second):
        window._do(Command.HELP)
        assert [guide.isVisible() for guide in window.findChildren(GuideDialog)] == [True]


def test_quitting_asks_in_each_window_and_leaves_the_one_that_is_kept_open(
    windows: Windows, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = windows._all[0], another(windows)
    asked: list[MainWindow] = []
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)

    def ask(window: MainWindow, _session: Session) -> bool:
        asked.append(window)
        return window is not first

    monkeypatch.setattr(commands, "may_let_go", ask)
    second._do(Command.QUIT)
    assert asked == [second, first]
    qtbot.waitUntil(lambda: windows._all == [first])
    assert first.isVisible()


def test_the_ring_and_ctrl_z_are_those_of_the_window_that_has_the_focus(
    windows: Windows, qtbot: QtBot
) -> None:
    first, second = windows._all[0], another(windows)
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    for _key in range(2):
        qtbot.keyClick(QApplication.focusWidget() or second, Qt.Key.Key_Tab)
    rings = [ring for ring in QApplication.allWidgets() if isinstance(ring, FocusRing) and ring.isVisible()]
    assert [(ring.window(), ring._home) for ring in rings] == [(second, second)]
    undo = first.findChild(FieldUndo)
    assert undo is not None
    assert undo._field is None
