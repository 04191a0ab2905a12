"""Rows that are only read, for Qt: what a cell says and how it is heard, and the row for whoever paints."""

from collections.abc import Callable, Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
"""The whole row, whichever of its cells is asked."""
Shown = TypeVar("Shown")


class RowsModel(QAbstractTableModel, Generic[Shown]):
    """``words`` says what a cell shows, ``spoken`` how it is heard, ``tip`` what is said of it, or nothing.

    Headers of ``figures`` stand over the end of their columns; all stand ``at`` this height.
    """

    def __init__(
        self,
        parent: QObject,
        headers: Sequence[str],
        *,
        words: Callable[[Shown, int], str],
        spoken: Callable[[Shown, int], str],
        tip: Callable[[Shown, int], str],
        figures: Collection[int] = (),
        at: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter,
    ) -> None:
        super().__init__(parent)
        self._headers, self._figures, self._at = headers, figures, at
        self._says: dict[int, Callable[[Shown, int], str | None]] = {
            Qt.ItemDataRole.DisplayRole: words,
            Qt.ItemDataRole.AccessibleTextRole: spoken,
            Qt.ItemDataRole.ToolTipRole: lambda row, column: tip(row, column) or None,
        }
        self.rows: Sequence[Shown] = ()

    def show_rows(self, rows: Sequence[Shown]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        says = self._says.get(role)
        return says(row, index.column()) if says else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if section in self._figures else Qt.AlignmentFlag.AlignLeft
            return int(across | self._at)
        return None
