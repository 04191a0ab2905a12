"""Set a practice aside for this team: asks for the reason, which prints."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import PracticeId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.set_aside import set_aside
from sixelements.presentation.session import Session
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text


class SetAsideDialog(QDialog):
    """Nothing is set aside without a reason."""

    def __init__(
        self, parent: QWidget, session: Session, theme: Theme, practice: PracticeId, name: str
    ) -> None:
        super().__init__(parent)
        self._session, self._practice = session, practice
        title = _("Set {id} {practice} aside").format(id=practice, practice=name)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(460))
        self.reason = LineEdit()
        self._note = FieldNote(theme, self.reason, most=CHARACTERS[Writing.SET_ASIDE])
        label = Text(theme, _("Why it does not apply to this team"))
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(label.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(theme, title, role="title"))
        text = _(
            "It leaves the scores of this round. The reason prints in the report. You can bring it back."
        )
        column.addWidget(Text(theme, text, tone="muted"))
        for widget in (label, self.reason, self._note):
            column.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(Button(theme, _("Cancel"), self.reject))
        self.done_button = Button(theme, _("Set aside"), self._set_aside, kind="primary")
        self.done_button.setDefault(True)
        foot.addWidget(self.done_button)
        column.addLayout(foot)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, practice: PracticeId, name: str) -> bool:
        """Ask for the reason; whether the practice was set aside."""
        dialog = cls(parent, session, theme, practice, name)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def _set_aside(self) -> None:
        if self._note.problem_of_length:
            self.reason.setFocus()
            return
        try:
            set_aside(self._session, self._practice, self.reason.text())
        except SixElementsError as refusal:
            self._note.say(refusal)
            self.reason.setFocus()
        else:
            self.accept()
