"""Add a team: its name and head count; it is asked like the team looked at."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.teams import MOST_PEOPLE
from sixelements.domain.assessment import Role
from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.next_up import add_team, head_rows
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.number_field import NumberField, under
from sixelements.ui.widgets.text import Button


class AddTeamDialog(Dialog):
    """The new team is looked at afterwards."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        super().__init__(parent, theme, _("Add a team"))
        self._session = session
        text = _("Its round 1 is asked like the round you look at now. Set up can change that.")
        self.add_words(self.windowTitle(), text)
        self.name = LineEdit()
        self.add_field(_("Name of the team"), self.name, most=CHARACTERS[Writing.TEAM])
        self.heads: dict[Role, NumberField] = {}
        self.column.addLayout(heads_row(theme, head_rows(session.assessment, None), self.heads))
        self.done_button = Button(theme, _("Add the team"), self._add, kind="primary")
        self.done_button.setDefault(True)
        self.finish(self.done_button)
        if session.read_only:
            self.done_button.setEnabled(False)
            self.say(_("The workbook is open for reading only."))
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Ask; whether a team was added."""
        return cls(parent, session, theme).run()

    def _add(self) -> None:
        if self.too_long:
            self.too_long.setFocus()
            return
        counts = counts_of(self.heads)
        if counts is None:
            return
        try:
            add_team(self._session, self.name.text(), counts)
        except BadInput as refusal:
            self.say(refusal.sentence, self.name)
            return
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.accept()


def heads_row(
    theme: Theme, rows: tuple[tuple[Role, str, int], ...], fields: dict[Role, NumberField]
) -> QVBoxLayout:
    """A number field a role, put into ``fields`` too, over what is wrong with them."""
    row = QHBoxLayout()
    row.setSpacing(16)
    for role, name, count in rows:
        field = NumberField(theme, name, least=0, most=MOST_PEOPLE)
        field.box.show_number(count)
        fields[role] = field
        row.addWidget(field)
    row.addStretch(1)
    whole = QVBoxLayout()
    whole.addLayout(row)
    whole.addLayout(under(fields.values()))
    return whole


def counts_of(fields: dict[Role, NumberField]) -> dict[Role, int] | None:
    """What was typed; None if some of it is no number, which then has the focus."""
    for field in fields.values():
        field.box.flush()
        if field.box.problem:
            field.box.setFocus()
            return None
    return {role: field.box.value() for role, field in fields.items()}
