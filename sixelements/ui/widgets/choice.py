"""Lists and radio buttons to choose from, as they behave everywhere in the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QRadioButton, QSizePolicy, QToolTip


class ChoiceBox(QComboBox):
    """Takes no more room than there is, and says in a tip what is cut for that.

    The wheel counts only while it has the focus.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

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
