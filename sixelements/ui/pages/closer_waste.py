"""The waste walk: a process step by step, what it takes, what of it is waste, and what to take out first."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.assessment import Worksheet
from sixelements.i18n import _
from sixelements.presentation.closer.waste import ProcessField, WasteDesk, WasteView, process_fields
from sixelements.presentation.held import Refusal
from sixelements.presentation.session import Session
from sixelements.presentation.table import Entry, WritableTable
from sixelements.ui.dialogs.new_row import NewRow, NewRowDialog
from sixelements.ui.pages.closer_leaf import SheetLeaf
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.draft_list import DraftList, DraftRow
from sixelements.ui.widgets.key_hints import KeyHints
from sixelements.ui.widgets.layouts import FlowLayout, clear, keep_room
from sixelements.ui.widgets.ribbon_view import RibbonView
from sixelements.ui.widgets.row_buttons import RowButtons
from sixelements.ui.widgets.row_details import RowDetails
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.sheet_fields import AboutRow, SheetFields, SheetFieldSpec
from sixelements.ui.widgets.sheet_parts import FactsRow, SheetFoot
from sixelements.ui.widgets.sheet_table import SheetTable
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_BLANK = 3
"""Steps that a new process begins with."""
_NAME = 1
"""The column of a step's name."""
_STEP_COLUMNS = ((960, None), (820, tuple(range(1, 16))), (600, (0, 1, 2, 3, 4, 5, 14)), (0, (1, 2, 3, 4, 5)))
_WASTE_COLUMNS = ((760, None), (600, (1, 2, 3, 4, 5, 6, 7)), (0, (2, 3, 4, 5, 7)))
"""From which width on, in pixels at 100 %, which columns are shown; None: all of them."""


class WasteLeaf(SheetLeaf):
    """One process at a time."""

    sheet = Worksheet.WASTE

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session, theme)
        self.crumb = _("Waste walk")
        self.desk = WasteDesk(session)
        self.process = ""
        self._shown: WasteView | None = None
        self._step_columns: tuple[int, ...] = ()
        self._waste_columns: tuple[int, ...] = ()
        self._build()
        self._connect()

    # building

    def _build(self) -> None:
        theme = self.theme
        self.choice = ChoiceBox()
        self.choice.setAccessibleName(_("Process"))
        self.choice.setMinimumContentsLength(16)
        self.another = Button(theme, "", self._ask_new, icon_name="plus")
        self.make_actions = self.make_button(self._make)
        self.buttons += [self.choice, self.another, self.make_actions]
        self._empty = Text(theme, role="lead")
        self._build_about()
        self.about = Button(theme, _("About the process"), self._about.toggle, kind="link")
        self.monthly = Text(theme, role="small", tone="muted", wrap=False)
        ways = QWidget()
        flow = FlowLayout(spacing=16)
        ways.setLayout(flow)
        flow.addWidget(self.about)
        flow.addWidget(self.monthly)
        self.figures = FactsRow(theme)
        self._wanted = Text(theme, role="small", tone="muted")
        self.ribbon = RibbonView(theme)
        self.body.addWidget(self._empty)
        self._tips = QWidget()
        self._tip_rows = QGridLayout(self._tips)
        self._tip_rows.setContentsMargins(0, 8, 0, 0)
        self._tip_rows.setHorizontalSpacing(20)
        self._tip_rows.setVerticalSpacing(8)
        self._tip_rows.setColumnStretch(1, 1)
        self.body.addWidget(self._tips)
        self.body.addWidget(ways)
        self.body.addWidget(self._about)
        self.body.addWidget(self.figures)
        self.body.addWidget(self._wanted)
        self.body.addWidget(self.ribbon)
        self._build_tables()
        self.foot = SheetFoot(theme, self._build_found(), self._build_beside(), stretch=(66, 32))
        self._sheet: tuple[QWidget, ...] = (
            ways,
            self.figures,
            self.ribbon,
            self.steps,
            self.rows,
            self._below,
        )

    def _build_about(self) -> None:
        specs = [SheetFieldSpec(f, label, hint) for f, label, hint in process_fields()]
        self.fields = SheetFields(self.theme, specs, self._put_field)
        self.remove_button = Button(self.theme, _("Remove the process"), self._remove, kind="quiet")
        self._about = AboutRow(self.fields, self.remove_button, first=ProcessField.NAME)

    def _build_tables(self) -> None:
        theme = self.theme
        self.steps, self.wastes = SheetTable(theme), SheetTable(theme)
        self.rows = RowButtons(theme, _("Add a step"))
        self.step_details, self.waste_details = RowDetails(theme), RowDetails(theme)
        self.hint = Text(theme, role="small", tone="muted")
        self._steps_empty = Text(theme, weight=600)
        self._hints = KeyHints(theme)
        self._wastes_title = Text(theme, _("Waste found, one by one"), role="heading")
        self._wastes_words = Text(
            theme,
            _("Say what it is, how many minutes it takes from a case, and how often."),
            role="small",
            tone="muted",
        )
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.hint, self.step_details, self._hints, self._wastes_title, self._wastes_words):
            column.addWidget(part)
        column.addWidget(self.wastes)
        column.addWidget(self.waste_details)
        self.body.addWidget(self._steps_empty)
        self.body.addWidget(self.steps)
        self.body.addWidget(self.rows)
        self.body.addWidget(self._below)

    def _build_found(self) -> QWidget:
        theme = self.theme
        self._found_title = Text(theme, _("Waste found, biggest first"), role="heading")
        self._total = Text(theme, role="heading", tone="muted", weight=400, wrap=False)
        self._none = Text(theme, role="small", tone="muted")
        self.found = DraftList(theme, across=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._found_title)
        head.addWidget(self._total)
        head.addStretch(1)
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addWidget(self.found)
        column.addStretch(1)
        return block

    def _build_beside(self) -> QWidget:
        theme = self.theme
        self._practice = Text(theme, role="small")
        self._you = Text(theme, _("you"), role="caption", tone="muted", wrap=False)
        self._said = SceneView(theme, zoom=1)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._practice, stretch=1)
        row.addWidget(self._you)
        row.addWidget(self._said)
        self._before_title = Text(theme, _("Since the last round"), role="heading")
        self._before = Text(theme, role="small")
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(theme, _("Facts and opinions"), role="heading"))
        column.addLayout(row)
        column.addWidget(
            Text(
                theme,
                _("The walk is shown beside your answers. It never changes them."),
                role="caption",
                tone="muted",
            )
        )
        column.addWidget(self._before_title)
        column.addWidget(self._before)
        column.addStretch(1)
        return block

    def _connect(self) -> None:
        self.choice.activated.connect(lambda at: self.show_row(str(self.choice.itemData(at))))
        self.found.ticked.connect(self._count)
        self.steps.came.connect(self._show_step)
        self.wastes.came.connect(self._show_waste)
        for table in (self.steps, self.wastes):
            table.changed.connect(lambda refusal: self.refused.emit(refusal) if refusal else None)
            table.told.connect(self.told)
        for details in (self.step_details, self.waste_details):
            details.refused.connect(lambda refusal: self.refused.emit(refusal) if refusal else None)
        for part in (self.steps, self.rows):
            part.add_wanted.connect(self._add_step)
            part.move_wanted.connect(self._move_step)
            part.remove_wanted.connect(self._remove_step)

    # showing

    def refresh(self) -> None:
        view = self._shown = self._view()
        locked = self.desk.locked
        self.another.setText(_("Another process") if view else _("Name a process"))
        self.another.set_kind("plain" if view else "primary")
        self.another.setEnabled(not locked)
        self.another.setToolTip(locked)
        for part in (*self._sheet, self.make_actions):
            part.setVisible(view is not None)
        if self.foot is not None:
            self.foot.setVisible(view is not None)
        self._about.setVisible(view is not None and self._about.is_open)
        self._empty.setVisible(view is None)
        self._tips.setVisible(view is None)
        self.choice.setVisible(view is not None and len(view.choices) > 1)
        if view is None:
            self.title, self.facts = _("Waste walk"), locked
            self._empty.setText(self.desk.empty)
            self._show_tips()
            self._steps_empty.hide()
            self._wanted.hide()
            keep_room(self._wanted, keep=False)
        else:
            self._show(view)

    def _show_tips(self) -> None:
        """The seven wastes with their examples, to be talked about before anything is walked."""
        clear(self._tip_rows)
        heading = Text(self.theme, _("What waste looks like"), role="heading")
        self._tip_rows.addWidget(heading, 0, 0, 1, 2)
        for n, (name, examples) in enumerate(self.desk.tips(), start=1):
            self._tip_rows.addWidget(Text(self.theme, name, weight=600), n, 0, Qt.AlignmentFlag.AlignTop)
            self._tip_rows.addWidget(Text(self.theme, examples, tone="muted"), n, 1)

    def _view(self) -> WasteView | None:
        """The process that is shown, else the first there is."""
        view, processes = self.desk.view(self.process), self.desk.processes
        if view is None and processes:
            self.process = processes[0].id
            view = self.desk.view(self.process)
        return view

    def _show(self, view: WasteView) -> None:
        self.title, self.facts = view.title, view.locked
        self._show_choice(view)
        self.monthly.setText(
            _("{n} cases a month").format(n=view.monthly)
            if view.monthly
            else _("Say how many cases there are a month: hours a year follow from that.")
        )
        self.monthly.set_tone("muted" if view.monthly else "warn")
        self.fields.show_fields(self.desk.fields(view.process), locked=view.locked)
        self.remove_button.setEnabled(not view.locked)
        self.figures.show_facts(view.facts)
        self._wanted.setText(view.wanted)
        self._wanted.setVisible(bool(view.wanted))
        keep_room(self._wanted, keep=bool(view.rows))
        self.ribbon.show_view(view)
        self._steps_empty.setText(view.steps_empty)
        self._steps_empty.setVisible(bool(view.steps_empty))
        self.rows.lock(view.locked, any_row=bool(view.rows))
        self._hints.show_keys(view.keys)
        self._hints.setVisible(not view.locked)
        self._show_tables(view)
        self._show_found(view)
        self._show_beside(view)

    def _show_choice(self, view: WasteView) -> None:
        blocked = QSignalBlocker(self.choice)
        self.choice.clear()
        for id_, name in view.choices:
            self.choice.addItem(name, id_)
        self.choice.setCurrentIndex(self.choice.findData(view.process))
        del blocked

    def _show_tables(self, view: WasteView) -> None:
        """As many columns as there is room for; the others stand under the table, of the current row."""
        width = self.width() / self.theme.choice.scale
        before = self._step_columns, self._waste_columns
        self._step_columns = _columns(view.table, _STEP_COLUMNS, width)
        self._waste_columns = _columns(view.wastes, _WASTE_COLUMNS, width)
        _show_few(self.steps, view.table, before[0], self._step_columns)
        self.steps.setVisible(bool(view.rows))
        any_waste = bool(view.wastes.table.rows)
        _show_few(self.wastes, view.wastes, before[1], self._waste_columns)
        for part in (self.wastes, self._wastes_title):
            part.setVisible(any_waste)
        self._wastes_words.setVisible(any_waste and not view.locked)
        self._show_step()
        self._show_waste()

    def _show_step(self) -> None:
        """What there is no room for of the current step, and what the current waste looks like."""
        view, (row, column) = self._shown, self.steps.at
        if view is None:
            return
        rows = view.table.table.rows
        title = rows[row][_NAME] if 0 <= row < len(rows) else ""
        title = title or (_("Step {n}").format(n=row + 1) if rows else "")
        hidden = _hidden(view.table, self._step_columns)
        self.step_details.show_row(view.table, row, hidden, title)
        shown = self._step_columns[column] if 0 <= column < len(self._step_columns) else -1
        tip = view.table.tips.get(shown, "")
        self.hint.setText(tip)
        self.hint.setVisible(bool(tip))

    def _show_waste(self) -> None:
        view, row = self._shown, self.wastes.at[0]
        if view is None:
            return
        rows = view.wastes.table.rows
        title = phrases.facts(*rows[row][:2]) if 0 <= row < len(rows) else ""
        self.waste_details.show_row(view.wastes, row, _hidden(view.wastes, self._waste_columns), title)

    def _show_found(self, view: WasteView) -> None:
        rows = [
            DraftRow(
                f"{r.step} {r.waste.value}",
                r.words,
                phrases.facts(r.minutes, r.share, r.hours, r.ease, r.state),
                ticked=r.best,
                fixed=not r.possible,
            )
            for r in view.found
            if r.hours
        ]
        self._total.setText(view.total)
        self._none.setText(
            _("Tick the wastes of each step, then say how many minutes they take, and how often.")
        )
        self._none.setVisible(not rows)
        self.found.show_rows(rows, locked=view.locked)
        self._count()

    def _show_beside(self, view: WasteView) -> None:
        said = view.said
        for part in (self._practice, self._you, self._said):
            part.setVisible(said is not None)
        if said is not None:
            self._practice.setText(said.name)
            self._said.show_scene(
                marks.level(said.said, said.fill, alt=_("You: {level}").format(level=said.said))
            )
        for part in (self._before_title, self._before):
            part.setVisible(bool(view.before))
        self._before.setText(phrases.sentences(*view.before))

    def _count(self) -> None:
        self.show_make(len(self.found.chosen), locked=self.desk.locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        view = self._shown
        if view is None:
            return
        width = self.width() / self.theme.choice.scale
        if self._step_columns != _columns(view.table, _STEP_COLUMNS, width) or (
            self._waste_columns != _columns(view.wastes, _WASTE_COLUMNS, width)
        ):
            self._show_tables(view)

    # going

    def show_row(self, row: str) -> None:
        self.flush()
        if row != self.process:
            self.found.forget()
        self.process = row
        self.changed.emit()

    def enter(self) -> None:
        there = self._shown is not None and bool(self._shown.rows)
        target = self.steps if there else self.rows.add if self._shown else self.another
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        self.fields.flush()
        self.steps.flush()
        self.wastes.flush()

    def forget(self) -> None:
        self.process, self._about.is_open = "", False
        self.found.forget()

    # doing

    def _ask_new(self) -> None:
        words = NewRow(self.another.text(), _("Process"), _("Residential deck permit"), _("Add the process"))
        added: list[str] = []
        if NewRowDialog.ask(
            self, self.theme, words, lambda name: added.append(self.desk.add_process(name, blank=_BLANK))
        ):
            self._about.is_open = True
            self.show_row(added[0])
            self.fields.focus_on(ProcessField.MONTHLY)

    def _remove(self) -> None:
        name = self._shown.title if self._shown else ""
        if self.attempt(partial(self.desk.remove_process, self.process)):
            self.say_removed(name)

    def _put_field(self, field: ProcessField, text: str) -> str:
        with Refusal() as refusal:
            self.desk.put_field(self.process, field, text)
        return refusal.sentence

    @property
    def _step(self) -> str:
        """The id of the current step; empty if there is none."""
        row = self.steps.at[0]
        rows = self._shown.rows if self._shown else ()
        return rows[row] if 0 <= row < len(rows) else ""

    def _go_to(self, step: str) -> None:
        rows = self._shown.rows if self._shown else ()
        if step in rows:
            self.steps.go_to_cell(rows.index(step), max(self.steps.at[1], 0))

    def _add_step(self) -> None:
        self.flush()
        made: list[str] = []
        after = self._step
        if not self.desk.locked and self.attempt(
            lambda: made.append(self.desk.add_step(self.process, after=after))
        ):
            self._go_to(made[0])
            self.steps.edit_at(self.steps.at[0], self._step_columns.index(_NAME))

    def _move_step(self, by: int) -> None:
        self.flush()
        step = self._step
        if (
            step
            and not self.desk.locked
            and self.attempt(lambda: self.desk.move_step(self.process, step, by))
        ):
            self._go_to(step)

    def _remove_step(self) -> None:
        self.flush()
        step, (row, column) = self._step, self.steps.at
        name = self._shown.table.table.rows[row][_NAME] if step and self._shown else ""
        done = (
            step and not self.desk.locked and self.attempt(lambda: self.desk.remove_step(self.process, step))
        )
        if done and name:
            self.say_removed(name)
        if done and self._shown and self._shown.rows:
            self.steps.go_to_cell(min(row, len(self._shown.rows) - 1), column)

    def _make(self) -> None:
        removals = []
        for id_ in self.found.chosen:
            step, _space, waste = id_.rpartition(" ")
            removals.append((step, waste))
        process = self.process
        self.make(lambda drafts: drafts.of_wastes(process, removals))


def _columns(
    table: WritableTable, choices: tuple[tuple[int, tuple[int, ...] | None], ...], width: float
) -> tuple[int, ...]:
    """The columns there is room for."""
    found = next(columns for least, columns in choices if width >= least)
    return tuple(range(len(table.table.headers))) if found is None else found


def _show_few(
    shown: SheetTable, table: WritableTable, before: tuple[int, ...], columns: tuple[int, ...]
) -> None:
    """Show some columns of a table; the current cell stays, wherever its column stands now."""
    row, at = shown.at
    column = before[at] if 0 <= at < len(before) else -1
    shown.show_cells(table if len(columns) == len(table.table.headers) else table.only(columns))
    if before != columns and column in columns and 0 <= row < len(table.table.rows):
        shown.stay_at((row, columns.index(column)))


def _hidden(table: WritableTable, columns: tuple[int, ...]) -> tuple[int, ...]:
    """What can be set beside the table because it has no room there."""
    return tuple(
        n for n in sorted(table.typed) if n not in columns and table.entry(n) in (Entry.TICK, Entry.CHOICE)
    )
