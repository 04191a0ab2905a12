"""One step of the rail: a node that tells by its shape how far the step is, its name, one line."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.i18n import _
from sixelements.presentation.journey import Mark, StepView
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme

_NODE = 22
_ICON = 14


class StepButton(QAbstractButton):
    """Paints itself from the step; checked means: here."""

    def __init__(self, theme: Theme, step: StepView, *, number: int) -> None:
        super().__init__()
        self._theme, self._number = theme, number
        self.step = step
        self.narrow = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_step(step)
        theme.changed.connect(self.updateGeometry)

    def show_step(self, step: StepView) -> None:
        """Show the step as it is now."""
        self.step = step
        self.setText(step.title)
        marks = {
            Mark.DONE: _("done"),
            Mark.HALF: _("part done"),
            Mark.OPEN: _("open"),
            Mark.NOT_YET: _("not yet"),
        }
        text = _("{step}, {mark}. {state}").format(step=step.title, mark=marks[step.mark], state=step.state)
        self.setAccessibleName(text)
        self.setToolTip(f"{step.title} ({step.shortcut})\n{step.state}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(64 if self.narrow else 200), self._theme.px(48))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, here = self._theme, self.isChecked()
        if here or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected" if here else "hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(8, 1, -8, -1), 8, 8)
        if here:
            painter.setBrush(theme.color("accent"))
            painter.drawRect(QRectF(0, 6, 4, self.height() - 12))
        self._paint_node(painter, here=here)
        if not self.narrow:
            self._paint_words(painter, here=here)
        painter.end()

    def _paint_node(self, painter: QPainter, *, here: bool) -> None:
        theme = self._theme
        side = theme.px(_NODE)
        center = QPointF(self.width() / 2 if self.narrow else 16 + side / 2, self.height() / 2)
        node = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
        mark = self.step.mark
        if mark is Mark.DONE and not here:
            self._disc(painter, node, "success")
            inner = theme.px(_ICON)
            box = QRectF(center.x() - inner / 2, center.y() - inner / 2, inner, inner)
            paint_icon(painter, "check", box, theme.color("onAccent"))
            return
        if here:
            self._disc(painter, node, "accent")
        else:
            pen = QPen(theme.color("success" if mark is Mark.HALF else "lineStrong"), 1.5)
            if mark is Mark.NOT_YET:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.setBrush(theme.color("panel"))
            painter.drawEllipse(node)
        if mark is Mark.HALF and not here:
            half = QPainterPath()
            half.moveTo(center)
            half.arcTo(node, 90, 180)
            painter.fillPath(half, theme.color("success"))
            return
        painter.setFont(theme.font("caption", weight=600))
        painter.setPen(theme.color("onAccent" if here else "muted"))
        painter.drawText(node, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _disc(self, painter: QPainter, node: QRectF, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(color))
        painter.drawEllipse(node)

    def _paint_words(self, painter: QPainter, *, here: bool) -> None:
        theme = self._theme
        left = 16 + theme.px(_NODE) + 10
        box = QRectF(left, 0, self.width() - left - 12, self.height())
        title = theme.font("body", weight=600 if here else 500)
        state = theme.font("caption")
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
        upper = QRectF(box.left(), 0, box.width(), box.height() / 2 + 1)
        lower = QRectF(box.left(), box.height() / 2 + 1, box.width(), box.height() / 2)
        painter.setFont(title)
        painter.setPen(theme.color("ink"))
        painter.drawText(upper, flags | Qt.AlignmentFlag.AlignBottom, self.step.title)
        painter.setFont(state)
        painter.setPen(theme.color("muted"))
        words = painter.fontMetrics().elidedText(
            self.step.state, Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(lower, flags | Qt.AlignmentFlag.AlignTop, words)
