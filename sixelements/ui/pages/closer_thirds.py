"""Three thirds: of ten contacts how many, for one to five services, with hard facts beside the lines."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.discussion import LINES
from sixelements.i18n import _
from sixelements.presentation.closer.facts import FactsDesk
from sixelements.presentation.closer.thirds import FactPart, ThirdsDesk, ThirdsView, answer_column
from sixelements.presentation.held import Refusal
from sixelements.presentation.journey import StepId
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.new_row import NewRow, NewRowDialog
from sixelements.ui.pages.closer_leaf import SheetLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import FlowLayout
from sixelements.ui.widgets.sheet_parts import SheetFoot
from sixelements.ui.widgets.sheet_table import SheetTable
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_field import TextField
from sixelements.ui.widgets.thirds_side import ThirdsSide
from sixelements.ui.widgets.thirds_table import ThirdsTable, columns_for


class ThirdsLeaf(SheetLeaf):
    """Two services side by side, one where room is short; the others by a list over them."""

    side_width = 272

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.crumb = _("Three thirds")
        self.desk, self._facts_desk = ThirdsDesk(session), FactsDesk(session)
        self._shown: ThirdsView | None = None
        self._first, self._columns = 0, 2
        self._stool_of: int | None = None
        self._facts_open = False
        self._build()
        self._connect()

    def _build(self) -> None:
        theme = self.theme
        self.add = Button(theme, _("Add a service"), self._ask_new, icon_name="plus")
        self.take = Button(theme, "", self._go_on, kind="primary")
        self.buttons += [self.add, self.take]
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(_("Services that are shown"))
        self.choice.setMinimumContentsLength(18)
        self.rename = Button(theme, _("Rename the service"), self._rename, kind="quiet")
        self.remove_button = Button(theme, _("Remove the service"), self._remove, kind="quiet")
        self.open_side = Button(theme, _("Stool and facts"), self.toggle_side, kind="link", hint=_("F4"))
        ways = QWidget()
        flow = FlowLayout(spacing=10)
        ways.setLayout(flow)
        for part in (self.choice, self.rename, self.remove_button, self.open_side):
            flow.addWidget(part)
        self.name_field = TextField(theme, _("Name of the service"), self._put_name)
        self.name_field.hide()
        self._empty = Text(theme, role="lead")
        self.table = ThirdsTable(theme)
        self.body.setSpacing(8)
        self.body.addWidget(self._empty)
        self.body.addWidget(ways)
        self.body.addWidget(self.name_field)
        self.body.addWidget(self.table)
        self.side = self.beside = ThirdsSide(theme, self._put_fact)
        self.foot = SheetFoot(theme, self._build_facts())

    def _build_facts(self) -> QWidget:
        theme = self.theme
        self.facts_table = SheetTable(theme)
        self.copy_facts = Button(theme, "", self._copy, kind="link")
        words = Text(
            theme,
            _("Outsiders believe results. Entered once a round, printed beside your view."),
            role="small",
            tone="muted",
        )
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Text(theme, _("Customer facts"), role="heading", wrap=False))
        head.addWidget(words, stretch=1)
        head.addWidget(self.copy_facts)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.facts_table)
        return block

    def _connect(self) -> None:
        self.table.changed.connect(self._changed)
        self.table.told.connect(self.told)
        self.table.fact_wanted.connect(self._open_fact)
        self.table.service_wanted.connect(self._go_by)
        self.table.came.connect(self._show_fact)
        self.table.add_wanted.connect(self._ask_new)
        self.choice.activated.connect(self._choose)
        self.beside.stool_wanted.connect(self._choose_stool)
        self.beside.form.left.connect(self._close_fact)

    # showing

    @property
    def places(self) -> tuple[int, ...]:
        """The services that are shown, by their places."""
        n = len(self.desk.services)
        first = min(self._first, max(n - self._columns, 0))
        return tuple(range(first, min(first + self._columns, n)))

    def refresh(self) -> None:
        services = self.desk.services
        if self._stool_of is not None and self._stool_of >= len(services):
            self._stool_of = None
        view = self._shown = self.desk.view(self._stool_of)
        self.title = view.title
        self.facts = view.refused or _("{stem} Put a hard fact beside a line where you have one.").format(
            stem=view.stem
        )
        self.add.setEnabled(view.can_add)
        self.add.setToolTip(view.refused or ("" if view.can_add else _("Five services are the most here.")))
        self.add.set_kind("plain" if services else "primary")
        self.take.setText(view.take)
        self.take.setVisible(bool(services))
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        for part in (self.table, self.rename, self.remove_button):
            part.setVisible(bool(services))
        for part in (self.rename, self.remove_button):
            part.setEnabled(not view.refused)
        if self.panel is not None:
            self.panel.set_wanted(wanted=bool(services))
        self._show_table()
        self.beside.show_view(view, self._stool_of)
        self._show_fact()
        self._show_facts()
        self._fit_side()

    def _show_table(self) -> None:
        places, services = self.places, self.desk.services
        three = self.session.assessment.three_thirds
        self.table.show_lines([line.leg for line in three.lines], [line.text for line in three.lines])
        self.table.show_cells(self.desk.line_table(places))
        names = [s.name for s in self._shown.services] if self._shown else []
        blocked = QSignalBlocker(self.choice)
        self.choice.clear()
        for first in range(max(len(services) - self._columns + 1, 0)):
            shown = names[first : first + self._columns]
            text = (
                _("{first} and {second}").format(first=shown[0], second=shown[1]) if shown[1:] else shown[0]
            )
            self.choice.addItem(text)
        self.choice.setCurrentIndex(places[0] if places else -1)
        self.choice.setVisible(len(services) > self._columns)
        del blocked

    def _show_facts(self) -> None:
        view = self._facts_desk.view()
        self.facts_table.show_cells(view.table)
        self.copy_facts.setText(view.copy)
        self.copy_facts.setVisible(bool(view.copy))
        self.copy_facts.setEnabled(not view.locked)

    def _fit_side(self) -> None:
        """The way to the stool, where that is not beside the lines."""
        services = bool(self._shown and self._shown.services)
        self.open_side.setVisible(services and self.panel is not None and self.panel.is_drawer)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = columns_for(self.width(), self.theme)
        if columns != self._columns:
            self._columns = columns
            if self._shown is not None:
                self._show_table()
        self._fit_side()

    # going

    def enter(self) -> None:
        (self.table if self.desk.services else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def enter_side(self) -> None:
        self.beside.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        self.beside.form.fields.flush()
        self.facts_table.flush()
        self.name_field.flush()

    def forget(self) -> None:
        self._first, self._stool_of = 0, None
        self._close_name()
        self._facts_open = False

    @property
    def _at(self) -> tuple[int, int]:
        """The service and the line of the current cell."""
        row, column = self.table.at
        places = self.places
        shown = max((column - 1) // 2, 0)
        return (places[min(shown, len(places) - 1)] if places else 0), max(row, 0) + 1

    def _go_by(self, by: int) -> None:
        """Go to the next service, and show it where it is not."""
        place, line = self._at
        to = min(max(place + by, 0), len(self.desk.services) - 1)
        if to not in self.places:
            self._first = to if by < 0 else to - self._columns + 1
            self._show_table()
        self.table.go_to_cell(line - 1, answer_column(self.places.index(to)))

    def _choose(self, first: int) -> None:
        self._first = first
        self._show_table()

    def _choose_stool(self, place: int) -> None:
        self._stool_of = None if place < 0 else place
        self.refresh()

    # facts

    def _show_fact(self) -> None:
        form = self.beside.form
        place, line = self._at
        services = self._shown.services if self._shown else ()
        there = self._facts_open and place < len(services) and 1 <= line <= LINES
        form.setVisible(there)
        if there and self._shown is not None:
            service = services[place]
            of = _("{service}: {line}").format(service=service.name, line=service.lines[line - 1].name)
            form.show_fact(of, self.desk.fact_fields(place, line), locked=self._shown.refused)

    def _open_fact(self) -> None:
        self._facts_open = True
        self._show_fact()
        if self.panel is not None:
            self.panel.open()
        self.beside.form.fields.focus_on(FactPart.FIGURE)

    def _close_fact(self) -> None:
        self.beside.form.fields.flush()
        self._facts_open = False
        self._show_fact()
        if self.panel is not None and self.panel.is_drawer:
            self.panel.shut()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_fact(self, part: FactPart, text: str) -> str:
        place, line = self._at
        with Refusal() as refusal:
            self.desk.put_fact_part(place, line, part, text)
        return refusal.sentence

    def _copy(self) -> None:
        said: list[str] = []
        if self.attempt(lambda: said.append(self._facts_desk.copy_before())):
            announce(self.facts_table, said[0])

    # services

    def _changed(self, refusal: str) -> None:
        if not refusal and self.desk.services:
            announce(self.table, self.desk.announced(*self._at))

    def _ask_new(self) -> None:
        words = NewRow(
            _("Add a service"),
            _("What people come to you for"),
            _("Residential permit"),
            _("Add the service"),
        )
        if self._shown and self._shown.can_add and NewRowDialog.ask(self, self.theme, words, self.desk.add):
            self._first = len(self.desk.services)
            self.changed.emit()
            last = self.places[-1]
            self.table.go_to_cell(0, answer_column(self.places.index(last)))

    def _rename(self) -> None:
        place, _line = self._at
        self.name_field.flush()
        self.name_field.show_text(self.desk.services[place].name)
        self.name_field.show()
        self.name_field.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.name_field.edit.selectAll()

    def _put_name(self, name: str) -> str:
        with Refusal() as refusal:
            self.desk.rename(self._at[0], name)
        return refusal.sentence

    def _close_name(self) -> None:
        self.name_field.hide()

    def _remove(self) -> None:
        self._close_name()
        self.attempt(partial(self.desk.remove, self._at[0]))

    def _go_on(self) -> None:
        differ = bool(self._shown and self._shown.contradictions)
        self.wanted.emit(StepId.DISCUSS if differ else StepId.PLAN)
