"""One part of an action to fill in: its label, its field, and what was wrong with what was typed."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.plan_fields import FieldSpec, Shape
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.choice import Choice
from sixelements.ui.widgets.day_field import DayField
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.text_box import TextBox

_PAUSE = 400
"""Milliseconds after the last key until a text is stored."""

Editor = QLineEdit | TextBox | DayField | Choice


class FieldBox(QWidget):
    """``edited`` carries the text: texts when typing pauses, days and numbers when they are done with."""

    edited = Signal(str)

    def __init__(self, theme: Theme, spec: FieldSpec, *, one_line: bool = False) -> None:
        super().__init__()
        self.spec, self._one_line = spec, one_line
        self._typed = False
        self._label = Text(theme, spec.label(), role="small", tone="muted")
        self._missing = Text(theme, _("to fill in"), role="small", tone="warn", wrap=False)
        self._problem = Text(theme, role="small", tone="warn")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.flush)
        self.editor = self._make(theme)
        self._label.setBuddy(self.editor)
        self._problem.hide()
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label, stretch=1)
        head.addWidget(self._missing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.editor)
        column.addWidget(self._problem)
        column.addStretch(1)

    def _make(self, theme: Theme) -> Editor:
        makers: dict[Shape, Callable[[], Editor]] = {
            Shape.LINE: self._line,
            Shape.NUMBER: self._line,
            Shape.TEXT: self._text,
            Shape.DAY: lambda: DayField(theme, name=self.spec.label()),
            Shape.CHOICE: self._choice,
        }
        editor = makers[self.spec.shape]()
        editor.setAccessibleName(self.spec.label())
        if isinstance(editor, DayField):
            editor.line.textEdited.connect(self._touch)
            editor.chosen.connect(self._done)
        return editor

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(self.spec.most)
        line.setPlaceholderText(self.spec.hint())
        line.textEdited.connect(self._touch)
        line.editingFinished.connect(self.flush)
        return line

    def _text(self) -> TextBox:
        box = TextBox(one_line=self._one_line, most=self.spec.most)
        box.setPlaceholderText(self.spec.hint())
        box.textChanged.connect(self._touch)
        box.left.connect(self.flush)
        return box

    def _choice(self) -> Choice:
        choice = Choice()
        for value, words in self.spec.choices():
            choice.addItem(words, value)
        choice.activated.connect(lambda n: self.edited.emit(choice.itemData(n)))
        return choice

    # what the person does

    def _touch(self) -> None:
        self._typed = True
        if self.spec.shape in (Shape.LINE, Shape.TEXT):
            self._timer.start()

    def _done(self, _text: str) -> None:
        self._typed = True
        self.flush()

    def flush(self) -> None:
        """Store now what was typed last."""
        self._timer.stop()
        if self._typed:
            self._typed = False
            self.edited.emit(self.text())

    def text(self) -> str:
        """What the field says."""
        if isinstance(self.editor, Choice):
            return str(self.editor.currentData())
        return self.editor.line.text() if isinstance(self.editor, DayField) else self.editor.text()

    # what is shown

    def show_value(self, text: str, *, missing: bool, near: date, anew: bool) -> None:
        """Show a value; what is being typed stays. ``anew``: it is another action's."""
        self._missing.setVisible(missing)
        self.editor.setAccessibleDescription(_("To fill in") if missing else "")
        if anew:
            self._typed = False
            self._timer.stop()
            self.say("")
        if self._typed or (self._problem.text() and not anew):
            return
        if isinstance(self.editor, Choice):
            self.editor.setCurrentIndex(max(self.editor.findData(text), 0))
        elif isinstance(self.editor, DayField):
            self.editor.show_day(text, near)
        elif self.editor.text().strip() != text.strip() or anew:
            self.editor.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.editor.setText(text)
            if isinstance(self.editor, QLineEdit):
                self.editor.setCursorPosition(0)
            self.editor.blockSignals(False)  # noqa: FBT003 - Qt's own
            self._grow()

    def _grow(self) -> None:
        if isinstance(self.editor, TextBox):
            self.editor.grow()

    def say(self, problem: str) -> None:
        """Say what is wrong with what was typed; nothing where all is well."""
        if problem == self._problem.text():
            return
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        target = self.editor.line if isinstance(self.editor, DayField) else self.editor
        target.setProperty("problem", "true" if problem else "false")
        target.style().unpolish(target)
        target.style().polish(target)
        if problem:
            announce(target, problem)

    def set_fixed(self, *, fixed: bool) -> None:
        """Whether it can only be read."""
        if isinstance(self.editor, Choice):
            self.editor.setEnabled(not fixed)
        else:
            self.editor.setReadOnly(fixed)
