"""The foot under every desk: the buttons of each block, always in the same place, with one filled one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.i18n import _, pgettext
from sixelements.presentation.room.keys import RoomAct
from sixelements.ui.room.desk import ACROSS, DOWN, put
from sixelements.ui.theme import PAGE_MARGIN, Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text, filled, line


class RoomFoot(QWidget):
    """``pressed`` carries a `RoomAct` or `DeskAct`; ``gone_on`` is the button at the right end.

    ``made``: there are other buttons, so that Tab has another way.
    """

    pressed, gone_on, stopped, made = Signal(object), Signal(), Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = Text(theme)
        self._more = Text(theme, tone="warn")
        self.back = self._button(pgettext("workshop", "Back"), RoomAct.BACK, "chevron-left")
        self.pause = self._button("", RoomAct.PAUSE, "pause")
        self.longer = self._button(_("15 seconds"), RoomAct.LONGER, "plus")
        self.blank = self._button(_("Blank"), RoomAct.BLANK, "eye-off")
        self.reveal = self._button("", RoomAct.REVEAL, "eye")
        self.undo = self._button(_("Undo"), RoomAct.UNDO, "")
        self.stop = Button(theme, _("Stop the rehearsal"), self.stopped.emit)
        self.next = Button(theme, "", self.gone_on.emit, kind="primary")
        self.acts: list[Button] = []
        self._act_words: object = None
        self._own = QGridLayout()
        self._own.setSpacing(8)
        self._build()

    def _button(self, text: str, act: RoomAct, icon: str) -> Button:
        return Button(self._theme, text, lambda: self.pressed.emit(act), icon_name=icon, name=text)

    def _build(self) -> None:
        left, right = QBoxLayout(ACROSS), QHBoxLayout()
        one, two = QHBoxLayout(), QHBoxLayout()
        for row in (left, right, one, two):
            row.setSpacing(8)
        for button in (self.back, self.pause, self.longer):
            one.addWidget(button)
        for button in (self.blank, self.undo, self.stop):
            two.addWidget(button)
        for half in (one, two):
            half.addStretch(1)
            left.addLayout(half)
        right.addStretch(1)
        right.addWidget(self.reveal)
        right.addLayout(self._own)
        right.addWidget(self.next)
        bar = filled("rail")
        self._row = QBoxLayout(ACROSS, bar)
        self._row.setContentsMargins(PAGE_MARGIN, 10, PAGE_MARGIN, 10)
        self._row.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._words)
        words.addWidget(self._more)
        self._row.addLayout(words, stretch=1)
        self._left, self._right, self._halves = left, right, (one, two)
        self._row.addLayout(left)
        self._row.addLayout(right)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(bar)

    def show_words(self, words: str, more: str = "") -> None:
        """What stands at the left; ``more`` is amber."""
        put(self._words, words)
        put(self._more, more)
        self._fit()

    @property
    def said(self) -> tuple[str, ...]:
        """What stands at the left."""
        return tuple(text.text() for text in (self._words, self._more) if not text.isHidden())

    def show_acts(self, acts: Sequence[tuple[object, str]], *, filled_at: int | None = None) -> None:
        """The block's own buttons. ``filled_at``: the place of the filled one."""
        if (acts, filled_at) == self._act_words:
            return
        focused = next((n for n, button in enumerate(self.acts) if button.hasFocus()), None)
        self._act_words = (acts, filled_at)
        clear(self._own)
        self.acts = []
        for n, (act, words) in enumerate(acts):
            button = Button(
                self._theme,
                words,
                partial(self.pressed.emit, act),
                kind="primary" if n == filled_at else "plain",
            )
            self._own.addWidget(button, 0, n)
            button.show()
            self.acts.append(button)
        self.made.emit()
        if focused is not None and self.acts:
            self.acts[min(focused, len(self.acts) - 1)].setFocus()
        self._fit()

    def show_next(self, words: str, *, can: bool = True, main: bool = True, why: str = "") -> None:
        """The button at the right end; empty words hide it. ``why`` says why it is off."""
        self.next.setText(words)
        self.next.setVisible(bool(words))
        self.next.setEnabled(can)
        self.next.setToolTip(why)
        self.next.setAccessibleDescription(why)
        self.next.set_kind("primary" if main else "plain")
        self._fit()

    def show_only(self, *buttons: Button) -> None:
        """Of the buttons at the left, those that this block has."""
        for button in (self.back, self.pause, self.longer, self.blank, self.reveal, self.undo):
            button.setVisible(button in buttons)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Below one another where all of it does not fit side by side; the block's own in rows of two."""
        for part in (self._own, *self._halves, self._right):
            part.invalidate()  # else it is as wide as before its words or their size changed
        self._lay_own(beside=max(1, len(self.acts)))
        room = self.width() - 2 * PAGE_MARGIN
        if self._right.sizeHint().width() > room:
            self._lay_own(beside=2)
        beside = self._show_icons(on=True) + 24 <= room or self._show_icons(on=False) <= room
        if not beside:
            self._show_icons(on=True)
        self._row.setDirection(ACROSS if beside else DOWN)
        halves = sum(half.sizeHint().width() for half in self._halves) + 8
        self._left.setDirection(ACROSS if halves <= room else DOWN)

    def _show_icons(self, *, on: bool) -> int:
        """Icons on the buttons or not; returns how wide all of it is side by side then."""
        for button in (self.back, self.pause, self.longer, self.blank, self.reveal):
            button.show_icon(on=on)
        left = (self.back, self.pause, self.longer, self.blank, self.undo, self.stop)
        shown = [b for b in (*left, self.reveal, *self.acts, self.next) if not b.isHidden()]
        wide = sum(button.sizeHint().width() + 8 for button in shown)  # layouts learn of it later
        return wide + (self._theme.px(160) if self._words.text() else 0)

    def _lay_own(self, *, beside: int) -> None:
        for n, button in enumerate(self.acts):
            self._own.addWidget(button, n // beside, n % beside)
