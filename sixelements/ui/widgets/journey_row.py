"""One step of a round as Home tells it: a dot on a line, its name, how long it takes."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text

_DOT, _COLUMN, _NAME, _NAME_LARGE = 9, 30, 108, 64
_LARGE = 1.5
"""Above this text size the names take less room, so that the times keep theirs."""


class JourneyRow(QWidget):
    """Not a control: the steps are in the rail once a workbook is open."""

    def __init__(self, theme: Theme, title: str, time: str, *, number: int, last: bool) -> None:
        super().__init__()
        self._theme, self._number, self._last = theme, number, last
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._name = Text(theme, title, wrap=False)
        self._row.addWidget(self._name)
        self._row.addWidget(Text(theme, time, role="caption", tone="muted"), stretch=1)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        above = self._theme.px(4)
        self._row.setContentsMargins(self._theme.px(_COLUMN), above, 0, above)
        large = self._theme.choice.scale > _LARGE
        self._name.setMinimumWidth(self._theme.px(_NAME_LARGE if large else _NAME))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(theme.px(10) + 0.5, self.height() / 2)
        painter.setPen(QPen(theme.color("levelLine"), 1))
        top = middle.y() if self._number == 1 else 0
        bottom = middle.y() if self._last else self.height()
        painter.drawLine(QPointF(middle.x(), top), QPointF(middle.x(), bottom))
        side = theme.px(_DOT)
        dot = QRectF(0, 0, side, side)
        dot.moveCenter(middle)
        painter.setBrush(theme.color(f"l{min(self._number, 5)}"))
        painter.drawEllipse(dot)
        painter.end()
