"""A worksheet's table: marks, ticks and choices are set by single keys, and all else is typed."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu

from sixelements.i18n import _
from sixelements.presentation.table import CellPlace, Entry, WritableTable
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.digit_keys import held_down, typed_digit
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.sheet_cells import SheetCells
from sixelements.ui.widgets.sheet_header import SheetHeader
from sixelements.ui.widgets.table_model import BY_KEY, place
from sixelements.ui.widgets.write_table import TypedCells, WriteTable

_ROW, _PAD = 26, 4
_SMALLEST, _NARROWEST = 24, 50
_TICK, _MARK, _ROOMY, _NAME, _TEXT, _LONGEST = 40, 50, 66, 150, 84, 200
_NARROW = (Entry.MARK, Entry.TICK)
_PLAIN = Qt.KeyboardModifier.NoModifier
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SheetTable(WriteTable):
    """Keys of the current cell set it; letters reach other columns of its row from anywhere in the row.

    ``came``: another cell is the current one. ``note_wanted``: to write a note on it. ``why_wanted``: why a
    figure is what it is. ``move_wanted``: its
    row, up (-1) or down. ``remove_wanted``: its row. ``add_wanted``: a row more.
    """

    came = Signal()
    move_wanted = Signal(int)
    add_wanted = Signal()
    note_wanted = Signal()
    why_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        self._fitted: tuple[object, object, object] | None = None
        self._advances: dict[str, int] = {}
        self._was: CellPlace = (-1, -1)
        self.put_at: CellPlace = (-1, -1)
        """The cell that was set last; a letter sets another one than the current."""
        super().__init__(theme)
        self.head = SheetHeader(theme, self.cells, self)
        self.head.setSectionResizeMode(SheetHeader.ResizeMode.Fixed)
        self.setHorizontalHeader(self.head)
        self.head.show()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setAccessibleDescription(
            _("Keys set a cell, arrows go from cell to cell, F2 types, N writes a note.")
        )

    def _made_delegate(self) -> TypedCells:
        self._cells_painted = SheetCells(self._theme, self.cells, self.cell_heights, self)
        return self._cells_painted

    def show_cells(self, cells: WritableTable) -> None:
        super().show_cells(cells)
        self._cells_painted.current = self.at

    # where

    @property
    def at(self) -> CellPlace:
        """The current cell."""
        return place(self.currentIndex())

    def go_to_cell(self, row: int, column: int) -> None:
        """Make a cell the current one, with the keys."""
        self.setCurrentIndex(self.cells.index(row, column))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_at(self, row: int, column: int) -> None:
        """Open a cell to type in."""
        self.go_to_cell(row, column)
        self.edit(self.cells.index(row, column))

    def currentChanged(self, current: Index, previous: Index) -> None:
        self._cells_painted.current = place(current)
        super().currentChanged(current, previous)
        for row in {current.row(), previous.row()}:
            self._repaint_row(row)
        self.put_at = place(current)
        self.came.emit()

    def _repaint_row(self, row: int) -> None:
        top = self.rowViewportPosition(row)
        self.viewport().update(QRect(0, top, self.viewport().width(), self.rowHeight(row)))

    # keys

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - Qt's own
        """Tab leaves the table, as arrows go from cell to cell: a sheet has hundreds of them."""
        return BareTable.focusNextPrevChild(self, forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back finds the cell that was left."""
        BareTable.focusInEvent(self, event)
        self._repaint_row(self.at[0])
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._bring_into_sight(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_row(self.at[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._commands(event) or self._sets(event)):
            super().keyPressEvent(event)

    def _commands(self, event: QKeyEvent) -> bool:
        """Keys that are about the row, or open the cell."""
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        alt, ctrl = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
        by_key = self.cells.cells.entry(self.at[1]) in BY_KEY
        if held == ctrl and key in (*_ENTERS, Qt.Key.Key_Delete) and held_down(event):
            return True  # one row more, or one fewer
        if held == alt and key in _MOVES:
            self.move_wanted.emit(_MOVES[Qt.Key(key)])
        elif held == ctrl and key in _ENTERS:
            self.add_wanted.emit()
        elif held == ctrl and key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif held == _PLAIN and key == Qt.Key.Key_F2 and (by_key or not self.cells.cells.writable(self.at)):
            self._rename()
        elif held == _PLAIN and key in _ENTERS and by_key:
            self._enter()
        else:
            return False
        return True

    def _rename(self) -> None:
        named = self.cells.cells.named_by
        if named is not None and self.cells.cells.writable((self.at[0], named)):
            self.edit_at(self.at[0], named)

    def _enter(self) -> None:
        """Enter opens the list of a choice, and goes down from a mark."""
        if self.cells.cells.entry(self.at[1]) is Entry.CHOICE:
            self._choose()
        else:
            self._go_to(self.cells.cells.below(self.at))

    def _sets(self, event: QKeyEvent) -> bool:
        """A single key sets the cell, or a column of its row that has a letter; N is for a note."""
        key, table = typed_digit(event), self.cells.cells
        shifted = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        if (
            not key.isprintable()
            or not key
            or event.modifiers() & ~shifted
            or not self.currentIndex().isValid()
        ):
            return False
        if table.unused(self.at) and not table.locked and (key == " " or table.is_key(self.at[1], key)):
            self.told.emit(table.muted_way)
            return True
        pressed = table.pressed(self.at, key)
        if held_down(event) and (pressed is not None or not self._typed_at_once):
            return True
        if pressed is not None:
            self.put_in({self.at: pressed})
        elif self._typed_at_once:
            return False
        elif key == " " and (following := table.following(self.at)) is not None:
            self.put_in({self.at: following})
        elif not self._lettered(key):
            if not table.names_a_row(self.at):
                return False
            self.told.emit(_("F2 changes the name."))
        return True

    @property
    def _typed_at_once(self) -> bool:
        """Whether the first letter that is typed opens the cell: never over a row's name."""
        table, (_row, column) = self.cells.cells, self.at
        return (
            table.writable(self.at) and table.entry(column) not in BY_KEY and not table.names_a_row(self.at)
        )

    def _lettered(self, key: str) -> bool:
        """Do what a letter means anywhere in the row; False where it means nothing."""
        if not self._theme.choice.letters:
            return False
        if found := self.cells.cells.lettered(self.at[0], key):
            self.put_in(found)
        elif key.casefold() in ("n", "w"):
            (self.note_wanted if key.casefold() == "n" else self.why_wanted).emit()
        else:
            return False
        return True

    def put_in(self, cells: Mapping[CellPlace, str]) -> None:
        """Store what cells are to say, as if it was typed."""
        for at, text in cells.items():
            self.put_at = at
            self.cells.setData(self.cells.index(*at), text)

    def event(self, event: QEvent) -> bool:
        """The keys of the row are no shortcuts of the page either."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            key, letters = event.text(), self._theme.choice.letters
            known = letters and bool(self.cells.cells.lettered(self.at[0], key)) if key else False
            if known and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
                event.accept()
                return True
        return super().event(event)

    # the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._was = self.at
        super().mousePressEvent(event)

    def _hit(self, index: Index) -> None:
        """A click ticks, or opens a choice; what is current already is marked further, or opened."""
        at, table = place(index), self.cells.cells
        again, entry = at == self._was, self.cells.cells.entry(index.column())
        if table.unused(at) and not table.locked:
            self.told.emit(table.muted_way)
        if not table.writable(at):
            return
        if entry is Entry.CHOICE:
            self._choose()
        elif entry is Entry.TICK or (entry is Entry.MARK and again):
            self.put_in({at: table.following(at) or ""})
        elif again:
            self.edit(index)

    def _choose(self) -> None:
        menu = self.choices()
        if menu is not None:
            menu.popup(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft()))

    def choices(self) -> QMenu | None:
        """What can be chosen in the current cell; None if nothing can."""
        at, table = self.at, self.cells.cells
        entry = table.entries.get(at[1])
        if entry is None or entry.entry is not Entry.CHOICE or not table.writable(at):
            return None
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        now = table.chosen(at)
        for n, words in reversed(list(enumerate((*entry.words, _("Not chosen"))))):
            action = QAction(words.replace("&", "&&"), menu)
            action.setCheckable(True)
            action.setChecked(n == (len(entry.words) if now is None else now))
            text = words if n < len(entry.words) else ""
            action.triggered.connect(lambda _on=False, text=text: self.put_in({at: text}))
            menu.addAction(action)
        return menu

    # room

    def _fit(self) -> None:
        """Measure again only where words, room or looks changed: a key is to be painted at once."""
        if "head" not in vars(self) or not self.cells.view.headers:
            return
        table, theme = self.cells.cells, self._theme
        drawn = frozenset(n for n, entry in table.entries.items() if entry.entry in _NARROW)
        worded = [n for n in range(len(table.table.headers)) if n not in drawn]
        texts = tuple(tuple(row[n] for n in worded) for row in table.table.rows)
        notes = tuple(map(table.notes, range(len(texts)))) if table.refused or table.unstored else ()
        look = (self.viewport().width(), theme.sheet, theme.choice, table.table.headers, table.over)
        if (look, texts, notes) == self._fitted:
            return
        if self._fitted is None or look != self._fitted[0]:
            self._advances = {}
            self.setFont(theme.font("body", tabular=True))
            self.viewport().update()
        self._fitted = look, texts, notes
        before = self._room_taken
        self._fit_columns()
        self._fit_rows()
        if self._room_taken != before:
            self.head.updateGeometry()
            self.updateGeometries()
            self.updateGeometry()
            self.viewport().update()

    @property
    def _room_taken(self) -> tuple[list[int], list[int], bool]:
        columns, rows = range(self.cells.columnCount()), range(self.cells.rowCount())
        widths, heights = [self.columnWidth(n) for n in columns], [self.rowHeight(n) for n in rows]
        return widths, heights, self.head.upright

    def _advance(self, text: str) -> int:
        """How wide a text is; a sheet says the same words in most of its rows."""
        if text not in self._advances:
            self._advances[text] = QFontMetrics(self.font()).horizontalAdvance(text)
        return self._advances[text]

    def _fit_columns(self) -> None:
        table, room = self.cells.cells, self.viewport().width()
        self.head.upright = False
        wide = self._texts_wide()
        widths = self._widths(wide)
        named = table.named_by if table.named_by is not None else 0
        least = self._theme.px(_NAME)
        if sum(widths) - widths[named] + least > room:
            self.head.upright = True
            widths = self._widths(wide)
        if sum(widths) - widths[named] + least > room:
            self._narrow_words(widths)
        texts = [n for n in sorted(table.typed) if table.entry(n) is None] or [named]
        self._squeeze(widths, named)
        if sum(widths) - widths[named] + self._theme.px(_TEXT) > room:
            drawn = [n for n in range(len(widths)) if table.entry(n) in _NARROW]
            for column in drawn:
                widths[column] = min(widths[column], self._theme.px(_SMALLEST))
            self._under_heads(widths)
        if sum(widths) >= room:
            widths[named] = max(room - (sum(widths) - widths[named]), self._theme.px(_NARROWEST))
        marks = [n for n in range(len(widths)) if table.entry(n) is Entry.MARK]
        for column in marks:  # first come the marks to their usual width
            wanted = max(self._theme.px(_ROOMY) - widths[column], 0)
            widths[column] += min(wanted, max(room - sum(widths), 0))
        usual = self._widths(wide)
        for column in sorted(
            self._only_read - {named}
        ):  # then words that were made to go on in a second line
            wanted = max(usual[column] - widths[column], 0)
            widths[column] += min(wanted, max(room - sum(widths), 0))
        rest = max(room - sum(widths), 0)
        for n, column in enumerate(texts):  # what is left over is for words, to the last pixel
            widths[column] += rest // len(texts) + (rest % len(texts) if n == 0 else 0)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _squeeze(self, widths: list[int], named: int) -> None:
        """Let the widest words that are typed go on in a second line before any column leaves the table."""
        px, room, table = self._theme.px, self.viewport().width(), self.cells.cells
        name = min(widths[named], px(_NAME))
        typed = [n for n in table.typed if n != named and table.entry(n) not in _NARROW]
        for column in sorted(typed, key=lambda n: -widths[n]):
            over = sum(widths) - widths[named] + name - room
            least = min(self._least(column), px(_TEXT))
            widths[column] -= max(min(over, widths[column] - least), 0)

    def _narrow_words(self, widths: list[int]) -> None:
        """Let words that are only read go on in a second line, so that the name of a row keeps its room."""
        for column in self._only_read:
            widths[column] = min(widths[column], self._least(column))

    @property
    def _only_read(self) -> frozenset[int]:
        """The columns of words that nobody types."""
        table = self.cells.cells
        return frozenset(range(len(table.table.headers))) - table.typed - table.figures

    def _least(self, column: int) -> int:
        """The room that the longest word of a column needs."""
        table, small = self.cells.view, QFontMetrics(self._theme.font("caption"))
        said = {word for row in table.rows for word in row[column].split()}
        heads = map(small.horizontalAdvance, table.headers[column].split())
        return max((*map(self._advance, said), *heads), default=0) + self._theme.px(3 * _PAD)

    def _texts_wide(self) -> list[int]:
        """How wide the widest text of each column is."""
        columns, rows = range(len(self.cells.view.headers)), self.cells.view.rows
        return [max(map(self._advance, {row[n] for row in rows}), default=0) for n in columns]

    def _widths(self, texts: Sequence[int]) -> list[int]:
        """How wide columns want to be by their heads and by their widest ``texts``."""
        table, px = self.cells.cells, self._theme.px
        small = QFontMetrics(self._theme.font("caption"))
        found = []
        for column, head in enumerate(table.table.headers):
            entry = table.entry(column)
            longest = max((small.horizontalAdvance(word) for word in head.split()), default=0) + px(_PAD)
            if entry in _NARROW:
                usual = px(_TICK if entry is Entry.TICK else _MARK)
                found.append(px(34) if self.head.upright else max(usual, longest))
                continue
            cells = texts[column]
            typed = column in table.typed and entry is None
            most = px(_LONGEST) if column != table.named_by else cells
            found.append(
                max(longest + px(_PAD), min(cells, most) + px(2 * _PAD + 2), px(_TEXT) if typed else 0)
            )
        self._under_heads(found)
        return found

    def _under_heads(self, widths: list[int]) -> None:
        """Let what stands over several columns have its room."""
        strong, around = QFontMetrics(self._theme.font("body", weight=600)), self._theme.px(2 * _PAD)
        for over in self.cells.cells.over:
            wide = sum(widths[over.first : over.first + over.columns])
            widths[over.first] += max(strong.horizontalAdvance(over.text) + around - wide, 0)

    def _fit_rows(self) -> None:
        table, px = self.cells.cells, self._theme.px
        rooms = [
            (n, self.columnWidth(n) - 2 * px(_PAD))
            for n in range(len(table.table.headers))
            if table.entry(n) not in _NARROW
        ]
        for row, cells in enumerate(table.table.rows):
            high = px(_ROW)
            for column, width in rooms:
                text = cells[column]
                if self._advance(text) > width and (row, column) not in table.refused:
                    bold = column in table.bold or row in table.table.strong
                    lines = self._cells_painted.lines(text, max(width, 1), bold=bold)
                    high = max(high, lines.height + px(_PAD))
            self.cell_heights[row] = high
            self.setRowHeight(row, high + self._note_height(row))

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(n) for n in range(self.cells.rowCount()))
        return QSize(self._theme.px(300), rows + self.head.sizeHint().height() + self._sums + 2)

    @property
    def _sums(self) -> int:
        """The height of the row of sums."""
        return self._theme.px(_ROW) if self.cells.cells.sums else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._paint_muted(painter)
        self._paint_sums(painter)
        self._paint_lines(painter)
        painter.end()

    def _paint_muted(self, painter: QPainter) -> None:
        """Why a row that is not in use has no marks."""
        table = self.cells.cells
        columns = [n for n, entry in table.entries.items() if entry.entry is Entry.MARK]
        if not table.muted_words or not columns:
            return
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("muted"))
        ends = [self.columnViewportPosition(n) for n in columns]
        left, right = min(ends), max(ends) + self.columnWidth(columns[-1])
        for row in table.muted:
            box = QRect(left, self.rowViewportPosition(row), right - left, self.cell_heights[row])
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, table.muted_words)

    def _paint_sums(self, painter: QPainter) -> None:
        table, theme = self.cells.cells, self._theme
        if not table.sums:
            return
        top = sum(self.rowHeight(n) for n in range(self.cells.rowCount()))
        named = table.named_by or 0
        painter.setFont(theme.font("body", tabular=True))
        painter.setPen(theme.color("muted"))
        painter.drawText(
            self._sum_box(named, top).adjusted(theme.px(_PAD), 0, 0, 0),
            self.cells.across(named),
            table.sums_words,
        )
        for column, text in table.sums.items():
            painter.setFont(theme.font("body", weight=600 if text == "0" else None, tabular=True))
            painter.setPen(theme.color("warn" if text == "0" else "ink"))
            painter.drawText(self._sum_box(column, top), Qt.AlignmentFlag.AlignCenter, text)

    def _sum_box(self, column: int, top: int) -> QRect:
        return QRect(self.columnViewportPosition(column), top, self.columnWidth(column), self._sums)

    def _paint_lines(self, painter: QPainter) -> None:
        """Kinds are parted by lines down to the foot."""
        line = self._theme.color("line")
        for head in self.cells.cells.over:
            for x in self.head.edges(head):
                painter.fillRect(x, 0, 1, self.viewport().height(), line)
