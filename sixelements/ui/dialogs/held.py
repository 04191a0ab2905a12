"""What was typed somewhere can't be stored as it is: asks before the workbook is closed."""

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _, ngettext
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class HeldDialog(Dialog):
    """Keeping the workbook open is what Escape and Enter do."""

    def __init__(self, parent: QWidget, session: Session, theme: Theme) -> None:
        fields = session.held.fields
        n = len(fields)
        title = ngettext("{n} field is not saved yet", "{n} fields are not saved yet", n).format(n=n)
        super().__init__(parent, theme, title)
        lead = _("What you typed there does not fit, or was asked about. It is all still there.")
        self.add_words(title, *fields, lead=lead)
        self.drop_button = Button(theme, _("Go on without it"), self.accept, kind="danger")
        self.finish(self.drop_button, cancel=_("Keep it open"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme) -> bool:
        """Whether the workbook can be closed: nothing is held, or it is given up."""
        return not session.held or cls(parent, session, theme).run()
