"""A table that is typed into by keys alone: what is refused stands under its row, and nothing is lost."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.held import Refusal
from sixelements.presentation.table import CellPlace, WritableTable
from sixelements.ui.picture import copy_text
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.focus_ring import OWN_SIGHT
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.scene_view import paint_scene
from sixelements.ui.widgets.table_model import TableModel, place
from sixelements.ui.widgets.unstored import Unstored, mark

_ROW, _PAD, _MARK, _TYPED = 34, 8, 20, 76


class WriteTable(BareTable):
    """All rows are shown, and the page scrolls.

    Typing, F2, Enter or a click open a cell; Enter stores it and goes down, Tab goes on to the next cell and,
    from the last one, out of the table, Esc gives up what was typed. Delete empties the chosen cells, and
    they are copied to and pasted from a spreadsheet.

    ``changed``: something was put into cells, or refused; in words, where no row says it.
    ``told``: what was done, where that is not all that was asked for.
    ``passed``: somebody went on beyond the last cell (1) or the first (-1).
    """

    changed, told = Signal(str), Signal(str)
    passed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(whole=True)
        self._theme = theme
        self.cells = TableModel(theme, self)
        self.cell_heights: dict[int, int] = {}
        """How high each row is above what is said under it."""
        self._showing = False
        self.setProperty(OWN_SIGHT, True)  # noqa: FBT003 - Qt's own
        self._delegate = self._made_delegate()
        self.setModel(self.cells)
        self.setItemDelegate(self._delegate)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAccessibleDescription(
            _("Type to fill in a cell, Enter stores it and goes down. Cells can be copied and pasted.")
        )
        self.verticalHeader().setMinimumSectionSize(1)
        self.clicked.connect(self._hit)
        self.cells.put.connect(self._was_put)
        theme.changed.connect(self._fit)

    def _made_delegate(self) -> "TypedCells":
        return TypedCells(self._theme, self.cells, self.cell_heights, self)

    def show_cells(self, cells: WritableTable) -> None:
        """Show a table; the current cell stays, and what is being typed; the page does not move."""
        self.setAccessibleName(cells.table.title)
        before = place(self.currentIndex())
        self._showing = True
        if self.cells.cells.heads:
            self.clearSpans()  # which paints all cells again
        self.cells.show_cells(cells)
        mark(self, "true" if cells.refused else "false")
        for row in cells.heads:
            if len(cells.table.headers) > 1:
                self.setSpan(row, 0, 1, len(cells.table.headers))
        if not self.currentIndex().isValid():
            self._go_to(before if cells.writable(before) else cells.after((-1, -1), 1))
        self._showing = False
        self._fit()

    def flush(self) -> None:
        """Store what is being typed."""
        editor = self._delegate.editor
        if editor is not None:
            self.commitData(editor)

    def go_to_end(self, by: int) -> None:
        """Go into the table from above (1), to its first cell, or from below (-1), to its last."""
        cells = self.cells.cells
        self._go_to(cells.after((-1, -1) if by > 0 else (len(cells.table.rows), 0), by))
        self.setFocus(Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason)

    def stay_at(self, at: CellPlace) -> None:
        """Let a cell be the current one where the table shows other columns; the page does not move."""
        self._showing = True
        self.setCurrentIndex(self.cells.index(*at))
        self._showing = False

    def go_to_row(self, row: int) -> None:
        """Go to the first cell of a row that can be typed into, and bring it into sight."""
        self._go_to(self.cells.cells.after((row, -1), 1))
        self._bring_into_sight(self.currentIndex())

    def go_to_refused(self) -> None:
        """Go to the first cell whose text can't be stored as it is."""
        self._go_to(min(self.cells.cells.refused, default=None))
        self._bring_into_sight(self.currentIndex())

    def _go_to(self, at: CellPlace | None) -> None:
        if at is not None:
            self.setCurrentIndex(self.cells.index(*at))

    def _chosen(self) -> list[CellPlace]:
        return [place(index) for index in self.selectedIndexes()]

    def _hit(self, index: Index) -> None:
        """One click opens a cell."""
        if self.cells.cells.writable(place(index)):
            self.edit(index)

    def _try(self, change: Callable[[], object]) -> None:
        """Change several cells; what is refused of that stands under no row."""
        with Refusal() as refusal:
            change()
        self.changed.emit(refusal.sentence)

    def _clear(self, places: list[CellPlace]) -> None:
        """Empty cells, and say which stay. Raises SixElementsError."""
        if told := self.cells.cells.clear(places):
            self.told.emit(told)

    def _was_put(self, refusal: str) -> None:
        self.changed.emit("")
        if refusal:
            announce(self, refusal)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, cells = self.currentIndex(), self.cells.cells
        if event.matches(QKeySequence.StandardKey.Copy):
            copy_text(cells.copied(self._chosen()))
            announce(self, _("Copied"))
        elif event.matches(QKeySequence.StandardKey.Paste) and not cells.locked:
            self._try(partial(cells.paste, place(index), QGuiApplication.clipboard().text()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._try(partial(self._clear, self._chosen()))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and cells.writable(place(index)):
            if (
                self.state() is not QAbstractItemView.State.EditingState
            ):  # a key that the cell saw comes here, too
                self.edit(index)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A letter that is typed into a cell is no shortcut of the page."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            if (
                plain
                and event.text()
                and event.text().isprintable()
                and self.cells.cells.writable(place(self.currentIndex()))
            ):
                event.accept()
                return True
        return super().event(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab goes from cell to cell, and on from the last."""
        at = self.cells.cells.after(place(self.currentIndex()), 1 if forward else -1)
        if at is None:
            return super().focusNextPrevChild(forward)
        self._go_to(at)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tab comes to the first cell, and back to the last."""
        super().focusInEvent(event)
        ways = {Qt.FocusReason.TabFocusReason: 1, Qt.FocusReason.BacktabFocusReason: -1}
        if event.reason() in ways:
            cells, by = self.cells.cells, ways[event.reason()]
            self._go_to(cells.after((-1, -1) if by > 0 else (len(cells.table.rows), 0), by))
            self._bring_into_sight(self.currentIndex())

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter goes down, Tab on to the next cell, even where that is not adjacent."""
        hints = QAbstractItemDelegate.EndEditHint
        super().closeEditor(editor, hints.NoHint)
        at, cells = place(self.currentIndex()), self.cells.cells
        if hint is hints.SubmitModelCache:
            self._go_on(cells.below(at), 1)
        elif hint in (hints.EditNextItem, hints.EditPreviousItem):
            by = 1 if hint is hints.EditNextItem else -1
            self._go_on(cells.after(at, by), by)

    def _go_on(self, at: CellPlace | None, by: int) -> None:
        self._go_to(at)
        if at is None:
            self.passed.emit(by)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The page scrolls to the current cell, as the table itself shows all of its rows."""
        super().currentChanged(current, previous)
        if not self._showing and (self.hasFocus() or self._delegate.editor is not None):
            self._bring_into_sight(current)

    def _bring_into_sight(self, current: Index) -> None:
        area: QWidget | None = self
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if area else None
        if area and page:
            middle = self.viewport().mapTo(page, self.visualRect(current).center())
            area.ensureVisible(middle.x(), middle.y(), 0, 2 * self._theme.px(_ROW))

    # room

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(n) for n in range(self.cells.rowCount()))
        return QSize(self._theme.px(300), rows + self.horizontalHeader().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The typed columns are as wide as they need to be, the first takes the rest."""
        theme, view = self._theme, self.cells.view
        self.setFont(theme.font("body", tabular=True))
        heads = QFontMetrics(theme.font("small"))
        widths = [
            max(theme.px(_TYPED), heads.horizontalAdvance(text) + theme.px(20)) for text in view.headers
        ]
        for column, width in enumerate(widths):
            self.setColumnWidth(
                column, width if column else max(self.viewport().width() - sum(widths[1:]), 1)
            )
        words, wraps = QFontMetrics(self.font()), Qt.TextFlag.TextWordWrap
        room = QRect(0, 0, max(self.columnWidth(0) - 2 * theme.px(_PAD), 1), 0)
        for row, (name, *_cells) in enumerate(view.rows):
            self.cell_heights[row] = max(
                theme.px(_ROW), words.boundingRect(room, wraps, name).height() + theme.px(_PAD)
            )
            self.setRowHeight(row, self.cell_heights[row] + self._note_height(row))
        self.updateGeometry()
        self.viewport().update()

    def _note_height(self, row: int) -> int:
        words = self.cells.cells.notes(row)
        if not words:
            return 0
        # a little narrower than it is painted: where the words only just fit, they may break there
        room = QRect(0, 0, max(self.viewport().width() - 3 * self._theme.px(_PAD), 1), 0)
        small = QFontMetrics(self._theme.font("small", tabular=True))
        return small.boundingRect(room, Qt.TextFlag.TextWordWrap, words).height() + self._theme.px(_PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Under a row stands why something in it is not stored."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font("small", tabular=True))
        painter.setPen(self._theme.color("warn"))
        pad = self._theme.px(_PAD)
        for row in range(self.cells.rowCount()):
            words = self.cells.cells.notes(row)
            if words:
                high = self.cell_heights[row]
                top = self.rowViewportPosition(row) + high
                room = QRect(pad, top, self.viewport().width() - 2 * pad, self.rowHeight(row) - high)
                beside = room.adjusted(-pad, 0, pad, -1)  # down to the line under the row
                painter.fillRect(beside, self._theme.color("window"))
                painter.drawText(room, self.cells.across(0) | Qt.TextFlag.TextWordWrap, words)


class TypedCells(QStyledItemDelegate):
    """A box around every cell that is typed into; one line opens in it."""

    inset = 2
    """Pixels at 100 % between the box and the cell, above and below."""

    def __init__(self, theme: Theme, cells: TableModel, heights: Mapping[int, int], parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self.model, self._heights = theme, cells, heights
        self.editor: LineEdit | None = None

    # typing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        at = QPersistentModelIndex(index)
        line = LineEdit()
        line.setParent(parent)
        line.setAccessibleName(self.model.cells.name(place(index)))
        line.setAlignment(self.model.across(index.column()))
        unstored = Unstored(line, partial(self._store, at, line), rests=False)
        line.textEdited.connect(unstored.begin)
        self.editor = line
        return line

    def _store(self, at: QPersistentModelIndex, line: LineEdit) -> None:
        if at.isValid():
            self.model.setData(at, line.text())

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is being typed stays, whatever is stored elsewhere."""
        unstored = Unstored.of(editor)
        if isinstance(editor, LineEdit) and unstored and not unstored.waiting:
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, _index: Index) -> None:
        """Only what was typed is stored, not what merely stood there."""
        unstored = Unstored.of(editor)
        if unstored:
            unstored.flush()

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """What was typed and given up waits no longer."""
        unstored = Unstored.of(editor)
        if unstored:
            unstored.drop()
        self.editor = None
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self.box(option.rect, index.row()))

    def box(self, cell: QRect, row: int) -> QRect:
        """The part of a cell above what is said under its row."""
        inset = self.theme.px(self.inset)
        return QRect(
            cell.left(), cell.top() + inset, cell.width(), self.height(row, cell.height()) - 2 * inset
        )

    def height(self, row: int, whole: int) -> int:
        """How high a row is without what is said under it; ``whole`` with it."""
        return self._heights.get(row, whole)

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        at, cells = place(index), self.model.cells
        row, column = at
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        there = option.widget.hasFocus() or self.editor is not None
        chosen = there and bool(option.state & QStyle.StateFlag.State_Selected)
        words = QStyleOptionViewItem(option)
        words.state &= ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        if row in cells.heads:
            words.state |= QStyle.StateFlag.State_Enabled
            words.rect = self._mark(painter, option, cells.heads[row])
        else:
            words.rect = self.box(option.rect, row)
            if column in cells.typed:
                painter.fillRect(option.rect, self.theme.color("window"))  # what is chosen is seen in its box
                self.frame(painter, words.rect, wrong=bool(cells.note(at)), chosen=chosen, current=current)
        pad = self.theme.px(_PAD) // 2
        words.rect = words.rect.adjusted(pad, 0, -pad, 0)
        super().paint(painter, words, index)

    def frame(self, painter: QPainter, box: QRect, *, wrong: bool, chosen: bool, current: bool) -> None:
        """Draw the box of a cell."""
        theme, locked = self.theme, bool(self.model.cells.locked)
        tone = "focus" if current else "warn" if wrong else "line" if locked else "lineStrong"
        wide = theme.px(2) if current or wrong else 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(tone), wide))
        painter.setBrush(theme.color("selected" if chosen else "window" if locked else "panel"))
        half = wide / 2
        painter.drawRoundedRect(QRectF(box).adjusted(half, half, -half, -half), theme.px(5), theme.px(5))
        painter.restore()

    def _mark(self, painter: QPainter, option: QStyleOptionViewItem, element: str) -> QRect:
        """The shape of an element; returns what is left for its words."""
        theme, cell = self.theme, option.rect
        side, gap = theme.px(_MARK), theme.px(_PAD)
        right = option.direction is Qt.LayoutDirection.RightToLeft
        left = cell.right() - side if right else cell.left()
        painter.save()
        painter.translate(QPointF(left, cell.center().y() - side / 2))
        paint_scene(painter, marks.element(element, alt="", size=_MARK), theme, theme.choice.scale)
        painter.restore()
        room = side + gap
        return cell.adjusted(0, 0, -room, 0) if right else cell.adjusted(room, 0, 0, 0)
