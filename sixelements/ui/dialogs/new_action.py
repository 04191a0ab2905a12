"""A new action of the team's own: its title and the practice it serves; the rest is filled in beside."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import BadInput
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text


class NewActionDialog(QDialog):
    """Asks for the two things an action can't be without."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: PlanPresenter) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self.setWindowTitle(_("New action"))
        self.setMinimumWidth(theme.px(460))
        self.title = LineEdit()
        self._note = FieldNote(theme, self.title, most=CHARACTERS[Writing.TITLE])
        self.practice = ChoiceBox()
        for id_, words in presenter.practices():
            self.practice.addItem(words, id_)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        column.addWidget(Text(theme, _("New action"), role="title"))
        column.addSpacing(6)
        for words, field in (
            (_("What will be done, a verb first"), self.title),
            (_("It serves"), self.practice),
        ):
            label = Text(theme, words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(label)
            column.addWidget(field)
            if field is self.title:
                column.addWidget(self._note)
            column.addSpacing(6)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(Button(theme, _("Cancel"), self.reject))
        self.done_button = Button(theme, _("Add action"), self._add, kind="primary")
        self.done_button.setDefault(True)
        foot.addWidget(self.done_button)
        column.addLayout(foot)
        self.title.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: PlanPresenter) -> bool:
        """Ask for the new action; whether it was added."""
        dialog = cls(parent, theme, presenter)
        done = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return done

    def _add(self) -> None:
        if self._note.problem_of_length:
            self.title.setFocus()
            return
        try:
            self._presenter.add_own(self.title.text(), self.practice.currentData())
        except BadInput as refusal:
            self._note.say(refusal)
            self.adjustSize()
            self.title.setFocus()
        else:
            self.accept()
