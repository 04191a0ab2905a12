"""A new action of the team's own: its title and the practice it serves; the rest is filled in beside."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import BadInput
from sixelements.domain.ids import ActionId
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.i18n import _
from sixelements.presentation.pages.plan import PlanPresenter
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.dialogs.park import ParkDialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button


class NewActionDialog(Dialog):
    """Asks for the two things an action can't be without."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: PlanPresenter) -> None:
        super().__init__(parent, theme, _("New action"), width=460)
        self._presenter = presenter
        self.title = LineEdit()
        self.practice = ChoiceBox()
        for id_, words in presenter.practices():
            self.practice.addItem(words, id_)
        self.add_words(self.windowTitle())
        most = CHARACTERS[Writing.TITLE]
        self.add_field(_("What will be done, a verb first"), self.title, most=most)
        self.add_field(_("It serves"), self.practice)
        self.done_button = Button(theme, _("Add action"), self._add, kind="primary")
        self.finish(self.done_button)
        self.title.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, presenter: PlanPresenter) -> bool:
        """Ask for the new action; whether it was added."""
        return cls(parent, theme, presenter).run()

    def _add(self) -> None:
        if self.too_long:
            self.too_long.setFocus()
            return
        asked = self._presenter.room_for(1) if self.title.text().strip() else None
        try:
            if asked is None:
                self._put_in(())
            elif not ParkDialog.ask(self, self.theme, asked, self._put_in):
                return
        except BadInput as refusal:
            self.say(refusal.sentence, self.title)
        else:
            self.accept()

    def _put_in(self, parked: Collection[ActionId]) -> None:
        self._presenter.add_own(self.title.text(), self.practice.currentData(), parked)
