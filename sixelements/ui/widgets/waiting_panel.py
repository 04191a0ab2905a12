"""Nothing to read yet: why, what is promised, and the way to where answers come in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text


class WaitingPanel(QWidget):
    """Shown while the round is open."""

    collect_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = Text(theme, role="title")
        self._promise = Text(theme, tone="muted")
        self.collect = Button(theme, _("Go to Collect"), self.collect_wanted.emit, kind="primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(12)
        column.addWidget(Icon(theme, "lock", tone="muted", side=32))
        column.addWidget(self._text)
        column.addWidget(self._promise)
        column.addSpacing(4)
        column.addWidget(self.collect, alignment=Qt.AlignmentFlag.AlignLeft)

    def show_words(self, text: str, promise: str) -> None:
        """Say why there is nothing yet."""
        self._text.setText(text)
        self._promise.setText(promise)
