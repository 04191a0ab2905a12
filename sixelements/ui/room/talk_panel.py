"""The desk of the talk: agenda, item with its answers and six steps, and the record (picture 04)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.talk_desk import ItemDesk, TalkDesk, TalkStep, talk_desk
from sixelements.ui.room.agenda_panel import AgendaPanel
from sixelements.ui.room.answers_plot import AnswersPlot
from sixelements.ui.room.desk import Desk, ElementSign, ToSay, put
from sixelements.ui.room.record_panel import RecordPanel
from sixelements.ui.room.room_picture import RoomPicture
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Text, line, upright_line
from sixelements.wording import phrases

_ROOM_FOR_TWO, _ROOM_FOR_THREE = 540, 860
_THREE = 3
_AGENDA, _RECORD = 224, 290
_SMALL = 260
_LOW = 660
"""Below this height of what is seen of the page, its parts are drawn lower, so that more of them are seen."""

Place = tuple[QWidget, int, int, int]
"""A part of the desk, its row and column, and how many rows it takes."""


class TalkPanel(Desk):
    """Three columns; where there is no room for them two, with the record still beside the item; then one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.agenda, self.record = AgendaPanel(theme), RecordPanel(theme)
        self.picture = RoomPicture(theme, widest=_SMALL)
        self._middle, self._below = self._build_middle()
        self._upright = [upright_line(), upright_line()]
        self._level = [line(), line()]
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        for between in (*self._upright, *self._level):
            between.setParent(inside)  # what has no parent would be shown as a window
        self._columns = 0
        self._arrange()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.agenda.stepped.connect(self.stepped)
        for part in (self.agenda, self.record):
            part.made.connect(self.made)
            part.said.connect(self.said)
        self.record.parked.connect(self._park)
        theme.changed.connect(self._arrange)

    def _build_middle(self) -> tuple[QWidget, QWidget]:
        """The item with what the room sees; and steps with words to say."""
        theme = self.theme
        self._steps = SixSteps(theme)
        self._say, self._empty = ToSay(theme), Text(theme, role="lead")
        below = QWidget()
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self._steps, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._say, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(below)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addLayout(row)
        whole.addStretch(1)
        self._item = self._build_item()
        middle = QWidget()
        whole = QVBoxLayout(middle)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._empty)
        whole.addWidget(self._item)
        whole.addWidget(line())
        whole.addLayout(self._build_room())
        whole.addWidget(line())
        return middle, below

    def _build_item(self) -> QWidget:
        theme = self.theme
        self._mark, self._element = ElementSign(theme), Text(theme, tone="muted")
        self._reasons = Text(theme, role="small", tone="warn")
        self._reasons.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._statement, self._facts = Text(theme, role="title"), Text(theme, role="small", tone="muted")
        self.plot = AnswersPlot(theme)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._mark)
        head.addWidget(self._element, stretch=1)
        head.addWidget(self._reasons, stretch=1)
        item = QWidget()
        column = QVBoxLayout(item)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._statement)
        column.addWidget(self._facts)
        column.addWidget(self.record.note)
        column.addWidget(self.plot)
        return item

    def _build_room(self) -> QHBoxLayout:
        """What the room sees, beside the time."""
        theme = self.theme
        self._left = Text(theme, role="display", wrap=False, tabular=True)
        self._of = Text(theme, role="small", tone="muted", wrap=False)
        self._done, self._ends = Text(theme, role="small"), Text(theme, role="small", tone="muted")
        time = QVBoxLayout()
        time.setSpacing(2)
        for part in (self._left, self._of, self._done, self._ends):
            time.addWidget(part)
        time.addStretch(1)
        room = QHBoxLayout()
        room.setSpacing(16)
        room.addWidget(self.picture, stretch=3)
        room.addLayout(time, stretch=2)
        return room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self.theme.px
        columns = sum(self.width() >= px(room) for room in (0, _ROOM_FOR_TWO, _ROOM_FOR_THREE))
        most = 1 << 20
        self.agenda.setMaximumWidth(px(_AGENDA) if columns == _THREE else most)
        self.record.setMaximumWidth(px(_RECORD) if columns > 1 else most)
        if columns == self._columns:
            return
        self._columns = columns
        for between in (*self._upright, *self._level):
            between.hide()
        self._put({_THREE: self._three(), 2: self._two()}.get(columns, self._one()))
        for n in range(5):
            self._grid.setColumnStretch(n, int(n == (2 if columns == _THREE else 0)))
            self._grid.setRowStretch(n, 0)
        self._grid.setRowStretch(1 if columns == _THREE else 4, 1)

    def fit_into(self, height: int) -> None:
        """So high is what is seen of the page: where that is low, the answers are drawn lower."""
        self.plot.draw_low(low=height < self.theme.px(_LOW))

    def flush(self) -> None:
        self.record.flush()

    @property
    def refused(self) -> str:
        return "" if self.record.isHidden() else self.record.refused

    def _put(self, placed: Sequence[Place]) -> None:
        for part, row, column, rows in placed:
            self._grid.addWidget(part, row, column, rows, 1)
            part.setVisible(True)

    def _three(self) -> Sequence[Place]:
        one, other = self._upright
        return (
            (self.agenda, 0, 0, 2),
            (one, 0, 1, 2),
            (self._middle, 0, 2, 1),
            (self._below, 1, 2, 1),
            (other, 0, 3, 2),
            (self.record, 0, 4, 2),
        )

    def _two(self) -> Sequence[Place]:
        """The record is beside the item; the agenda comes before the steps, which a lead knows by then."""
        return (
            (self._middle, 0, 0, 1),
            (self.agenda, 1, 0, 1),
            (self._level[0], 2, 0, 1),
            (self._below, 3, 0, 2),
            (self._upright[0], 0, 1, 5),
            (self.record, 0, 2, 5),
        )

    def _one(self) -> Sequence[Place]:
        parts = (self._middle, self.record, self._level[0], self.agenda, self._level[1], self._below)
        return [(part, n, 0, 1) for n, part in enumerate(parts)]

    def show_run(self, runner: Runner) -> None:
        desk = talk_desk(runner, self.record.typed_hands())
        self.agenda.show_desk(desk)
        self._show_time(desk)
        put(self._empty, desk.empty)
        for part in (self._item, self._steps, self.record, self.record.note):
            part.setVisible(desk.item is not None)
        if desk.item is not None:
            self._show_item(runner, desk.item)
        else:
            self._say.show_words("")

    def _show_time(self, desk: TalkDesk) -> None:
        put(self._done, desk.done)
        self._done.set_tone("warn" if desk.late else "success")
        put(self._ends, desk.ends)
        put(self._left, desk.item.left if desk.item else "")
        put(self._of, desk.item.of if desk.item else "")

    def _show_item(self, runner: Runner, item: ItemDesk) -> None:
        self._mark.show_element(item.element)
        put(self._element, item.element.title)
        put(self._reasons, item.reasons)
        put(self._statement, item.statement)
        put(self._facts, item.facts)
        self.plot.show_answers(item.counts, item.words, item.counts_spoken)
        self._steps.show_steps(item.steps)
        self._say.show_words(item.say, item.prompt, *item.hints)
        self.record.show_item(runner, item)

    def _park(self, text: str) -> None:
        def park(run: Runner) -> None:
            run.park(text)
            self.record.park.parked_it(" ".join(text.split()))

        self.stepped.emit(park)


class SixSteps(QWidget):
    """The six steps: those that are done have a tick, the first other one is at hand."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[Icon, Text, Text]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(Text(theme, _("Steps"), role="heading"))

    def show_steps(self, steps: tuple[TalkStep, ...]) -> None:
        while len(self._rows) < len(steps):
            self._add()
        first = next((n for n, step in enumerate(steps) if not step.done), -1)
        for n, (step, (tick, number, words)) in enumerate(zip(steps, self._rows, strict=True)):
            tick.setVisible(step.done)
            number.setVisible(not step.done)
            put(words, step.words)
            words.set_tone("" if n == first else "muted")
            words.set_role("body", weight=600 if n == first else 400)
            done = _("done") if step.done else ""
            words.setAccessibleName(phrases.read_aloud(step.words, done))

    def _add(self) -> None:
        tick = Icon(self._theme, "check", tone="success", side=16)
        number = Text(self._theme, str(len(self._rows) + 1), weight=600, tone="accent", wrap=False)
        number.setMinimumWidth(16)
        words = Text(self._theme)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(tick)
        row.addWidget(number)
        row.addWidget(words, stretch=1)
        self._column.addLayout(row)
        self._rows.append((tick, number, words))
