"""The foot of Collect: what closing does, who is missing, and the buttons for it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.collect import CollectView
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.text import Button, Text, filled

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ROOMY, _ROOMY_WHEN_LOW = 720, 600
"""From this width on, at 100 % text, words and buttons stand side by side; the title alone from less."""


class CloseFoot(QWidget):
    """``close_wanted`` opens the dialog, also where it only tells the ways out."""

    close_wanted = Signal()
    reopen_wanted = Signal()
    message_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._low = False
        self._title = Text(theme, role="heading")
        self._text = Text(theme, tone="muted")
        self._remind = Button(
            theme,
            _("Copy a message"),
            self.message_wanted.emit,
            kind="quiet",
            name=_("Copy a message to the team"),
        )
        self._ways_out = Button(theme, "", self.close_wanted.emit)
        self._reopen = Button(theme, "", self.reopen_wanted.emit)
        self._next = Button(theme, "", self.next_wanted.emit)
        self._close = Button(theme, "", self.close_wanted.emit)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self._remind, self._ways_out, self._reopen, self._next, self._close):
            buttons.addWidget(button)
        bar = filled("rail")
        self._row = QBoxLayout(_ACROSS, bar)
        self._row.setContentsMargins(PAGE_MARGIN, 12, PAGE_MARGIN, 12)
        self._row.setSpacing(12)
        self._row.addLayout(words, stretch=1)
        self._row.addLayout(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(bar)

    def show_view(self, view: CollectView) -> None:
        """Show what closing means now."""
        closing = view.closing
        self._title.setText(closing.title)
        self._text.setText(closing.text)
        self._arrange()
        for button, text in (
            (self._close, closing.button),
            (self._ways_out, closing.ways_out),
            (self._reopen, closing.reopen),
            (self._next, closing.next_round),
        ):
            button.setText(text)
            button.setVisible(bool(text))
        self._remind.setVisible(bool(view.message))
        self._close.setEnabled(not closing.reason)
        self._close.setToolTip(closing.reason)
        self._close.setAccessibleDescription(closing.reason)
        self._close.set_kind("primary" if closing.complete else "plain")

    def set_low(self, *, low: bool) -> None:
        """Where the page is low, what closing means is told by its dialog and in a tip alone."""
        self._low = low
        self._arrange()

    def _arrange(self) -> None:
        self._text.setVisible(not self._low)
        self._title.setToolTip(self._text.text() if self._low else "")
        roomy = self.width() >= self._theme.px(_ROOMY_WHEN_LOW if self._low else _ROOMY)
        self._row.setDirection(_ACROSS if roomy else _DOWN)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
