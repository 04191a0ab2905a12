"""The strip under the room's page: who sees it, which step it is, and the buttons to go on (23 and 24)."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.room.keys import RoomAct
from sixelements.presentation.room.strips import RoomStrip, StripButton
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text

_BETWEEN = 12
STRIP = 60
"""How high it is at least, in pixels at 100 %."""
_ICONS = {
    RoomAct.BACK: "chevron-left",
    RoomAct.BLANK: "screen",
    RoomAct.REVEAL: "eye",
    RoomAct.PAUSE: "play",
    RoomAct.NEXT: "chevron-right",
}


class StripBar(QWidget):
    """It holds nothing that the room may not see. Buttons go under the words where both don't fit beside.

    ``acted``: a `RoomAct`; ``own``: the `DeskAct` of one of the window's own buttons; ``private_asked``:
    what is private was asked for.
    """

    acted, own, private_asked = Signal(object), Signal(object), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: RoomStrip | None = None
        self.setProperty("kind", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.room = Text(theme, weight=600, wrap=False)
        self.step = Text(theme, role="caption", tone="muted", wrap=False)
        self.uncover = Text(theme, role="heading", tone="warn", wrap=False)
        self.uncover.hide()
        self.message = Text(theme, role="caption", tone="warn", wrap=False)
        self.message.hide()
        self.buttons: list[Button] = []
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        for text in (self.uncover, self.room, self.step, self.message):
            words.addWidget(text)
        said = QHBoxLayout()
        said.setSpacing(10)
        said.addWidget(Icon(theme, "eye"), alignment=Qt.AlignmentFlag.AlignVCenter)
        said.addWidget(self._words)
        said.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._placed: list[list[Button]] = []
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(28, 8, 28, 8)
        self._both.setSpacing(8)
        self._both.addLayout(said, 1)
        self._both.addLayout(self._rows)
        theme.changed.connect(self._arrange)

    def show_strip(self, strip: RoomStrip) -> None:
        """Show the strip of a page; the button that had the focus keeps it where there still is one."""
        if strip == self._shown:
            return
        before, self._shown = self._shown, strip
        self.message.setText(strip.message)
        self.message.setVisible(bool(strip.message))
        if before is not None and replace(before, message=strip.message) == strip:
            self._arrange()
            return
        focused = next((b.text() for b in self.buttons if b.hasFocus()), "")
        if before is not None and strip.room != before.room:
            self.room.show()  # a screen came or went, also while the projector is to be uncovered
        self.room.setText(strip.room)
        self.step.setText(strip.step)
        clear(self._rows)
        self._placed = []
        self.buttons = [self._button(one) for one in strip.buttons]
        if strip.private:
            private = Button(self._theme, strip.private, self.private_asked.emit, icon_name="lock", hint="N")
            self.buttons.insert(max(0, len(self.buttons) - 1), private)
        for act, words in strip.own:
            kind = "primary" if act is strip.main else "plain"
            self.buttons.append(Button(self._theme, words, partial(self.own.emit, act), kind=kind))
        for button in self.buttons:  # undressed they are narrower than they will be
            button.setParent(self)
            button.ensurePolished()
            button.show()  # or it could not take the focus before the layout shows it
        self._arrange()
        again = next((b for b in self.buttons if b.text() == focused), None)
        if focused:
            (again or self.main or self.buttons[-1]).setFocus()

    @property
    def main(self) -> Button | None:
        """The filled button."""
        return next((b for b in self.buttons if b.property("kind") == "primary"), None)

    def say_uncover(self, words: str) -> None:
        """That the projector may be uncovered; empty: nothing is left to uncover."""
        self.uncover.setText(words)
        self.uncover.setVisible(bool(words))
        self.room.setVisible(not words)

    def _button(self, one: StripButton) -> Button:
        icon_name = _ICONS.get(one.act, "")
        return Button(
            self._theme,
            one.words,
            lambda: self.acted.emit(one.act),
            kind="primary" if one.filled else "plain",
            icon_name=icon_name,
            hint=one.key,
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as needed: parts that do not fit side by side are stacked."""
        return QSize(0, self._both.totalMinimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.setMinimumHeight(self._theme.px(STRIP))
        free = self.width() - 56
        words = self._words.sizeHint().width() + self._theme.px(20) + 34
        beside = sum(map(_width, self.buttons)) + words <= free
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._both.setDirection(across if beside else down)
        self._place(list(_in_rows(self.buttons, free)))

    def _place(self, rows: list[list[Button]]) -> None:
        """Put the buttons into rows, if they are not in them already."""
        if rows == self._placed:
            return
        self._placed = rows
        while self._rows.takeAt(0):
            pass
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(_BETWEEN)
            line.addStretch(1)
            for button in row:
                line.addWidget(button)
            self._rows.addLayout(line)


def _width(button: Button) -> int:
    return button.sizeHint().width() + _BETWEEN


def _in_rows(buttons: Iterable[Button], room: int) -> Iterator[list[Button]]:
    """As many beside one another as there is room for."""
    row: list[Button] = []
    for button in buttons:
        if row and sum(map(_width, [*row, button])) - _BETWEEN > room:
            yield row
            row = []
        row.append(button)
    if row:
        yield row
