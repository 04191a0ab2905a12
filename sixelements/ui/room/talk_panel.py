"""The desk of the talk: agenda, item with its answers and six steps, and the record (picture 04)."""

from __future__ import annotations

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

_ROOM_FOR_THREE = 860
_AGENDA, _RECORD = 224, 290
_SMALL = 260


class TalkPanel(Desk):
    """Three columns; below one another where there is no room for them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.agenda, self.record = AgendaPanel(theme), RecordPanel(theme)
        self.picture = RoomPicture(theme, widest=_SMALL)
        self._middle = self._build_middle()
        self._lines = [upright_line(), upright_line()]
        self._parted = [line(), line()]
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(16)
        for between in (*self._lines, *self._parted):
            between.setParent(inside)  # what has no parent would be shown as a window
        self._wide: bool | None = None
        self._arrange()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(inside)
        self.agenda.stepped.connect(self.stepped)
        for part in (self.agenda, self.record):
            part.made.connect(self.made)
        self.record.parked.connect(self._park)
        theme.changed.connect(self._arrange)

    def _build_middle(self) -> QWidget:
        theme = self.theme
        self._steps = SixSteps(theme)
        self._say, self._empty = ToSay(theme), Text(theme, role="lead")
        below = QHBoxLayout()
        below.setSpacing(20)
        below.addWidget(self._steps, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._say, stretch=1, alignment=Qt.AlignmentFlag.AlignTop)
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
        whole.addLayout(below)
        whole.addStretch(1)
        return middle

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
        wide = self.width() >= px(_ROOM_FOR_THREE)
        self.agenda.setMaximumWidth(px(_AGENDA) if wide else 1 << 20)
        self.record.setMaximumWidth(px(_RECORD) if wide else 1 << 20)
        if wide == self._wide:
            return
        self._wide = wide
        parts: tuple[QWidget, ...] = (
            self.agenda,
            self._lines[0],
            self._middle,
            self._lines[1],
            self.record,
        )
        down: tuple[QWidget, ...] = (
            self._middle,
            self._parted[0],
            self.record,
            self._parted[1],
            self.agenda,
        )
        for between in (*self._lines, *self._parted):
            between.setVisible(between in (self._lines if wide else self._parted))
        for n, part in enumerate(parts if wide else down):
            self._grid.addWidget(part, *((0, n) if wide else (n, 0)))
        for n in range(len(parts)):
            self._grid.setColumnStretch(n, 1 if n == (2 if wide else 0) else 0)

    def show_run(self, runner: Runner) -> None:
        desk = talk_desk(runner, self.record.typed_hands())
        self.agenda.show_desk(desk)
        self._show_time(desk)
        put(self._empty, desk.empty)
        for part in (self._item, self._steps, self.record):
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
            self.record.park.parked_it()

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
