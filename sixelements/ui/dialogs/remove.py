"""Remove a round or a team made by mistake: says what is erased, offers a copy, and wants the name typed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from sixelements.domain.errors import BadInput, SixElementsError
from sixelements.i18n import _
from sixelements.presentation.pages.removing import Removed, remove, remove_view
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.trouble_bar import copy_place


class RemoveDialog(Dialog):
    """Keeping it is what Escape does; Enter goes on in the field and presses nothing that erases."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, what: Removed) -> None:
        view = remove_view(session, what)
        super().__init__(parent, theme, view.title)
        self._session, self._what, self.done_words = session, what, ""
        self.add_words(view.title, *view.holds, lead=view.lead)
        self.copy_button = Button(theme, _("Save a copy…"), self._save_copy)
        self.copied = Text(theme, tone="muted")
        self.copied.hide()
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addWidget(self.copied, stretch=9)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addSpacing(8)
        self.name = LineEdit()
        self.add_field(view.label, self.name)
        self.remove_button = Button(theme, view.button, self._remove, kind="danger")
        self.finish(self.remove_button, cancel=_("Keep it"))
        self.cancel_button.setDefault(True)
        self.name.textChanged.connect(self._mean)
        if view.refusal:
            self.name.setEnabled(False)
            self.remove_button.setEnabled(False)
            self.say(view.refusal)
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, what: Removed) -> str:
        """Ask; that it is gone, in words, or nothing if it was kept."""
        dialog = cls(parent, session, theme, what)
        return dialog.done_words if dialog.run() else ""

    def _mean(self, typed: str) -> None:
        """Enter keeps it until a name is typed; then it removes, or says what is wrong with the name."""
        (self.remove_button if typed.strip() else self.cancel_button).setDefault(True)

    def _save_copy(self) -> None:
        path = copy_place(self, self._session)
        if path is None:
            return
        try:
            self._session.copy_to(path)
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.copied.setText(_("The copy is in {path}.").format(path=path))
        self.copied.show()
        self.fit()

    def _remove(self) -> None:
        before = self._session.round.id
        try:
            self.done_words = remove(self._session, self._what, self.name.text())
        except BadInput as refusal:
            self.say(refusal.sentence, self.name)
            return
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            self.remove_button.setEnabled(self._session.round.id == before)  # else a backup still has it
            return
        self.accept()
