"""Importance dots: one number a practice, in two tables side by side; saved as it is typed."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.pages.dots import DotsView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.write_table import WriteTable

_ROOM_FOR_TWO, _WIDEST = 760, 440


class DotsPanel(QWidget):
    """``changed``: something was put into a table, or refused; in words, where no row says it."""

    changed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tables: list[WriteTable] = []
        self._how = Text(theme)
        self._total = Text(theme, role="heading")
        self._locked = Text(theme, tone="muted")
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(48)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self._how, self._locked, self._total):
            column.addWidget(widget)
        column.addLayout(self._halves)
        column.addStretch(1)
        theme.changed.connect(self._arrange)

    def show_view(self, view: DotsView) -> None:
        """Show the dots."""
        self._how.setText(view.how)
        self._total.setText(view.total)
        self._total.set_tone("warn" if view.too_many else "")
        self._locked.setText(view.locked)
        self._locked.setVisible(bool(view.locked))
        if len(self.tables) != len(view.halves):
            self._make(len(view.halves))
        for table, half in zip(self.tables, view.halves, strict=True):
            table.show_cells(half)

    def flush(self) -> None:
        """Store what was typed last."""
        for table in self.tables:
            table.flush()

    def _make(self, halves: int) -> None:
        clear(self._halves)
        self.tables = [WriteTable(self._theme) for _half in range(halves)]
        for table in self.tables:
            table.changed.connect(self.changed)
            self._halves.addWidget(table, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        for one, other in pairwise(self.tables):
            one.passed.connect(lambda by, to=other: by > 0 and to.go_to_end(by))
            other.passed.connect(lambda by, to=one: by < 0 and to.go_to_end(by))
        self._halves.addStretch(1)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_ROOM_FOR_TWO)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(across if wide else down)
        for table in self.tables:
            table.setMaximumWidth(self._theme.px(_WIDEST))
