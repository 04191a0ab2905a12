"""More is to be added than the plan has room for: asks what is put off for it, or that nothing is."""

from collections.abc import Callable, Collection

from PySide6.QtWidgets import QCheckBox, QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.domain.ids import ActionId
from sixelements.i18n import _, ngettext
from sixelements.presentation.board.room import RoomAsked
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button

Add = Callable[[Collection[ActionId]], object]
"""Adds, with these put off. Raises SixElementsError."""


class ParkDialog(Dialog):
    """Stays until what was ticked could be put off; nothing is ticked that nobody chose."""

    def __init__(self, parent: QWidget, theme: Theme, asked: RoomAsked, add: Add) -> None:
        super().__init__(parent, theme, asked.title, width=480)
        self._put_in = add
        self.add_words(asked.title, asked.said)
        self.ticks = {id_: QCheckBox(title.replace("&", "&&")) for id_, title in asked.to_park}
        for tick in self.ticks.values():
            tick.toggled.connect(lambda _on: self._say_button())
            self.column.addWidget(tick)
        self.done_button = Button(theme, "", self._done, kind="primary")
        self._say_button()
        self.finish(self.done_button)
        first = next(iter(self.ticks.values()), self.done_button)
        first.setFocus()

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, asked: RoomAsked, add: Add) -> bool:
        """Ask what is put off; whether it was added."""
        return cls(parent, theme, asked, add).run()

    @property
    def parked(self) -> tuple[ActionId, ...]:
        """What is ticked."""
        return tuple(id_ for id_, tick in self.ticks.items() if tick.isChecked())

    def _say_button(self) -> None:
        n = len(self.parked)
        words = ngettext("Put {n} off, and add", "Put {n} off, and add", n).format(n=n)
        self.done_button.setText(words if n else _("Add, put nothing off"))

    def _done(self) -> None:
        try:
            self._put_in(self.parked)
        except SixElementsError as refusal:
            self.say(refusal.sentence)
        else:
            self.accept()
