"""A whole number with its words beside it, and what is wrong with it under both."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sixelements.application.typed import read_whole
from sixelements.domain.errors import BadInput
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.whole_number import WholeNumber

_WIDE = 84


class NumberBeside(QWidget):
    """``take`` gets a number that was typed or stepped to, and ``held`` what can't be read.

    Of several in a row the note of each ``box`` goes under all of them, so that none is pushed aside.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        least: int,
        most: int,
        take: Callable[[int], object],
        held: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__()
        self._take, self._least, self._most = take, least, most
        self._held = held
        self.box = WholeNumber(theme, words, least=least, most=most, width=_WIDE, store=self._store)
        self.box.lineEdit().setTextMargins(8, 0, 0, 0)
        label = Text(theme, words)
        label.setBuddy(self.box)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.box)
        row.addWidget(label, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.box.note)

    def _store(self, text: str) -> str:
        """Take a number in, or say what is wrong with it."""
        try:
            number = read_whole(text, least=self._least, most=self._most)
        except BadInput as refusal:
            if self._held:
                self._held(text)
            return refusal.sentence
        self._take(number)
        return ""
