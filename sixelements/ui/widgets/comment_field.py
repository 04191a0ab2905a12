"""A comment of a few lines that is stored shortly after the last key, and leaves nothing behind."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.unstored import Unstored


class CommentField(QPlainTextEdit):
    """``edited`` carries the text when typing pauses; ``left``: Escape was pressed."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self._theme, self._high = theme, 60
        theme.changed.connect(self._fit)
        self._fit()
        self.unstored = Unstored(self, self._store, keeps_undo=True)
        self.textChanged.connect(self.unstored.begin)

    def _fit(self) -> None:
        self.setFixedHeight(self._theme.px(self._high))

    def set_high(self, height: int) -> None:
        """How high it is, in pixels at 100 %."""
        self._high = height
        self._fit()

    def show_text(self, text: str, *, name: str) -> None:
        """Show another comment; what could be undone before is gone."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.setPlainText(text)
        self.document().clearUndoRedoStacks()
        self.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.unstored.drop()
        self.setAccessibleName(name)

    def flush(self) -> None:
        """Store now what was typed last."""
        self.unstored.flush()

    def _store(self) -> None:
        self.edited.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
