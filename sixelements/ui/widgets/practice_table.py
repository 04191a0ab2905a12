"""The practices of an element as a table; all rows are shown, the page scrolls."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent

from sixelements.charts import strip
from sixelements.domain.ids import PracticeId
from sixelements.i18n import _
from sixelements.presentation.pages.element import PracticeRow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.practice_delegate import PracticeDelegate
from sixelements.ui.widgets.practice_model import PracticeColumn, PracticeTableModel, headers, words_of
from sixelements.ui.widgets.rows_model import Index

_LEAST_SPREAD, _ROLES = 150, 190
_FIRST_TO_GO = (PracticeColumn.ROLES, PracticeColumn.DONT_KNOW, PracticeColumn.AGREEMENT)


class PracticeTable(BareTable):
    """``chosen`` carries the practice; ``entered`` wants its detail, ``why_wanted`` its reason."""

    chosen = Signal(object)
    entered = Signal()
    why_wanted = Signal()
    roles_shown = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(whole=True)
        self._theme = theme
        self._model = PracticeTableModel(self)
        self._delegate = PracticeDelegate(theme, self)
        self._compares = True
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(_("Practices"))
        self.setAccessibleDescription(_("Up and Down choose a practice, Enter goes to it, W says why."))
        theme.changed.connect(self._fit)
        self.clicked.connect(lambda _index: self.setFocus())

    def show_rows(self, rows: tuple[PracticeRow, ...], chosen: PracticeId | None) -> None:
        """Show the practices; the chosen one, or else the first, is selected."""
        self._delegate.rows = rows
        self._compares = any(row.roles or row.no_roles == _("Withheld") for row in rows)
        self._model.show_rows(rows)
        self._fit()
        at = next((n for n, row in enumerate(rows) if row.id == chosen), 0)
        if rows:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._model.index(at, 0), flags)

    @property
    def current(self) -> PracticeId | None:
        """The practice that is selected."""
        index = self.currentIndex()
        return self._model.rows[index.row()].id if index.isValid() else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.chosen.emit(self._model.rows[current.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_W and not event.modifiers() and self._theme.choice.letters:
            self.why_wanted.emit()
        else:
            super().keyPressEvent(event)

    # room

    def sizeHint(self) -> QSize:
        rows = len(self._model.rows) * self._theme.px(strip.SCREEN_HEIGHT)
        return QSize(self._theme.px(400), rows + self.horizontalHeader().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns are as wide as their words, the strip takes the rest; the last ones go first."""
        widths = self._widths()
        shown = [c for c in PracticeColumn if c is not PracticeColumn.ROLES or self._compares]
        for column in _FIRST_TO_GO:
            if self._rest(widths, shown) >= self._theme.px(_LEAST_SPREAD):
                break
            shown = [c for c in shown if c is not column]
        self.roles_shown.emit(PracticeColumn.ROLES in shown)
        widths[PracticeColumn.SPREAD] = max(self._rest(widths, shown), self._theme.px(80))
        for column in PracticeColumn:
            self.setColumnHidden(column, column not in shown)
            self.setColumnWidth(column, widths[column])
        for n in range(len(self._model.rows)):
            self.setRowHeight(n, self._theme.px(strip.SCREEN_HEIGHT))
        self.updateGeometry()

    def _rest(self, widths: dict[PracticeColumn, int], shown: list[PracticeColumn]) -> int:
        return self.viewport().width() - sum(widths[c] for c in shown if c is not PracticeColumn.SPREAD)

    def _widths(self) -> dict[PracticeColumn, int]:
        theme = self._theme
        cells = QFontMetrics(theme.font("body", weight=600, tabular=True))
        heads = QFontMetrics(theme.font("small"))
        widths = {}
        for column in PracticeColumn:
            words = [cells.horizontalAdvance(words_of(row, column)) for row in self._model.rows]
            widest = max(words, default=0) if column is not PracticeColumn.SPREAD else 0
            widths[column] = max(widest, heads.horizontalAdvance(headers()[column])) + theme.px(22)
        widths[PracticeColumn.NAME] = min(widths[PracticeColumn.NAME], theme.px(230)) + theme.px(4)
        widths[PracticeColumn.ROLES] = max(widths[PracticeColumn.ROLES], theme.px(_ROLES))
        widths[PracticeColumn.DONT_KNOW] += theme.px(16)
        return widths
