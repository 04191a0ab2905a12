"""The customer groups sheet: whom the team hears, how, and who is not heard at all."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from sixelements.domain.assessment import Worksheet
from sixelements.i18n import _
from sixelements.presentation.closer.cells import CellPart, CellView
from sixelements.presentation.closer.groups import FIRST_MARK, GroupsDesk, GroupsView
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.pages.matrix_leaf import MatrixLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.cell_inspector import SheetExtras
from sixelements.ui.widgets.sheet_parts import ContrastBlock, ListedRow, SheetFoot, TickList
from sixelements.ui.widgets.text import Button, Text, line


class GroupsLeaf(MatrixLeaf):
    """The table over the whole width; its cell and the notes in a drawer."""

    sheet = Worksheet.GROUPS
    side_over = True

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme, add=_("Add a group"))
        self.crumb = _("Customer groups")
        self.desk = GroupsDesk(session)
        self._view: GroupsView | None = None
        self.ways = Button(theme, "", self._open_ways, kind="quiet", icon_name="table")
        self.rows.row.addWidget(self.ways)
        self.rows.put_at_end(self.legend)
        self._note = Text(theme, role="small")
        self.body.addWidget(line())
        self.body.addWidget(self._note)
        self.blind = TickList(theme, _("Not heard at all"))
        self.loudest = TickList(theme, _("Only through complaints and staff"), ticks=False)
        self.contrast = ContrastBlock(theme)
        self.why = Button(theme, "", self._why, kind="link")
        self.contrast.more.addWidget(self.why)
        self.contrast.discuss_wanted.connect(lambda: self.wanted.emit(StepId.DISCUSS))
        self.table.why_wanted.connect(self._why)
        self.foot = SheetFoot(theme, self.blind, self.loudest, self.contrast)
        self.silent = SheetExtras(theme, *self.desk.view().silent_specs)
        self.silent.edited.connect(self._say_silent)
        self.inspector.more.addWidget(self.silent)
        self.buttons.append(self.make_button(self._make))
        self.blind.ticked.connect(self._count)

    def refresh(self) -> None:
        view = self._view = self.desk.view()
        self.title = view.title
        self.facts = view.locked or view.empty
        self.figures.show_facts(view.facts)
        self.show_table(view.table, view.rows)
        self.legend.show_words(self.desk.words)
        self.ways.setText(view.ways)
        self.inspector.keys.show_keys(view.keys)
        self.silent.show_fields(view.silent, view.silent_on, near=view.near, locked=view.locked)
        self.blind.show_rows(
            [ListedRow(g.group, g.name, end=g.words) for g in view.blind],
            none=_("None, as far as it is marked."),
            note=_(
                "A tick drafts “Ask a silent group two questions,” with 0 answers a month as its baseline."
            ),
            locked=view.locked,
        )
        self.loudest.show_rows(
            [ListedRow(g.group, g.name, end=g.words) for g in view.loudest],
            none=_("None, as far as it is marked."),
            note=_("Only those who speak up are heard."),
        )
        self.contrast.show_contrast(
            view.contrast, reason=view.reason, none=_("This round asks no practice about ways to hear.")
        )
        self.why.setText(self.desk.why().title)
        self._count()

    def show_cell(self) -> None:
        super().show_cell()
        technique = self._technique()
        self._note.setText(self.desk.note_line(self.current, technique) if technique else "")

    def flush(self) -> None:
        super().flush()
        self.silent.flush()

    # the current cell

    def _technique(self, column: int | None = None) -> str:
        """That of a column; of the current one, if none is named."""
        at = (self.table.at[1] if column is None else column) - FIRST_MARK
        known = self._view.techniques if self._view else ()
        return known[at] if 0 <= at < len(known) else ""

    def cell_at(self, row: str, column: int) -> CellView | None:
        technique = self._technique(column)
        return self.desk.cell(row, technique) if technique else None

    def notes(self) -> str:
        return self._view.notes if self._view else ""

    def announced(self) -> str:
        technique = self._technique()
        return self.desk.announced(self.current, technique) if technique else ""

    def write(self, part: CellPart, text: str, *, sure: bool) -> None:
        technique = self._technique()
        if technique:
            self.desk.write(self.current, technique, part, text, sure=sure)

    # rows and columns

    def add_row(self) -> str:
        return self.desk.add(_("New group"))

    def remove_row(self, row: str) -> None:
        self.desk.remove(row)

    def move_row(self, row: str, by: int) -> None:
        self.desk.move(row, by)

    def _open_ways(self) -> None:
        self.flush()
        self.ways_menu().popup(self.ways.mapToGlobal(self.ways.rect().bottomLeft()))

    def ways_menu(self) -> QMenu:
        """All ways to hear, by their kinds; those with a column are ticked."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for kind, ways in self.desk.ways():
            menu.addSection(kind)
            for id_, name, shown in ways:
                action = QAction(name.replace("&", "&&"), menu)
                action.setCheckable(True)
                action.setChecked(shown)
                action.setEnabled(not self.desk.locked)
                action.triggered.connect(self._shows(id_))
                menu.addAction(action)
        return menu

    def _shows(self, technique: str) -> Callable[[bool], None]:
        def show(on: bool) -> None:  # noqa: FBT001 - Qt's signal
            self.attempt(lambda: self.desk.show_technique(technique, shown=on))

        return show

    # what follows

    def _why(self) -> None:
        self.explained.emit(self.desk.why(), self.table if self.table.hasFocus() else self.why)

    def _say_silent(self, place: int, text: str, sure: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.hold(lambda: self.desk.silent_on(text, sure=sure) if place else self.desk.silent(text))

    def _count(self) -> None:
        self.show_make(len(self.blind.chosen))

    def _make(self) -> None:
        self.flush()
        chosen = self.blind.chosen
        if self.make(lambda drafts: drafts.of_groups(chosen)):
            self.blind.untick()

    def forget(self) -> None:
        self.blind.untick()
