"""The keyboard goes back to where it was once a menu, or a window opened from one, is closed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.areas import tab_stops
from sixelements.ui.main_window import MainWindow
from sixelements.ui.registry import HOME, PageId
from tests.ui.rounds import open_round

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.activePopupWidget() or focused(), key, modifier)


def on_a_part_of(page: QWidget) -> QWidget:
    """The last thing on a page that Tab stops at has the keyboard."""
    stop = tab_stops(page)[-1]
    stop.setFocus(Qt.FocusReason.TabFocusReason)
    assert QApplication.focusWidget() is stop
    return stop


@pytest.fixture(params=[HOME, *StepId], ids=str)
def page_id(request: pytest.FixtureRequest) -> PageId:
    found: PageId = request.param
    return found


def test_on_every_page_a_menu_and_the_guide_give_the_keyboard_back(
    page_id: PageId, window: MainWindow, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    if page_id != HOME:
        open_round(session, tmp_path / "county.sixe", practices="core")
    window.go(page_id)
    QApplication.processEvents()
    stop = on_a_part_of(window.page)
    press(KEY.Key_E, ALT)
    assert QApplication.activePopupWidget() is not None
    press(KEY.Key_Right)  # on to another menu: one closes, and the keyboard is still theirs
    QApplication.processEvents()
    assert QApplication.activePopupWidget() is not None
    press(KEY.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is stop)
    press(KEY.Key_E, ALT)
    press(KEY.Key_Escape)
    press(KEY.Key_F1)  # while the bar still has the keyboard
    qtbot.waitUntil(lambda: QApplication.activeWindow() is not window)
    press(KEY.Key_Escape)
    window.activateWindow()  # which a window manager does by itself
    qtbot.waitUntil(lambda: QApplication.focusWidget() is stop)
