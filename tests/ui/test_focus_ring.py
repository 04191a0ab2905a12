"""The focus ring: seen when keys are used, not for the mouse, and never where nothing has the focus."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sixelements.ui.main_window import MainWindow
from sixelements.ui.pages.home import HomePage
from sixelements.ui.widgets.focus_ring import FocusRing


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
