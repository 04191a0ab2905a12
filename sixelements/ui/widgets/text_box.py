"""A text field that grows with its text; Tab leaves it."""

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QSizePolicy

_AROUND = QMargins(8, 6, 8, 6)
_ROWS = 12
"""It grows to so many lines, then it scrolls."""


class TextBox(QPlainTextEdit):
    """Plain text only. ``one_line``: Enter starts no new line, and line breaks pasted in become spaces.

    ``left``: the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, *, one_line: bool = False) -> None:
        super().__init__()
        self._one_line = one_line
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.grow)

    def text(self) -> str:
        """What is typed."""
        text = self.toPlainText()
        return " ".join(text.split("\n")) if self._one_line else text

    def setText(self, text: str) -> None:
        """Show another text; what could be undone before is gone."""
        self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._one_line:
            if isinstance(self.window(), QDialog):
                event.ignore()  # the dialog's own button is pressed
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).lineSpacing()
        rows = min(max(1, self._rows), _ROWS)
        return QSize(120, rows * line + _AROUND.top() + _AROUND.bottom() + 2)

    @property
    def _rows(self) -> int:
        return round(self.document().size().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def grow(self) -> None:
        """Be as high as the text."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self._rows > _ROWS:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        wanted = self.sizeHint().height()
        if self.height() != wanted:
            self.setFixedHeight(wanted)
