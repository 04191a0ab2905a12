"""One element of the profile as a row to press: shape, name, bar, level, score."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from sixelements.charts import bars, marks
from sixelements.charts.scene import Scene
from sixelements.i18n import _
from sixelements.presentation.pages.overview import BarView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import paint_scene

_LEAST_BAR = 190


@dataclass(frozen=True, slots=True)
class BarColumns:
    """Where the parts of all rows lie, in pixels; ``words`` 0: there is no room for level words."""

    name: float
    bar: float
    level: float
    words: float
    points: float

    @property
    def bar_width(self) -> float:
        return self.level - self.bar


def bar_columns(theme: Theme, bars: tuple[BarView, ...], width: float) -> BarColumns:
    """Columns wide enough for every row; the bar takes what is left."""
    px = theme.px
    plain, strong = QFontMetrics(theme.font("body")), QFontMetrics(theme.font("body", weight=500))
    name = px(38.0)
    bar = name + max((strong.horizontalAdvance(b.title) for b in bars), default=0) + px(10)
    wide = any(b.level and len(b.level.label) > 1 for b in bars)
    square = px(marks.LEVEL_RANGE if wide else marks.LEVEL) + px(8)
    words = max((plain.horizontalAdvance(b.level.words) for b in bars if b.level), default=0) + px(8)
    points = width - px(44)
    if points - words - square - px(12) - bar < px(_LEAST_BAR):
        words = 0
    level = points - words - square
    return BarColumns(name, bar, level - px(12), words, points)


class BarRow(QAbstractButton):
    """Enter opens the element, W says why, Up and Down move between rows."""

    why_wanted = Signal()

    def __init__(self, theme: Theme, view: BarView) -> None:
        super().__init__()
        self._theme, self._view = theme, view
        self._columns: BarColumns | None = None
        self.setText(view.title)
        self.setAccessibleName(view.spoken)
        self.setAccessibleDescription(_("Enter opens the element, W says why this number."))
        self.setToolTip(view.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def view(self) -> BarView:
        return self._view

    def set_columns(self, columns: BarColumns) -> None:
        """Line the row up with the others."""
        self._columns = columns
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(360), self._theme.px(bars.SCREEN_ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_W and not event.modifiers() and self._theme.choice.letters:
            self.why_wanted.emit()
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._columns is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, columns = self._theme, self._columns
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        self._scene(painter, marks.element(self._view.id, alt=""), theme.px(2))
        self._words(painter, columns.name, columns.bar, self._view.title, weight=500)
        width = columns.bar_width / theme.choice.scale
        self._scene(painter, bars.screen_bar(self._view.bar, width=width, alt=""), columns.bar)
        self._figures(painter, columns)
        painter.end()

    def _figures(self, painter: QPainter, columns: BarColumns) -> None:
        view, px = self._view, self._theme.px
        left = columns.level + px(12)
        if view.level is None:
            self._words(painter, columns.bar + px(14), self.width(), view.missing, tone="muted")
            return
        square = marks.level(view.level.label, view.level.fill, alt="")
        self._scene(painter, square, left)
        if columns.words:
            start = columns.points - columns.words
            self._words(painter, start, columns.points, view.level.words)
        box = QRectF(columns.points, 0, self.width() - columns.points - px(6), self.height())
        painter.setFont(self._theme.font("body", weight=600, tabular=True))
        painter.setPen(self._theme.color("ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, view.points)

    def _words(
        self, painter: QPainter, left: float, right: float, text: str, *, weight: int = 400, tone: str = "ink"
    ) -> None:
        painter.setFont(self._theme.font("body", weight=weight))
        painter.setPen(self._theme.color(tone))
        box = QRectF(left, 0, right - left, self.height())
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(box, flags, text)

    def _scene(self, painter: QPainter, scene: Scene, left: float) -> None:
        scale = self._theme.choice.scale
        painter.save()
        painter.translate(QPointF(left, (self.height() - scene.height * scale) / 2))
        paint_scene(painter, scene, self._theme, scale)
        painter.restore()
