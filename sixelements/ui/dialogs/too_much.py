"""A workbook that holds more than fits: what that is, and the way to a copy that can be changed."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from sixelements.domain.errors import SixElementsError
from sixelements.i18n import _
from sixelements.presentation.mending import MendPresenter
from sixelements.presentation.session import Session
from sixelements.ui.dialogs.frame import Dialog
from sixelements.ui.theme import Theme
from sixelements.ui.widgets.text import Button, Text


class TooMuchDialog(Dialog):
    """Lists what is too long or too much; reading goes on, or a mended copy is made and opened."""

    def __init__(self, parent: QWidget, theme: Theme, presenter: MendPresenter) -> None:
        self._presenter, self._view = presenter, presenter.view()
        super().__init__(parent, theme, self._view.title)
        self.mended: Path | None = None
        self._build()

    def _build(self) -> None:
        theme, view = self.theme, self._view
        self.column.addWidget(Text(theme, view.title, role="title"))
        self.column.addWidget(Text(theme, view.sentence))
        self.column.addWidget(Text(theme, view.promise, tone="muted"))
        self.column.addSpacing(8)
        for line in view.lines:
            self.column.addWidget(Text(theme, line, role="small"))
        self.column.addWidget(self.problem)
        self.column.addStretch(1)
        self.mend = Button(theme, _("Mend a copy"), self._mend, kind="primary")
        self.add_foot(Button(theme, _("Only read it"), self.reject), self.mend)

    @classmethod
    def ask(
        cls, parent: QWidget, session: Session, theme: Theme, path: Path, beyond: Sequence[str]
    ) -> Path | None:
        """Say what is too much; the path of the mended copy to open, if one was made."""
        dialog = cls(parent, theme, MendPresenter(session, path, beyond))
        return dialog.mended if dialog.run() else None

    def _mend(self) -> None:
        try:
            self.mended = self._presenter.mend()
        except SixElementsError as refusal:
            self.say(refusal.sentence)
        else:
            self.accept()
