"""Over the page while something is wrong with the workbook's file: what it is, and every way on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.new_workbook import COLLECTION, ENDING
from sixelements.presentation.session import Session
from sixelements.presentation.trouble import Trouble, WayOn, copied_to, trouble
from sixelements.ui.dialogs.place import ask_place
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_LOW = 680
"""Below this height of the window, at 100 % text, the bar would leave too little of the page."""


class TroubleBar(QFrame):
    """Hidden while nothing is wrong. ``other_wanted``: open what lies in the file's place instead.

    ``again_wanted``: open the workbook again, which somebody else had; ``taken``: take it over from them.
    ``told``: what was done, which the page says, as the bar may be gone by then.
    """

    other_wanted = Signal()
    again_wanted = Signal()
    taken = Signal()
    backups_wanted = Signal()
    told = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._shown: Trouble | None = None
        self._taking_over = False
        self.hide()
        self._build()

    def _build(self) -> None:
        theme = self._theme
        self._title = Text(theme, role="heading")
        self._text = Text(theme)
        self._problem = Text(theme, tone="danger")
        self.buttons = {
            WayOn.GO_ON_THERE: Button(theme, _("Go on there"), self._go_on_there),
            WayOn.TRY_AGAIN: Button(theme, _("Try again"), self.again_wanted.emit),
            WayOn.BACK: Button(theme, _("Back"), lambda: self._think(taking_over=False)),
            WayOn.COPY: Button(theme, _("Save a copy…"), self._save_copy),
            WayOn.OPEN: Button(theme, _("Open what lies there now"), self.other_wanted.emit),
            WayOn.BACKUPS: Button(theme, _("Backups…"), self.backups_wanted.emit),
            WayOn.RETRY: Button(theme, _("Retry"), self._retry),
            WayOn.IS_GONE: Button(
                theme, _("Are they gone?"), lambda: self._think(taking_over=True), kind="link"
            ),
            WayOn.TAKE_OVER: Button(theme, _("Take over"), self._take_over),
        }
        words = QVBoxLayout()
        words.setSpacing(4)
        for text in (self._title, self._text, self._problem):
            words.addWidget(text)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        for button in self.buttons.values():
            ways.addWidget(button)
        ways.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.addLayout(words, stretch=1)
        self._both.addLayout(ways)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 8, 28, 8)
        row.setSpacing(12)
        self._sign = Icon(theme, "warning", tone="warn")
        row.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._both, stretch=1)

    def fit(self) -> None:
        """One line in a low window: what is wrong, and the ways; the rest is a tooltip, and read aloud."""
        low = self.window().height() < _LOW * self._theme.choice.scale
        ways = QBoxLayout.Direction
        self._both.setDirection(ways.LeftToRight if low else ways.TopToBottom)
        self._text.setVisible(not low)
        self.setToolTip(self._text.text() if low else "")
        self.setAccessibleDescription(self._text.text())

    def refresh(self, *, shown: bool) -> None:
        """Show what is wrong now; said aloud when it is something else than before."""
        now = trouble(self._session, taking_over=self._taking_over) if shown else None
        if now == self._shown:
            return
        before, self._shown = self._shown, now
        self._problem.hide()
        self.setVisible(now is not None)
        if now is None:
            return
        self.setProperty("kind", "heads-up" if now.calm else "trouble")
        self.style().unpolish(self)
        self.style().polish(self)
        self._sign.show_icon("lock" if now.calm else "warning", tone="muted" if now.calm else "warn")
        self._title.setText(now.title)
        self._text.setText(phrases.sentences(now.text, now.waits))
        self.setAccessibleName(now.title)
        self.fit()
        for way, button in self.buttons.items():
            button.setVisible(way in now.ways)
        if before is None or before.title != now.title:
            announce(self, phrases.read_aloud(now.title, now.text))

    def _think(self, *, taking_over: bool) -> None:
        """Ask whether to take over, or leave it."""
        self._taking_over = taking_over
        self.refresh(shown=True)
        self.buttons[WayOn.BACK if taking_over else WayOn.IS_GONE].setFocus()

    def _take_over(self) -> None:
        self._taking_over = False
        self.taken.emit()

    def _go_on_there(self) -> None:
        self._try(self._session.go_on_there)

    def _retry(self) -> None:
        self._try(self._session.retry)

    def _save_copy(self) -> None:
        path = copy_place(self, self._session)
        if path:
            reading, before = self._session.read_only, self._session.path
            if self._try(lambda: (self._session.copy_to if reading else self._session.save_copy)(path)):
                self.told.emit(copied_to(self._session, path, before))

    def _try(self, way: Callable[[], object]) -> bool:
        """Say beside the buttons what goes wrong; where it went well, the bar goes. Whether it did."""
        try:
            way()
        except SixElementsError as refusal:
            self._problem.setText(refusal.sentence)
            self._problem.show()
            announce(self, refusal.sentence)
            return False
        return True


def copy_place(parent: QWidget, session: Session) -> Path | None:
    """Ask where a copy of the workbook goes; None if it is to go nowhere."""
    now = session.path or Path()
    suggested = now.with_name(_("{name} copy").format(name=now.stem) + now.suffix)
    return ask_place(parent, _("Save a copy"), suggested, (COLLECTION if session.collection else ENDING,))
