"""The amber test: the band that says what to do, and the page that turns the whole screen amber (23)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.room.door import DoorView
from sixelements.ui.theme import Theme, amber
from sixelements.ui.widgets.accessibility import Drawn
from sixelements.ui.widgets.accessible_interfaces import install
from sixelements.ui.widgets.focus_ring import FILLS_WINDOW
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text

_ROOM_FOR_THREE = 900


class AmberBand(QFrame):
    """The three steps before anything private opens; the room may read it. ``amber_asked``: step two."""

    amber_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "trouble")
        self.title = Text(theme, role="heading", tone="warn")
        self.amber: Button | None = None
        self._steps = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._steps.setSpacing(24)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 12, 28, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addLayout(self._steps)

    def show_view(self, view: DoorView) -> None:
        """Show the steps; the focus goes to the button, for its own sake only: Enter there opens nothing."""
        self.title.setText(view.title)
        clear(self._steps)
        self.amber = None
        for n, (head, text) in enumerate(view.steps, start=1):
            self._steps.addWidget(self._step(n, head, text, view.amber if n == 2 else ""), 1)
        self._arrange()

    def _step(self, n: int, head: str, text: str, button: str) -> QWidget:
        step = QWidget()
        row = QHBoxLayout(step)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        number = Text(self._theme, str(n), role="heading", tone="warn", wrap=False)
        row.addWidget(number, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Text(self._theme, head, weight=600))
        if button:
            self.amber = Button(self._theme, button, self.amber_asked.emit, hint="N")
            words.addWidget(self.amber, alignment=Qt.AlignmentFlag.AlignLeft)
        else:
            words.addWidget(Text(self._theme, text, role="small"))
        words.addStretch(1)
        row.addLayout(words, 1)
        return step

    def minimumSizeHint(self) -> QSize:
        """As narrow as it must be: steps that do not fit beside go under one another."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.px(_ROOM_FOR_THREE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._steps.setDirection(across if wide else down)


class AmberPage(Drawn):
    """The whole screen in amber with one question, to be read from where the facilitator stands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        install()
        self._theme = theme
        self._question = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(FILLS_WINDOW, True)  # noqa: FBT003 - Qt's own

    def ask(self, question: str) -> None:
        """Ask it."""
        self._question = question
        self.setAccessibleName(question)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ground, letters = amber()
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        font = self._theme.font("page")
        font.setPixelSize(max(self._theme.px(26), self.height() // 14))
        painter.setFont(font)
        painter.setPen(letters)
        room = QRectF(self.rect()).adjusted(self.width() * 0.1, 0, -self.width() * 0.1, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._question)
        painter.end()
