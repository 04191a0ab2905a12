"""Ctrl+Z in a field: what is typed there and not stored is taken back, else the workbook's last change."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.unstored import Unstored

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class FieldUndo(QObject):
    """Follows the focus. Qt's fields keep these keys for themselves; this leaves them to the menu.

    A field that stores nothing, as in a dialog, keeps its own undo.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._field: QWidget | None = None
        self._unstored: Unstored | None = None
        theme.app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field, self._unstored = new, None if new is None else Unstored.of(new)
        if new is not None and self._unstored is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether a key is kept from the field."""
        unstored = self._unstored
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent) or unstored is None:
            return False
        undo, redo = (
            event.matches(key) for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
        )
        if not (undo or redo) or watched is not self._field:
            return False
        if unstored.can_undo if undo else unstored.can_redo:
            return False
        unstored.flush()  # else the workbook would change below what is typed
        event.ignore()
        return True
