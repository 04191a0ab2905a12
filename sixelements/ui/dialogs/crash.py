"""A mistake of ours: one calm dialog, however many follow; what is stored stays stored."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sixelements import __version__
from sixelements.i18n import _
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.banner import announce
from sixelements.ui.widgets.text import Button, Text


class CrashDialog(Dialog):
    """Shows where it happened, never what was typed."""

    open_now = False

    def __init__(self, parent: QWidget, theme: Theme, details: str) -> None:
        super().__init__(parent, theme, _("Something went wrong"))
        self._details = details
        self.column.addWidget(Text(theme, _("Something went wrong inside the app"), role="title"))
        stored = _("What was saved before stays saved. The last step may not have been carried out.")
        self.column.addWidget(Text(theme, stored))
        on = _("You can go on. If a page looks odd, close the workbook and open it again.")
        self.column.addWidget(Text(theme, on))
        self.column.addSpacing(8)
        self.column.addWidget(Text(theme, _("Details, without answers, comments, or names:"), weight=600))
        self.column.addWidget(Text(theme, details, role="small", tone="muted"))
        self.column.addStretch(1)
        self.copy = Button(theme, _("Copy details"), self._copy)
        self.add_foot(Button(theme, _("Go on"), self.accept, kind="primary"), left=self.copy)

    @classmethod
    def ask(cls, parent: QWidget, theme: Theme, type_name: str, places: Sequence[str]) -> None:
        """Say it, unless it is being said already."""
        if cls.open_now:
            return
        cls.open_now = True
        try:
            cls(parent, theme, _details(type_name, places)).run()
        finally:
            cls.open_now = False

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        announce(self, _("Details copied"))


def _details(type_name: str, places: Sequence[str]) -> str:
    """The kind of mistake and the lines that led to it, the last one first."""
    return "\n".join([f"Six Elements {__version__}: {type_name}", *reversed(places)])
