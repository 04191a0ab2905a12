"""A labeled whole number that the wheel does not change by accident."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text


class _Spin(QSpinBox):
    def focusInEvent(self, event: QFocusEvent) -> None:
        """However it got here, typing replaces the number; a click puts the cursor into it."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NumberField(QWidget):
    """Its ``spin`` tells of a change once typing is done."""

    def __init__(self, theme: Theme, label: str, *, low: int, high: int) -> None:
        super().__init__()
        self._theme = theme
        self.spin = _Spin()
        self.spin.setRange(low, high)
        self.spin.setKeyboardTracking(False)
        self.spin.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.spin.setAccessibleName(label)
        self.spin.lineEdit().setTextMargins(8, 0, 0, 0)
        self._label = Text(theme, label, weight=500)
        self._label.setBuddy(self.spin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._label)
        column.addWidget(self.spin)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.spin.setFixedWidth(self._theme.px(112))

    def show_number(self, number: int) -> None:
        """Show what is stored."""
        if self.spin.value() != number:
            self.spin.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.spin.setValue(number)
            self.spin.blockSignals(False)  # noqa: FBT003 - Qt's own
