"""What was read and is not taken in yet: a row a file, and the one button that takes all of it in."""

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout

from sixelements.i18n import _
from sixelements.presentation.pages.sheet_import import PreviewView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.import_row import ImportRow
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, line
from sixelements.wording import phrases

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_ROOMY = 640
"""From this width on, at 100 % text, words and buttons stand beside one another."""


class PreviewPanel(QFrame):
    """``wanted`` carries the place of a file and what is wanted of it."""

    wanted = Signal(int, object)
    take_wanted = Signal()
    drop_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "calm")
        self._title = Text(theme, role="heading")
        self._text = Text(theme, tone="muted")
        self._heed = Text(theme, role="small", tone="warn")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.take = Button(theme, "", self.take_wanted.emit, kind="primary")
        self.drop = Button(theme, _("Take nothing in"), self.drop_wanted.emit)
        words = QVBoxLayout()
        words.setSpacing(4)
        for part in (self._title, self._text, self._heed):
            words.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self.drop, self.take):
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        head = self._head = QBoxLayout(_ACROSS)
        head.setSpacing(10)
        head.addLayout(words, stretch=1)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._rows)

    def show_view(self, view: PreviewView) -> None:
        """Show what was read."""
        self.setAccessibleName(phrases.read_aloud(view.title, view.text))
        self._title.setText(view.title)
        self._text.setText(view.text)
        self._heed.setText(view.heed)
        self._heed.setVisible(bool(view.heed))
        self.take.setText(view.button)
        self.take.setVisible(bool(view.button))
        clear(self._rows)
        stops = [self.drop, self.take]
        for index, file in enumerate(view.rows):
            row = ImportRow(self._theme, file)
            row.wanted.connect(lambda wish, at=index: self.wanted.emit(at, wish))
            self._rows.addWidget(line())
            self._rows.addWidget(row)
            stops += row.buttons
        for first, then in pairwise(stops):
            self.setTabOrder(first, then)  # else what was made last would come last on the page

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._head.setDirection(_ACROSS if self.width() >= self._theme.px(_ROOMY) else _DOWN)

    def focus(self) -> None:
        """Put the focus where Enter does what comes next."""
        button = self.drop if self.take.isHidden() else self.take
        button.setFocus(Qt.FocusReason.OtherFocusReason)
