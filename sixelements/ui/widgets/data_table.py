"""A plain table of words, as tall as its rows where the page scrolls."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sixelements.presentation.table import TableView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.table_model import TableModel


class DataTable(BareTable):
    """Read-only. ``whole``: every row is shown and the page scrolls; else the table does.

    ``first_wraps``: where room is short, the words of the first column are broken, and nothing is cut.
    """

    def __init__(self, theme: Theme, *, whole: bool, first_wraps: bool = False) -> None:
        super().__init__(whole=whole)
        self._theme, self._first_wraps = theme, first_wraps
        self.cells = TableModel(theme, self)
        self.setModel(self.cells)
        self.setItemDelegate(_Lined(theme, self))
        self.setWordWrap(True)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustToContents)
        if first_wraps:
            queued = Qt.ConnectionType.QueuedConnection  # all columns have their widths then
            self.horizontalHeader().sectionResized.connect(self._fit_rows, queued)
        theme.changed.connect(self._fit)

    def show_table(self, view: TableView) -> None:
        """Show a table."""
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(view.note)
        self.cells.show_table(view)
        if view.rows:
            self.setCurrentIndex(self.cells.index(0, 0))
        self._fit()

    def _fit(self) -> None:
        self.setFont(self._theme.font("body", tabular=True))
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setStretchLastSection(not self._first_wraps)
        if self._first_wraps and self.cells.columnCount():
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.resizeRowsToContents()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        if not self._whole:
            return super().sizeHint()
        rows = sum(self.rowHeight(n) for n in range(self.cells.rowCount()))
        return QSize(super().sizeHint().width(), rows + self.horizontalHeader().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height()) if self._whole else super().minimumSizeHint()

    def _fit_rows(self) -> None:
        """As high as the words need in the room that there is now."""
        self.resizeRowsToContents()
        self.updateGeometry()


class _Lined(QStyledItemDelegate):
    """A line under every row, and air above and below the words."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width() + self._theme.px(16), size.height() + self._theme.px(8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        box = QRectF(option.rect)
        under = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(under, self._theme.color("line"))
