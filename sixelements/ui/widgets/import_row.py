"""A file as a row: its name, an icon and a word, the details, and what can be wanted of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.presentation.pages.sheet_import import FileOutcome, ImportView
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.icon import Icon
from sixelements.ui.widgets.text import Button, Text
from sixelements.wording import phrases

_ICONS = {
    FileOutcome.READY: ("table", "accent"),
    FileOutcome.TO_DECIDE: ("question", "warn"),
    FileOutcome.SAME: ("info", "warn"),
    FileOutcome.REFUSED: ("warning", "danger"),
    FileOutcome.TAKEN: ("check", "success"),
    FileOutcome.OUT: ("info", "muted"),
}


class ImportRow(QWidget):
    """``wanted`` carries what somebody wants of the file."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, view: ImportView) -> None:
        super().__init__()
        self.setAccessibleName(view.spoken)
        self.buttons: list[Button] = []
        name, tone = _ICONS[view.outcome]
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(12)
        file = Text(theme, view.file)
        result = Text(theme, view.result, tone=tone, weight=600, wrap=False)
        sign = QHBoxLayout()
        sign.setSpacing(6)
        sign.addWidget(Icon(theme, name, tone=tone, side=16))
        sign.addWidget(result, stretch=1)
        details = QVBoxLayout()
        details.setSpacing(2)
        for text in view.details:
            details.addWidget(Text(theme, text, role="small", tone="muted"))
        for wish, words in view.wishes:
            button = Button(theme, words, kind="link", name=phrases.labeled(view.file, words))
            button.clicked.connect(lambda _on=False, w=wish: self.wanted.emit(w))
            self.buttons.append(button)
            details.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        outcome = QWidget()
        sign.setContentsMargins(0, 0, 0, 0)
        outcome.setLayout(sign)
        outcome.setMinimumWidth(theme.px(160))
        row.addWidget(file, stretch=3)
        row.addWidget(outcome)
        row.addLayout(details, stretch=7)
        for part in (file, outcome):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
