"""A workshop runs before the room: asks before the workbook is closed."""

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class BreakingOffDialog(Dialog):
    """Going on with the workshop is what Escape and Enter do. ``lead``: what closing would do."""

    def __init__(self, parent: QWidget, theme: Theme, lead: str) -> None:
        title = _("A workshop is running")
        super().__init__(parent, theme, title)
        self.add_words(title, lead=lead)
        self.close_button = Button(theme, _("Close it all the same"), self.accept)
        self.finish(self.close_button, cancel=_("Go on with the workshop"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, lead: str) -> bool:
        """Whether the workbook can be closed: nothing runs, or it is broken off."""
        return not lead or cls(parent, theme, lead).run()
