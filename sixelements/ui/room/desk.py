"""What all desks of the presenter share: their columns, time, and words, put only when they change."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.charts import marks
from sixelements.i18n import _
from sixelements.presentation.room.runner import Runner
from sixelements.presentation.room.slides import ElementMark
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.scene_view import SceneView
from sixelements.ui.widgets.text import Text, upright_line

Step = Callable[[Runner], object]
"""A step that a button asks for."""
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ROOM_FOR_TWO = 820
"""From this width on, at 100 % text, the right column stands beside the left one."""


class Narrows(QWidget):
    """Lays itself out for the width it gets, however wide its parts stand beside one another now."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Desk(Narrows):
    """A block's part of the page. ``stepped`` asks for a step of the run, ``said`` for a sentence aloud.

    ``made``: there are other parts, so that Tab has another way.
    """

    stepped = Signal(object)
    said = Signal(str)
    made = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def show_run(self, runner: Runner) -> None:
        """Show the run as it is now."""

    def flush(self) -> None:
        """Take in what was typed last."""

    @property
    def refused(self) -> str:
        """Why the room can't go on yet; empty if it can."""
        return ""

    def home(self) -> QWidget | None:
        """Where the focus goes when the desk is shown; None: to the button that goes on."""
        return None


def put(text: Text, words: str, *, hides: bool = True) -> None:
    """Update the text if it changed. An empty line is hidden and takes no room."""
    if text.text() != words:
        text.setText(words)
    if hides and text.isHidden() == bool(words):
        text.setVisible(bool(words))


class TwoColumns(Narrows):
    """What the room sees at the left, what the presenter needs at the right; or one under the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.left, self.right = QVBoxLayout(), QVBoxLayout()
        for column in (self.left, self.right):
            column.setSpacing(12)
        self._between = upright_line()
        inside = QWidget()
        self._row = QBoxLayout(ACROSS, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(24)
        self._row.addLayout(self.left, stretch=8)
        self._row.addWidget(self._between)
        self._row.addLayout(self.right, stretch=5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(ROOM_FOR_TWO)
        self._row.setDirection(ACROSS if wide else DOWN)
        self._between.setVisible(wide)


class ToSay(QWidget):
    """Words to say, and what to mind."""

    def __init__(self, theme: Theme, title: str = "") -> None:
        super().__init__()
        self._title = Text(theme, title or _("You can say"), role="heading")
        self._say = Text(theme, role="lead")
        self._notes = Text(theme, tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._title, self._say, self._notes):
            column.addWidget(part)

    def show_words(self, say: str, *notes: str) -> None:
        """Show what to say, and lines to mind."""
        put(self._say, say)
        put(self._notes, "\n".join(note for note in notes if note))
        self.setVisible(bool(say or any(notes)))


class TimeLeft(QWidget):
    """How much of the block is left, when it is done, and when all of it ends."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._name = Text(theme, role="small", tone="muted")
        self._ends = Text(theme, role="small", tone="muted")
        self._left = Text(theme, role="display", wrap=False, tabular=True)
        self._beside = Text(theme, tone="muted")
        self._done = Text(theme, role="small")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._left)
        row.addWidget(self._beside, stretch=1, alignment=Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._name)
        column.addLayout(row)
        column.addWidget(self._done)
        column.addWidget(self._ends)

    def show_time(self, *, name: str, left: str, beside: str = "", done: str, late: bool, ends: str) -> None:
        """``late``: the line about the end is amber."""
        put(self._name, name)
        put(self._left, left)
        put(self._beside, beside)
        put(self._done, done)
        self._done.set_tone("warn" if late else "success")
        put(self._ends, ends)


class ElementSign(SceneView):
    """An element's shape; its words stand beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, zoom=1)
        self._shown = ""

    def show_element(self, element: ElementMark | None) -> None:
        """Show another element, or none."""
        name = element.id if element else ""
        if name != self._shown:
            self._shown = name
            self.show_scene(marks.element(name, alt="") if name else None)
        self.setVisible(bool(name))
