"""Paints the cells of the practice table: strips, squares, two marks on a line, words."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from sixelements.charts import gap, marks, strip
from sixelements.charts.scene import Scene
from sixelements.presentation.pages.element import PracticeRow
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.practice_model import PracticeColumn
from sixelements.ui.widgets.rows_model import ROW_ROLE, Index
from sixelements.ui.widgets.scene_view import paint_scene

_PAD = 8
_ID, _GAP_WORDS = 30, 40


class PracticeDelegate(QStyledItemDelegate):
    """All columns of one row. ``rows`` are all rows shown, so that their strips have one unit."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[PracticeRow, ...] = ()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.px(strip.SCREEN_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PracticeRow = index.data(ROW_ROLE)
        box = QRectF(option.rect)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.color("selected"))
        under = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(under, self._theme.color("line"))
        pad = self._theme.px(_PAD)
        inner = box.adjusted(pad, 0, -pad, 0)
        painting = {
            PracticeColumn.NAME: self._name,
            PracticeColumn.SPREAD: self._spread,
            PracticeColumn.MEAN: self._mean,
            PracticeColumn.AGREED: self._agreed,
            PracticeColumn.AGREEMENT: self._agreement,
            PracticeColumn.ROLES: self._roles,
            PracticeColumn.DONT_KNOW: self._dont_know,
        }
        painting[PracticeColumn(index.column())](painter, inner, row)
        painter.restore()

    # the columns

    def _name(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        self._words(painter, box, row.id, tone="muted")
        self._words(painter, box.adjusted(self._theme.px(_ID), 0, 0, 0), row.name)

    def _spread(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        if row.counts is None:
            self._withheld(painter, box, row.no_counts)
            return
        scale = self._theme.choice.scale
        width = box.width() / scale
        unit, center = strip.frame([r.counts for r in self.rows if r.counts], width)
        scene = strip.screen_strip(row.counts, unit=unit, center=center, width=width, alt="")
        self._scene(painter, box, scene)

    def _mean(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        self._words(painter, box, row.mean, weight=600, right=True)

    def _agreed(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        if row.agreed is None:
            self._words(painter, box, row.agreed_words, tone="muted")
        else:
            self._scene(painter, box, marks.level(row.agreed.label, row.agreed.fill, alt=""))

    def _agreement(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        self._words(painter, box, row.agreement, tone="warn" if row.alert else "ink")

    def _roles(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        if row.roles is None:
            self._withheld(painter, box, row.no_roles)
            return
        scale, words = self._theme.choice.scale, self._theme.px(_GAP_WORDS)
        front, leads = row.roles
        width = (box.width() - words) / scale
        track = gap.gap(frontline=front, leads=leads, flagged=row.gap_flag, width=width, alt="")
        self._scene(painter, box, track)
        tone, weight = ("warn", 600) if row.gap_flag else ("ink", 400)
        self._words(painter, box, row.gap, tone=tone, weight=weight, right=True)

    def _dont_know(self, painter: QPainter, box: QRectF, row: PracticeRow) -> None:
        if row.hard_to_see:
            self._icon(painter, box, "question", "warn")
            box = box.adjusted(self._theme.px(20), 0, 0, 0)
        self._words(painter, box, row.dont_know, tone="warn" if row.hard_to_see else "muted")

    # what they are made of

    def _withheld(self, painter: QPainter, box: QRectF, words: str) -> None:
        if len(words) > 1:
            self._icon(painter, box, "lock", "muted")
            box = box.adjusted(self._theme.px(20), 0, 0, 0)
        self._words(painter, box, words, tone="muted")

    def _words(
        self,
        painter: QPainter,
        box: QRectF,
        text: str,
        *,
        tone: str = "ink",
        weight: int = 400,
        right: bool = False,
    ) -> None:
        font = self._theme.font("body", weight=weight, tabular=True)
        painter.setFont(font)
        painter.setPen(self._theme.color(tone))
        across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        flags = across | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) + 1)
        painter.drawText(box, flags, words)

    def _icon(self, painter: QPainter, box: QRectF, name: str, tone: str) -> None:
        side = self._theme.px(16)
        square = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_icon(painter, name, square, self._theme.color(tone))

    def _scene(self, painter: QPainter, box: QRectF, scene: Scene) -> None:
        scale = self._theme.choice.scale
        painter.save()
        painter.translate(QPointF(box.left(), box.top() + (box.height() - scene.height * scale) / 2))
        paint_scene(painter, scene, self._theme, scale)
        painter.restore()
