"""The head of a worksheet: words broken to fit, the shape of a leg, kinds above several columns."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from sixelements.charts import marks
from sixelements.domain.assessment import Leg
from sixelements.presentation.table import ColumnsHead, Entry, WritableTable
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import paint_scene
from sixelements.ui.widgets.table_model import TableModel

_LEG, _PAD, _HIGHEST = 16, 4, 150
_MIDDLE = (Entry.MARK, Entry.TICK)
_CENTER = Qt.AlignmentFlag.AlignHCenter


class SheetHeader(QHeaderView):
    """``upright``: where room is short, the words over marks stand on end, so that all columns fit."""

    def __init__(self, theme: Theme, model: TableModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._cells = theme, model
        self.upright = False

    def _table(self) -> WritableTable:
        return self._cells.cells

    @property
    def _font(self) -> QFont:
        return self._theme.font("caption")

    def stands(self, column: int) -> bool:
        """Whether the words of a column stand on end."""
        return self.upright and self._table().entry(column) in _MIDDLE

    def sizeHint(self) -> QSize:
        high = max((self._height(n) for n in range(self.count())), default=0)
        return QSize(super().sizeHint().width(), high + self._over + self._theme.px(2 * _PAD))

    @property
    def _over(self) -> int:
        """The height of what stands over several columns."""
        return self._theme.line("body") + self._theme.px(_PAD) if self._table().over else 0

    def _height(self, column: int) -> int:
        words, metrics = self._words(column), QFontMetrics(self._font)
        if self.stands(column):
            return min(metrics.horizontalAdvance(words), self._theme.px(_HIGHEST)) + self._leg(column)
        beside = 2 * (self._theme.px(_PAD) // 2) + 2 * self._theme.px(2)
        room = QRect(0, 0, max(self.sectionSize(column) - beside, 1), 0)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + self._leg(column)

    def _leg(self, column: int) -> int:
        return self._theme.px(_LEG) if column in self._table().legs else 0

    def _words(self, column: int) -> str:
        return self._table().table.headers[column]

    def paintSection(self, painter: QPainter, rect: QRect, column: int) -> None:
        if column >= len(self._table().table.headers):
            return
        theme = self._theme
        painter.save()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("lineStrong"))
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        inside = rect.adjusted(theme.px(_PAD) // 2, self._over, -theme.px(_PAD) // 2, -theme.px(_PAD))
        if self.stands(column):
            self._on_end(painter, inside, self._words(column))
        else:
            across = _CENTER if self._table().entry(column) in _MIDDLE else self._cells.across(column)
            flags = across & ~Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignBottom
            inside = inside if across == _CENTER else inside.adjusted(theme.px(2), 0, -theme.px(2), 0)
            painter.drawText(inside, flags | Qt.TextFlag.TextWordWrap, self._words(column))
        leg = self._table().legs.get(column)
        if leg:
            self._shape(painter, rect, column, leg)
        painter.restore()

    def _on_end(self, painter: QPainter, box: QRect, words: str) -> None:
        """Words that are read from below."""
        painter.save()
        painter.translate(box.left(), box.bottom())
        painter.rotate(-90)
        room = QRect(0, 0, box.height(), box.width())
        cut = QFontMetrics(self._font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
        painter.restore()

    def _shape(self, painter: QPainter, rect: QRect, column: int, leg: Leg) -> None:
        theme = self._theme
        side = theme.px(_LEG)
        top = rect.bottom() - theme.px(_PAD) - self._height(column)
        painter.save()
        painter.translate(QPointF(rect.center().x() - side / 2, top))
        paint_scene(painter, marks.leg(leg, alt="", size=_LEG), theme, theme.choice.scale)
        painter.restore()

    def edges(self, head: ColumnsHead) -> tuple[int, int]:
        """Where its columns begin and end, from the left, whichever way people read."""
        ends = (head.first, head.first + head.columns - 1)
        lefts = [self.sectionViewportPosition(n) for n in ends]
        return min(lefts), max(left + self.sectionSize(n) for left, n in zip(lefts, ends, strict=True))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Kinds stand over their columns, parted by lines."""
        super().paintEvent(event)
        theme, painter = self._theme, QPainter(self.viewport())
        for head in self._table().over:
            left, right = self.edges(head)
            box = QRectF(left, 0, right - left, self._over)
            painter.setFont(theme.font("body", weight=600))
            painter.setPen(theme.color("warn" if head.amber else "ink"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, head.text)
            painter.fillRect(QRectF(left, self._over - 1, right - left, 1), theme.color("line"))
            painter.fillRect(QRectF(left, 0, 1, self.height()), theme.color("line"))
            painter.fillRect(QRectF(right, 0, 1, self.height()), theme.color("line"))
        painter.end()
