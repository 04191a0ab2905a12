"""The ten lines of the services that are shown: answers by keys 1 to 5, and a hard fact beside each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle

from sixelements.charts import marks
from sixelements.domain.assessment import Leg
from sixelements.presentation.table import CellPlace, Entry
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.scene_view import paint_scene
from sixelements.ui.widgets.sheet_cells import SheetCells
from sixelements.ui.widgets.sheet_table import SheetTable
from sixelements.ui.widgets.table_model import place
from sixelements.ui.widgets.write_table import TypedCells

_ROW, _PAD, _MARK, _INDENT, _SIGN, _BOX, _NAME = 40, 6, 16, 26, 16, 28, 150
_WAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ThirdsTable(SheetTable):
    """``fact_wanted``: to write a fact beside the current line. ``service_wanted``: the next one, or last."""

    fact_wanted = Signal()
    service_wanted = Signal(int)

    def _made_delegate(self) -> TypedCells:
        self._lines = ThirdsCells(self._theme, self.cells, self.cell_heights, self)
        self._cells_painted = self._lines
        return self._lines

    def show_lines(self, legs: Sequence[Leg | None], questions: Sequence[str]) -> None:
        """What stands at the beginning of the rows: the leg of a line, and what it asks."""
        self._lines.legs, self._lines.questions = tuple(legs), tuple(questions)

    def _sets(self, event: QKeyEvent) -> bool:
        """D is for "don't know", F for a fact."""
        key, letters = event.text().casefold(), self._theme.choice.letters
        if letters and key == "d" and self.cells.cells.writable(self.at):
            self.put_in({self.at: ""})
        elif letters and key == "f" and not self.cells.cells.locked:
            self.fact_wanted.emit()
        else:
            return super()._sets(event)
        return True

    def _commands(self, event: QKeyEvent) -> bool:
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _WAYS:
            self.service_wanted.emit(_WAYS[Qt.Key(event.key())])
            return True
        on_fact = self.cells.cells.entry(self.at[1]) is None and self.at[1] > 0
        if on_fact and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.fact_wanted.emit()
            return True
        return super()._commands(event)

    def event(self, event: QEvent) -> bool:
        """Alt with left and right is no way back from here: it goes from service to service."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            alt = event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in _WAYS
            if alt or event.text().casefold() in ("d", "f"):
                event.accept()
                return True
        return super().event(event)

    def _hit(self, index: Index) -> None:
        """A click beside an answer opens the fact."""
        at = place(index)
        if at[1] > 0 and self.cells.cells.entry(at[1]) is None:
            if not self.cells.cells.locked:
                self.fact_wanted.emit()
            return
        super()._hit(index)

    def _fit_columns(self) -> None:
        """Answers are as wide as the longest of them, and what is left is shared by lines and facts."""
        table, px, room = self.cells.cells, self._theme.px, self.viewport().width()
        words = QFontMetrics(self._theme.font("body", tabular=True))
        bands = [band for entry in table.entries.values() for band in entry.words]
        wide = max((words.horizontalAdvance(band) for band in bands), default=0)
        answer = wide + px(_SIGN + 3 * _PAD)
        answers = [n for n in range(len(table.table.headers)) if table.entry(n) is Entry.CHOICE]
        left = room - answer * len(answers)
        name = max(round(left * (0.42 if len(answers) > 1 else 0.5)), px(_NAME))
        fact = max((left - name) // max(len(answers), 1), px(_NAME) // 2)
        for column in range(len(table.table.headers)):
            width = name if column == 0 else answer if column in answers else fact
            self.setColumnWidth(column, width)

    def _fit_rows(self) -> None:
        table, px = self.cells.cells, self._theme.px
        for row, cells in enumerate(table.table.rows):
            high = px(_ROW)
            for column, text in enumerate(cells):
                if table.entry(column) is not Entry.CHOICE:
                    inside = px(_INDENT + _PAD) if column == 0 else px(_PAD)
                    head, below = self._lines.heights((row, column), text, self.columnWidth(column) - inside)
                    high = max(high, head + below + px(_PAD))
            self.cell_heights[row] = high
            self.setRowHeight(row, high + self._note_height(row))


class ThirdsCells(SheetCells):
    """Legs before their first lines, answers in boxes that open, facts over their source."""

    legs: tuple[Leg | None, ...] = ()
    questions: tuple[str, ...] = ()

    def below(self, at: CellPlace, text: str) -> str:
        """What stands in small letters under the words of a cell."""
        row, column = at
        if column == 0:
            return self.questions[row] if row < len(self.questions) else ""
        return text.partition("\n")[2]

    def heights(self, at: CellPlace, text: str, width: int) -> tuple[int, int]:
        """How high the words of a cell are, and the smaller ones under them."""
        theme, wraps = self.theme, Qt.TextFlag.TextWordWrap
        room, below = QRect(0, 0, max(width, 1), 0), self.below(at, text)
        words = QFontMetrics(theme.font("body", weight=600, tabular=True))
        head = words.boundingRect(room, wraps, text.partition("\n")[0]).height() if text else 0
        # what is painted here takes the table's own figures, which are wider, where it says nothing of them
        caption = QFontMetrics(theme.font("caption", tabular=True))
        small = caption.boundingRect(room, wraps, below).height() if below else 0
        return max(head, theme.line("body") if text else 0), small

    def _begins(self, row: int) -> bool:
        """Whether a leg begins with a row, or what is about all of them."""
        before = self.legs[row - 1] if row else None
        return row < len(self.legs) and (row == 0 or self.legs[row] is not before)

    def _fill(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        if self._begins(at[0]):
            painter.fillRect(QRect(box.left(), box.top(), box.width(), 1), self.theme.color("lineStrong"))
        if self.model.cells.entry(at[1]) is Entry.CHOICE:
            self._answer(painter, box, at)
        elif at[1] == 0:
            self._line(painter, box, at)
        else:
            self._fact(painter, box, at)

    def _line(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        row, theme = at[0], self.theme
        leg = self.legs[row] if row < len(self.legs) else None
        indent = theme.px(_INDENT)
        if leg is not None and self._begins(row):
            side = theme.px(_MARK)
            right = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
            painter.save()
            left = box.right() - side if right else box.left()
            painter.translate(left, box.top() + (self.theme.line("body") - side) / 2 + theme.px(3))
            paint_scene(painter, marks.leg(leg, alt=""), theme, theme.choice.scale)
            painter.restore()
        inner = QStyle.visualRect(painter.layoutDirection(), box, box.adjusted(indent, 0, 0, 0))
        self._two(painter, inner, at, tone="ink", bold=leg is None)

    def _two(self, painter: QPainter, box: QRect, at: CellPlace, *, tone: str, bold: bool) -> None:
        """Words over smaller ones."""
        theme, text = self.theme, self.model.cells.table.rows[at[0]][at[1]]
        head, below = text.partition("\n")[0], self.below(at, text)
        across = self.model.across(at[1]) & ~Qt.AlignmentFlag.AlignVCenter
        inner = box.adjusted(theme.px(2), theme.px(3), -theme.px(2), 0)
        wraps = across | Qt.TextFlag.TextWordWrap
        line, _below = self.heights(at, text, inner.width())
        painter.setFont(theme.font("body", weight=600 if bold else None, tabular=True))
        painter.setPen(theme.color(tone))
        painter.drawText(QRect(inner.left(), inner.top(), inner.width(), line), wraps, head)
        painter.setFont(theme.font("caption", tabular=True))
        painter.setPen(theme.color("muted"))
        painter.drawText(inner.adjusted(0, line - theme.px(1), 0, 0), wraps, below)

    def _answer(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        theme, cells = self.theme, self.model.cells
        high = theme.px(_BOX)
        inner = QRect(box.left() + 2, box.top() + (box.height() - high) // 2, box.width() - 4, high)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("line" if cells.locked else "lineStrong"), 1))
        painter.setBrush(theme.color("sunken" if cells.locked else "panel"))
        painter.drawRoundedRect(QRectF(inner).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.restore()
        side, pad = theme.px(_SIGN), theme.px(_PAD)
        way = painter.layoutDirection()
        sign = QRect(inner.right() - side - pad // 2, inner.center().y() - side // 2, side, side)
        if not cells.locked:
            seen = QStyle.visualRect(way, inner, sign)
            paint_icon(painter, "chevron-down", QRectF(seen), theme.color("muted"))
        words = QStyle.visualRect(way, inner, inner.adjusted(pad, 0, -side - pad // 2, 0))
        painter.setFont(theme.font("body", tabular=True))
        painter.setPen(theme.color("ink" if cells.chosen(at) is not None else "muted"))
        painter.drawText(words, self.model.across(at[1]), cells.table.rows[at[0]][at[1]])

    def _fact(self, painter: QPainter, box: QRect, at: CellPlace) -> None:
        cells, theme = self.model.cells, self.theme
        if cells.table.rows[at[0]][at[1]]:
            amber = at in cells.amber
            self._two(painter, box, at, tone="warn" if amber else "ink", bold=amber)
        elif not cells.locked:
            side = theme.px(_SIGN)
            sign = QRect(box.left() + theme.px(2), box.center().y() - side // 2, side, side)
            seen = QStyle.visualRect(painter.layoutDirection(), box, sign)
            paint_icon(painter, "plus", QRectF(seen), theme.color("accent"))


def columns_for(width: int, theme: Theme) -> int:
    """How many services stand side by side: two, or one where room is short."""
    return 2 if width >= theme.px(660) else 1
