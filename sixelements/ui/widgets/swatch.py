"""A small square in a color that somebody chose; empty where none is."""

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.ui.theme import Theme


class Swatch(QWidget):
    """The field beside it says the color in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._color = theme, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_color(self, color: str) -> None:
        """Show a color, or none."""
        self._color = color
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(32)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(self._theme.color("lineStrong"), 1))
        painter.setBrush(QColor(self._color) if self._color else self._theme.color("panel"))
        painter.drawRoundedRect(box, 6, 6)
        if not self._color:
            painter.drawLine(QLineF(box.bottomLeft(), box.topRight()))
        painter.end()
