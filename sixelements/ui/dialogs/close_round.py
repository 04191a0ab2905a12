"""Close the round: what closing means; where it can't be closed, why not, and the ways out."""

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.presentation.pages.closing import close, close_view, restart
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class CloseRoundDialog(Dialog):
    """Accepted when the round was sealed or its results were shown."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        self._view = close_view(session)
        super().__init__(parent, theme, self._view.title)
        self._session = session
        self.add_words(self._view.title, *self._view.points, lead=self._view.lead)
        self.confirm = QCheckBox(self._view.confirm)
        self.confirm.setVisible(bool(self._view.restart))
        self.column.addWidget(self.confirm)
        self.restart_button = Button(theme, self._view.restart, self._restart, kind="danger")
        self.restart_button.setVisible(bool(self._view.restart))
        self.restart_button.setEnabled(False)
        self.confirm.toggled.connect(self.restart_button.setEnabled)
        self.close_button = Button(theme, self._view.button, self._close, kind="primary")
        self.close_button.setVisible(bool(self._view.button))
        self.finish(self.restart_button, self.close_button, cancel=self._view.cancel)
        self.close_button.setDefault(bool(self._view.button))
        goes_on = self._view.button and not self._view.final
        if goes_on:
            self.close_button.setFocus()
        else:
            self.begin_at(self.cancel_button)

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Ask; whether the round was closed."""
        return cls(parent, session, theme).run()

    def _close(self) -> None:
        if self._try(close):
            self.accept()

    def _restart(self) -> None:
        if self._try(restart):
            self.reject()

    def _try(self, change: Callable[[Session], None]) -> bool:
        try:
            change(self._session)
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return False
        return True
