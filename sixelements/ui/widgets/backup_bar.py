"""Over the page while a backup is looked into: which one, that nothing can be changed, and the way back."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sixelements.i18n import _
from sixelements.presentation.session import LookedInto, Session
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text


class BackupBar(QFrame):
    """Hidden while no backup is open. Both signals name the workbook that it is of."""

    back_wanted = Signal(Path)
    others_wanted = Signal(Path)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._shown: LookedInto | None = None
        self.setProperty("kind", "banner")
        self.hide()
        self.text = Text(theme)
        self.others_button = Button(theme, _("Backups…"), self._others)
        self.back_button = Button(theme, _("Back to the workbook"), self._back)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 12, 28, 12)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "lock", tone="warn"), alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, stretch=1)
        row.addWidget(self.others_button)
        row.addWidget(self.back_button)

    def refresh(self, *, shown: bool) -> None:
        """Show which backup is looked into; said aloud once."""
        now = self._session.looked_into if shown else None
        if now == self._shown:
            return
        self._shown = now
        self.setVisible(now is not None)
        if now:
            text = _("You are looking into the backup of {when}. It is read only.")
            self.text.setText(text.format(when=now.words))
            self.setAccessibleName(self.text.text())
            announce(self, self.text.text())

    def _back(self) -> None:
        if self._shown:
            self.back_wanted.emit(self._shown.workbook)

    def _others(self) -> None:
        if self._shown:
            self.others_wanted.emit(self._shown.workbook)
