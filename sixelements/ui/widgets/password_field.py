"""Fields for passwords: what is typed shows only where somebody wants it to."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QWidget

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.line_edit import LineEdit
from sixelements.ui.widgets.text import Text


class PasswordField(LineEdit):
    """Dots instead of letters; nothing of it goes into an input method's memory."""

    def __init__(self) -> None:
        super().__init__()
        self.show_typed(on=False)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText
            | hints.ImhSensitiveData
            | hints.ImhNoPredictiveText
            | hints.ImhNoAutoUppercase
        )

    def show_typed(self, *, on: bool) -> None:
        """Show the letters, or dots."""
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Normal if on else modes.Password)


class NewPassword(QWidget):
    """A new password, typed twice; ``typed`` with each letter."""

    typed = Signal()

    def __init__(self, theme: Theme, label: str, *, hint: str = "") -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.first, self.again = PasswordField(), PasswordField()
        for n, (field, words) in enumerate(((self.first, label), (self.again, _("The same again")))):
            said = Text(theme, words, weight=600)
            said.setBuddy(field)
            field.setAccessibleName(words)
            field.textChanged.connect(self.typed)
            grid.addWidget(said, 0, n)
            grid.addWidget(field, 1, n)
            grid.setColumnStretch(n, 1)
        self.shown = QCheckBox(_("Show what is typed"))
        self.shown.toggled.connect(self._show)
        if hint:
            self.first.setAccessibleDescription(hint)
            grid.addWidget(Text(theme, hint, role="small", tone="muted"), 2, 0)
        grid.addWidget(self.shown, 2, 1)
        self.setFocusProxy(self.first)

    def _show(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        for field in (self.first, self.again):
            field.show_typed(on=on)
