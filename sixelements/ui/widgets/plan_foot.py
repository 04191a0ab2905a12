"""The plan check as a bar at the foot of the page: how much is left, the first of it, and the way to all."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout

from sixelements.i18n import _
from sixelements.presentation.board.desk import CheckBar, CheckLink
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_ONE_LINE, _WHOLE = 640, 860
"""Pixels from which on words and links stand side by side, and with them what the number is made of."""


class PlanFoot(QFrame):
    """``lacking_wanted``: an action and its field; ``check_wanted``: the whole plan check."""

    lacking_wanted = Signal(str, object)
    check_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._link: CheckLink | None = None
        self._sign = Icon(theme, "check", side=18)
        self.words = Text(theme, weight=600, wrap=False)
        self._parts = Text(theme)
        self.first = Button(theme, "", self._go_there, kind="link")
        self.all = Button(
            theme, _("Open the plan check"), self.check_wanted.emit, kind="link", hint=_("Ctrl+Shift+K")
        )
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(self._sign)
        said.addWidget(self.words)
        said.addWidget(self._parts, stretch=1)
        links = QHBoxLayout()
        links.setSpacing(12)
        links.addWidget(self.first)
        links.addStretch(1)
        links.addWidget(self.all)
        self._lines = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._lines.setContentsMargins(12, 6, 12, 6)
        self._lines.setSpacing(4)
        self._lines.addLayout(said, stretch=1)
        self._lines.addLayout(links)
        self.hide()

    def show_bar(self, bar: CheckBar | None) -> None:
        """Show what is left; None if there is nothing to check yet."""
        self.setVisible(bar is not None)
        if bar is None:
            return
        self.words.setText(bar.words)
        self._parts.setText(bar.parts)
        self.setAccessibleName(phrases.facts(bar.words, bar.parts))
        self._link = next((link for link in bar.links if link.action and link.field), None)
        self.first.setVisible(self._link is not None)
        self.first.setText(self._link.words if self._link else "")
        self.all.setVisible(not bar.complete)
        self._sign.show_icon(
            "check" if bar.complete else "warning", tone="success" if bar.complete else "warn"
        )
        kind = "quote" if bar.complete else "banner"
        if self.property("kind") != kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def _go_there(self) -> None:
        if self._link:
            self.lacking_wanted.emit(self._link.action, self._link.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_ONE_LINE)
        ways = QBoxLayout.Direction
        self._lines.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._parts.setVisible(self.width() >= self._theme.px(_WHOLE))
