"""What a table has no room for of its current row: ticks as boxes, and choices as lists."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sixelements.presentation.held import Refusal
from sixelements.presentation.table import Entry, WritableTable
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import FlowLayout, clear
from sixelements.ui.widgets.text import Text

NONE = "–"


class RowDetails(QWidget):
    """``refused`` carries why something is not stored, or nothing."""

    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._columns: tuple[int, ...] = ()
        self._headers: tuple[str, ...] = ()
        self.controls: dict[int, QCheckBox | ChoiceBox] = {}
        self._title = Text(theme, role="small", weight=600)
        self._parts = QWidget()
        self._flow = FlowLayout(spacing=14)
        self._parts.setLayout(self._flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._parts)
        self._table: WritableTable | None = None
        self._row = -1

    def show_row(self, table: WritableTable, row: int, columns: tuple[int, ...], title: str) -> None:
        """Show these columns of a row; nothing if the table has none."""
        there = bool(columns) and 0 <= row < len(table.table.rows)
        self.setVisible(there)
        if not there:
            return
        headers = tuple(table.table.headers[column] for column in columns)
        if (columns, headers) != (self._columns, self._headers):
            self._build(table, columns)
            self._columns, self._headers = columns, headers
        self._table, self._row = table, row
        self._title.setText(title)
        for column, control in self.controls.items():
            blocked = QSignalBlocker(control)
            chosen = table.chosen((row, column))
            control.setEnabled(not table.locked)
            control.setToolTip(table.locked or table.tips.get(column, ""))
            control.setAccessibleDescription(table.note((row, column)))
            if isinstance(control, QCheckBox):
                control.setChecked(chosen == 1)
            else:
                control.setCurrentIndex(0 if chosen is None else chosen + 1)
            del blocked

    def _build(self, table: WritableTable, columns: tuple[int, ...]) -> None:
        clear(self._flow)
        self.controls = {}
        for column in columns:
            entry, header = table.entries[column], table.table.headers[column]
            if entry.entry is Entry.TICK:
                box = QCheckBox(header)
                box.toggled.connect(partial(self._tick, column))
                self.controls[column] = box
                self._flow.addWidget(box)
                continue
            choice = ChoiceBox()
            choice.setAccessibleName(header)
            choice.addItems([NONE, *entry.words])
            choice.setMinimumContentsLength(max(map(len, entry.words)))
            choice.activated.connect(partial(self._choose, column))
            self.controls[column] = choice
            self._flow.addWidget(choice)

    def _tick(self, column: int, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._table is not None:
            self._put(column, self._table.entries[column].words[on])

    def _choose(self, column: int, at: int) -> None:
        if self._table is not None:
            self._put(column, self._table.entries[column].words[at - 1] if at else "")

    def _put(self, column: int, text: str) -> None:
        with Refusal() as refusal:
            if self._table is not None:
                self._table.put({(self._row, column): text})
        self.refused.emit(refusal.sentence)
