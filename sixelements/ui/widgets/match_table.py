"""A table whose rows are decided one by one: by keys alone, from a list of what can be chosen."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from sixelements.charts import marks
from sixelements.presentation.pages.matching import Choices
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.digit_keys import held_down
from sixelements.ui.widgets.rows_model import Index, RowsModel
from sixelements.ui.widgets.scene_view import paint_scene

_ROW, _OPEN_ROW, _PAD, _SIGN, _LEVEL = 28, 36, 8, 16, 20
_MOST_SHOWN = 12
"""So many rows of a list are in sight at once; it scrolls to the others."""


class MatchRow(NamedTuple):
    """A row: its cells, how it is heard, its element's id or its level where it has one, and how it stands.

    ``at`` is what it stands for, None if nothing can be chosen.
    """

    cells: tuple[str, ...]
    spoken: str
    at: int | None
    said: str = ""
    element: str = ""
    level: int = 0
    waits: bool = False
    muted: bool = False


class MatchTable(BareTable):
    """``chosen`` carries what a row stands for and what was chosen; ``looked_at`` what the current one does.

    ``left_out``: Delete was pressed on a row. One column, ``edits``, is chosen from ``choices``.
    """

    chosen = Signal(int, str)
    looked_at = Signal(object)
    left_out = Signal(int)

    def __init__(
        self,
        theme: Theme,
        headers: Sequence[str],
        *,
        widths: Sequence[int],
        edits: int,
        choices: Callable[[int], Choices],
    ) -> None:
        super().__init__(whole=False)
        self._theme, self._widths, self._edits = theme, widths, edits
        self.table = _Rows(headers, self)
        self.setModel(self.table)
        self._delegate = _Delegate(theme, self.table, edits=edits, choices=choices, parent=self)
        self._delegate.chosen.connect(self.chosen)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setMinimumSectionSize(1)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        theme.changed.connect(self._fit)
        self.clicked.connect(self._clicked)

    def show_rows(self, rows: Sequence[MatchRow]) -> None:
        """Show other rows; the one that was current stays so where it is still there.

        Where they are the same, a list that is open stays open.
        """
        if rows == self.table.rows:
            return
        before = self.current
        self.table.show_rows(rows)
        self._fit()
        at = next((n for n, row in enumerate(rows) if before is not None and row.at == before), 0)
        if rows:
            self.setCurrentIndex(self.table.index(at, self._edits))

    @property
    def current(self) -> int | None:
        """What the current row stands for."""
        index = self.currentIndex()
        return self.table.rows[index.row()].at if index.isValid() else None

    @property
    def waits(self) -> bool:
        """Whether the current row is undecided."""
        index = self.currentIndex()
        return index.isValid() and self.table.rows[index.row()].waits

    def go_to(self, at: int) -> None:
        """Make the row current that stands for something."""
        for n, row in enumerate(self.table.rows):
            if row.at == at:
                self.setCurrentIndex(self.table.index(n, self._edits))

    def choose(self, typed: str = "") -> None:
        """Open the list of the current row, at what is typed."""
        index = self.currentIndex().siblingAtColumn(self._edits)
        if self.current is None:
            return
        self._delegate.typed = typed
        self.edit(index)

    def _clicked(self, index: QModelIndex) -> None:
        """One click opens the list, as the sign beside the words promises; elsewhere it shows the row."""
        if index.column() == self._edits:
            self.choose()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and current.row() != previous.row():
            self.looked_at.emit(self.table.rows[current.row()].at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held_down(event):
            event.accept()  # one row after the other would be decided, as each leads to the next
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.choose()
        elif event.key() == Qt.Key.Key_Delete and self.current is not None:
            self.left_out.emit(self.current)
        elif plain and event.text().isprintable() and event.text().strip():
            self.choose(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.scrollTo(self.currentIndex())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._theme.px(210))

    def _fit(self) -> None:
        """Columns keep their shares; a row that waits is higher, for its list."""
        room, total = self.viewport().width(), sum(self._widths)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, room * width // total)
        for n, row in enumerate(self.table.rows):
            self.setRowHeight(n, self._theme.px(_OPEN_ROW if row.waits else _ROW))


class _Rows(RowsModel[MatchRow]):
    """Each cell is heard as the whole row; a list opens in those where something can be chosen."""

    def __init__(self, headers: Sequence[str], parent: QObject) -> None:
        super().__init__(
            parent,
            headers,
            words=lambda row, column: row.cells[column],
            spoken=lambda row, _column: row.spoken,
            tip=lambda row, column: row.cells[column],
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        editable = Qt.ItemFlag.ItemIsEditable if self.rows[index.row()].at is not None else Qt.ItemFlag(0)
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | editable


class _Delegate(QStyledItemDelegate):
    chosen = Signal(int, str)

    def __init__(
        self,
        theme: Theme,
        model: _Rows,
        *,
        edits: int,
        choices: Callable[[int], Choices],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._model, self._edits, self._choices = theme, model, edits, choices
        self.typed = ""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """The list of what can be chosen, open at what was chosen or typed, else at nothing."""
        row = self._model.rows[index.row()]
        box = _ChoiceList(parent)
        for said, words in self._choices(row.at or 0):
            box.addItem(words, said)
        found = box.findData(row.said) if row.said else -1
        if self.typed:
            found = box.findText(self.typed, Qt.MatchFlag.MatchStartsWith)
        box.setCurrentIndex(found)
        box.setPlaceholderText(row.cells[index.column()])
        box.setAccessibleName(row.spoken)
        box.activated.connect(lambda place, at=row.at: self._choose(box, at, str(box.itemData(place))))
        box.left.connect(lambda: self.closeEditor.emit(box))
        QTimer.singleShot(0, box, box.showPopup)  # once it has its place
        return box

    def _choose(self, box: QWidget, at: int, said: str) -> None:
        self.closeEditor.emit(box)
        self.chosen.emit(at, said)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The list was set up when it was made."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Leaving the list chooses nothing: only what is chosen in it counts."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = self._model.rows[index.row()], self._theme
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.waits or selected:
            painter.fillRect(box, theme.color("warnTint" if row.waits else "selected"))
        if row.waits and selected:
            painter.fillRect(QRectF(box.left(), box.top(), box.width(), 2), theme.color("accent"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), theme.color("line"))
        pad = theme.px(_PAD)
        inner = box.adjusted(pad, 0, -pad, 0)
        if index.column() == self._edits:
            inner = self._sign(painter, inner, row)
        last = index.column() == len(row.cells) - 1
        waits = row.waits and (index.column() == self._edits or last)
        tone = (
            "warn" if waits else "muted" if row.muted or (last and index.column() != self._edits) else "ink"
        )
        painter.setFont(theme.font("body", weight=600 if row.waits and not last else 400))
        painter.setPen(theme.color(tone))
        text = row.cells[index.column()]
        words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(inner.width()) + 1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    def _sign(self, painter: QPainter, box: QRectF, row: MatchRow) -> QRectF:
        """The shape of element or level, or the sign of a list; returns what is left for words."""
        side, pad = self._theme.px(_SIGN), self._theme.px(_PAD)
        top = box.center().y() - side / 2
        if row.waits:
            sign = QRectF(box.right() - side, top, side, side)
            paint_icon(painter, "chevron-down", sign, self._theme.color("warn"))
            return box.adjusted(0, 0, -side - pad, 0)
        if not (row.element or row.level):
            return box
        scene = (
            marks.element(row.element, alt="", size=_SIGN)
            if row.element
            else marks.level(str(row.level), row.level, alt="", height=_LEVEL)
        )
        side = self._theme.px(round(scene.width))
        painter.save()
        painter.translate(QPointF(box.left(), box.center().y() - self._theme.px(round(scene.height)) / 2))
        paint_scene(painter, scene, self._theme, self._theme.choice.scale)
        painter.restore()
        return box.adjusted(side + pad, 0, 0, 0)


class _ChoiceList(QComboBox):
    """Opens below its cell. ``left``: it was closed, and nothing was chosen."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chosen = False
        self.setView(_Rest())
        self.setMaxVisibleItems(_MOST_SHOWN)
        self.activated.connect(self._end)

    def _end(self) -> None:
        self._chosen = True

    def showPopup(self) -> None:
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * view.frameWidth() + 24)
        view.window().installEventFilter(self)  # Qt hides it in more ways than by hidePopup
        super().showPopup()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Hide:
            QTimer.singleShot(0, self, self._leave)  # what was chosen is told after the list is hidden
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if not self._chosen:
            self.left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Rest(QListView):
    """The rows of a list; with the focus alone none of them is current, so that Enter chooses none."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        nothing = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if nothing:
            self.selectionModel().clearCurrentIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From no row, Qt goes to the first one with every key; End and Page Down mean the last."""
        if not self.currentIndex().isValid() and event.key() in (Qt.Key.Key_End, Qt.Key.Key_PageDown):
            self.setCurrentIndex(self.model().index(self.model().rowCount() - 1, 0))
            return
        super().keyPressEvent(event)
