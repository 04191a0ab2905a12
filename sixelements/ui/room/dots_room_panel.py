"""The desk of the dots: how many there can be, two tables to type into, and the room's page (picture 22)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from sixelements.domain.limits import MOST_PEOPLE
from sixelements.domain.workshop import MOST_DOTS_EACH
from sixelements.i18n import _
from sixelements.presentation.room.dots_desk import DotsDesk, dots_desk
from sixelements.presentation.room.dots_table import DotsTables
from sixelements.presentation.room.runner import Runner
from sixelements.ui.room.desk import ACROSS, DOWN, Desk, ToSay, put
from sixelements.ui.room.number_beside import NumberBeside
from sixelements.ui.room.record_panel import ParkField
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.find_bar import Findable
from sixelements.ui.widgets.text import Button, Text, line, upright_line
from sixelements.ui.widgets.write_table import WriteTable
from sixelements.wording import numbers

_ROOM_FOR_THREE, _ROOM_FOR_TWO = 860, 560
_SMALL = 272
_PAUSE = 500
"""Milliseconds after the last key until it is said how many dots are left."""


class DotsRoomPanel(Desk):
    """Nothing moves while somebody types."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._runner: Runner | None = None
        self._typed: DotsTables | None = None
        self.people = NumberBeside(
            theme, _("people who put dots"), least=0, most=MOST_PEOPLE, take=self._put_people
        )
        self.each = NumberBeside(theme, _("dots each"), least=1, most=MOST_DOTS_EACH, take=self._put_each)
        self._in, self._left = _Count(theme), _Count(theme)
        self.tables = (WriteTable(theme), WriteTable(theme))
        self._titles = [Text(theme, role="heading") for _table in self.tables]
        self._talked_dots = Text(theme, role="small", tone="muted")
        self._talked_note = Text(theme, role="small", tone="muted")
        self.park = ParkField(theme)
        self.picture = RoomPicture(theme, widest=_SMALL)
        self.counts = QCheckBox(_("Show the counts"))
        self._counts_note = Text(theme, role="small", tone="muted")
        self.clear = Button(theme, _("Clear the dots"), self._clear, kind="quiet")
        self._earlier = Text(theme, weight=600)
        self._say = ToSay(theme)
        self._refused = Text(theme, tone="warn", weight=600)
        self._build()
        self._connect()
        self._announced = ""
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_PAUSE)
        self._quiet.timeout.connect(self._announce)

    def _build(self) -> None:
        counts = self._counts_row = QBoxLayout(ACROSS)
        counts.setSpacing(20)
        for part in (self.people, self.each, self._in, self._left):
            counts.addWidget(part)
        counts.addWidget(self.clear, alignment=Qt.AlignmentFlag.AlignTop)
        counts.addStretch(1)
        self._columns = QBoxLayout(ACROSS)
        self._columns.setSpacing(20)
        self._between = [upright_line(), upright_line()]
        left = (self._titles[0], self._talked_dots, self.tables[0], self._talked_note, self.park)
        right = (self.picture, self.counts, self._counts_note, line(), self._say)
        self._columns.addWidget(_column(*left), stretch=4)
        self._columns.addWidget(self._between[0])
        self._columns.addWidget(_column(self._titles[1], self.tables[1]), stretch=5)
        self._columns.addWidget(self._between[1])
        self._columns.addWidget(_column(*right), stretch=4)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(counts)
        column.addWidget(self._earlier)
        column.addWidget(self._refused)
        column.addWidget(line())
        column.addLayout(self._columns)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)

    def _connect(self) -> None:
        one, other = self.tables
        one.passed.connect(lambda by: other.go_to_end(by) if by > 0 else None)
        other.passed.connect(lambda by: one.go_to_end(by) if by < 0 else None)
        for table in self.tables:
            table.changed.connect(self._was_typed)
        self.counts.clicked.connect(lambda _on: self.stepped.emit(Runner.toggle_counts))
        self.park.parked.connect(lambda text: self.stepped.emit(lambda run: self._park(run, text)))

    def _park(self, run: Runner, text: str) -> None:
        run.park(text)
        self.park.parked_it(" ".join(text.split()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px = self.theme.px
        wide = self.width() >= px(_ROOM_FOR_THREE)
        self._columns.setDirection(ACROSS if wide else DOWN)
        for part in self._between:
            part.setVisible(wide)
        self._counts_row.setDirection(ACROSS if self.width() >= px(_ROOM_FOR_TWO) else DOWN)

    # --- typing

    def _put_people(self, people: int) -> None:
        self.stepped.emit(lambda run: run.put_people(people))

    def _put_each(self, dots: int) -> None:
        self.stepped.emit(lambda run: run.put_dots_each(dots))

    def _was_typed(self, refusal: str) -> None:
        if refusal:
            self.said.emit(refusal)
        self._quiet.start()
        self.stepped.emit(lambda _run: None)

    def _clear(self) -> None:
        """Undo brings them back, so nothing is asked."""
        typed = self._typed
        self.flush()
        if typed:
            self.stepped.emit(lambda _run: typed.clear())
            self.said.emit(_("The dots are cleared. Undo brings them back."))
            self.home().setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self) -> None:
        self.said.emit(self._announced)

    def flush(self) -> None:
        for table in self.tables:
            table.flush()

    @property
    def unread(self) -> str:
        """Which cells hold what is no number of dots, so that Done waits; empty if all is read."""
        found = self._typed.refused if self._typed else ()
        text = _("What is typed beside {practices} is no number of dots.")
        return text.format(practices=numbers.listing(found)) if found else ""

    def findables(self) -> tuple[Findable, ...]:
        """Every practice, by its number and name."""
        return tuple(
            Findable(row[0], partial(self._find, table, n))
            for table in self.tables
            for n, row in enumerate(table.cells.view.rows)
            if n not in table.cells.cells.heads
        )

    @staticmethod
    def _find(table: WriteTable, row: int) -> QWidget:
        table.go_to_row(row)
        return table

    def home(self) -> QWidget:
        return self.tables[0] if self.tables[0].cells.view.rows else self.tables[1]

    # --- showing

    def show_run(self, runner: Runner) -> None:
        another = runner is not self._runner
        if another:
            self._runner, self._typed = runner, DotsTables(runner)
        desk = dots_desk(runner)
        self._show_numbers(desk)
        if self._typed:
            for table, cells in zip(self.tables, self._typed.tables(desk), strict=True):
                table.show_cells(cells)
                table.setVisible(bool(cells.table.rows))
                if another:  # not where the last workshop's counts ended
                    table.stay_at(cells.after((-1, -1), 1) or (0, 0))
        for title, words in zip(self._titles, (desk.talked_title, desk.others_title), strict=True):
            put(title, words)
        put(self._talked_dots, desk.talked_dots if desk.talked else "")
        put(self._talked_note, desk.talked_note)
        put(self._earlier, desk.earlier)
        put(self._refused, desk.refused)
        self.clear.setEnabled(desk.clear)
        put(self._counts_note, desk.counts_note)
        self.counts.setEnabled(desk.counts)
        self.counts.setChecked(desk.counts_shown)
        self._say.show_words(desk.say, desk.say_notes)
        self._announced = desk.announced

    def _show_numbers(self, desk: DotsDesk) -> None:
        self.people.box.show_number(desk.people)
        self.each.box.show_number(desk.each)
        self._in.show_count(_("{n} typed in").format(n=desk.typed), desk.typed_where)
        self._left.show_count(_("{n} left").format(n=desk.left), desk.left_note, desk.most)


class _Count(QWidget):
    """A number, what it counts, and lines under it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._number = Text(theme, role="title", wrap=False, tabular=True)
        self._lines = Text(theme, role="small", tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._number)
        column.addWidget(self._lines)
        column.addStretch(1)

    def show_count(self, words: str, *lines: str) -> None:
        """Show a number with its words."""
        put(self._number, words)
        put(self._lines, "\n".join(lines))


def _column(*parts: QWidget) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for part in parts:
        column.addWidget(part)
    column.addStretch(1)
    return whole
