"""A text field that grows with its text, and gets lower only once it is left; Tab leaves it."""

from PySide6.QtCore import QMargins, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QSizePolicy

from sixelements.ui.widgets.digit_keys import shortcut_by_place

_AROUND = QMargins(8, 6, 8, 6)
_ROWS = 12
_CLICK = 50
"""Milliseconds after which it is looked again whether a click has ended."""


class TextBox(QPlainTextEdit):
    """Plain text only. ``one_line``: Enter starts no new line, and line breaks pasted in become spaces.

    It grows to so many ``rows``, then it scrolls. ``left``: the focus went elsewhere.
    """

    left = Signal()

    def __init__(self, *, one_line: bool = False, rows: int = _ROWS) -> None:
        super().__init__()
        self._one_line, self._most_rows = one_line, rows
        self._kept_high = 0
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self.grow)
        self.verticalScrollBar().valueChanged.connect(self._stay)

    def text(self) -> str:
        """What is typed."""
        text = self.toPlainText()
        return " ".join(text.split("\n")) if self._one_line else text

    def setText(self, text: str) -> None:
        """Show another text; what could be undone before is gone."""
        self._kept_high = 0
        self.setPlainText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if shortcut_by_place(event):
            event.ignore()  # Qt would type the sign that Alt goes with
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._one_line:
            if isinstance(self.window(), QDialog):
                event.ignore()  # the dialog's own button is pressed
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel is meant for the page, unless there is more than the box shows."""
        if self._scrolls:
            super().wheelEvent(event)
        else:
            event.ignore()

    @property
    def _scrolls(self) -> bool:
        return self._rows > self._most_rows

    def _stay(self, row: int) -> None:
        """Qt scrolls by whole rows where a single pixel lacks, and would hide the first."""
        if row and not self._scrolls:
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.grow()

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).lineSpacing()
        rows = min(max(1, self._rows), self._most_rows)
        return QSize(120, rows * line + _AROUND.top() + _AROUND.bottom() + 2)

    @property
    def _rows(self) -> int:
        return round(self.document().size().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        self._get_lower()

    def _get_lower(self) -> None:
        """A click that leaves the field is let end first: what is clicked must not move from under it."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_CLICK, self, self._get_lower)
        elif not self.hasFocus():
            self._kept_high = 0
            self.grow()

    def grow(self) -> None:
        """Be as high as the text."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self._scrolls:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        wanted = self.sizeHint().height()
        if self.hasFocus():  # what is below stays where it is while somebody empties it to type again
            wanted = self._kept_high = max(self._kept_high, wanted)
        if self.height() != wanted:
            self.setFixedHeight(wanted)
