"""The customer facts: the few figures that are known, each with its source, its period, and its cases."""

from sixelements.i18n import _
from sixelements.presentation.closer.facts import FactsDesk
from sixelements.presentation.session import Session
from sixelements.ui.pages.closer_leaf import SheetLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.row_buttons import RowButtons
from sixelements.ui.widgets.sheet_table import SheetTable
from sixelements.ui.widgets.text import Button, Text

_FIGURE = 1


class FactsLeaf(SheetLeaf):
    """One table that is typed into."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.crumb = _("Customer facts")
        self.desk = FactsDesk(session)
        self._ids: tuple[str, ...] = ()
        self._why = Text(theme)
        self.table = SheetTable(theme)
        self.rows = RowButtons(theme, _("Add a fact"))
        for part in (self._why, self.table, self.rows):
            self.body.addWidget(part)
        self.copy = Button(theme, "", self._copy)
        self.buttons.append(self.copy)
        self.table.changed.connect(lambda refusal: self.refused.emit(refusal) if refusal else None)
        self.table.told.connect(self.told)
        for part in (self.table, self.rows):
            part.add_wanted.connect(self._add)
            part.move_wanted.connect(self._move)
            part.remove_wanted.connect(self._remove)

    def refresh(self) -> None:
        view = self.desk.view()
        self.title, self.facts = view.title, view.locked or view.entered
        self._why.setText(view.why)
        self._ids = view.rows
        self.table.show_cells(view.table)
        self.rows.lock(view.locked, any_row=bool(view.rows))
        self.copy.setText(view.copy)
        self.copy.setVisible(bool(view.copy))
        self.copy.setEnabled(not view.locked)
        self.copy.setToolTip(view.locked)

    def enter(self) -> None:
        self.table.setFocus()

    def flush(self) -> None:
        self.table.flush()

    def _current(self) -> str:
        row = self.table.at[0]
        return self._ids[row] if 0 <= row < len(self._ids) else ""

    def _copy(self) -> None:
        self.flush()
        said: list[str] = []
        if self.attempt(lambda: said.append(self.desk.copy_before())):
            self.told.emit(said[0])

    def _add(self) -> None:
        made: list[str] = []
        self.flush()
        if not self.desk.locked and self.attempt(lambda: made.append(self.desk.add(_("New fact")))):
            self.table.edit_at(self._ids.index(made[0]), 0)

    def _move(self, by: int) -> None:
        fact, column = self._current(), self.table.at[1]
        self.flush()
        if fact and not self.desk.locked and self.attempt(lambda: self.desk.move(fact, by)):
            self.table.go_to_cell(self._ids.index(fact), column)

    def _remove(self) -> None:
        fact, (row, column) = self._current(), self.table.at
        name = self.table.cells.view.rows[row][0] if fact else ""
        self.flush()
        done = fact and not self.desk.locked and self.attempt(lambda: self.desk.remove(fact))
        if done:
            self.say_removed(name)
        if done and self._ids:
            self.table.go_to_cell(min(row, len(self._ids) - 1), column)
