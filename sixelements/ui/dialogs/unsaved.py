"""Something is not on disk yet: asks before the workbook is let go of."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button
from sixelements.ui.widgets.trouble_bar import copy_place


class UnsavedDialog(Dialog):
    """Keeping the workbook open is what Escape does; trying again is what Enter does."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        n = session.unsaved
        title = ngettext("{n} change is not saved", "{n} changes are not saved", n).format(n=n)
        super().__init__(parent, theme, title)
        self._session = session
        self.add_words(self.windowTitle(), _("Without them, the workbook stays as it was saved last."))
        self.say(session.save_state.problem or "")
        self.drop_button = Button(theme, _("Go on without them"), self.accept, kind="danger")
        self.copy_button = Button(theme, _("Save a copy…"), self._save_copy)
        self.retry_button = Button(theme, _("Retry"), self._retry, kind="primary")
        self.finish(self.drop_button, self.copy_button, self.retry_button, cancel=_("Keep it open"))
        self.retry_button.setDefault(True)
        self.retry_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Whether the workbook can be let go of: all is on disk, or given up."""
        return not session.unsaved or cls(parent, session, theme).run()

    def _save_copy(self) -> None:
        path = copy_place(self, self._session)
        if path:
            self._try(lambda: self._session.save_copy(path))

    def _retry(self) -> None:
        self._try(self._session.retry)

    def _try(self, way: Callable[[], object]) -> None:
        """Go on with closing once all is stored; else say why not."""
        try:
            way()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
            return
        if self._session.unsaved:
            self.say(self._session.save_state.problem or "")
        else:
            self.accept()
