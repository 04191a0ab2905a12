"""A labeled line of text, stored shortly after the last key, with the problem said under it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.domain.errors import BadInput
from sixelements.presentation.held import HeldText
from sixelements.presentation.unsaved import WaitingChange
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.unstored import Unstored


class TextField(QWidget):
    """``store`` stores the text and returns why it can't be, or nothing. ``most`` characters fit."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        store: Callable[[str], str],
        *,
        most: int | None = None,
        hint: str = "",
    ) -> None:
        super().__init__()
        self._store = store
        self.edit = LineEdit()
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(hint)
        self._label = Text(theme, label, weight=500)
        self._label.setBuddy(self.edit)
        self._note = FieldNote(theme, self.edit, most=most)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self.edit, self._note):
            column.addWidget(widget)
        self.unstored = Unstored(self.edit, self._save)
        self.edit.textEdited.connect(self.unstored.begin)
        self.edit.editingFinished.connect(self.flush)

    def show_text(
        self, text: str, held: HeldText | None = None, waiting: WaitingChange | None = None
    ) -> None:
        """Show what is stored, or what was typed instead and is not; not while somebody is typing."""
        if self.unstored.waiting:
            return
        self._note.wait(waiting.said if waiting else "")
        text = held.text if held else waiting.typed.words if waiting and waiting.typed else text
        if self.edit.text() != text and not (self.edit.hasFocus() and self.edit.text().strip() == text):
            self.edit.setText(text)
        self._note.say(held.refusal if held else None)

    @property
    def problem(self) -> str:
        """Why what is typed can't be stored; empty if it can."""
        return self._note.problem

    def flush(self) -> None:
        """Store now what was typed last."""
        self.unstored.flush()

    def _save(self) -> None:
        problem = self._store(self.edit.text())
        self._note.say(BadInput(problem) if problem else None)
