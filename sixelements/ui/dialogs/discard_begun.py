"""Discard sheets that were begun and never handed in: asks first, and says how many, never whose."""

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.presentation.pages.closing import discard, discard_view
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class DiscardBegunDialog(Dialog):
    """Keeping them is what Enter and Escape do."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        view = discard_view(session)
        super().__init__(parent, theme, view.title)
        self._session = session
        self.add_words(view.title, lead=view.lead)
        self.discard_button = Button(theme, view.button, self._discard, kind="danger")
        self.finish(self.discard_button, cancel=view.cancel)
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Ask; whether they were discarded."""
        return cls(parent, session, theme).run()

    def _discard(self) -> None:
        try:
            discard(self._session)
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        self.accept()
