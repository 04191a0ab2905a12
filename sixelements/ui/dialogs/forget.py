"""Take a workbook off the portfolio's list: asks first; keeping it is what Enter and Escape do."""

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button


class ForgetDialog(Dialog):
    """``file`` is its name."""

    def __init__(self, parent: QWidget, theme: Theme, file: str) -> None:
        title = _("Take {file} off the list?").format(file=file)
        super().__init__(parent, theme, title, width=460)
        self.add_words(title, _("Only its path is forgotten. The file stays where it is, as it is."))
        self.forget_button = Button(theme, _("Take it off"), self.accept)
        self.finish(self.forget_button, cancel=_("Keep it"))
        self.cancel_button.setDefault(True)
        self.cancel_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, file: str) -> bool:
        """Ask; whether it is to be taken off."""
        return cls(parent, theme, file).run()
