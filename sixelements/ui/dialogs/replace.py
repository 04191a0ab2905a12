"""A file is there already: asks before it is replaced."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from sixelements.i18n import _
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text


class ReplaceDialog(Dialog):
    """Keeping the file is what Enter and Escape do."""

    def __init__(self, parent: QWidget, theme: Theme, path: Path) -> None:
        super().__init__(parent, theme, _("Replace the file?"), width=420)
        self.add_words(_("{file} is there already").format(file=path.name))
        text = _("It is in {folder}. The new file would take its place.").format(folder=path.parent)
        self.column.addWidget(Text(theme, text))
        self.keep_button = Button(theme, _("Keep the old one"), self.reject)
        self.replace_button = Button(theme, _("Replace it"), self.accept, kind="danger")
        self.add_foot(self.replace_button, self.keep_button)
        self.keep_button.setDefault(True)
        self.keep_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, path: Path) -> bool:
        """Whether the file may be replaced."""
        return cls(parent, theme, path).run()
