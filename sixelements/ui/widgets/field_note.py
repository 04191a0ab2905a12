"""What stands under a field: how much still fits, why its text is not stored, what is asked about it."""

from functools import cached_property, partial
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from sixelements.application.typed import Asked, Reply
from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.typed import counter, too_long
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.digit_keys import held_down
from sixelements.ui.widgets.layouts import clear, scroller_of
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.unstored import mark

TextEditor = QLineEdit | QPlainTextEdit
_AIR = 8
"""Pixels between what is said and the foot of what scrolls."""
_CLICK = 50
"""Milliseconds after which it is looked again whether a click has ended."""


class _Parts(NamedTuple):
    """What a note is made of."""

    words: Text
    counter: Text
    to_surplus: Button
    take_back: Button
    question: QFrame
    asked: Text
    replies: QHBoxLayout
    other: Button


class FieldNote(QWidget):
    """Hidden while there is nothing to say. ``replied`` carries the answer that somebody chose.

    ``most``: the characters that fit; what goes beyond stays in the field and is marked there.
    """

    replied = Signal(object)

    def __init__(self, theme: Theme, field: TextEditor | QSpinBox, *, most: int | None = None) -> None:
        super().__init__()
        self._theme, self._most = theme, most
        self._whole = field
        """What has the frame and the focus; a box for numbers has its text in a line of its own."""
        self._field: TextEditor = field.lineEdit() if isinstance(field, QSpinBox) else field
        self._refusal: SixElementsError | None = None
        self._refused, self._said, self._about, self._waits = "", "", "", ""
        self._length, self._pasted = len(self._text), False
        self._buttons = dict[Reply, Button]()
        self._field.textChanged.connect(self._changed)
        self._show()

    @cached_property
    def _parts(self) -> _Parts:
        """Made when there is first something to say: a page has twenty fields, and few of them ever do."""
        theme = self._theme
        parts = _Parts(
            words=Text(theme, role="small", tone="warn"),
            counter=Text(theme, role="small", wrap=False, tabular=True),
            to_surplus=Button(theme, _("Go to the first one too many"), self._show_surplus, kind="link"),
            take_back=Button(theme, _("Take the paste back"), self._undo_surplus, kind="link"),
            question=QFrame(),
            asked=Text(theme, role="small"),
            replies=QHBoxLayout(),
            other=Button(theme, _("Type another"), self._back, kind="link"),
        )
        self._lay_out(parts)
        return parts

    def _lay_out(self, parts: _Parts) -> None:
        parts.question.setProperty("kind", "asked")
        parts.question.hide()
        asked = QVBoxLayout(parts.question)
        asked.setContentsMargins(10, 8, 10, 8)
        asked.setSpacing(6)
        asked.addWidget(parts.asked)
        asked.addLayout(parts.replies)
        asked.addWidget(parts.other, alignment=Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(parts.words, stretch=1)
        row.addWidget(parts.counter, alignment=Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        ways.addWidget(parts.to_surplus)
        ways.addWidget(parts.take_back)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(parts.question)

    # what is said

    @property
    def problem(self) -> str:
        """Why the text can't be stored; empty if it can."""
        return self.problem_of_length or (self._refusal.sentence if self._refusal else "")

    @property
    def problem_of_length(self) -> str:
        """By how much the text is too long; empty if it fits."""
        return "" if self._most is None else too_long(self._text, self._most)

    @property
    def _text(self) -> str:
        """The text as it would be stored."""
        field = self._field
        return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()

    def say(self, refusal: SixElementsError | None) -> None:
        """Say why the text was not stored, and what is asked about it; nothing if all is well."""
        self._refusal, self._refused = refusal, self._text
        self._show()

    def wait(self, words: str) -> None:
        """Say that the text is not stored yet, as the disk says no; nothing if it is."""
        if words != self._waits:
            self._waits = words
            self._show()

    def describe(self, about: str) -> None:
        """What a screen reader hears of the field while nothing is wrong."""
        self._about = about
        self._show()

    def _changed(self) -> None:
        if self._text != self._refused:
            self._refusal = None
        before, self._length = self._length, len(self._text)
        if self._most is not None and before <= self._most:
            self._pasted = self._length > before + 1 and self._length > self._most
        self._show()

    def _show(self) -> None:
        count = "" if self._most is None else counter(self._text, self._most)
        beyond, problem = bool(self.problem_of_length), self.problem
        words = problem or self._waits
        if words or count or self._is_made:
            self._say(words, count, beyond=beyond)
        self._mark(problem=bool(problem), beyond=beyond)
        self._appear(wanted=bool(words or count))
        self._speak(problem, count)

    def _appear(self, *, wanted: bool) -> None:
        """A click that leaves the field is let end first: what is clicked must not move from under it."""
        if wanted and self.isHidden() and QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            QTimer.singleShot(_CLICK, self, self._show)
        else:
            self.setVisible(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What is wrong with the field in use comes into sight where the foot of its panel would hide it."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        area = scroller_of(self)
        if area is not None and self.isVisible() and self._is_in_use(self.window().focusWidget()):
            area.ensureWidgetVisible(self, 0, _AIR)

    def _is_in_use(self, focused: QWidget | None) -> bool:
        around = self.parentWidget()
        return focused is not None and around is not None and around.isAncestorOf(focused)

    @property
    def _is_made(self) -> bool:
        return "_parts" in vars(self)

    def _say(self, words: str, count: str, *, beyond: bool) -> None:
        asked = self._refusal if isinstance(self._refusal, Asked) and not beyond else None
        parts = self._parts
        parts.words.setText("" if asked else words)
        parts.words.setVisible(bool(words) and not asked)
        parts.counter.setText(count)
        parts.counter.setVisible(bool(count))
        parts.counter.set_tone("warn" if beyond else "")
        parts.to_surplus.setVisible(beyond)
        parts.take_back.setVisible(beyond and self._pasted and self._can_undo)
        self._ask(asked)

    def _speak(self, problem: str, count: str) -> None:
        """Tell a screen reader when the limit comes near, when it is reached, and what is wrong."""
        self._whole.setAccessibleDescription(problem or self._waits or count or self._about)
        full = self._most is not None and len(self._text) == self._most
        kind = ("full" if full else "near") if count and not problem else problem.lstrip("0123456789,")
        if kind and kind != self._said:
            announce(self._whole, problem or count)
        self._said = kind

    def _ask(self, asked: Asked | None) -> None:
        replies = asked.replies if asked else ()
        parts = self._parts
        if asked is None and parts.question.isAncestorOf(self.focusWidget()):
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)  # as when it was taken back
        parts.question.setVisible(asked is not None)
        parts.asked.setText(asked.sentence if asked else "")
        if tuple(self._buttons) == replies:
            return
        clear(parts.replies)
        self._buttons = {reply: Button(self._theme, reply.words) for reply in replies}
        for reply, button in self._buttons.items():
            button.clicked.connect(partial(self._reply, reply))
            parts.replies.addWidget(button)
        parts.replies.addStretch(1)

    def focus_reply(self) -> None:
        """Give the focus to the likeliest answer, where something is asked."""
        if self._is_asking:
            first = next(iter(self._buttons.values()), self._parts.other)
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _is_asking(self) -> bool:
        return self._is_made and not self._parts.question.isHidden()

    # what is marked in the field

    def _mark(self, *, problem: bool, beyond: bool) -> None:
        field, whole = self._field, self._whole
        value = "true" if problem else "waits" if self._waits else "false"
        mark(whole, value)
        if isinstance(field, QPlainTextEdit) and self._most is not None:
            field.setExtraSelections([self._surplus(field)] if beyond else [])

    def _surplus(self, field: QPlainTextEdit) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        look = QTextCharFormat()
        look.setBackground(self._theme.color("warnTint"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(QColor(self._theme.color("warn")))
        cursor = QTextCursor(field.document())
        cursor.setPosition(self._first_too_many)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        marked.format, marked.cursor = look, cursor
        return marked

    @property
    def _first_too_many(self) -> int:
        """Where it stands for Qt, which counts some characters as two."""
        field = self._field
        whole = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        blanks = len(whole) - len(whole.lstrip())
        fits = whole[: blanks + (self._most or 0)]
        return len(fits.encode("utf-16-le", "surrogatepass")) // 2

    def _show_surplus(self) -> None:
        first, field = self._first_too_many, self._field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setSelection(first, len(field.text().encode("utf-16-le", "surrogatepass")) // 2 - first)
        else:
            cursor = field.textCursor()
            cursor.setPosition(first)
            field.setTextCursor(cursor)

    @property
    def _can_undo(self) -> bool:
        """Whether somebody changed the text since it was shown; what is shown again can't be taken back."""
        field = self._field
        if isinstance(field, QLineEdit):
            return field.isUndoAvailable()
        return field.document().isUndoAvailable()

    def _undo_surplus(self) -> None:
        """Take back what was typed last until it fits; Ctrl+Y in the field brings it again."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        while self.problem_of_length and self._can_undo:
            self._field.undo()

    # answers

    def _reply(self, reply: Reply, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.replied.emit(reply)

    def _back(self) -> None:
        """To the field, with what was typed in it."""
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(self._field, QLineEdit):
            self._field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the field; Enter presses the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self._is_asking:
            self._back()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, Button):
            if not held_down(event):
                focused.click()
        else:
            super().keyPressEvent(event)
