"""The name of something new on a worksheet, such as a process or a service; all else is filled in there."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.limits import CHARACTERS, Writing
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Button


class NewRow(NamedTuple):
    """The words of the question: its title, the field's label and example, and the button."""

    title: str
    label: str
    hint: str
    button: str


class NewRowDialog(Dialog):
    """``add`` adds it. Raises SixElementsError where it can't be."""

    def __init__(self, parent: QWidget, theme: Theme, words: NewRow, add: Callable[[str], object]) -> None:
        super().__init__(parent, theme, words.title, width=460)
        self._add_row = add
        self.name = LineEdit()
        self.name.setPlaceholderText(words.hint)
        self.add_words(words.title)
        self.add_field(words.label, self.name, most=CHARACTERS[Writing.ROW])
        self.done_button = Button(theme, words.button, self._add, kind="primary")
        self.finish(self.done_button)
        self.name.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, words: NewRow, add: Callable[[str], object]) -> bool:
        """Ask for the name; whether something was added."""
        return cls(parent, theme, words, add).run()

    def _add(self) -> None:
        if self.too_long:
            self.too_long.setFocus()
            return
        try:
            self._add_row(self.name.text())
        except SixElementsError as refusal:
            self.say(refusal.sentence, self.name)
        else:
            self.accept()
