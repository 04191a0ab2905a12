"""A box for a whole number that takes any typing, and keeps what can't be stored as it was typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QSpinBox
from shiboken6 import isValid

from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.presentation.held import HeldText
from sixelements.presentation.unsaved import WaitingChange
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.unstored import Unstored


class WholeNumber(QSpinBox):
    """Qt's own box swallows the comma of "4,5" and shows 45; this one keeps it, and its ``note`` says why.

    ``store`` gets what was typed when the box is left, or stepped through by arrows, and returns why it
    can't be stored, or nothing. Without ``store`` whoever shows the box asks for `problem` and `value`
    when all is typed. ``width`` is meant at 100 % text. It takes no wheel, which is meant for the page.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        least: int,
        most: int,
        width: int,
        store: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        self._keep = store or self._refusal
        self._unread: str | None = None
        self.setRange(least, most)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.note = FieldNote(theme, self)
        self.unstored = Unstored(self, self._save, rests=False, tells=store is not None)
        self._clicked_into = False
        self._line = self.lineEdit()
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self.unstored.begin)
        self.valueChanged.connect(self._stepped)
        self.editingFinished.connect(self.flush)
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(self._width))

    def show_number(
        self, number: int, held: HeldText | None = None, waiting: WaitingChange | None = None
    ) -> None:
        """Show what is stored, or what was typed instead and is not; not while somebody is typing."""
        if self.unstored.waiting:
            return
        self.note.wait(waiting.said if waiting else "")
        if waiting and waiting.typed:
            number = read_whole(waiting.typed.words, least=self.minimum(), most=self.maximum())
        self._unread = held.text if held else None
        with QSignalBlocker(self):
            self.setValue(number)
        self.note.say(held.refusal if held else None)

    @property
    def problem(self) -> str:
        """Why what is typed is not stored; empty if it is."""
        return self.note.problem

    def flush(self) -> None:
        """Store now what was typed last."""
        self.unstored.flush()

    def _stepped(self) -> None:
        """Another number was chosen; whatever was typed before it is over."""
        if self._unread is not None:
            self.show_number(self.value())
        self.unstored.begin()
        self.unstored.flush()

    def _save(self) -> None:
        if not isValid(self._line):  # the box is being taken away with the focus in it
            return
        with QSignalBlocker(self):
            self.interpretText()
        problem = self._keep(self.text())
        self.note.say(BadInput(problem) if problem else None)

    def _refusal(self, text: str) -> str:
        try:
            read_whole(text, least=self.minimum(), most=self.maximum())
        except BadInput as refusal:
            return refusal.sentence
        return ""

    # what Qt asks

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Everything can be typed."""
        return QValidator.State.Acceptable, text, pos

    def valueFromText(self, text: str) -> int:
        """The number; where there is none the value stays, and the text too."""
        try:
            number = read_whole(text, least=self.minimum(), most=self.maximum())
        except BadInput:
            self._unread = text
            return self.value()
        self._unread = None
        return number

    def textFromValue(self, value: int) -> str:
        return str(value) if self._unread is None or value != self.value() else self._unread

    def stepBy(self, steps: int) -> None:
        """From what was typed where that is a number, else from the value before it."""
        with QSignalBlocker(self):
            self.interpretText()
            self._unread = None
            super().stepBy(steps)
        self._stepped()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """However it got here, typing replaces the number; a second click puts the cursor into it."""
        super().focusInEvent(event)
        self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        self.selectAll()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The click that brought the focus would take the selection away."""
        if event.type() is QEvent.Type.MouseButtonRelease and self._clicked_into:
            self._clicked_into = False
            if not self._line.hasSelectedText():
                self.selectAll()
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
