"""Nothing to read yet: why, what is promised, and the way to where answers come in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text


class WaitingPanel(QWidget):
    """Shown while the round is open, and once it is closed until its results are shown.

    ``earlier_wanted``: the round whose plan lives meanwhile.
    """

    collect_wanted = Signal()
    earlier_wanted = Signal()
    results_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._text = Text(theme, role="title")
        self._promise = Text(theme, tone="muted")
        self.collect = Button(theme, _("Go to Collect"), self.collect_wanted.emit, kind="primary")
        self.results = Button(theme, "", self.results_wanted.emit, kind="primary")
        ways = QHBoxLayout()
        ways.setSpacing(10)
        self.earlier = Button(theme, "", self.earlier_wanted.emit)
        for button in (self.results, self.collect, self.earlier):
            ways.addWidget(button)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 24, 0, 0)
        column.setSpacing(12)
        column.addWidget(Icon(theme, "lock", tone="muted", side=32))
        column.addWidget(self._text)
        column.addWidget(self._promise)
        column.addSpacing(4)
        column.addLayout(ways)

    def show_words(self, text: str, promise: str, *, show: str, before: str = "") -> None:
        """Say why there is nothing yet. ``show``: the button that changes it, where one does.

        ``before``: what leads to the round whose plan counts until this one has its own, where one does.
        """
        self._text.setText(text)
        self._promise.setText(promise)
        self._promise.setVisible(bool(promise))
        self.results.setText(show)
        self.results.setVisible(bool(show))
        self.collect.set_kind("plain" if show else "primary")
        self.earlier.setText(before)
        self.earlier.setVisible(bool(before))
