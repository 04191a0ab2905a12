"""The button that copies what is shown, as a picture or as a table, or opens it as one."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from sixelements.i18n import _
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button

CopyEntry = tuple[str, str, Callable[[], object]]
"""What a menu line says, its keys or nothing, and what it does."""


class CopyButton(Button):
    """``entries`` is asked each time, because it depends on what is shown."""

    def __init__(self, theme: Theme, entries: Callable[[], Sequence[CopyEntry]]) -> None:
        super().__init__(theme, _("Copy"), name=_("Copy this view"))
        self._entries = entries
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for text, keys, doing in self._entries():
            action = QAction(text, menu)
            if keys:
                action.setText(
                    f"{text}\t{QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)}"
                )
            action.triggered.connect(lambda _on=False, do=doing: do())
            menu.addAction(action)
