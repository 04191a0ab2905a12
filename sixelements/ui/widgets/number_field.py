"""A labeled whole number, with what is wrong with it said under it."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Text
from sixelements.ui.widgets.whole_number import WholeNumber

_WIDE = 112


class NumberField(QWidget):
    """Its ``box`` does the work. Of several side by side what is wrong stands under all: `under`."""

    def __init__(
        self, theme: Theme, label: str, *, least: int, most: int, store: Callable[[str], str] | None = None
    ) -> None:
        super().__init__()
        self.box = WholeNumber(theme, label, least=least, most=most, width=_WIDE, store=store)
        self.box.lineEdit().setTextMargins(8, 0, 0, 0)
        self._label = Text(theme, label, weight=500)
        self._label.setBuddy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for widget in (self._label, self.box, self.box.note):
            column.addWidget(widget)
        column.addStretch(1)


def under(fields: Iterable[NumberField]) -> QVBoxLayout:
    """What is wrong with fields side by side, in lines below them, so that none is pushed aside."""
    column = QVBoxLayout()
    column.setSpacing(4)
    for field in fields:
        column.addWidget(field.box.note)
    return column
