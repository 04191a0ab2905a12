"""One text that would be printed: to change in place, or to strike and bring back."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.domain.limits import LONG_TEXT
from sixelements.i18n import _
from sixelements.presentation.pages.redaction import RedactionRowView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.field_note import FieldNote
from sixelements.ui.widgets.text import Button, Text
from sixelements.ui.widgets.text_box import TextBox


class RedactionRow(QWidget):
    """``changed`` carries the words to print; empty ones strike the text."""

    changed = Signal(str)

    def __init__(self, theme: Theme, row: RedactionRowView, group: str) -> None:
        super().__init__()
        self.row = row
        name = _("{label}, {group}").format(label=row.label, group=group)
        self.box = TextBox()
        self.box.setParent(self)  # before the button, so that Tab comes to the text first
        self.box.setAccessibleName(name)
        self.button = Button(theme, _("Strike"), self._turn, kind="link")
        self.note = FieldNote(theme, self.box, most=max(LONG_TEXT, len(row.text.text)))
        self._name = name
        self._touched = False
        self._shown = ""
        label = Text(theme, row.label, role="small", tone="muted")
        label.setBuddy(self.box)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(label, stretch=1)
        line.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(line)
        column.addWidget(self.box)
        column.addWidget(self.note)
        self._show(row.words)
        self.box.left.connect(self._edited)

    @property
    def touched(self) -> bool:
        """Whether somebody struck or changed something here, or began to."""
        return self._touched or self.box.document().isModified()

    @property
    def struck(self) -> bool:
        return not self.box.isEnabled()

    def reset(self) -> None:
        """Show the text as it was written."""
        self._show(self.row.text.text)
        self._touched = False

    def _turn(self) -> None:
        self._touched = True
        self._show(self.row.text.text if self.struck else "")
        self.changed.emit("" if self.struck else self.box.text())

    def _edited(self) -> None:
        words = self.box.text()
        if self.struck or words == self._shown:  # the box holds some characters otherwise than they were
            return
        self._shown, self._touched = words, True
        if not words.strip():
            self._show("")
        self.changed.emit(words)

    def flush(self) -> None:
        """Take over what was typed last."""
        self._edited()

    def _show(self, words: str) -> None:
        """The words in the box; the old ones, struck through, where they are not to be printed."""
        struck = not words.strip()
        self.box.setText(self.row.text.text if struck else words)
        self._shown = self.box.text()
        self.box.setEnabled(not struck)
        font = QFont(self.box.font())
        font.setStrikeOut(struck)
        self.box.setFont(font)
        self.button.setText(_("Bring back") if struck else _("Strike"))
        verb = _("Bring back: {text}") if struck else _("Strike: {text}")
        self.button.setAccessibleName(verb.format(text=self._name))
