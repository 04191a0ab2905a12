"""Ctrl+Z in a field: what is typed there and not stored is taken back, else the workbook's last change."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from sixelements.ui.shortcuts import Command
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.focus_ring import is_part
from sixelements.ui.widgets.unstored import Unstored

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


def _ends(event: QEvent) -> bool:
    """Whether a key says that a field is filled in: what is typed there after it is a step of its own."""
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys


class FieldUndo(QObject):
    """Follows the focus. Qt's fields keep these keys for themselves; this leaves them to the menu.

    A field that stores nothing, as in a dialog, keeps its own undo. ``do`` does it from behind a
    list of suggestions, where Qt hears no shortcut of the menus. ``left``: such a field lost the focus.
    """

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        *,
        do: Callable[[Command], object],
        left: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._do, self._left = window, do, left
        self._field: QWidget | None = None
        self._suggestions: QWidget | None = None
        self._unstored: Unstored | None = None
        theme.app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is self._suggestions:
            return
        if new is not None and not is_part(new, self._window):
            new = None
        if new is not self._field:
            self._left()
        for watched in (self._field, self._suggestions):
            if watched is not None and isValid(watched):
                watched.removeEventFilter(self)
        self._field, self._unstored = new, None if new is None else Unstored.of(new)
        self._suggestions = None
        if new is not None and self._unstored is not None:
            new.installEventFilter(self)
            completer = new.completer() if isinstance(new, QLineEdit) else None
            if completer is not None:
                self._suggestions = completer.popup()
            if self._suggestions is not None:
                self._suggestions.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether a key is kept from the field."""
        unstored = self._unstored
        if watched is self._field and _ends(event):
            QTimer.singleShot(0, self, self._left)  # once the field has stored what was typed
            return False
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or unstored is None:
            return False
        undo, redo = (
            event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        )
        if not (undo or redo) or watched not in (self._field, self._suggestions):
            return False
        if unstored.can_undo if undo else unstored.can_redo:
            return False
        unstored.flush()  # else the workbook would change below what is typed
        if self._suggestions is None or watched is not self._suggestions:
            event.ignore()
        elif event.type() is QEvent.Type.ShortcutOverride:
            event.accept()  # the key itself follows, and is to be heard here and once
        else:
            self._suggestions.hide()
            self._do(Command.UNDO if undo else Command.REDO)
        return True
