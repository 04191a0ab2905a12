"""The answers to the item at hand, for the presenter alone: dots of one color over the levels."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from sixelements.presentation.room.slides import BARS_FROM
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.accessibility import Drawn
from sixelements.ui.widgets.accessible_interfaces import install

_HIGH, _LOW, _RADIUS, _LEAST_RADIUS = 120, 80, 9.0, 2.5


class AnswersPlot(Drawn):
    """Dots shrink until the tallest column fits; above 20 a column is a bar with its count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        install()
        self._theme = theme
        self._counts: tuple[int, ...] = ()
        self._words: tuple[str, ...] = ()
        self._low = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_answers(self, counts: Sequence[int], words: Sequence[str], spoken: str) -> None:
        """Show counts at the levels; none if they are withheld."""
        shown = tuple(counts), tuple(words)
        if shown != (self._counts, self._words):
            self._counts, self._words = shown
            self.update()
        self.setAccessibleName(spoken)
        self.setVisible(bool(counts))

    def draw_low(self, *, low: bool) -> None:
        """On a small screen the columns are two thirds as high."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = self._theme.line
        high = self._theme.px(_LOW if self._low else _HIGH)
        return QSize(self._theme.px(280), high + 2 * line("body") + line("caption"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._counts:
            return
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self.width() / len(self._counts)
        base = self.height() - theme.line("body") - self._lines(wide) * theme.line("caption")
        painter.setPen(QPen(theme.color("lineStrong"), 1))
        painter.drawLine(QPointF(0, base + 0.5), QPointF(self.width(), base + 0.5))
        room = base - theme.line("body")
        tallest = min(max(self._counts), BARS_FROM - 1) or 1
        radius = max(min(theme.px(_RADIUS), room / tallest / 2 - 1), _LEAST_RADIUS)
        for n, count in enumerate(self._counts):
            box = QRectF(n * wide, 0, wide, base)
            self._paint_column(painter, box, count, radius, room)
            self._paint_level(painter, QRectF(n * wide, base, wide, 0), n)
        painter.end()

    def _paint_column(self, painter: QPainter, box: QRectF, count: int, radius: float, room: float) -> None:
        theme, step = self._theme, 2 * radius + 2
        painter.setPen(QPen(theme.color("levelLine"), 1))
        painter.setBrush(theme.color("l3"))
        top = box.bottom()
        if count >= BARS_FROM:
            tall = room * count / max(self._counts)
            top -= tall
            painter.drawRect(QRectF(box.center().x() - theme.px(14), top, theme.px(28), tall))
        else:
            for row in range(count):
                painter.drawEllipse(
                    QPointF(box.center().x(), box.bottom() - 1 - radius - row * step), radius, radius
                )
            top -= count * step
        if count:
            line = theme.line("body")
            painter.setPen(theme.color("ink"))
            painter.setFont(theme.font("body", weight=600, tabular=True))
            painter.drawText(
                QRectF(box.left(), top - line, box.width(), line), Qt.AlignmentFlag.AlignCenter, str(count)
            )

    def _paint_level(self, painter: QPainter, box: QRectF, place: int) -> None:
        theme, line = self._theme, self._theme.line("body")
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font("body", weight=600, tabular=True))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(QRectF(box.left(), box.top(), box.width(), line), middle, str(place + 1))
        painter.setPen(theme.color("muted"))
        painter.setFont(theme.font("caption"))
        below = QRectF(
            box.left(), box.top() + line, box.width(), self._lines(box.width()) * theme.line("caption")
        )
        top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(below, top, self._words[place])

    def _lines(self, width: float) -> int:
        """How many lines the words of a level take at most: two where they stand close together."""
        metrics = QFontMetrics(self._theme.font("caption"))
        return 1 + any(metrics.horizontalAdvance(words) > width for words in self._words)
