"""One part of an action or a worksheet to fill in: its label, its field, and what was wrong with it."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.application.typed import Reply
from sixelements.domain.errors import BadInput
from sixelements.i18n import _
from sixelements.presentation.pages.plan_fields import FieldShape
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.choice import ChoiceBox
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_box import TextBox
from sixelements.ui.widgets.unstored import Unstored

FieldEditor = QLineEdit | TextBox | DayField | ChoiceBox


class Spec(Protocol):
    """What a field is like: the part of an action, or of a worksheet."""

    @property
    def shape(self) -> FieldShape: ...

    @property
    def most(self) -> int | None: ...

    @property
    def label(self) -> Callable[[], str]: ...

    @property
    def hint(self) -> Callable[[], str]: ...

    @property
    def choices(self) -> Callable[[], tuple[tuple[str, str], ...]]: ...


class FieldBox(QWidget):
    """``edited`` carries the text: texts when typing pauses, days and numbers when they are done with.

    It also carries whether the text is sure, as an answer to what was asked about it.
    """

    edited = Signal(str, bool)

    def __init__(self, theme: Theme, spec: Spec, *, one_line: bool = False) -> None:
        super().__init__()
        self.spec, self._one_line = spec, one_line
        self._settled: str | None = None
        """What is shown and stored, or waits with the disk; None if it was refused."""
        self._label = Text(theme, spec.label(), role="small", tone="muted")
        self._missing = Text(theme, _("to fill in"), role="small", tone="warn", wrap=False)
        self.editor = self._make(theme)
        typed = self.editor.line if isinstance(self.editor, DayField) else self.editor
        self.unstored = Unstored(typed, self._store, rests=spec.shape in (FieldShape.LINE, FieldShape.TEXT))
        self._connect()
        self._label.setBuddy(self.editor)
        self.note = self._note(theme)
        self._chosen_note = Text(theme, role="small", tone="warn")  # a choice waits, but is never wrong
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label, stretch=1)
        head.addWidget(self._missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._chosen_note if self.note is None else self.note)
        column.addStretch(1)

    def _make(self, theme: Theme) -> FieldEditor:
        makers: dict[FieldShape, Callable[[], FieldEditor]] = {
            FieldShape.LINE: self._line,
            FieldShape.NUMBER: self._line,
            FieldShape.TEXT: self._text,
            FieldShape.DAY: lambda: DayField(theme, name=self.spec.label()),
            FieldShape.CHOICE: self._choice,
        }
        editor = makers[self.spec.shape]()
        editor.setAccessibleName(self.spec.label())
        return editor

    def _line(self) -> QLineEdit:
        line = LineEdit()
        line.setPlaceholderText(self.spec.hint())
        return line

    def _text(self) -> TextBox:
        box = TextBox(one_line=self._one_line)
        box.setPlaceholderText(self.spec.hint())
        return box

    def _choice(self) -> ChoiceBox:
        choice = ChoiceBox()
        for value, words in self.spec.choices():
            choice.addItem(words, value)
        return choice

    def _connect(self) -> None:
        editor = self.editor
        if isinstance(editor, ChoiceBox):
            editor.activated.connect(lambda n: self.edited.emit(editor.itemData(n), True))  # noqa: FBT003
        elif isinstance(editor, DayField):
            editor.line.textEdited.connect(self.unstored.begin)
            editor.chosen.connect(self._done)
        elif isinstance(editor, TextBox):
            editor.textChanged.connect(self.unstored.begin)
            editor.left.connect(self.flush)
        else:
            editor.textEdited.connect(self.unstored.begin)
            editor.editingFinished.connect(self.flush)

    def _note(self, theme: Theme) -> FieldNote | None:
        """A choice can't be wrong."""
        if isinstance(self.editor, ChoiceBox):
            return None
        typed = self.editor.line if isinstance(self.editor, DayField) else self.editor
        note = FieldNote(theme, typed, most=self.spec.most)
        note.replied.connect(self._reply)
        return note

    # what the person does

    def _done(self, text: str) -> None:
        """A day that only was looked at is not read, and so not doubted, again."""
        if text == self._settled and not self.unstored.waiting:
            return
        self.unstored.begin()
        self.flush()

    def flush(self) -> None:
        """Store now what was typed last."""
        self.unstored.flush()

    def _store(self) -> None:
        self.edited.emit(self.text(), False)  # noqa: FBT003 - Qt's signal
        if self.note is not None and self.editor.hasFocus():  # Enter was pressed in it
            self.note.focus_reply()

    def _reply(self, reply: Reply) -> None:
        self.unstored.drop()
        self._set_text(reply.text)
        self.edited.emit(reply.text, reply.sure)

    def text(self) -> str:
        """What the field says."""
        if isinstance(self.editor, ChoiceBox):
            return str(self.editor.currentData())
        return self.editor.line.text() if isinstance(self.editor, DayField) else self.editor.text()

    # what is shown

    def show_value(
        self, text: str, *, refused: BadInput | None, unstored: str, missing: bool, near: date, another: bool
    ) -> None:
        """Show a value; what is being typed stays. ``refused``: why it can't be stored.

        ``unstored``: what is said while it waits to be. ``another``: the field shows another action now.
        """
        self._missing.setVisible(missing and not refused)
        if another:
            self.unstored.drop()
        if self.unstored.waiting:
            return
        self._wait(unstored)
        if isinstance(self.editor, ChoiceBox):
            self.editor.setAccessibleDescription(unstored or (_("To fill in") if missing else ""))
            self.editor.setCurrentIndex(max(self.editor.findData(text), 0))
        elif isinstance(self.editor, DayField):
            self.editor.show_day(text, near)
        elif self.editor.text().strip() != text.strip() or another:
            self._set_text(text)
        self._settled = self.text() if refused is None else None
        if self.note is not None:
            self.note.describe(_("To fill in") if missing else "")
            self.note.say(refused)

    def _set_text(self, text: str) -> None:
        editor = self.editor.line if isinstance(self.editor, DayField) else self.editor
        if isinstance(editor, ChoiceBox):
            return
        editor.blockSignals(True)  # noqa: FBT003 - Qt's own
        editor.setText(text)
        if isinstance(editor, QLineEdit):
            editor.setCursorPosition(0)
        editor.blockSignals(False)  # noqa: FBT003 - Qt's own
        if isinstance(editor, TextBox):
            editor.grow()

    def _wait(self, unstored: str) -> None:
        if self.note is not None:
            self.note.wait(unstored)
        else:
            self._chosen_note.setText(unstored)
            self._chosen_note.setVisible(bool(unstored))

    def say(self, refused: BadInput | None) -> None:
        """Say why what was typed is not stored; nothing if all is well."""
        if self.note is not None:
            self.note.say(refused)

    def set_fixed(self, *, fixed: bool) -> None:
        """Whether it can only be read."""
        if isinstance(self.editor, ChoiceBox):
            self.editor.setEnabled(not fixed)
        else:
            self.editor.setReadOnly(fixed)
