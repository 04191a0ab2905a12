"""The ring around what has the keyboard focus: one for the whole window, and only while keys are used."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFocusFrame,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

from sixelements.ui.theme import Theme

_GAP, _WIDTH, _RADIUS = 2, 2, 8
_AROUND = 12
"""Pixels that are seen above and below what was scrolled into sight."""
OWN_SIGHT = "own_sight"
"""The property of a widget that brings its parts into sight itself."""
FILLS_WINDOW = "fills_window"
"""The property of a widget that is all there is in its window: a ring around it would tell nothing."""
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class FocusRing(QFocusFrame):
    """Painted two pixels outside the focused widget, over its neighbors, and never in the mouse's way.

    Qt's own frame is cut by the widget's parent; this one lies in the nearest page or scrolled area.
    Words that get the focus when a page opens, so that they are read out, get no ring: nobody went there.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._home = theme, window
        self._host = window
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self._by_keys = self._by_tab = self._asked = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.app.focusChanged.connect(self._focus_changed)
        theme.changed.connect(self.update)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._by_keys = False
        self._unwatch()
        if new is None or not self._marks(new):
            self._rest()
            return
        self._target = new
        self._asked = self._is_asked(new)
        if QApplication.mouseButtons() == Qt.MouseButton.NoButton:  # what is clicked is seen, and stays there
            QTimer.singleShot(0, new, partial(bring_into_sight, new))  # once it has its place
        if self._by_keys or self._asked:
            self._follow(new)
        else:
            self._rest()
            self._watch(new)

    def _is_asked(self, widget: QWidget) -> bool:
        """Whether it is a button that a dialog puts the focus on: a press of Enter is about it.

        Nobody who opened the dialog by mouse could tell otherwise which it is.
        """
        clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        in_dialog = isinstance(widget.window(), QDialog)
        return isinstance(widget, QPushButton) and in_dialog and not clicked

    def _marks(self, widget: QWidget) -> bool:
        other = isinstance(widget, QMenu | QMenuBar) or widget.isWindow() or widget.property(FILLS_WINDOW)
        return not other and is_part(widget, self._home)

    def _rest(self) -> None:
        """Wait, hidden, where nobody takes the ring along when a page is thrown away."""
        self.hide()
        if isValid(self._home) and self._host is not self._home:
            self._host = self._home
            self.setParent(self._home)

    def _follow(self, target: QWidget) -> None:
        """Go to the target, and go with it. Looking for its host is left until keys are used."""
        host = _host(target)
        if self._host is not host:
            self._host = host
            self.setParent(host)
        at: QWidget | None = target
        while at is not None and at is not host:
            if at not in self._watched:
                self._watch(at)
            at = at.parentWidget()
        self._place()

    def _watch(self, widget: QWidget) -> None:
        widget.installEventFilter(self)
        self._watched.append(widget)

    def _unwatch(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the widget; a key makes the ring appear, the mouse makes it go."""
        kind, target = event.type(), self._target
        if kind in _FOLLOWED:
            self._place()
        elif target is not None and watched is target and kind in _KEYS:
            self._by_tab = isinstance(event, QKeyEvent) and event.key() in _TABS
            if not self._by_keys:
                self._by_keys = True
                self._follow(target)
        elif watched is target and kind is QEvent.Type.MouseButtonPress:
            self._by_keys = self._asked = False
            self.hide()
        return False

    def _place(self) -> None:
        target, host = self._target, self._host
        if target is None or not isValid(target) or not isValid(host):
            return
        silent = isinstance(target, QLabel) and not self._by_tab
        if not (self._by_keys or self._asked) or silent or not target.isVisible():
            self.hide()
            return
        out = _GAP + _WIDTH
        box = QRect(target.mapTo(host, QPoint(0, 0)), _seen(target)).adjusted(-out, -out, out, out)
        self.setGeometry(box.intersected(host.rect()))
        self.clearMask()
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), _WIDTH))
        half = _WIDTH / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever holds a widget until all of it is seen; what is higher than the room stays.

    A table that is typed into does so itself, a cell at a time. What opens over the page, as a calendar,
    lies in no part of it, and leaves its field where it is.
    """
    at: QWidget | None = None if widget.property(OWN_SIGHT) or widget.isWindow() else widget.parentWidget()
    while at is not None and not at.isWindow() and widget.isVisible() and widget.hasFocus():
        area = at.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is at and widget.height() < at.height():
            inside = area.widget() or at
            middle = widget.mapTo(inside, widget.rect().center())  # Qt's own looks at the cursor alone
            half = min(widget.height() // 2 + _AROUND, (at.height() - 1) // 2)
            area.ensureVisible(middle.x(), middle.y(), 0, half)
        at = area


def is_part(widget: QWidget, window: QWidget) -> bool:
    """Whether a widget is in a window, or in a dialog over it."""
    at: QWidget | None = widget
    while at is not None and at is not window:
        at = at.parentWidget()
    return at is not None


def _seen(widget: QWidget) -> QSize:
    """Its size; of words, no wider than they are."""
    if not isinstance(widget, QLabel):
        return widget.size()
    return widget.size().boundedTo(QSize(widget.sizeHint().width(), widget.height()))


def _host(widget: QWidget) -> QWidget:
    """The scrolled content that a widget stands in, or its window; a cell of a table has room for no ring."""
    at = widget
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        area = parent.parentWidget()
        if at is not widget and isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            return at
        at = parent
    return at
