"""One block of a form: its name at the left, its fields at the right, or below where room is short."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Text

_SIDE, _FIELDS = 220, 620
_CONTROLS: tuple[type[QWidget], ...] = (QAbstractButton, QLineEdit, QAbstractSpinBox, QComboBox)
"""What is switched off where a block is locked; its words stay readable."""


class FieldsBlock(QWidget):
    """Subclasses put their fields into ``fields``. `lock` says why they can't be changed."""

    def __init__(self, theme: Theme, title: str, about: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(title)
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(4)
        side.addWidget(Text(theme, title, role="heading"))
        if about:
            side.addWidget(Text(theme, about, role="small", tone="muted"))
        self._lock = QWidget()
        row = QGridLayout(self._lock)
        row.setContentsMargins(0, 4, 0, 0)
        row.setHorizontalSpacing(6)
        self._why = Text(theme, role="small", tone="muted")
        row.addWidget(Icon(theme, "lock", tone="muted", side=16), 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._why, 0, 1)
        row.setColumnStretch(1, 1)
        side.addWidget(self._lock)
        side.addStretch(1)
        self._body = QWidget()
        self.fields = QVBoxLayout(self._body)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(8)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(10)
        self._grid.addItem(QSpacerItem(0, 0, QSizePolicy.Policy.Expanding), 0, 2)
        self._grid.setColumnStretch(2, 1)
        self._beside: bool | None = None
        self._lock.hide()
        self._arrange(beside=True)
        theme.changed.connect(self._fit)

    def lock(self, why: str) -> None:
        """Say why nothing here can be changed now; empty: it can."""
        self._lock.setVisible(bool(why))
        self._why.setText(why)
        for kind in _CONTROLS:
            for control in self._body.findChildren(kind):
                control.setEnabled(not why)
                control.setToolTip(why)

    def _arrange(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        self._grid.removeWidget(self._side)
        self._grid.removeWidget(self._body)
        self._grid.addWidget(self._side, 0, 0)
        self._grid.addWidget(self._body, 0 if beside else 1, 1 if beside else 0)
        self._grid.setColumnStretch(0, 0 if beside else 100)
        self._grid.setColumnStretch(1, 100 if beside else 0)

    def _fit(self) -> None:
        px = self.theme.px
        beside = self.width() >= px(_SIDE + 24 + 420)
        self._arrange(beside=beside)
        self._side.setFixedWidth(px(_SIDE)) if beside else self._side.setMaximumWidth(px(_FIELDS))
        if not beside:
            self._side.setMinimumWidth(0)
        self._body.setMaximumWidth(px(_FIELDS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
