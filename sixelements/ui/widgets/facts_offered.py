"""Facts of the worksheets that differ from what people said, each with a key that takes it in as evidence."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.i18n import _
from sixelements.presentation.pages.settle import OfferedFact, taken_in
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.layouts import clear
from sixelements.ui.widgets.text import Button, Text

_KEYS = ("Alt+6", "Alt+7", "Alt+8", "Alt+9")
"""Those of a level are Alt 1 to Alt 5; facts beyond the fourth have their button alone."""


class FactsOffered(QWidget):
    """Hidden where no fact differs. ``take`` is called with the fact that is taken in."""

    def __init__(self, theme: Theme, take: Callable[[OfferedFact], None]) -> None:
        super().__init__()
        self._theme, self._take = theme, take
        self._facts: tuple[OfferedFact, ...] = ()
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        for place, key in enumerate(_KEYS):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(partial(self._take_by_key, place))
        self.hide()

    def show_facts(self, facts: Sequence[OfferedFact], evidence: str) -> None:
        """Offer these facts; ``evidence``: what is there already."""
        if self._facts != tuple(facts):
            self._facts = tuple(facts)
            self._build()
        self.note(evidence)

    def _build(self) -> None:
        clear(self._column)
        self.buttons = []
        for place, fact in enumerate(self._facts):
            hint = _KEYS[place].replace("+", " ") if place < len(_KEYS) else ""
            self._column.addWidget(Text(self._theme, fact.words, role="small", tone="warn"))
            button = Button(self._theme, "", partial(self._take, fact), hint=hint)
            button.setAccessibleName(_("Take in as evidence: {fact}").format(fact=fact.evidence))
            self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
            self.buttons.append(button)
        self.setVisible(bool(self._facts))

    def note(self, evidence: str) -> None:
        """What is among the evidence can't be taken in again."""
        for place, (button, fact) in enumerate(zip(self.buttons, self._facts, strict=True)):
            there = taken_in(evidence, fact)
            key = _KEYS[place].replace("+", " ") if place < len(_KEYS) else ""
            words = _("Take in as evidence ({key})").format(key=key) if key else _("Take in as evidence")
            button.setText(_("Taken in") if there else words)
            button.setEnabled(not there)

    def _take_by_key(self, place: int) -> None:
        if place < len(self.buttons) and self.buttons[place].isEnabled():
            self._take(self._facts[place])
