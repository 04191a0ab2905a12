"""The practices of an element as rows for the table; each row can be read as one sentence."""

from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sixelements.i18n import _
from sixelements.presentation.pages.element import PracticeRow
from sixelements.wording import numbers

Index = QModelIndex | QPersistentModelIndex


class PracticeColumn(IntEnum):
    """The columns, left to right."""

    NAME = 0
    SPREAD = 1
    MEAN = 2
    AGREED = 3
    AGREEMENT = 4
    ROLES = 5
    DONT_KNOW = 6


ROW_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = (PracticeColumn.MEAN,)


class PracticeTableModel(QAbstractTableModel):
    """Read-only; ``ROW_ROLE`` gives the whole row to whoever paints."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[PracticeRow, ...] = ()

    def show_rows(self, rows: tuple[PracticeRow, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(PracticeColumn)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], PracticeColumn(index.column())
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return words_of(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken if column is PracticeColumn.NAME else words_of(row, column)
        if role == Qt.ItemDataRole.ToolTipRole and column is PracticeColumn.NAME:
            return words_of(row, column)  # which is cut where room is short
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headers()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            across = Qt.AlignmentFlag.AlignRight if section in _RIGHT else Qt.AlignmentFlag.AlignLeft
            return int(across | Qt.AlignmentFlag.AlignVCenter)
        return None


def headers() -> tuple[str, ...]:
    """What stands over the columns."""
    return (
        _("Practice"),
        _("Answers"),
        _("Average"),
        _("Agreed"),
        _("Answers are"),
        _("Roles, points apart"),
        _("Don't know"),
    )


def words_of(row: PracticeRow, column: PracticeColumn) -> str:
    """What a cell says, for those who hear it."""
    spread = row.no_counts
    if row.counts:
        spread = numbers.series(
            _("{n} at level {level}").format(n=n, level=level)
            for level, n in enumerate(row.counts, start=1)
            if n
        )
    return {
        PracticeColumn.NAME: f"{row.id} {row.name}",
        PracticeColumn.SPREAD: spread,
        PracticeColumn.MEAN: row.mean,
        PracticeColumn.AGREED: row.agreed.label if row.agreed else row.agreed_words,
        PracticeColumn.AGREEMENT: row.agreement,
        PracticeColumn.ROLES: row.gap or row.no_roles,
        PracticeColumn.DONT_KNOW: row.dont_know,
    }[column]
