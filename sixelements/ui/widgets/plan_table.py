"""The plan as a table: sorted by its heads, filtered, typed into in place, and several rows at once (31)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sixelements.domain.actions import Status
from sixelements.domain.assessment import Size
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.board.table import (
    EDITED_IN,
    DueFilter,
    PlanCell,
    PlanColumn,
    PlanTable,
    PlanTableRow,
    PlanTableView,
    column_label,
)
from sixelements.presentation.pages.plan_fields import SPEC, FieldShape, size_words
from sixelements.ui.icons import paint_icon
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.bare_table import BareTable
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.kept_paintings import KeptPaintings
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.rows_model import Index
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import numbers
from sixelements.wording.plan_check import status

_ROW = 43
_WIDTHS = {
    PlanColumn.ELEMENT: 74,
    PlanColumn.OWNER: 116,
    PlanColumn.SIZE: 44,
    PlanColumn.STATUS: 112,
    PlanColumn.MEASURE: 104,
    PlanColumn.TO_COMPLETE: 104,
}
_DAYS = (PlanColumn.START, PlanColumn.DUE)
"""As wide as the longest of their words with a pin before it: a day is never broken in two lines."""
_ICON, _BESIDE = 14, 6
"""Pixels of an icon in a cell, and between it and the words."""
_ONE_LINE = 880
"""Pixels from which on all that narrows the table stands in one line."""
_TICK, _ACTION = 30, 220
"""Pixels of the ticks, of a column without a width of its own, and of the titles at least."""
_HIDDEN_FIRST = (
    PlanColumn.MEASURE,
    PlanColumn.SIZE,
    PlanColumn.START,
    PlanColumn.TO_COMPLETE,
    PlanColumn.ELEMENT,
    PlanColumn.STATUS,
)
"""What gives way to the titles where there is little room; the inspector has it all."""
_NOWHERE = QModelIndex()


class ActionTableModel(QAbstractTableModel):
    """The first column ticks, the others are those of the view. ``typed``: an action, a column, a text."""

    typed = Signal(str, object, str)
    ticked = Signal(str)

    def __init__(self, theme: Theme, parent: QObject, text_of: Callable[[str, PlanColumn], str]) -> None:
        super().__init__(parent)
        self._theme, self._text_of = theme, text_of
        self.view: PlanTableView | None = None

    def show_view(self, view: PlanTableView) -> None:
        """Show the table as it is now; where the same rows stay, only what they say is painted again."""
        before = self.view
        same = before is not None and _layout(before) == _layout(view)
        if not same:
            self.beginResetModel()
        self.view = view
        if not same:
            self.endResetModel()
        elif view.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(view.rows) - 1, len(view.columns)))

    def row(self, at: int) -> PlanTableRow:
        """A row of the table."""
        assert self.view is not None, "there are rows only in a view"  # noqa: S101
        return self.view.rows[at]

    def column(self, at: int) -> PlanColumn | None:
        """What a column holds; None for the ticks."""
        return self.view.columns[at - 1] if self.view and at else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.view is None else len(self.view.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.view is None else len(self.view.columns) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.row(index.row()), self.column(index.column())
        if column is None:
            return self._tick(row, role)
        cell = row.cells[column]
        found: object = None
        if role == Qt.ItemDataRole.DisplayRole:
            found = cell.text
        elif role == Qt.ItemDataRole.EditRole:
            found = self._text_of(str(row.id), column)
        elif role == Qt.ItemDataRole.AccessibleTextRole:
            found = cell.spoken
        elif role == Qt.ItemDataRole.ToolTipRole:
            found = cell.text or None
        elif role == Qt.ItemDataRole.ForegroundRole and cell.amber:
            found = self._theme.color("warn")
        elif role == Qt.ItemDataRole.FontRole and column is PlanColumn.ACTION:
            found = self._theme.font("body", weight=600)
        return found

    def _tick(self, row: PlanTableRow, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.title
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = self.row(index.row()), self.column(index.column())
        if column is None and role == Qt.ItemDataRole.CheckStateRole:
            self.ticked.emit(str(row.id))
            return True
        if column in EDITED_IN and role == Qt.ItemDataRole.EditRole:
            self.typed.emit(str(row.id), column, str(value))
            return True
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        column = self.column(index.column())
        if column is None:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        fixed = self.view is None or bool(self.view.fixed)
        return flags | Qt.ItemFlag.ItemIsEditable if column in EDITED_IN and not fixed else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        column = self.column(section)
        return "" if column is None else column_label(column)


def _layout(view: PlanTableView) -> tuple[object, ...]:
    return view.columns, tuple(row.id for row in view.rows)


class ActionCell(QStyledItemDelegate):
    """A line under each row, an icon where the cell has one, and a list where something is chosen."""

    def __init__(self, theme: Theme, model: ActionTableModel) -> None:
        super().__init__(model)
        self._theme, self._model = theme, model
        self._kept = KeptPaintings(theme, self)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, row = self._model.column(index.column()), self._model.row(index.row())
        cell = row.cells[column] if column else None

        def act(on: QPainter, whole: QRectF) -> None:
            own = QStyleOptionViewItem(option)
            own.rect = whole.toRect()
            self._cell(on, own, index, cell)

        key = (column, cell or row.ticked, option.state.value)
        self._kept.paint(painter, QRectF(option.rect), key, act)

    def _cell(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, cell: PlanCell | None
    ) -> None:
        box = QRectF(option.rect)
        icon = "tag" if cell and cell.pinned else cell.icon if cell else ""
        if icon:
            side = self._theme.px(_ICON)
            square = QRectF(box.left() + 3, box.center().y() - side / 2, side, side)
            option.rect.setLeft(option.rect.left() + side + self._theme.px(_BESIDE))
            super().paint(painter, option, index)
            paint_icon(painter, icon, square, self._theme.color("muted"))
        else:
            super().paint(painter, option, index)
        under = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(under, self._theme.color("line"))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = self._model.column(index.column())
        spec = SPEC[EDITED_IN[column]] if column and column in EDITED_IN else None
        if spec is None or spec.shape is not FieldShape.CHOICE:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, words in spec.choices():
            box.addItem(words, value)
        box.activated.connect(lambda _n: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        """What was chosen is stored at once, and the list goes."""
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(index.data(Qt.ItemDataRole.EditRole)), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractTableModel, index: Index) -> None:  # type: ignore[override] # Qt's model
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class ActionTable(BareTable):
    """``weeks``: Alt and Left or Right; ``opened``: Enter on what is not typed into; ``cleared``: Esc."""

    chosen = Signal(str)
    opened = Signal(str)
    weeks = Signal(str, int)
    cleared = Signal()

    def __init__(self, theme: Theme, model: ActionTableModel) -> None:
        super().__init__(whole=True)
        self._theme, self.cells = theme, model
        self.setModel(model)
        self.setItemDelegate(ActionCell(theme, model))
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setAccessibleName(_("Actions of the plan"))
        keys = _(
            "F2 or typing edits. Space ticks. Alt and Left or Right moves the ticked rows by a week, or this "
            "one. Esc unticks all."
        )
        self.setAccessibleDescription(keys)
        self.horizontalHeader().setSectionsClickable(True)
        model.modelReset.connect(self.fit)
        theme.changed.connect(self.fit)

    def fit(self) -> None:
        """Give every column and row its size, and show as many columns as there is room for."""
        px, head = self._theme.px, self.horizontalHeader()
        hidden = self._hidden()
        for at in range(self.cells.columnCount()):
            column = self.cells.column(at)
            stretch = column is PlanColumn.ACTION
            mode = QHeaderView.ResizeMode.Stretch if stretch else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(at, mode)
            if not stretch:
                self.setColumnWidth(at, self._wide(column) if column else px(_TICK))
            self.setColumnHidden(at, column in hidden)
        for at in range(self.cells.rowCount()):
            self.setRowHeight(at, px(_ROW))
        self.updateGeometry()

    def _wide(self, column: PlanColumn) -> int:
        """How wide a column is that does not take what is left."""
        if column not in _DAYS:
            return self._theme.px(_WIDTHS[column])
        days = (numbers.short_day(date(2026, month, 28)) for month in range(1, 13))
        longest = max(map(self.fontMetrics().horizontalAdvance, (*days, _("No date"))))
        return longest + self._theme.px(_ICON + 2 * _BESIDE + 4)

    def _hidden(self) -> set[PlanColumn]:
        """The columns that there is no room for."""
        px = self._theme.px
        shown = [c for n in range(self.cells.columnCount()) if (c := self.cells.column(n))]
        taken: dict[PlanColumn, int] = {}
        taken |= {c: self._wide(c) for c in shown if c is not PlanColumn.ACTION}
        room = self.viewport().width() - px(_TICK) - px(_ACTION)
        hidden: set[PlanColumn] = set()
        for column in _HIDDEN_FIRST:
            if sum(taken.values()) <= room:
                break
            if taken.pop(column, 0):
                hidden.add(column)
        return hidden

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        rows = self.cells.rowCount() * self._theme.px(_ROW)
        return QSize(500, rows + self.horizontalHeader().sizeHint().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def id_(self) -> str:
        """The action of the current cell; empty if there is none."""
        index = self.currentIndex()
        return str(self.cells.row(index.row()).id) if index.isValid() else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        moved = current.isValid() and current.row() != previous.row()
        if moved and self.hasFocus():
            self.chosen.emit(str(self.cells.row(current.row()).id))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, id_ = Qt.Key(event.key()), self.id_()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        editing = self.state() is QAbstractItemView.State.EditingState
        if id_ and alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.weeks.emit(id_, -1 if key is Qt.Key.Key_Left else 1)
        elif id_ and key is Qt.Key.Key_Space:
            self.cells.ticked.emit(id_)
        elif id_ and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.opened.emit(id_)
        elif key is Qt.Key.Key_Escape and not editing:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)


class PlanGrid(QWidget):
    """Filters, the table, and what is done to the ticked rows, in a ``bar`` that the page puts at its foot.

    ``typed``: an action, a column and a text; ``several``: what to do to the ticked ones: a name, a value.
    """

    chosen = Signal(str)
    opened = Signal(str)
    typed = Signal(str, object, str)
    several = Signal(str, object)
    changed = Signal()

    def __init__(self, theme: Theme, table: PlanTable) -> None:
        super().__init__()
        self.presenter, self._theme = table, theme
        self.sought = LineEdit()
        self.sought.setPlaceholderText(_("Find in the plan"))
        self.sought.setAccessibleName(_("Find in the plan"))
        self._boxes: dict[str, ChoiceBox] = {}
        self._several: dict[str, ChoiceBox] = {}
        self._shown = Text(theme, tone="muted", wrap=False)
        self.clear = Button(theme, _("Clear the filter"), self._clear, kind="link")
        self._empty = Text(theme)
        self.cells = ActionTableModel(theme, self, self._text_of)
        self.table = ActionTable(theme, self.cells)
        self.bar = QWidget()
        self._selected = Text(theme, weight=600, wrap=False)
        self._build()
        self._connect()

    def _build(self) -> None:
        filters, find, shown = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (filters, find, shown):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        find.addWidget(self.sought, stretch=1)
        shown.addWidget(self._shown)
        shown.addWidget(self.clear)
        for name, label in (
            ("status", _("Status")),
            ("owner", _("Owner")),
            ("element", _("Element")),
            ("due", _("Due")),
        ):
            box = ChoiceBox()
            box.setAccessibleName(label)
            self._boxes[name] = box
            filters.addWidget(box, stretch=1)
        self._build_bar()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._narrowing = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._narrowing.setSpacing(8)
        self._narrowing.addLayout(find, stretch=2)
        self._narrowing.addLayout(filters, stretch=5)
        self._narrowing.addLayout(shown)
        column.addLayout(self._narrowing)
        column.addWidget(self.table)
        column.addWidget(self._empty)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_ONE_LINE)
        ways = QBoxLayout.Direction
        self._narrowing.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _build_bar(self) -> None:
        """What is done to the ticked rows: chosen in the first line, pressed in the second."""
        choices, buttons = QHBoxLayout(), QHBoxLayout()
        choices.addWidget(self._selected, stretch=1)
        for name, label in (("status", _("Status")), ("owner", _("Owner")), ("size", _("Size"))):
            box = ChoiceBox()
            box.setAccessibleName(_("{part} of the ticked rows").format(part=label))
            box.activated.connect(self._choosing(name, box))
            self._several[name] = box
            choices.addWidget(box, stretch=1)
        for words, name, value in (
            (_("A week earlier"), "week", -1),
            (_("A week later"), "week", 1),
            (_("Pin dates"), "pin", True),
            (_("Take pins out"), "pin", False),
            (_("Put off"), "park", None),
        ):
            buttons.addWidget(Button(self._theme, words, self._doing(name, value)))
        buttons.addStretch(1)
        buttons.addWidget(Button(self._theme, _("Untick all"), self._untick, kind="link", hint=_("Esc")))
        lines = QVBoxLayout(self.bar)
        lines.setContentsMargins(0, 0, 0, 0)
        for line in (choices, buttons):
            line.setSpacing(8)
            lines.addLayout(line)

    def _choosing(self, name: str, box: ChoiceBox) -> Callable[[int], None]:
        def chosen(_n: int) -> None:
            if box.currentData() is not None:
                self.several.emit(name, box.currentData())

        return chosen

    def _doing(self, name: str, value: object) -> Callable[[], None]:
        return lambda: self.several.emit(name, value)

    def _connect(self) -> None:
        self.sought.textChanged.connect(lambda text: self._narrow(find=text))
        for name, box in self._boxes.items():
            box.activated.connect(self._filtering(name, box))
        self.table.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self.table.weeks.connect(lambda _id, by: self.several.emit("week of", by))
        self.table.cleared.connect(self._untick)
        self.table.horizontalHeader().sectionClicked.connect(self._sort)
        self.cells.typed.connect(self.typed)
        self.cells.ticked.connect(self._tick)

    def _filtering(self, name: str, box: ChoiceBox) -> Callable[[int], None]:
        return lambda _n: self._narrow(**{name: box.currentData()})

    def _narrow(self, **changes: object) -> None:
        if changes.get("due", 0) is None:
            changes["due"] = DueFilter.ANY
        self.presenter.narrow(**changes)
        self.show_table()

    def _clear(self) -> None:
        self.presenter.clear()
        self.sought.clear()
        self.show_table()

    def _sort(self, section: int) -> None:
        column = self.cells.column(section)
        if column is None:
            self.presenter.tick_all()
        else:
            self.presenter.sort(column)
        self.show_table()

    def _tick(self, id_: str) -> None:
        self.presenter.tick(next(row.id for row in self.presenter.view().rows if row.id == id_))
        self.show_table()

    def _untick(self) -> None:
        self.presenter.untick()
        self.show_table()

    def _text_of(self, id_: str, column: PlanColumn) -> str:
        """What stands in a cell to be typed over: the whole text, a day with its year, a word of our own."""
        plan = self.presenter.desk.plan()
        action = plan.find(ActionId(id_)) if plan else None
        if action is None or column not in EDITED_IN:
            return ""
        return SPEC[EDITED_IN[column]].read(action, self.presenter.desk.session.assessment)

    def show_table(self) -> None:
        """Show the table as it is now; the current cell stays with its action."""
        view = self.presenter.view()
        at, column = self.table.id_(), max(self.table.currentIndex().column(), 1)
        self.cells.show_view(view)
        row = next((n for n, r in enumerate(view.rows) if r.id == at), -1)
        if row >= 0:
            self.table.setCurrentIndex(self.cells.index(row, column))
        self._shown.setText(view.shown)
        self.clear.setVisible(view.filter != type(view.filter)())
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self.bar.setVisible(bool(view.selected) and not view.fixed)
        self._selected.setText(view.selected)
        head = self.table.horizontalHeader()
        head.setSortIndicatorShown(view.sorted_by is not None)
        if view.sorted_by in view.columns:
            order = Qt.SortOrder.DescendingOrder if view.descending else Qt.SortOrder.AscendingOrder
            head.setSortIndicator(view.columns.index(view.sorted_by) + 1, order)
        self._show_filters(view)

    def _show_filters(self, view: PlanTableView) -> None:
        wanted = view.filter
        due = {
            DueFilter.OVERDUE: _("Overdue"),
            DueFilter.THIRTY: _("In 30 days"),
            DueFilter.NONE: _("No date"),
        }
        _fill(self._boxes["status"], _("Any status"), [(s, status(s)) for s in Status], wanted.status)
        owners: list[tuple[object, str]] = [(o, o) for o in view.owners]
        _fill(self._boxes["owner"], _("Any owner"), [*owners, ("", _("No owner"))], wanted.owner)
        _fill(self._boxes["element"], _("Any element"), list(view.elements), wanted.element)
        chosen = None if wanted.due is DueFilter.ANY else wanted.due
        _fill(self._boxes["due"], _("Any date"), list(due.items()), chosen)
        _fill(self._several["status"], _("Status"), [(s, status(s)) for s in Status], None)
        _fill(self._several["owner"], _("Owner"), owners, None)
        _fill(self._several["size"], _("Size"), [(s, size_words(s)) for s in Size], None)

    def focus_chosen(self) -> None:
        """Put the focus on the current cell."""
        if not self.table.currentIndex().isValid() and self.cells.rowCount():
            self.table.setCurrentIndex(self.cells.index(0, 1))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _fill(box: ChoiceBox, any_: str, choices: list[tuple[object, str]], chosen: object) -> None:
    """Offer choices, with the chosen one shown; all of them come first."""
    offered = [(None, any_), *choices]
    known = [(box.itemData(n), box.itemText(n)) for n in range(box.count())]
    if known != offered:
        box.clear()
        for value, words in offered:
            box.addItem(words, value)
    values = [value for value, _words in offered]
    box.setCurrentIndex(values.index(chosen) if chosen in values else 0)
