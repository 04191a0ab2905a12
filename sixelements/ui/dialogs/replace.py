"""A file is there already: asks before it is replaced."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text


class ReplaceDialog(QDialog):
    """Keeping the file is what Enter and Escape do."""

    def __init__(self, parent: QWidget, theme: Theme, path: Path) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Replace the file?"))
        self.setMinimumWidth(theme.px(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(Text(theme, _("{file} is there already").format(file=path.name), role="heading"))
        text = _("It is in {folder}. The new file would take its place.").format(folder=path.parent)
        column.addWidget(Text(theme, text))
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.keep_button = Button(theme, _("Keep the old one"), self.reject)
        self.keep_button.setDefault(True)
        self.replace_button = Button(theme, _("Replace it"), self.accept, kind="danger")
        foot.addWidget(self.replace_button)
        foot.addWidget(self.keep_button)
        column.addLayout(foot)
        self.keep_button.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, path: Path) -> bool:
        """Whether the file may be replaced."""
        dialog = cls(parent, theme, path)
        yes = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return yes
