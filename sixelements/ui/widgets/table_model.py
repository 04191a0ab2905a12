"""A table's cells for Qt: what they say, what may be typed into them, and how they are heard."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStyle, QWidget

from sixelements.presentation.held import Refusal
from sixelements.presentation.table import CellPlace, Entry, TableView, WritableTable
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.rows_model import Index

BY_KEY = (Entry.MARK, Entry.TICK, Entry.CHOICE)
"""What a single key sets; nothing is typed there."""
_EMPTY = TableView(title="", headers=(), rows=())


class TableModel(QAbstractTableModel):
    """``put`` is told after something was typed into a cell: why it is not stored, or nothing."""

    put = Signal(str)

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self.view = _EMPTY
        self.cells = _only_read(_EMPTY)

    def show_cells(self, cells: WritableTable) -> None:
        """Show a table; where it is laid out as before, what is being typed stays as it is."""
        same = _layout(cells) == _layout(self.cells)
        if not same:
            self.beginResetModel()
        changed = _changed(self.cells, cells) if same else ()
        self.cells, self.view = cells, cells.table
        if not same:
            self.endResetModel()
        for row in changed:
            for column in range(len(cells.table.headers)):  # for several at once Qt paints all there are
                self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def show_table(self, view: TableView) -> None:
        """Show a table that is only read."""
        self.show_cells(_only_read(view))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.view.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.view.headers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """What only heads others is read, and no key stops at it; no line opens in what a key sets."""
        if index.row() in self.cells.heads:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.cells.writable(place(index)) and self.cells.entry(index.column()) not in BY_KEY
        return flags | Qt.ItemFlag.ItemIsEditable if typed else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = at = place(index)
        found: object = None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            found = self.view.rows[row][column]
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            found = self.cells.spoken(at)
        elif role == Qt.ItemDataRole.TextAlignmentRole:
            found = self.across(column)
        elif role == Qt.ItemDataRole.FontRole and (row in self.view.strong or row in self.cells.heads):
            found = self._theme.font("body", weight=600, tabular=True)
        return found

    def setData(self, index: Index, text: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Store what was typed into a cell; whoever shows the table hears of it by `put`."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        with Refusal() as refusal:
            self.cells.put({place(index): str(text)})
        self.put.emit(refusal.sentence)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.view.headers[section]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self.cells.tips.get(section)
        return self.across(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def across(self, column: int) -> Qt.AlignmentFlag:
        """Where the words of a column stand: where reading begins, and figures where it ends.

        Headers and lines to type in don't mirror themselves where people read from the right.
        """
        begins = Qt.AlignmentFlag.AlignRight if column in self.cells.figures else Qt.AlignmentFlag.AlignLeft
        seen = QStyle.visualAlignment(self._view.layoutDirection(), begins)
        return seen | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _changed(before: WritableTable, now: WritableTable) -> list[int]:
    """The rows that are to be painted again, of two tables laid out alike."""
    marked = [
        (before.refused.keys(), now.refused.keys()),
        (before.unstored.keys(), now.unstored.keys()),
        (before.noted, now.noted),
        (before.amber, now.amber),
    ]
    rows = {row for old, new in marked for row, _column in old ^ new} | (before.muted ^ now.muted)
    strong = before.table.strong ^ now.table.strong
    pairs = enumerate(zip(before.table.rows, now.table.rows, strict=True))
    return sorted(rows | strong | {n for n, (old, new) in pairs if old != new})


def place(index: Index) -> CellPlace:
    """Where a cell is."""
    return index.row(), index.column()


def _only_read(view: TableView) -> WritableTable:
    return WritableTable(table=view, put=lambda _cells: None, typed=frozenset())


def _layout(cells: WritableTable) -> object:
    """What the places of all cells hang on."""
    names = tuple(row[0] for row in cells.table.rows)
    return cells.table.headers, names, cells.heads, bool(cells.locked)
