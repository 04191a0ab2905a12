"""Open a team's next round: what stays, what is taken over, and who is on the team now."""

from PySide6.QtWidgets import QWidget

from sixelements.domain.assessment import Role
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.next_up import next_round_view, open_next_round
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.add_team import counts_of, heads_row
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.number_field import NumberField
from sixelements.ui.widgets.text import Button, Text


class NextRoundDialog(Dialog):
    """The new round is looked at afterwards."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        view = next_round_view(session)
        super().__init__(parent, theme, view.title)
        self._session = session
        self.heads: dict[Role, NumberField] = {}
        self.done_button = Button(theme, view.button, self._open, kind="primary")
        if view.refusal:
            self.add_words(view.title, lead=view.refusal)
            self.done_button.hide()
            self.finish(self.done_button, cancel=_("Close"))
            return
        self.add_words(view.title, *view.points)
        self.column.addWidget(Text(theme, _("Who is on the team now"), role="heading"))
        self.column.addLayout(heads_row(theme, view.heads, self.heads))
        self.done_button.setDefault(True)
        self.finish(self.done_button)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Ask; whether a round was opened."""
        return cls(parent, session, theme).run()

    def _open(self) -> None:
        counts = counts_of(self.heads)
        if counts is None:
            return
        try:
            open_next_round(self._session, counts)
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.accept()
