"""Unfinished actions before the next round: one asked about at a time, the others as lines."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.domain.actions import Status
from sixelements.domain.ids import ActionId
from sixelements.i18n import _
from sixelements.presentation.board.next_round import ASKED, NextRoundDesk, NextRoundView, UnfinishedRow
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import Radio
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import FlowLayout, clear
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import phrases
from sixelements.wording.plan_check import status as status_words


class UnfinishedPanel(QFrame):
    """The action that is asked about: where it stands today, and whether it goes along, or why not.

    What was last known is chosen already, and counts only once it is recorded.
    """

    changed = Signal()

    def __init__(self, theme: Theme, row: UnfinishedRow, place: str) -> None:
        super().__init__()
        self._theme, self.row = theme, row
        self.setProperty("kind", "quote")
        self.setAccessibleName(row.spoken)
        head = QHBoxLayout()
        head.setSpacing(8)
        mark = SceneView(theme, marks.element(row.element, alt="", size=22), zoom=1)
        head.addWidget(mark, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(theme, row.full_title, weight=600), stretch=1)
        head.addWidget(
            Text(theme, place, role="small", tone="muted", wrap=False), alignment=Qt.AlignmentFlag.AlignTop
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Text(theme, row.last_word, role="small", tone="muted"))
        self.statuses: dict[Status, Radio] = {}
        self.why = LineEdit()
        self._ask_status(column)
        self._ask_carry(column)
        self.why.setPlaceholderText(_("Why it is let go, in a few words"))
        self.why.setAccessibleName(_("Why it is let go, in a few words"))
        column.addWidget(self.why)
        self.refusal = Text(theme, role="small", tone="warn")
        self.refusal.hide()
        column.addWidget(self.refusal)
        self.why.textEdited.connect(lambda _text: self.refusal.hide())
        for radio in (*self.statuses.values(), self.carry, self.let_go):
            radio.toggled.connect(self._fit)
        self._fit()

    def _ask_status(self, column: QVBoxLayout) -> None:
        question, row = _("Where does it stand today?"), self.row
        found = [Radio() for _status in ASKED]
        self._question(column, question, list(zip(found, map(status_words, ASKED), strict=True)))
        for status, radio in zip(ASKED, found, strict=True):
            self.statuses[status] = radio
            radio.setEnabled(status not in row.refused)
            radio.setChecked(status is row.status)
            if status in row.refused:
                radio.setToolTip(_("Only what was done or in use can slip back."))

    def _ask_carry(self, column: QVBoxLayout) -> None:
        self.carry, self.let_go = Radio(), Radio()
        answers = [(self.carry, _("Carry over")), (self.let_go, _("Let it go"))]
        flow = self._question(column, _("And in the next round?"), answers)
        flow.addWidget(Text(self._theme, self.row.history, role="small", tone="muted", wrap=False))
        (self.carry if self.row.carry else self.let_go).setChecked(True)

    def _question(self, column: QVBoxLayout, question: str, answers: list[tuple[Radio, str]]) -> FlowLayout:
        """A question with its answers side by side, as far as there is room."""
        column.addWidget(Text(self._theme, question, role="small"))
        whole = QWidget()
        flow, group = FlowLayout(spacing=16), QButtonGroup(whole)
        whole.setLayout(flow)
        for radio, words in answers:
            radio.setText(words)
            radio.setAccessibleName(phrases.labeled(question, words))
            group.addButton(radio)
            flow.addWidget(radio)
        column.addWidget(whole)
        return flow

    def _fit(self) -> None:
        """What is done stays with its round: there is nothing to carry over."""
        done = self.status is Status.DONE
        for part in (self.carry, self.let_go):
            part.setVisible(not done)
        self.why.setVisible(not done and self.let_go.isChecked())

    def refuse(self, said: str) -> None:
        """Say under the field why what was chosen can't be recorded, and go there."""
        self.refusal.setText(said)
        self.refusal.show()
        self.why.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def status(self) -> Status:
        """Where it is said to stand."""
        return next((s for s, radio in self.statuses.items() if radio.isChecked()), self.row.status)

    @property
    def goes_along(self) -> bool:
        """Whether it is carried over."""
        return self.status is not Status.DONE and self.carry.isChecked()

    def focus_first(self) -> None:
        """Go to how it stands."""
        self.statuses[self.status].setFocus(Qt.FocusReason.OtherFocusReason)


class UnfinishedActions(QWidget):
    """``changed``: an answer was recorded, or another action is asked about.

    ``rest`` is the button that carries over all that are left.
    """

    changed = Signal()

    def __init__(self, theme: Theme, desk: NextRoundDesk) -> None:
        super().__init__()
        self._theme, self.desk = theme, desk
        self.panel: UnfinishedPanel | None = None
        self._title = Text(theme, role="heading")
        self._answered = Text(theme, role="small", tone="muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        self.rest = Button(theme, "", None, kind="link")
        answered = QHBoxLayout()
        answered.addWidget(self._answered, stretch=1)
        answered.addWidget(self.rest)
        column.addLayout(answered)
        column.addLayout(self._list)

    def show_view(self, view: NextRoundView) -> None:
        """Show what is asked about, and what was answered."""
        self.setVisible(bool(view.rows))
        self._title.setText(view.unfinished_title)
        self._answered.setText(view.answered)
        self.rest.setText(view.rest)
        self.rest.setVisible(bool(view.rest))
        clear(self._list)
        self.panel = None
        for n, row in enumerate(view.rows, start=1):
            if row.current:
                place = _("{n} of {all}").format(n=n, all=len(view.rows))
                self.panel = UnfinishedPanel(self._theme, row, place)
                self._list.addWidget(self.panel)
            else:
                self._list.addWidget(self._line(row))
                self._list.addWidget(line())

    def _line(self, row: UnfinishedRow) -> QWidget:
        theme, whole = self._theme, QWidget()
        whole.setAccessibleName(row.spoken)
        grid = QGridLayout(whole)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        sign, tone = ("check", "success") if row.answered else ("question", "muted")
        grid.addWidget(Icon(theme, sign, tone=tone, side=16), 0, 0)
        grid.addWidget(Text(theme, row.title, weight=600), 0, 1)
        said = row.answered or row.last_word
        grid.addWidget(Text(theme, said, role="small", tone="warn" if row.amber else "muted"), 0, 2)
        words = _("Change: {action}") if row.answered else _("Answer: {action}")
        change = Button(
            theme,
            _("Change") if row.answered else _("Answer"),
            partial(self._choose, row.action),
            kind="link",
            name=words.format(action=row.title),
        )
        grid.addWidget(change, 0, 3)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return whole

    def _choose(self, action: ActionId) -> None:
        self.desk.choose(action)
        self.changed.emit()

    def record(self) -> str:
        """Record what is chosen for the current action; returns what to say. Raises BadInput."""
        panel = self.panel
        if panel is None:
            return ""
        said = self.desk.answer(panel.row.action, panel.status, carry=panel.goes_along, why=panel.why.text())
        self.changed.emit()
        return said
