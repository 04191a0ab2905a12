"""The focus ring: seen when keys are used, not for the mouse, and never where nothing has the focus."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.forget import ForgetDialog
from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.home import HomePage
from sixelements.ui.pages.plan import PlanPage
from sixelements.ui.shortcuts import Command
from sixelements.ui.widgets.focus_ring import FocusRing
from tests.ui.looking import controls, is_a_stop, scrolled_in
from tests.ui.rounds import open_round


@pytest.fixture
def home(window: MainWindow) -> HomePage:
    assert isinstance(window.page, HomePage)
    return window.page


def ring(window: MainWindow) -> FocusRing:
    (found,) = window.findChildren(FocusRing)
    return found


def test_a_key_shows_it_around_what_has_the_focus(qtbot: QtBot, window: MainWindow, home: HomePage) -> None:
    home._find.setFocus()
    qtbot.keyClick(home._find, Qt.Key.Key_Tab)
    focused = window.focusWidget()
    assert focused is not None
    seen = ring(window)
    assert seen.isVisible()
    assert _on_window(seen, window).contains(_on_window(focused, window).adjusted(1, 1, -1, -1))


def test_the_mouse_hides_it(qtbot: QtBot, window: MainWindow, home: HomePage) -> None:
    home._find.setFocus()
    qtbot.keyClick(home._find, Qt.Key.Key_Tab)
    assert ring(window).isVisible()
    qtbot.mouseClick(home._find, Qt.MouseButton.LeftButton)
    assert not ring(window).isVisible()


def test_it_follows_a_widget_that_moves(qtbot: QtBot, window: MainWindow, home: HomePage) -> None:
    home._find.setFocus()
    qtbot.keyClick(home._find, Qt.Key.Key_Home)
    before = ring(window).geometry()
    window.resize(1200, 700)
    assert ring(window).geometry() != before
    assert _on_window(ring(window), window).contains(_on_window(home._find, window))


def _on_window(widget: QWidget, window: MainWindow) -> QRect:
    return QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())


def in_sight(widget: QWidget) -> bool:
    """Whether all of it is seen in what scrolls it."""
    room = scrolled_in(widget)
    assert room is not None
    return room.rect().contains(QRect(widget.mapTo(room, QPoint(0, 0)), widget.size()))


def test_what_gets_the_focus_from_keys_or_code_is_scrolled_into_sight(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    open_round(session, tmp_path / "alder.sixe")
    window.go(StepId.SET_UP)
    window.resize(1024, 600)
    page = window.page
    stops = [w for w in controls(page.scroller) if w.isEnabled() and is_a_stop(w)]
    under = [w for w in stops if not in_sight(w)]
    assert len(under) >= 2
    for widget in (under[0], under[-1], stops[0]):
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        qtbot.waitUntil(partial(in_sight, widget))


def test_tab_stays_in_a_drawer_over_the_page(
    qtbot: QtBot, window: MainWindow, session: Session, example_path: Path
) -> None:
    session.open(example_path)
    window.resize(1024, 600)
    window.go(StepId.PLAN)
    page = window.page
    assert isinstance(page, PlanPage)
    page._open(page.presenter.board().cards[0].id)
    assert page.panel.is_drawer
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        seen = set()
        for _stop in range(60):
            focused = window.focusWidget()
            assert focused is not None
            seen.add(focused)
            assert page.panel.isAncestorOf(focused), focused.accessibleName()
            qtbot.keyClick(focused, key)
        assert len(seen) > 10


def test_menus_outlive_the_rows_that_the_focus_passed_when_its_drawer_went(
    window: MainWindow, session: Session, example_path: Path
) -> None:
    """Home's list of workbooks is made again when one is closed."""
    window.resize(1024, 600)
    for _twice in range(2):
        session.open(example_path)
        window.go(StepId.PLAN)
        page = window.page
        assert isinstance(page, PlanPage)
        page._open(page.presenter.board().cards[0].id)
        assert page.panel.isAncestorOf(window.focusWidget())
        session.close()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    session.open(example_path)
    assert window.menus.actions[Command.BACKUPS].isEnabled()


def test_a_dialog_opened_by_mouse_shows_which_button_enter_presses(
    qtbot: QtBot, window: MainWindow, session: Session, home: HomePage
) -> None:
    seen = ring(window)
    qtbot.mouseClick(home, Qt.MouseButton.LeftButton)
    dialog = ForgetDialog(window, window.theme, "alder.sixe")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.cancel_button.hasFocus)
    assert seen.isVisible()
    assert seen.parent() is dialog
    assert seen.geometry().contains(
        QRect(dialog.cancel_button.mapTo(dialog, QPoint()), dialog.cancel_button.size())
    )
    dialog.close()
