"""What was typed somewhere can't be stored as it is: asks before the workbook is closed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _, ngettext
from sixelements.presentation.not_stored import left_over
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class HeldDialog(Dialog):
    """Keeping the workbook open is what Escape and Enter do. ``unrecorded``: see `Page.unrecorded`.

    What the tray keeps of a workbook that was set aside is asked about, too: it is nowhere else.
    """

    def __init__(
        self, parent: QWidget, session: Session, theme: Theme, unrecorded: Sequence[str] = ()
    ) -> None:
        left = left_over(session)
        fields = session.held.fields
        n = len(fields)
        title = ngettext("{n} field is not saved yet", "{n} fields are not saved yet", n).format(n=n)
        lead = _("What you typed there does not fit, or was asked about. It is all still there.")
        if not fields:
            title = _("Not everything is recorded yet")
            lead = _("What you filled in there was not recorded. It is all still there.")
        if left and not fields and not unrecorded:
            title = _("What was typed before is not stored")
            lead = _("It is only in the rows above the page. Copy what you need first.")
        super().__init__(parent, theme, title)
        self.add_words(title, *fields, *unrecorded, *left, lead=lead)
        self.drop_button = Button(theme, _("Go on without it"), self.accept, kind="danger")
        self.finish(self.drop_button, cancel=_("Keep it open"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, session: Session, theme: Theme, *, unrecorded: Sequence[str] = ()) -> bool:
        """Whether the workbook can be closed: nothing of that is there, or it is given up."""
        left = session.is_open and session.left_over  # not on the way to what lies there now
        asks = session.held or unrecorded or left
        return not asks or cls(parent, session, theme, unrecorded).run()
