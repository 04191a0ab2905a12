"""What the two matrices share: a table of marks, the chosen cell beside it, rows that come and go."""

from abc import abstractmethod
from collections.abc import Callable
from functools import partial

from sixelements.i18n import pgettext
from sixelements.presentation.closer.cells import CellPart, CellView
from sixelements.presentation.session import Session
from sixelements.presentation.table import Entry, WritableTable
from sixelements.ui.pages.closer_leaf import SheetLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.cell_inspector import CellInspector
from sixelements.ui.widgets.row_buttons import RowButtons
from sixelements.ui.widgets.sheet_parts import FactsRow, MarkLegend
from sixelements.ui.widgets.sheet_table import SheetTable
from sixelements.ui.widgets.text import Button

NAME = 1
"""The column of the name, in both."""


class MatrixLeaf(SheetLeaf):
    """Subclasses say what a row and a column of the table are, and what is done with them."""

    keeps_line = True

    def __init__(self, session: Session, theme: Theme, *, add: str) -> None:
        super().__init__(session, theme)
        self.ids: tuple[str, ...] = ()
        self.figures = FactsRow(theme)
        self.table = SheetTable(theme)
        self.rows = RowButtons(theme, add)
        self.legend = MarkLegend(theme)
        self.inspector = CellInspector(theme)
        self.side = self.inspector
        self.body.addWidget(self.figures)
        self.body.addWidget(self.table)
        self.body.addWidget(self.rows)
        notes = Button(theme, pgettext("worksheet", "Notes"), self.toggle_side, icon_name="note", hint="F4")
        self.buttons.append(notes)
        self.table.changed.connect(self._changed)
        self.table.told.connect(self.told)
        self.table.came.connect(self.show_cell)
        self.table.note_wanted.connect(self._write_note)
        self.inspector.marked.connect(self._mark)
        self.inspector.written.connect(self._write)
        self.inspector.next_wanted.connect(self._next_note)
        for part in (self.table, self.rows):
            part.add_wanted.connect(self._add)
            part.move_wanted.connect(self._move)
            part.remove_wanted.connect(self._remove)

    # what the sheet says of itself

    @abstractmethod
    def cell_at(self, row: str, column: int) -> CellView | None:
        """The cell of the row with an id; None if it is none to mark."""

    def cell(self) -> CellView | None:
        """The current cell; None if it is none to mark."""
        return self.cell_at(self.current, self.table.at[1])

    @abstractmethod
    def notes(self) -> str:
        """How many cells have a note."""

    @abstractmethod
    def announced(self) -> str:
        """What is said after a mark."""

    @abstractmethod
    def write(self, part: CellPart, text: str, *, sure: bool) -> None:
        """Write about the current cell. Raises SixElementsError."""

    @abstractmethod
    def add_row(self) -> str:
        """Add a row; returns its id. Raises SixElementsError."""

    @abstractmethod
    def remove_row(self, row: str) -> None:
        """Remove a row. Raises SixElementsError."""

    @abstractmethod
    def move_row(self, row: str, by: int) -> None:
        """Move a row up (-1) or down. Raises SixElementsError."""

    # showing

    def show_table(self, table: WritableTable, ids: tuple[str, ...]) -> None:
        """Show the table with the rows of these ids, and its current cell."""
        self.ids = ids
        self.table.show_cells(table)
        self.rows.lock(table.locked, any_row=bool(ids))
        self.show_cell()

    def show_cell(self) -> None:
        """Show the current cell beside the table."""
        noted = bool(self.table.cells.cells.noted)
        self.inspector.show_cell(self.cell(), notes=self.notes(), any_notes=noted)

    @property
    def current(self) -> str:
        """The id of the current row; empty if there is none."""
        row = self.table.at[0]
        return self.ids[row] if 0 <= row < len(self.ids) else ""

    def enter(self) -> None:
        """The first mark is at hand, once a row is in use."""
        table = self.table.cells.cells
        used = [row for row in range(len(self.ids)) if row not in table.muted]
        if used and self.cell() is None:
            marks = [n for n, entry in table.entries.items() if entry.entry is Entry.MARK]
            self.table.setCurrentIndex(self.table.cells.index(used[0], min(marks)))
        self.table.setFocus()

    def show_held(self) -> None:
        """Go to the first cell about which something was typed that can't be stored."""
        marks = [n for n, entry in self.table.cells.cells.entries.items() if entry.entry is Entry.MARK]
        for row, id_ in enumerate(self.ids):
            for column in marks:
                cell = self.cell_at(id_, column)
                if cell is not None and any(part.held for part in cell.parts.values()):
                    self.table.setCurrentIndex(self.table.cells.index(row, column))
                    if self.panel is not None:
                        self.panel.open()
                    return

    def enter_side(self) -> None:
        self.inspector.focus_note()

    def flush(self) -> None:
        self.table.flush()
        self.inspector.flush()

    # doing

    def _changed(self, refusal: str) -> None:
        if refusal:
            self.refused.emit(refusal)
        else:
            table, at = self.table.cells.cells, self.table.put_at
            mark = at == self.table.at and table.entry(at[1]) is Entry.MARK
            announce(self.table, self.announced() if mark else table.spoken(at))

    def _mark(self, mark: int) -> None:
        table = self.table.cells.cells
        text = table.pressed(self.table.at, str(mark))
        if text is not None:
            self.table.put_in({self.table.at: text})

    def _write(self, part: CellPart, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.hold(lambda: self.write(part, text, sure=sure))

    def _write_note(self) -> None:
        if self.cell() is not None and self.panel is not None:
            self.panel.open()
            self.inspector.focus_note()

    def _next_note(self) -> None:
        noted = sorted(self.table.cells.cells.noted)
        following = next((at for at in noted if at > self.table.at), noted[0] if noted else None)
        if following is not None:
            self.flush()
            self.table.setCurrentIndex(self.table.cells.index(*following))
            self.inspector.following.setFocus()

    def _go_to(self, row: str, column: int) -> None:
        if row in self.ids:
            self.table.go_to_cell(self.ids.index(row), column)

    def _row(self, act: Callable[[str], object]) -> bool:
        self.flush()
        row, locked = self.current, self.table.cells.cells.locked
        return bool(row) and not locked and self.attempt(partial(act, row))

    def _add(self) -> None:
        made: list[str] = []
        self.flush()
        if not self.table.cells.cells.locked and self.attempt(lambda: made.append(self.add_row())):
            self._go_to(made[0], NAME)
            self.table.edit_at(*self.table.at)

    def _move(self, by: int) -> None:
        row, column = self.current, self.table.at[1]
        if self._row(lambda id_: self.move_row(id_, by)):
            self._go_to(row, column)

    def _remove(self) -> None:
        row, column = self.table.at
        cells = self.table.cells.view.rows
        name = cells[row][NAME] if 0 <= row < len(cells) else ""
        if not self._row(self.remove_row):
            return
        self.say_removed(name)
        if self.ids:
            self.table.go_to_cell(min(row, len(self.ids) - 1), column)
