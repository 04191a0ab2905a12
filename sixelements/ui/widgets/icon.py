"""Our icons and the mark as widgets that follow theme and text size; not read aloud, words stand beside."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from sixelements.ui.icons import paint_icon, paint_mark
from sixelements.ui.theme import Theme


class Icon(QWidget):
    """A line drawing in a color of the theme."""

    def __init__(self, theme: Theme, name: str, *, tone: str = "ink", side: int = 20) -> None:
        super().__init__()
        self._theme, self._name, self._tone, self._side = theme, name, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_icon(self, name: str, *, tone: str | None = None) -> None:
        """Show another drawing."""
        before = self._name, self._tone
        self._name, self._tone = name, tone or self._tone
        if before != (self._name, self._tone):
            self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw(painter, QRectF(self.rect()))
        painter.end()

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        paint_icon(painter, self._name, box, self._theme.color(self._tone))


class StoolMark(Icon):
    """The three-legged stool of Six Elements."""

    def __init__(self, theme: Theme, side: int) -> None:
        super().__init__(theme, "", side=side)

    def _draw(self, painter: QPainter, box: QRectF) -> None:
        paint_mark(painter, box, self._theme.color("ink"))
