"""One line to type in that cuts nothing: Qt's own drops what goes beyond 32,767 characters."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from sixelements.ui.widgets.digit_keys import held_down, shortcut_by_place

_ALL = 2**30


class LineEdit(QLineEdit):
    """Holds whatever is pasted; a `FieldNote` says what is too much.

    ``composing``: a word is being put together by an input method and is no text yet.
    """

    composing = False

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(_ALL)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that led elsewhere, such as Enter to what is asked about the text, presses nothing there."""
        if shortcut_by_place(event):
            event.ignore()  # Qt would type the sign that Alt goes with
            return
        had = self.hasFocus()
        super().keyPressEvent(event)
        if had and not self.hasFocus():
            event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)


class CountEdit(LineEdit):
    """A count that is typed while a room looks on. A key that is held down counts once: 3 is no 333 hands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if held_down(event) and event.key() != Qt.Key.Key_Delete:
            event.accept()  # so that Enter is not the next practice's, too
            return
        super().keyPressEvent(event)
