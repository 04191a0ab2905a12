"""All windows of this process: they share theme and settings, and each has a session of its own."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QThreadPool
from PySide6.QtWidgets import QApplication, QWidget

from sixelements.presentation.services import Services
from sixelements.presentation.session import Session
from sixelements.ui.main_window import MainWindow
from sixelements.ui.settings import StoredSettings
from sixelements.ui.theme import Theme

if TYPE_CHECKING:
    from sixelements.ui.opening import Whereabouts

_LAST = 5000
"""Milliseconds that work in the background gets to end, once the last window is closed and all is stored."""

_BESIDE = QPoint(32, 32)
"""How far a further window lies from the one it was asked for in."""


class Windows:
    """Makes them, and keeps them: Qt does not hold on to a window without a parent."""

    def __init__(self, services: Services, theme: Theme, settings: StoredSettings) -> None:
        self._services, self._theme, self._settings = services, theme, settings
        self._all: list[MainWindow] = []
        self._with_each: Callable[[MainWindow], object] | None = None

    def add(self, *, empty: bool = False) -> MainWindow:
        """Make another one, still hidden; see `MainWindow`."""
        window = MainWindow(Session(self._services), self._theme, self._settings, empty=empty)
        window.another_wanted.connect(self.show_another)
        window.beside_wanted.connect(self._show_beside)
        window.closed.connect(lambda: _delete(window))
        window.destroyed.connect(lambda: self._all.remove(window))
        self._all.append(window)
        if self._with_each:
            self._with_each(window)
        return window

    def with_each(self, do: Callable[[MainWindow], object]) -> None:
        """Do this with each window, and with each that is added later."""
        self._with_each = do
        for window in self._all:
            do(window)

    def _show_beside(self, path: Path, at: "Whereabouts") -> None:
        """Show a workbook in another window; in the one that has it open, if any."""
        other = with_workbook(path)
        if other is None:
            self.show_another().open_team(path, at)
        else:
            bring_to_front(other)
            other.open_team(path, at)

    def show_another(self) -> MainWindow:
        """Show another one at Home, and not right on top of the one in use."""
        front, window = in_use(), self.add()
        if front is not None and not front.isMaximized():
            place = front.geometry().translated(_BESIDE)
            room = front.screen().availableGeometry()
            if not room.contains(place):
                place.moveTopLeft(room.topLeft() + _BESIDE)
            window.setGeometry(place)
        window.show()
        window.activateWindow()
        return window

    def end(self, code: int) -> None:
        """Let work in the background end; abandon what hangs, as on a drive that is gone."""
        for window in self._all:
            window.session.close()
        if not QThreadPool.globalInstance().waitForDone(_LAST):
            os._exit(code)
        for window in self._all:
            if "opener" in vars(window):
                window.opener.tidy_up()


def _delete(window: MainWindow) -> None:
    """Delete a closed window, once what was still being opened in it is closed, too."""
    if "opener" in vars(window) and window.opener.stop():
        window.opener.settled.connect(window.deleteLater)
    else:
        window.deleteLater()


def shown() -> list[MainWindow]:
    """The windows that can be seen, the one in use first."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()]
    at: QWidget | None = QApplication.activeWindow()
    while at is not None and not isinstance(at, MainWindow):
        at = at.parentWidget()  # from a dialog to the window that it stands over
    return sorted(found, key=lambda window: window is not at)


def in_use() -> MainWindow | None:
    """The window in use, or the one under the dialog in use; else any that is open."""
    return next(iter(shown()), None)


def with_workbook(path: Path) -> MainWindow | None:
    """The window that has the workbook at a path open, or is opening it."""
    return next((window for window in shown() if path in workbooks(window)), None)


def workbooks_beside(window: MainWindow) -> tuple[Path, ...]:
    """The paths of the workbooks that the other windows have open, or are opening."""
    return tuple(path for other in shown() if other is not window for path in workbooks(other))


def workbooks(window: MainWindow) -> tuple[Path, ...]:
    """The paths of the workbook that a window has open, and of those it is opening."""
    path = window.session.path
    opening = window.opener.under_way if "opener" in vars(window) else ()
    return (*([path] if path else []), *opening)


def bring_to_front(window: MainWindow) -> None:
    """Put a window before all others, out of the task bar if it was put there."""
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()


def close_all() -> None:
    """Close every window, the one in use first, each with its own questions, until one is kept open."""
    for window in shown():
        if window is not in_use():
            bring_to_front(window)
        if not window.close():
            return
