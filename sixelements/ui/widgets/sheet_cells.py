"""How the cells of a worksheet are painted: marks as rings, ticks as boxes, words plain; lines, not boxes."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from sixelements.charts.cell_marks import SIDE, cell_mark
from sixelements.presentation.table import CellPlace, Entry
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.lines import Lines
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.scene_view import paint_scene
from sixelements.ui.widgets.table_model import TableModel, place
from sixelements.ui.widgets.write_table import TypedCells

_PAD, _TICK, _CORNER = 4, 16, 7
_DRAWN = (Entry.MARK, Entry.TICK)
_State = tuple[Entry | None, int | None, bool]
"""Mark or tick, which it is, and whether it can't be changed."""


class SheetCells(TypedCells):
    """A line under each row; the current row is tinted, its current cell framed."""

    inset = 0
    current: CellPlace = (-1, -1)

    def __init__(self, theme: Theme, cells: TableModel, heights: Mapping[int, int], parent: QObject) -> None:
        super().__init__(theme, cells, heights, parent)
        self._forget_looks()
        theme.changed.connect(self._forget_looks)

    def _forget_looks(self) -> None:
        """Colors and fonts are made once for all cells: hundreds are painted together."""
        theme, names = self.theme, ("selected", "hover", "line", "ink", "muted", "warn", "focus", "accent")
        self._colors = {name: theme.color(name) for name in names}
        self._font = theme.font("body", tabular=True)
        self._bold = theme.font("body", weight=600, tabular=True)
        self._drawn: dict[tuple[_State, float], QImage] = {}
        self._broken: dict[tuple[str, int, bool], Lines] = {}

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = super().createEditor(parent, option, index)
        line.setProperty("kind", "cell")
        return line

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at, cells, colors = place(index), self.model.cells, self._colors
        row, under = at[0], option.rect
        box = QRect(under)
        box.setHeight(self.height(row, box.height()))
        there = option.widget.hasFocus() or self.editor is not None
        if row == self.current[0]:
            painter.fillRect(box, colors["selected"])
        elif there and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colors["hover"])
        painter.fillRect(QRect(under.left(), under.bottom(), under.width(), 1), colors["line"])
        self._fill(painter, box, at)
        if at in cells.noted:
            _corner(painter, box, self.theme)
        if at == self.current or cells.note(at):
            self._ring(painter, box, wrong=bool(cells.note(at)), there=there)

    def _fill(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        """What a cell says."""
        cells = self.model.cells
        entry = cells.entry(at[1])
        if entry not in _DRAWN or at in cells.refused:
            self._words(painter, box, at)
        elif entry is Entry.TICK or at[0] not in cells.muted:
            state = entry, cells.chosen(at), bool(cells.locked)
            dense = painter.device().devicePixelRatio()
            if (state, dense) not in self._drawn:
                self._drawn[state, dense] = self._drawing(state, dense)
            image = self._drawn[state, dense]
            side = self.theme.px(SIDE if entry is Entry.MARK else _TICK)
            painter.drawImage(box.center() - QRect(0, 0, side - 1, side - 1).center(), image)

    def _drawing(self, state: _State, dense: float) -> QImage:
        """A mark or a tick, drawn once for a look: a sheet has hundreds of them."""
        (entry, chosen, locked), theme = state, self.theme
        side = theme.px(SIDE if entry is Entry.MARK else _TICK)
        image = QImage(QSize(side, side) * dense, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(dense)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        if entry is Entry.MARK:
            paint_scene(painter, cell_mark(chosen), theme, side / SIDE)
        else:
            _paint_tick(painter, QRectF(0, 0, side, side), theme, on=chosen == 1, locked=locked)
        painter.end()
        return image

    def _words(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        row, column = at
        cells = self.model.cells
        text = cells.table.rows[row][column]
        if not text:
            return
        amber = at in cells.amber or at in cells.refused
        bold, pad = column in cells.bold or row in cells.table.strong, self.theme.px(_PAD)
        font, inside, across = (
            self._bold if bold else self._font,
            box.adjusted(pad, 0, -pad, 0),
            self.model.across(column),
        )
        painter.setFont(font)
        painter.setPen(self._colors["warn" if amber else "muted" if row in cells.muted else "ink"])
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(text) <= inside.width():
            painter.drawText(inside, across, text)
        elif at in cells.refused:
            painter.drawText(
                inside, across, metrics.elidedText(text, Qt.TextElideMode.ElideRight, inside.width())
            )
        else:
            lines = self.lines(text, inside.width(), bold=bold)
            top = inside.top() + (inside.height() - lines.height) / 2
            lines.paint(painter, inside.left(), top, inside.width(), across)

    def lines(self, text: str, width: int, *, bold: bool) -> Lines:
        """A text in lines as wide as that; a word too long for one is broken, and nothing is cut."""
        asked = text, width, bold
        if asked not in self._broken:
            font = self._bold if bold else self._font
            self._broken[asked] = Lines(text, font, width=width, line=self.theme.line("small"))
        return self._broken[asked]

    def _ring(self, painter: QPainter, box: QRect, *, wrong: bool, there: bool) -> None:
        wide = self.theme.px(2) if there or wrong else 1
        tone = "warn" if wrong else "focus" if there else "accent"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._colors[tone], wide))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = wide / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), 4, 4)
        painter.restore()


def _paint_tick(painter: QPainter, square: QRectF, theme: Theme, *, on: bool, locked: bool) -> None:
    """A box with or without its tick."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = ("muted" if locked else "accent") if on else "sunken" if locked else "panel"
    painter.setPen(QPen(theme.color(fill if on else "lineStrong"), 1))
    painter.setBrush(theme.color(fill))
    painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on:
        look = "dark" if theme.dark else "light"
        paint_icon(painter, f"control-check-{look}", square, theme.color("onAccent"))


def _corner(painter: QPainter, box: QRect, theme: Theme) -> None:
    """The triangle in the corner of a cell with a note; at the side where reading ends."""
    side = theme.px(_CORNER)
    right = painter.layoutDirection() is not Qt.LayoutDirection.RightToLeft
    x, y = (box.right() - 1 if right else box.left() + 1), box.top() + 1
    inward = -side if right else side
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + inward, y), QPointF(x, y + side)]))
    painter.restore()
