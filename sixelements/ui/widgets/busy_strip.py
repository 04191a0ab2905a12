"""When somebody has to do what they own, beside the days of the action that is looked at."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.presentation.board.inspector import BusyDays, PlanDays
from sixelements.ui.theme import Theme
from sixelements.wording import numbers

_HIGH, _BAR, _LEAST = 18, 8, 100


class BusyStrip(QWidget):
    """Own actions filled, this one dashed. What it shows stands in words beside it."""

    def __init__(self, theme: Theme, busy: Sequence[BusyDays], days: PlanDays) -> None:
        super().__init__()
        self._theme, self._busy, self._days = theme, busy, days
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(numbers.listing([one.title for one in busy]) if busy else "")
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST), self._theme.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, color, middle = QPainter(self), self._theme.color, self.height() / 2
        painter.setPen(QPen(color("line"), 1))
        painter.drawLine(0, round(middle), self.width(), round(middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        for one in self._busy:
            painter.drawRect(self._bar(one.first, one.last))
        if self._days.start and self._days.due:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("ink"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._bar(self._days.start, self._days.due).adjusted(0, -3, -1, 3))
        painter.end()

    def _bar(self, first: date, last: date) -> QRectF:
        begin, whole = self._days.first, max((self._days.last - self._days.first).days, 1)
        left, right = ((day - begin).days / whole * self.width() for day in (first, last))
        left = max(left, 0.0)
        bar = self._theme.px(_BAR)
        return QRectF(left, (self.height() - bar) / 2, max(right - left, 3), bar)
