"""Lists and radio buttons to choose from, as they behave everywhere in the window."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QMoveEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QRadioButton, QSizePolicy, QToolTip, QWidget
from shiboken6 import isValid


class ChoiceBox(QComboBox):
    """Takes no more room than there is, and says in a tip what is cut for that.

    The wheel counts only while it has the focus. Its open list is put away once it is elsewhere than where
    it was opened, as when a bar comes above it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._opened_at = QPoint()
        self._around: list[QWidget] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    def showPopup(self) -> None:
        self._opened_at, at = self.mapToGlobal(QPoint()), self.parentWidget()
        while at is not None and not at.isWindow():
            at.installEventFilter(self)
            self._around.append(at)
            at = at.parentWidget()
        super().showPopup()

    def hidePopup(self) -> None:
        for widget in self._around:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._around.clear()
        super().hidePopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is around the open list moved."""
        moved = event.type() in (QEvent.Type.Move, QEvent.Type.Hide) and watched in self._around
        if moved and (not self.isVisible() or self.mapToGlobal(QPoint()) != self._opened_at):
            self.hidePopup()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self._around:
            self.hidePopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Radio(QRadioButton):
    """One of several: Tab comes to the one that is chosen, whichever Qt would come to first."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        chosen = self.group().checkedButton() if self.group() is not None else None
        if event.reason() in _BY_TAB and chosen is not None and chosen is not self:
            chosen.setFocus(event.reason())
        else:
            super().focusInEvent(event)


_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
