"""Open a team's next round: what stays, what is carried over, who is on the team now."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.assessment import Role
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.board.next_round import NextRoundDesk
from sixelements.presentation.pages.next_up import (
    NextComparedView,
    next_compared,
    next_round_view,
    open_next_round,
    questionnaires,
)
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.add_team import counts_of, heads_row
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.number_field import NumberField
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.unfinished_actions import UnfinishedActions
from sixelements.wording import phrases

_WIDE = 720


class NextRoundDialog(Dialog):
    """Each unfinished action is asked about, none reset silently; the new round is looked at afterwards."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        view = next_round_view(session)
        self._desk = NextRoundDesk(session)
        asks = not view.refusal and bool(self._desk.view().rows)
        super().__init__(parent, theme, view.title, width=_WIDE if asks else 560)
        self._session, self._warned = session, False
        self.heads: dict[Role, NumberField] = {}
        self.record_button = Button(
            theme, _("Record this answer"), self._record, kind="primary", hint=_("Ctrl Enter")
        )
        self.done_button = Button(theme, view.button, self._open, kind="primary")
        self.unfinished = UnfinishedActions(theme, self._desk)
        if view.refusal:
            self.add_words(view.title, lead=view.refusal)
            self.done_button.hide()
            self.finish(self.done_button, cancel=_("Close"))
            return
        self._as_before, *others = view.points
        self.add_words(view.title, *others)
        self.column.addWidget(Text(theme, _("Who is on the team now"), role="heading"))
        self.column.addLayout(heads_row(theme, view.heads, self.heads))
        self.column.addWidget(self.unfinished)
        self._missing = Text(theme, role="small", tone="muted")
        self.column.addWidget(self._missing)
        self.questionnaires = ChoiceBox()
        for name, words in questionnaires(session):
            self.questionnaires.addItem(words, name)
        if self.questionnaires.count():
            self.column.addSpacing(8)
            self.add_field(_("Questionnaires"), self.questionnaires)
            self.questionnaires.currentIndexChanged.connect(self._compare)
        self._asks = Text(theme, self._as_before, tone="muted")
        self.column.addWidget(self._asks)
        self._compared = QVBoxLayout()
        self.column.addLayout(self._compared)
        self.unfinished.rest.clicked.connect(self._carry_rest)
        self.unfinished.changed.connect(self._show)
        self.finish(self.done_button, self.record_button)
        record = QShortcut(QKeySequence("Ctrl+Return"), self)
        record.setAutoRepeat(False)
        record.activated.connect(self._record)
        self._compare()
        self._show()

    def _compare(self) -> None:
        """Say what can be compared with what is chosen, or why it can't be asked."""
        clear(self._compared)
        try:
            view = next_compared(self._session, self.questionnaires.currentData())
        except SixElementsError as refusal:
            self._asks.setText("")
            self.say(refusal.sentence, self.questionnaires if self.questionnaires.count() else None)
            return
        self.say("")
        self._asks.setText(view.asks or self._as_before)
        self._show_compared(view)
        QTimer.singleShot(0, self, self.fit)

    def _show_compared(self, view: NextComparedView) -> None:
        """What will stand side by side with the round before, what not, and what a real change takes."""
        theme, columns = self.theme, QHBoxLayout()
        columns.setSpacing(24)
        both = ((_("Compared"), view.compared), (_("Not compared"), view.not_compared))
        for title, lines in (pair for pair in both if pair[1]):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(Text(theme, title, role="heading"))
            for said in lines:
                column.addWidget(Text(theme, phrases.sentence(said), role="small"))
            column.addStretch(1)
            columns.addLayout(column, stretch=1)
        self._compared.addSpacing(12)
        self._compared.addLayout(columns)
        if view.real:
            self._compared.addWidget(Text(theme, view.real, role="small", tone="muted"))

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Ask; whether a round was opened."""
        return cls(parent, session, theme).run()

    def _show(self) -> None:
        """Record is the filled button until all are answered, then Open is."""
        view = self._desk.view()
        self.unfinished.show_view(view)
        self._missing.setText(view.missing)
        self._missing.setVisible(bool(view.missing))
        self.record_button.setVisible(bool(view.rows) and self.unfinished.panel is not None)
        for button, first in ((self.record_button, not view.can_open), (self.done_button, view.can_open)):
            button.set_kind("primary" if first else "plain")
            button.setDefault(first)
        self.done_button.setEnabled(view.can_open)
        self.done_button.setToolTip(view.missing)
        if self.isVisible():
            QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as all the lines are once they are in their places."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self.fit)

    def _record(self) -> None:
        if self.unfinished.panel is None:
            return
        try:
            said = self.unfinished.record()
        except SixElementsError as refusal:
            self.unfinished.panel.refuse(refusal.sentence)
            announce(self, refusal.sentence)
            self.scroller.ensureWidgetVisible(self.unfinished.panel.refusal)
            return
        self.say("")
        self._warned = False  # of this answer nothing was said yet
        announce(self, said)
        self._focus_next()

    def _carry_rest(self) -> None:
        said = self._desk.carry_rest()
        self._show()
        announce(self, said)
        self._focus_next()

    def _focus_next(self) -> None:
        """To the next action, or once all are answered to the button that opens the round."""
        panel = self.unfinished.panel
        if panel is None:
            self.done_button.setFocus()
        else:
            panel.focus_first()
            self.scroller.ensureWidgetVisible(panel)

    def reject(self) -> None:
        """Answers are stored only with the round: leaving them is asked about once, in words."""
        if self._desk.view().touched and not self._warned:
            self._warned = True
            self.say(_("What you answered is stored only with the round. Cancel again to drop it."))
            self.scroller.ensureWidgetVisible(self.problem)
        else:
            super().reject()

    def _open(self) -> None:
        counts = counts_of(self.heads)
        if counts is None:
            return
        try:
            open_next_round(self._session, counts, self._desk, chosen=self.questionnaires.currentData())
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.accept()
