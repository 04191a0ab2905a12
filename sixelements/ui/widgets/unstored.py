"""What was typed into a field and is not stored yet: stored while typing, shortly after, and on leaving."""

from __future__ import annotations

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from sixelements.ui.widgets.line_edit import LineEdit

PAUSE = 400
"""Milliseconds after the last key until it is stored."""
LONGEST = 1000
"""Milliseconds that typing without a pause waits: who is cut off loses no more than that."""


class TypedEvent(QEvent):
    """Tells the field's window that something in it waits to be stored, or no longer does."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, unstored: Unstored) -> None:
        super().__init__(self.KIND)
        self.unstored = unstored


class MarkedEvent(QEvent):
    """Tells the field's window that the field was marked as wrong, or no longer is."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self) -> None:
        super().__init__(self.KIND)


_wrong = WeakSet[QWidget]()


def any_wrong() -> bool:
    """Whether any field says what can't be stored; mostly none does, and then no page is searched for it."""
    return bool(_wrong)


def note_wrong(field: QWidget, *, wrong: bool) -> None:
    """Note that a field says what can't be stored, or no longer does."""
    (_wrong.add if wrong else _wrong.discard)(field)


def mark(field: QWidget, value: str) -> None:
    """Mark a field: ``true`` as one whose text can't be stored, ``waits``, or ``false``."""
    if field.property("problem") != value:
        note_wrong(field, wrong=value == "true")
        field.setProperty("problem", value)
        field.style().unpolish(field)
        field.style().polish(field)
        QCoreApplication.postEvent(field.window(), MarkedEvent())


class Unstored(QObject):
    """``store`` stores what the field says. ``rests``: so it does when typing pauses,
    and every second where it does not.

    A day or a number with its unit is stored only when the field is left: half of it means another one.
    What is stored is the workbook's to undo, so the field forgets how it came to its text, unless it
    ``keeps_undo`` because the workbook takes nothing of it back. One that the workbook never gets ``tells``
    the window nothing.
    """

    def __init__(
        self,
        field: QWidget,
        store: Callable[[], None],
        *,
        rests: bool = True,
        keeps_undo: bool = False,
        tells: bool = True,
    ) -> None:
        super().__init__(field)
        self._field, self._store, self._rests, self._keeps_undo = field, store, rests, keeps_undo
        self._tells = tells
        self.waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.flush)
        self._typing = QElapsedTimer()

    @staticmethod
    def of(field: QWidget) -> Unstored | None:
        """What watches over the typing in a field."""
        return field.findChild(Unstored, options=Qt.FindChildOption.FindDirectChildrenOnly)

    @property
    def can_undo(self) -> bool:
        """Whether the field itself can take typing back."""
        editor = _editor(self._field)
        if isinstance(editor, QLineEdit):
            return self._own and editor.isUndoAvailable()
        return self._own and editor is not None and editor.document().isUndoAvailable()

    @property
    def can_redo(self) -> bool:
        """Whether the field itself can bring back the typing it took back."""
        editor = _editor(self._field)
        if isinstance(editor, QLineEdit):
            return self._own and editor.isRedoAvailable()
        return self._own and editor is not None and editor.document().isRedoAvailable()

    @property
    def _own(self) -> bool:
        """Whether undo is the field's: its text waits, or was refused, as its note marks it."""
        return self._keeps_undo or self.waiting or self._field.property("problem") == "true"

    def begin(self) -> None:
        """Something was typed."""
        if not self.waiting:
            self.waiting = True
            self._typing.start()
            self._tell()
        if self._rests:
            self._timer.start(rest(self._typing.elapsed()))

    def flush(self) -> None:
        """Store now what was typed last."""
        if self.waiting:
            self._rest()
            self._store()
            if not self._own:
                _forget_undo(_editor(self._field))
            self._tell()

    def drop(self) -> None:
        """Another text is shown instead."""
        if self.waiting:
            self._rest()
            self._tell()

    def _rest(self) -> None:
        self._timer.stop()
        self.waiting = False

    def _tell(self) -> None:
        if self._tells:
            QCoreApplication.sendEvent(self._field.window(), TypedEvent(self))


def can_take_back(field: QWidget) -> bool:
    """Whether a field knows what it said before somebody typed there."""
    editor = _editor(field)
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return editor is not None and editor.document().isUndoAvailable()


def take_back(field: QWidget) -> None:
    """Let a field say what it said before somebody typed there."""
    editor = _editor(field)
    while editor is not None and can_take_back(field):
        editor.undo()


def rest(waited: int) -> int:
    """Milliseconds until a text is stored that waits for this many: after a pause, or when it is due."""
    return max(0, min(PAUSE, LONGEST - waited))


def _editor(field: QWidget) -> QLineEdit | QPlainTextEdit | None:
    """What the text of a field stands in."""
    if isinstance(field, QSpinBox):
        return field.lineEdit()
    return field if isinstance(field, QLineEdit | QPlainTextEdit) else None


def _forget_undo(editor: QLineEdit | QPlainTextEdit | None) -> None:
    """Leave text, cursor and selection as they are; a word that is half composed stays so, too."""
    if isinstance(editor, QPlainTextEdit):
        editor.document().clearUndoRedoStacks()
    elif editor is not None and not (isinstance(editor, LineEdit) and editor.composing):
        cursor, start, length = editor.cursorPosition(), editor.selectionStart(), editor.selectionLength()
        editor.setText(editor.text())  # the one way to empty it
        editor.setCursorPosition(cursor)
        if length:
            back = cursor == start
            editor.setSelection(start + length if back else start, -length if back else length)
