"""The profile: six rows under one level axis, and what the marks mean."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sixelements.charts import bars
from sixelements.charts.scene import Scene
from sixelements.i18n import _
from sixelements.presentation.pages.overview import OverviewView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bar_row import BarColumns, BarRow, bar_columns
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.scene_view import SceneView, paint_scene
from sixelements.ui.widgets.text import Text


class BarsPanel(QWidget):
    """``opened`` and ``why_wanted`` carry the element and the row."""

    opened = Signal(object)
    why_wanted = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._view: OverviewView | None = None
        self.rows: list[BarRow] = []
        self.setAccessibleName(_("The elements"))
        self._axis = _Axis(theme)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(theme.px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._axis)
        column.addLayout(self._rows)
        column.addSpacing(8)
        column.addLayout(self._legend)
        column.addStretch(1)
        theme.changed.connect(self._line_up)

    def show_view(self, view: OverviewView) -> None:
        """Show the bars of a round; the row in focus keeps it."""
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self._view = view
        clear(self._rows)
        self.rows = [BarRow(self._theme, bar) for bar in view.bars]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, r=row: self.opened.emit(r.view.id))
            row.why_wanted.connect(lambda r=row: self.why_wanted.emit(r.view.id, r))
            self._rows.addWidget(row)
        self._show_legend(view)
        self._line_up()
        if focused is not None and focused < len(self.rows):
            self.rows[focused].setFocus()

    def _show_legend(self, view: OverviewView) -> None:
        clear(self._legend)
        if view.ranges:
            self._legend.addWidget(self._sample(bars.bracket_sample(alt=_("Bracket"))))
        if view.range_note:
            self._legend.addWidget(self._words(view.range_note, wrap=True))
        if view.earlier:
            self._legend.addSpacing(self._theme.px(12))
            self._legend.addWidget(self._sample(bars.triangle_sample(alt=_("Triangle"))))
            self._legend.addWidget(self._words(view.earlier))
        self._legend.addStretch(1)

    def _sample(self, scene: Scene) -> SceneView:
        return SceneView(self._theme, scene, zoom=1.0)

    def _words(self, text: str, *, wrap: bool = False) -> Text:
        return Text(self._theme, text, role="caption", tone="muted", wrap=wrap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._line_up()

    def _line_up(self) -> None:
        if self._view is None:
            return
        columns = bar_columns(self._theme, self._view.bars, self.width())
        self._axis.set_columns(columns)
        for row in self.rows:
            row.set_columns(columns)
            row.updateGeometry()


class _Axis(QWidget):
    """The head of the rows: what the axis is, its five levels, and what the figures are of."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns: BarColumns | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Levels 1 to 5"))

    def set_columns(self, columns: BarColumns) -> None:
        self._columns = columns
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(bars.SCREEN_AXIS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._columns is None:
            return
        theme, columns = self._theme, self._columns
        scale = theme.choice.scale
        painter = QPainter(self)
        painter.save()
        painter.translate(QPointF(columns.bar, 0))
        paint_scene(painter, bars.screen_axis(columns.bar_width / scale, alt=""), theme, scale)
        painter.restore()
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        left = QRectF(columns.name, 0, columns.bar - columns.name, self.height())
        painter.drawText(left, flags | Qt.AlignmentFlag.AlignLeft, _("Level"))
        right = QRectF(0, 0, self.width() - theme.px(6), self.height())
        painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, _("of 100"))
        painter.end()
