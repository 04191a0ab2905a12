"""Where the keyboard was before a menu or another window had it, and where it goes back to."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QMenuBar, QWidget
from shiboken6 import isValid

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.focus_ring import is_part
from sixelements.ui.widgets.text import Text

_ALL = Qt.FindChildOption.FindChildrenRecursively
_BY_TAB = Qt.FocusPolicy.TabFocus


class KeptFocus(QObject):
    """Gives the keyboard back to the widget that had it, once a menu is closed or the window is active again.

    Qt leaves it on the menu bar after Esc, and on nothing once a dialog was opened from there: all keys
    of the page would be dead. ``elsewhere`` gets it where that widget is gone, hidden, or off.
    """

    def __init__(self, window: QMainWindow, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._last: QWidget | None = None
        theme.app.focusChanged.connect(self._changed)
        window.installEventFilter(self)

    def watch(self, menu: QMenu) -> None:
        """A menu of the bar: once it is closed, and no other is open, nothing is chosen there any more."""
        menu.aboutToHide.connect(self._later)

    def _changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        of_menus = isinstance(new, QMenu | QMenuBar)
        if new is not None and not of_menus and new.window() is self._window and is_part(new, self._window):
            self._last = new

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowActivate:
            self._later()
        return False

    def _later(self) -> None:
        """After what was chosen is done, and the next menu is open where the arrows went on to it."""
        QTimer.singleShot(0, self, self._give_back)

    def _give_back(self) -> None:
        if QApplication.activePopupWidget() is not None or not self._window.isActiveWindow():
            return
        bar, now = self._window.menuBar(), self._window.focusWidget()
        if now is bar or not self._can_have(now):
            to = self._last if self._can_have(self._last) else self._elsewhere()
            if to is not None:
                to.setFocus()  # and the bar's entry is not lit any longer

    @staticmethod
    def _can_have(widget: QWidget | None) -> bool:
        return widget is not None and isValid(widget) and widget.isVisible() and widget.isEnabled()

    def _elsewhere(self) -> QWidget | None:
        """The title of the page that is shown, as when somebody comes to it; None if there is no page."""
        central = self._window.centralWidget()
        titles = central.findChildren(Text, options=_ALL) if central is not None else []
        return next((t for t in titles if t.isVisible() and t.focusPolicy() is _BY_TAB), None)
