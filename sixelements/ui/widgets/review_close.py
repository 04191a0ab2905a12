"""The end of a review: what changed, practices rated again, decisions, and when to look again."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.typed import Reply, read_day, read_whole
from sixelements.charts import marks
from sixelements.domain.actions import FINISHED, NextReview
from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.board.review_close import ChangeRow, RateAgainRow, ReviewCloseView
from sixelements.presentation.room.start_time import read_time
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.digit_keys import COMMANDS, digit
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout, clear
from sixelements.ui.widgets.level_choice import LevelChoice
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import numbers

_MOST_PEOPLE = 999
_LEVELS = 5
_MINUTE = 60
_SIDE, _TWO_COLUMNS, _STACKED_BELOW = 300, 820, 620
"""Pixels at 100 %: the right column, from where there are two, below where a line stands under its row."""
_FIRST_COLUMNS = 4


class RateAgain(QWidget):
    """One practice: its statement, the level agreed last, and what the group says now."""

    rated = Signal(object)
    unrated = Signal()

    def __init__(self, theme: Theme, row: RateAgainRow) -> None:
        super().__init__()
        self._theme = theme
        mark = SceneView(theme, marks.element(row.element, alt="", size=20), zoom=1)
        statement = Text(theme, row.statement)
        self._before = Text(theme, role="small", tone="muted", wrap=False)
        self._level = SceneView(theme, zoom=1)
        options = [(str(n), str(n)) for n in range(1, _LEVELS + 1)]
        self.choice = LevelChoice(theme, row.statement, [*options, (_("Not agreed"), _("Not agreed"))])
        self.choice.changed.connect(self._chosen)
        self._anchor = Text(theme, role="small")
        self._clear = Button(theme, _("Not rated today"), self.unrated.emit, kind="link")
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(statement, stretch=1)
        head.addWidget(self._before, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._level, alignment=Qt.AlignmentFlag.AlignTop)
        beside = QWidget()
        flow = FlowLayout(spacing=16)
        beside.setLayout(flow)
        flow.addWidget(self.choice)
        flow.addWidget(self._clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(beside)
        column.addWidget(self._anchor)

    def show_row(self, row: RateAgainRow, *, locked: bool) -> None:
        """Show what was said of it."""
        self.setAccessibleName(row.spoken)
        self._before.setText(row.before)
        level = row.before_level
        self._level.setVisible(level is not None)
        if level is not None:
            self._level.show_scene(marks.level(numbers.level(level), int(level), alt=""))
        place = _LEVELS if row.not_agreed else int(row.level) - 1 if row.level is not None else None
        self.choice.choose(place)
        self.choice.setEnabled(not locked)
        self._anchor.setText(row.anchor)
        self._anchor.set_tone("" if row.rated else "muted")
        self._clear.setVisible(row.rated and not locked)

    def _chosen(self, place: int) -> None:
        self.rated.emit(float(place + 1) if place < _LEVELS else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 says that the group does not agree; the levels' digits the row takes itself."""
        if not event.modifiers() & COMMANDS and digit(event) == 0 and self.choice.isEnabled():
            self.choice.segments[_LEVELS].setFocus(Qt.FocusReason.OtherFocusReason)
            self.choice.segments[_LEVELS].click()
        else:
            super().keyPressEvent(event)


class ReviewClose(QWidget):
    """``rated`` carries a practice and its level or None; ``taken_back`` the place of a decision."""

    rated = Signal(str, object)
    unrated = Signal(str)
    decided = Signal(str)
    taken_back = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ReviewCloseView | None = None
        self._stacked = False
        self._near = date(2000, 1, 1)
        self._sure_day = ""
        """The answer to what was asked about the day."""
        self.today: Callable[[], date] = lambda: self._near
        self.say_of_day: Callable[[date], str] = lambda _day: ""
        """What to know about a day of the next review; raises BadInput where it can't be then."""
        self.rate_rows: dict[str, RateAgain] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(28)
        self._row.addLayout(self._build_left(), stretch=1)
        self._side = self._build_side()
        self._row.addWidget(self._side)
        theme.changed.connect(self._fit)

    def _build_left(self) -> QVBoxLayout:
        theme = self._theme
        self._changes = QGridLayout()
        self._changes.setContentsMargins(0, 0, 0, 0)
        self._changes.setHorizontalSpacing(12)
        self._changes.setVerticalSpacing(6)
        self._rate = QWidget()
        self._rate_list = QVBoxLayout()
        self._rate_list.setSpacing(2)
        self._rate_title = Text(theme, role="heading")
        self._rate_count = Text(theme, role="small", tone="muted")
        self._rate_note = Text(theme, role="small", tone="muted")
        rate = QVBoxLayout(self._rate)
        rate.setContentsMargins(0, 12, 0, 0)
        rate.setSpacing(4)
        for part in (self._rate_title, self._rate_count, self._rate_note):
            rate.addWidget(part)
        rate.addLayout(self._rate_list)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(Text(theme, _("What changed"), role="heading"))
        left.addLayout(self._changes)
        left.addWidget(self._rate)
        left.addStretch(1)
        return left

    def _build_side(self) -> QWidget:
        theme = self._theme
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._decisions = QVBoxLayout()
        self._decisions.setSpacing(4)
        self.decision = LineEdit()
        self.decision.setPlaceholderText(_("Add a decision"))
        self.decision.setAccessibleName(_("Add a decision"))
        self.decision.returnPressed.connect(self._decide)
        self._decision_note = FieldNote(theme, self.decision, most=CHARACTERS[Writing.LOG])
        self.add = Button(theme, _("Add"), self._decide)
        field = self._decision_field = QWidget()
        row = QHBoxLayout(field)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.decision, stretch=1)
        row.addWidget(self.add)
        column.addWidget(Text(theme, _("Decisions"), role="heading"))
        column.addLayout(self._decisions)
        column.addWidget(field)
        column.addWidget(self._decision_note)
        column.addSpacing(10)
        self._after = Text(theme, _("After this review"), role="heading")
        column.addWidget(self._after)
        self._places = Text(theme)
        self._starts = Text(theme, role="small", tone="muted")
        column.addWidget(self._places)
        column.addWidget(self._starts)
        column.addSpacing(10)
        column.addWidget(self._build_next())
        column.addStretch(1)
        return side

    def _build_next(self) -> QWidget:
        theme = self._theme
        self._next = QWidget()
        self.day = DayField(theme, name=_("Day of the next review"))
        self.time = LineEdit()
        self.time.setPlaceholderText(_("Time"))
        self.time.setAccessibleName(_("Time of the next review"))
        self._next_note = FieldNote(theme, self.day.line)
        self._next_note.replied.connect(self._take_day)
        self._time_note = FieldNote(theme, self.time)
        self.day.chosen.connect(lambda _text: self._leave_day())
        self.time.editingFinished.connect(self._leave_time)
        self._why = Text(theme, role="small", tone="muted")
        self._people_label = Text(theme, _("How many were there?"), role="small", tone="muted")
        self._people = LineEdit()
        self._people_label.setBuddy(self._people)
        self._people.setAccessibleName(self._people_label.text())
        self._people_note = FieldNote(theme, self._people)
        self._people.editingFinished.connect(self._leave_people)
        column = QVBoxLayout(self._next)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.day, stretch=3)
        row.addWidget(self.time, stretch=1)
        column.addWidget(Text(theme, _("Next review"), role="heading"))
        column.addLayout(row)
        column.addWidget(self._next_note)
        column.addWidget(self._time_note)
        column.addWidget(self._why)
        column.addSpacing(6)
        column.addWidget(self._people_label)
        column.addWidget(self._people)
        column.addWidget(self._people_note)
        return self._next

    # showing

    def show_view(self, view: ReviewCloseView) -> None:
        """Show a review as it is now, or an old one."""
        before, self._shown = self._shown, view
        locked = bool(view.locked)
        if before is None or (before.changes, before.before_head) != (view.changes, view.before_head):
            self._show_changes(view)
        self._show_rate(view, locked=locked)
        if before is None or (before.decisions, before.locked) != (view.decisions, view.locked):
            self._show_decisions(view, locked=locked)
        self._decision_field.setVisible(not locked)
        for part in (self._after, self._places):
            part.setVisible(bool(view.places))
        self._places.setText(view.places)
        self._starts.setText("\n".join(view.starts))
        self._starts.setVisible(bool(view.starts))
        self._next.setVisible(not locked)
        if before is None or (before.title, before.next_day) != (view.title, view.next_day):
            self._why.setText(view.next_why)
            self._near = read_day(view.next_day, near=self._near, sure=True) or self._near
            self.day.show_day(view.next_day, self._near)
            minute = view.next_minute
            self.time.setText("" if minute is None else f"{minute // _MINUTE}:{minute % _MINUTE:02}")
            self._people.setText("")
        self._fit()

    def _show_changes(self, view: ReviewCloseView) -> None:
        clear(self._changes)
        heads = ["", _("Action"), view.before_head, _("Today"), _("Reading"), _("In one line")]
        heads = heads[:_FIRST_COLUMNS] if self._stacked else heads
        for n, head in enumerate(heads):
            self._changes.addWidget(Text(self._theme, head, role="caption", tone="muted", weight=600), 0, n)
        for n, share in ((1, 2), (5, 0 if self._stacked else 3)):
            self._changes.setColumnStretch(n, share)
        self._changes.addWidget(line(), 1, 0, 1, len(heads))
        if not view.changes:
            nothing = Text(self._theme, _("Nothing is recorded yet."), tone="muted")
            self._changes.addWidget(nothing, 2, 0, 1, len(heads))
        for n, row in enumerate(view.changes, start=1):
            self._show_change(row, 3 * n)
            self._changes.addWidget(line(), 3 * n + 2, 0, 1, len(heads))

    def _show_change(self, row: ChangeRow, at: int) -> None:
        theme, grid = self._theme, self._changes
        if row.element is not None:
            grid.addWidget(SceneView(theme, marks.element(row.element, alt="", size=18), zoom=1), at, 0)
        title = Text(theme, row.title, weight=600)
        title.setAccessibleName(row.spoken)
        tone = "warn" if row.amber else "success" if row.kind in FINISHED else ""
        today = QWidget()
        stands = QHBoxLayout(today)
        stands.setContentsMargins(0, 0, 0, 0)
        stands.setSpacing(4)
        stands.addWidget(Icon(theme, row.icon, tone=tone or "muted", side=16))
        stands.addWidget(Text(theme, row.status, tone=tone, weight=600), stretch=1)
        grid.addWidget(title, at, 1)
        grid.addWidget(Text(theme, row.before, role="small", tone="muted"), at, 2)
        grid.addWidget(today, at, 3)
        reading = Text(theme, row.reading, role="small", tabular=True)
        told = Text(theme, row.line, role="small", tone="muted")
        if not self._stacked:
            grid.addWidget(reading, at, 4)
            grid.addWidget(told, at, 5)
        elif row.reading or row.line:
            below = QHBoxLayout()
            below.setSpacing(12)
            below.addWidget(reading)
            below.addWidget(told, stretch=1)
            grid.addLayout(below, at + 1, 1, 1, _FIRST_COLUMNS - 1)

    def _show_rate(self, view: ReviewCloseView, *, locked: bool) -> None:
        self._rate.setVisible(bool(view.rate))
        self._rate_title.setText(view.rate_title)
        self._rate_count.setText(view.rate_count)
        self._rate_note.setText(view.rate_note)
        if list(self.rate_rows) != [row.practice for row in view.rate]:
            clear(self._rate_list)
            self.rate_rows = {}
            for row in view.rate:
                shown = self.rate_rows[row.practice] = RateAgain(self._theme, row)
                shown.rated.connect(partial(self.rated.emit, row.practice))
                shown.unrated.connect(partial(self.unrated.emit, row.practice))
                self._rate_list.addWidget(shown)
                self._rate_list.addWidget(line())
        for row in view.rate:
            self.rate_rows[row.practice].show_row(row, locked=locked)

    def _show_decisions(self, view: ReviewCloseView, *, locked: bool) -> None:
        clear(self._decisions)
        if locked and not view.decisions:
            self._decisions.addWidget(Text(self._theme, _("None was written down."), tone="muted"))
        for n, text in enumerate(view.decisions):
            self._decisions.addWidget(self._decision(n, text, locked=locked))

    def _decision(self, n: int, text: str, *, locked: bool) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(Icon(self._theme, "note", tone="muted", side=16), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(self._theme, text), stretch=1)
        if not locked:
            name = _("Take out: {decision}").format(decision=text)
            out: Callable[[], object] = partial(self.taken_back.emit, n)
            row.addWidget(Button(self._theme, "", out, kind="quiet", icon_name="close", name=name))
        return whole

    def _fit(self) -> None:
        stacked = self.width() < self._theme.px(_STACKED_BELOW)
        if stacked != self._stacked and self._shown is not None:
            self._stacked = stacked
            self._show_changes(self._shown)
        wide = self.width() >= self._theme.px(_TWO_COLUMNS)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        if wide:
            self._side.setFixedWidth(self._theme.px(_SIDE))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(16_777_215)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # doing

    def focus_decision(self) -> None:
        """Go where a decision is written down."""
        if self._decision_field.isVisible():
            self.decision.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _decide(self) -> None:
        if not self._decision_note.problem:
            self.decided.emit(self.decision.text())

    def clear_decision(self) -> None:
        """It is written down: the field is free for the next."""
        self.decision.clear()
        self.decision.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> tuple[int | None, NextReview | None] | None:
        """How many were there and when the team looks again, each None if its field is empty.

        None if a field can't be read, which then says why, or a decision is too long, which is said already.
        """
        if self._decision_note.problem:
            self.decision.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        note, field = self._next_note, self.day.line
        try:
            day = self._day()
            note, field = self._time_note, self.time
            minute = self._minute()
            note, field = self._people_note, self._people
            people = self._number_of_people()
        except BadInput as refusal:
            note.say(refusal)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return people, NextReview(day, minute) if day else None

    def _day(self) -> date | None:
        """The day of the next review; one that is over is refused before it is asked whether it is meant."""
        text, today = self.day.line.text(), self.today()
        day = read_day(text, near=self._near, sure=True, today=today)
        if day is not None:
            self.say_of_day(day)
        return read_day(text, near=self._near, sure=text == self._sure_day, today=today)

    def _minute(self) -> int | None:
        text = self.time.text()
        return read_time(text) // _MINUTE if text.strip() else None

    def _number_of_people(self) -> int | None:
        text = self._people.text()
        return read_whole(text, least=1, most=_MOST_PEOPLE) if text.strip() else None

    def _take_day(self, reply: Reply) -> None:
        self.day.line.setText(reply.text)
        self._sure_day = reply.text if reply.sure else ""
        self._leave_day()

    def _leave_day(self) -> None:
        """Say at once what is wrong with a day, or write it out as it was understood, with what it is."""
        if self._shown is None or self._shown.locked:
            return
        try:
            day = self._day()
            said = self.say_of_day(day) if day else self._shown.next_why
        except BadInput as refusal:
            self._next_note.say(refusal)
            return
        if day:
            sure = self._sure_day == self.day.line.text()
            self.day.show_day(numbers.day(day), day)
            self._sure_day = self.day.line.text() if sure else self._sure_day
        self._next_note.say(None)
        self._why.setText(said)

    def _leave_time(self) -> None:
        self._check(self._time_note, self._minute)

    def _leave_people(self) -> None:
        self._check(self._people_note, self._number_of_people)

    @staticmethod
    def _check(note: FieldNote, read: Callable[[], object]) -> None:
        """Say at once what is wrong with a field."""
        try:
            read()
        except BadInput as refusal:
            note.say(refusal)
        else:
            note.say(None)

    def say_next(self, refusal: BadInput) -> None:
        """Say beneath the day why the review can't be closed so."""
        self._next_note.say(refusal)
        self.day.line.setFocus(Qt.FocusReason.OtherFocusReason)
