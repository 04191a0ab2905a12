"""No backup could be made of a workbook that is about to be closed: asks first."""

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.backing_up import BackingUpDialog, BackupEnd
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class NoBackupDialog(Dialog):
    """Keeping the workbook open is what Escape does; trying again is what Enter does."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme, problem: str) -> None:
        super().__init__(parent, theme, _("No backup of the last changes"))
        self._session = session
        self.add_words(
            self.windowTitle(), _("If it is closed now, only an earlier backup can be gone back to.")
        )
        self.say(problem)
        self.close_button = Button(theme, _("Close without it"), self.accept, kind="danger")
        self.retry_button = Button(theme, _("Retry"), self._retry, kind="primary")
        self.finish(self.close_button, self.retry_button, cancel=_("Keep it open"))
        self.retry_button.setDefault(True)
        self.retry_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Whether the workbook can be closed: what was changed is backed up, or may go without."""
        came = BackingUpDialog.ask(parent, session, theme)
        if isinstance(came, str):
            return cls(parent, session, theme, came).run()
        return came is BackupEnd.BACKED_UP or came is BackupEnd.WITHOUT

    def _retry(self) -> None:
        came = BackingUpDialog.ask(self, self._session, self.theme)
        if isinstance(came, str):
            self.say(came)
        elif came is BackupEnd.KEPT_OPEN:
            self.reject()
        else:
            self.accept()
