"""Over every other page while a workshop runs: where it stands, what went wrong there, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from sixelements.i18n import _
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text


class WayBack(QFrame):
    """Hidden while nothing runs. ``wanted``: the workshop's page is."""

    wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("kind", "banner")
        self.hide()
        self.text = Text(theme)
        self.back = Button(theme, _("Back to the workshop"), self.wanted.emit, hint=_("Ctrl 4"))
        row = QHBoxLayout(self)
        row.setContentsMargins(PAGE_MARGIN, 8, PAGE_MARGIN, 8)
        row.setSpacing(12)
        row.addWidget(Icon(theme, "screen", tone="accent"), alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.text, stretch=1)
        row.addWidget(self.back)

    def show_words(self, words: str) -> None:
        """Where the workshop stands; empty while none runs. What is new is said aloud."""
        if words and words != self.text.text():
            self.text.setText(words)
            self.setAccessibleName(words)
            announce(self, words)
        elif not words:
            self.text.setText("")
        self.setVisible(bool(words))
