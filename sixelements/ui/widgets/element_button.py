"""One element of the chooser: its shape; the one that is shown stands on a bar."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from sixelements.charts import marks
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.scene_view import paint_scene

_SIDE, _PAD, _BAR = 28, 6, 3


class ElementButton(Radio):
    """A radio button, so that arrows move within the row."""

    def __init__(self, theme: Theme, element: str, title: str) -> None:
        super().__init__()
        self._theme, self.element = theme, element
        self.setAccessibleName(f"{element} {title}")
        self.setToolTip(f"{element} {title}")
        self.setProperty("drawn", "true")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._theme.px(_SIDE + 2 * _PAD)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, _at: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and not self.isChecked():
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        if self.isChecked():
            painter.setBrush(theme.color("accent"))
            bar = theme.px(_BAR)
            painter.drawRect(QRectF(theme.px(_PAD), self.height() - bar, theme.px(_SIDE), bar))
        pad = theme.px(_PAD)
        painter.translate(QPointF(pad, pad - theme.px(2)))
        paint_scene(painter, marks.element(self.element, alt="", size=_SIDE), theme, theme.choice.scale)
        painter.end()
