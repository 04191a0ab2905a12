"""A labeled line of text, stored shortly after the last key, with the problem said under it."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Text

_PAUSE = 500
"""Milliseconds after the last key until the text is stored."""


class TextField(QWidget):
    """``store`` stores the text and returns why it can't be, or nothing."""

    def __init__(
        self, theme: Theme, label: str, store: Callable[[str], str], *, hint: str = "", longest: int = 200
    ) -> None:
        super().__init__()
        self._store = store
        self.edit = QLineEdit()
        self.edit.setMaxLength(longest)
        self.edit.setAccessibleName(label)
        self.edit.setPlaceholderText(hint)
        self._label = Text(theme, label, weight=500)
        self._label.setBuddy(self.edit)
        self._problem = Text(theme, role="small", tone="warn")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self.edit, self._problem):
            column.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._save)
        self.edit.textEdited.connect(self._edited)
        self.edit.editingFinished.connect(self.flush)

    def show_text(self, text: str) -> None:
        """Show what is stored, unless somebody is typing or what was typed can't be stored."""
        if self._timer.isActive() or self.problem:
            return
        if self.edit.text() != text and not (self.edit.hasFocus() and self.edit.text().strip() == text):
            self.edit.setText(text)

    def reset(self, text: str) -> None:
        """Show what is stored, whatever was typed."""
        self._timer.stop()
        self._say("")
        self.edit.setText(text)

    @property
    def problem(self) -> str:
        """Why what is typed can't be stored; empty if it can."""
        return "" if self._problem.isHidden() else self._problem.text()

    def flush(self) -> None:
        """Store now what was typed last."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def _edited(self) -> None:
        self._timer.start()

    def _save(self) -> None:
        self._say(self._store(self.edit.text()))

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self.edit.setAccessibleDescription(problem)
        self.edit.setProperty("problem", "true" if problem else "false")
        self.edit.style().unpolish(self.edit)
        self.edit.style().polish(self.edit)
        if problem:
            announce(self.edit, problem)
